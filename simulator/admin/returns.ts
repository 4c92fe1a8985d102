/** Root fields of returns and refunds. A refund without an idempotency key is refused, as Shopify does since 2026-04. */
import type { GraphQLResolveInfo } from 'graphql';
import type { Order, Refund, Return, Store, World } from '../state.ts';
import { Refusal } from '../store/fulfillment-orders.ts';
import { createRefund, type RefundInput } from '../store/refunds.ts';
import * as returns from '../store/returns.ts';
import { answer } from './answer.ts';
import { keyOf, once } from './idempotent.ts';
import { refundView, returnView } from './return-views.ts';
import type { Echo } from './root.ts';
import { orderView } from './views.ts';

export function returnRoot(world: World, store: Store, echo: Echo) {
  const find = (id: string): { order: Order; found: Return } => {
    const order = store.orders.get(store.owners.get(id) ?? '');
    const found = order?.returns?.find((each) => each.id === id);
    if (!order || !found) throw new Refusal('Return not found.', ['id'], 'NOT_FOUND');
    return { order, found };
  };
  /** Does it, tells of it, and answers with the return. */
  const change = (id: string, topic: string, notify: boolean, act: (order: Order, found: Return) => void) =>
    answer(() => {
      const { order, found } = find(id);
      const before = found.status;
      act(order, found);
      if (topic === 'returns/process' || found.status !== before)
        echo.returned(store, order, found, topic, notify);
      return { return: returnView(order, found) };
    });

  return {
    return: ({ id }: { id: string }) => {
      const order = store.orders.get(store.owners.get(id) ?? '');
      const found = order?.returns?.find((each) => each.id === id);
      return order && found ? returnView(order, found) : null;
    },

    returnApproveRequest: ({ input }: { input: { id: string; notifyCustomer?: boolean | null } }) =>
      change(input.id, 'returns/approve', input.notifyCustomer === true, (order, found) =>
        returns.approveReturn(world, store, order, found),
      ),

    returnDeclineRequest: ({
      input,
    }: {
      input: { id: string; declineReason: string; notifyCustomer?: boolean | null };
    }) =>
      change(input.id, 'returns/decline', input.notifyCustomer === true, (order, found) =>
        returns.declineReturn(world, store, order, found, input.declineReason),
      ),

    returnClose: ({ id }: { id: string }) =>
      change(id, 'returns/close', false, (order, found) => returns.closeReturn(world, store, order, found)),

    returnProcess: ({
      input,
    }: {
      input: Parameters<typeof returns.processReturn>[4] & { returnId: string };
    }) =>
      change(input.returnId, 'returns/process', false, (order, found) =>
        returns.processReturn(world, store, order, found, input),
      ),

    refundCreate: ({ input }: { input: RefundInput }, _context: unknown, info: GraphQLResolveInfo) => {
      const key = keyOf(info);
      return answer(() => {
        const order = store.orders.get(input.orderId);
        if (!order) throw new Refusal('Order does not exist', ['orderId']);
        const { id, anew } = once(store, key, input, () => createRefund(world, store, order, input).id);
        const refund = order.refunds.find((each) => each.id === id) as Refund;
        if (anew) echo.refunded(store, order, refund, input.notify === true);
        return { refund: refundView(order, refund), order: orderView(store, order) };
      });
    },
  };
}
