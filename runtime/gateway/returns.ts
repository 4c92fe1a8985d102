/** Approving, declining and closing returns. A person may have done it meanwhile: the return is read first, every time. */
import { ConnectorError } from '../../connectors/error.ts';
import type { OrderReturn } from '../../contracts/return.ts';
import type { Performer, Performing, ReadBack, Result } from './performer.ts';

export const approveReturn: Performer<'approve_return'> = {
  async act({ returnId, notifyCustomer }, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const { status } = await readReturn(on, returnId);
    if (status === 'REQUESTED') await shopify.approveReturn(returnId, notifyCustomer, on.call);
    else if (status !== 'OPEN') throw changed(`it is ${status}, and cannot be approved`);
    return { byUs: status === 'REQUESTED' };
  },
  readBack: async ({ returnId }, on) =>
    happened((await readReturn(on, returnId)).status !== 'REQUESTED', { byUs: true }),
};

export const declineReturn: Performer<'decline_return'> = {
  async act({ returnId, reason, notifyCustomer }, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const { status } = await readReturn(on, returnId);
    if (status === 'REQUESTED') await shopify.declineReturn({ returnId, reason, notifyCustomer }, on.call);
    else if (status !== 'DECLINED') throw changed(`it is ${status}, and cannot be declined`);
    return { reason, byUs: status === 'REQUESTED' };
  },
  readBack: async ({ returnId, reason }, on) =>
    happened((await readReturn(on, returnId)).status === 'DECLINED', { reason, byUs: true }),
};

export const closeReturn: Performer<'close_return'> = {
  async act({ returnId }, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const { status } = await readReturn(on, returnId);
    if (status === 'OPEN') await shopify.closeReturn(returnId, on.call);
    else if (status !== 'CLOSED') throw changed(`it is ${status}, and cannot be closed`);
    return {};
  },
  readBack: async () => ({ happened: 'no' }),
};

export const processExchange: Performer<'process_exchange'> = {
  async act({ returnId, lines, exchanges }, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const found = await readReturn(on, returnId);
    if (found.status !== 'OPEN') throw changed(`it is ${found.status}, and no goods can be exchanged`);
    if (isExchanged(found, exchanges)) return {};
    await shopify.processReturn({ returnId, lines, exchanges }, on.call);
    return {};
  },
  readBack: async ({ returnId, exchanges }, on) =>
    happened(isExchanged(await readReturn(on, returnId), exchanges), {}),
};

const isExchanged = (found: OrderReturn, exchanges: { id: string }[]) =>
  exchanges.every(({ id }) => found.exchanges.find((each) => each.id === id)?.open === 0);

const happened = (is: boolean, result: Result): ReadBack<Result> =>
  is ? { happened: 'yes', result } : { happened: 'no' };

async function readReturn(on: Performing, returnId: string): Promise<OrderReturn> {
  const shopify = await on.resources.shopify(on.at.store);
  const found = await shopify.readReturn(returnId, on.call);
  if (found) return found;
  throw changed('the store no longer knows it');
}

/** What is to be done now is decided anew. */
export const changed = (message: string) =>
  new ConnectorError({
    kind: 'return_changed',
    message: `the return changed: ${message}`,
    retryable: false,
    mayHaveActed: false,
  });
