/** Shopify's Admin API for one store. */
import { orderGid } from '../../contracts/order.ts';
import { type CallContext, ConnectorError } from '../error.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import { readWholeOrder } from './order.ts';
import { toSnapshot } from './snapshot.ts';
import { readLocations, readStock } from './stock.ts';
import { readOutcomes, readSummaries } from './summaries.ts';
import type { Shopify, ShopifyAccess } from './types.ts';
import { refuseUserErrors, type UserError } from './userErrors.ts';

type Payload<Extra = object> = (Extra & { userErrors: UserError[] }) | null;

export function shopify(access: ShopifyAccess): Shopify {
  /** Sends a mutation and hands on its payload, or throws what Shopify says is wrong with it. */
  const mutate = async <Extra>(
    operation: string,
    name: string,
    variables: Record<string, unknown>,
    ctx: CallContext,
    forgive: (error: UserError) => boolean = () => false,
  ): Promise<Extra> => {
    const data = await graphql<Record<string, Payload<Extra>>>(access, operation, variables, ctx);
    const payload = data[name];
    if (!payload) throw answersWithout(name);
    refuseUserErrors(
      payload.userErrors.filter((error) => !forgive(error)),
      name,
    );
    return payload;
  };

  return {
    async readOrder(orderId, ctx) {
      const readAt = new Date().toISOString();
      const order = await readWholeOrder(access, orderId, ctx);
      return order && toSnapshot({ store: access.domain, orderId, readAt }, order);
    },

    readSummaries: (query, ctx) => readSummaries(access, query, ctx),

    readOutcomes: (query, ctx) => readOutcomes(access, query, ctx),

    readStock: (inventoryItemIds, ctx) => readStock(access, inventoryItemIds, ctx),

    readLocations: (ctx) => readLocations(access, ctx),

    async addTags(orderId, tags, ctx) {
      await mutate(operations.ADD_TAGS, 'tagsAdd', { id: orderGid(orderId), tags }, ctx);
    },

    async hold({ fulfillmentOrderId, reason, note, handle }, ctx) {
      const hold = { reason, reasonNotes: note, handle, notifyMerchant: false };
      // The hold already stands under our handle: an earlier try has placed it.
      const stands = ({ code }: UserError) => code === 'DUPLICATE_FULFILLMENT_HOLD_HANDLE';
      await mutate(operations.HOLD, 'fulfillmentOrderHold', { id: fulfillmentOrderId, hold }, ctx, stands);
    },

    async releaseHolds(fulfillmentOrderId, holdIds, ctx) {
      await mutate(
        operations.RELEASE_HOLD,
        'fulfillmentOrderReleaseHold',
        { id: fulfillmentOrderId, holdIds },
        ctx,
      );
    },

    async moveFulfillmentOrder({ fulfillmentOrderId, toLocationId, lines }, ctx) {
      const variables = { id: fulfillmentOrderId, locationId: toLocationId, lines: toLineInput(lines) };
      await mutate(operations.MOVE, 'fulfillmentOrderMove', variables, ctx);
    },

    async updateAddress(orderId, address, ctx) {
      const { name, countryCode, ...rest } = address;
      const [firstName, ...lastName] = (name ?? '').split(' ');
      const shippingAddress = { ...rest, countryCode, firstName, lastName: lastName.join(' ') };
      const input = { id: orderGid(orderId), shippingAddress };
      await mutate(operations.UPDATE_ORDER, 'orderUpdate', { input }, ctx);
    },

    async createFulfillment({ units, tracking, notifyCustomer }, ctx) {
      const fulfillment = {
        notifyCustomer,
        trackingInfo: tracking,
        lineItemsByFulfillmentOrder: units.map(({ fulfillmentOrderId, lines }) => ({
          fulfillmentOrderId,
          fulfillmentOrderLineItems: toLineInput(lines),
        })),
      };
      const { fulfillment: created } = await mutate<{ fulfillment: { id: string } | null }>(
        operations.CREATE_FULFILLMENT,
        'fulfillmentCreate',
        { fulfillment },
        ctx,
      );
      if (!created) throw answersWithout('fulfillmentCreate');
      return { fulfillmentId: created.id };
    },

    async cancelFulfillment(fulfillmentId, ctx) {
      // Cancelling twice is what a retried compensation does.
      const cancelled = ({ message }: UserError) => /cancel/i.test(message) && /already/i.test(message);
      await mutate(operations.CANCEL_FULFILLMENT, 'fulfillmentCancel', { id: fulfillmentId }, ctx, cancelled);
    },
  };
}

const toLineInput = (lines: { fulfillmentOrderLineItemId: string; quantity: number }[]) =>
  lines.map(({ fulfillmentOrderLineItemId: id, quantity }) => ({ id, quantity }));

/** Neither an error nor a result: whether it acted has to be read back. */
const answersWithout = (name: string) =>
  new ConnectorError({
    kind: 'shopify_unavailable',
    message: `${name}: Shopify answered without a result`,
    retryable: true,
    mayHaveActed: true,
  });
