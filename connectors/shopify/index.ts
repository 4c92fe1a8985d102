/** Shopify's Admin API for one store. */
import { orderGid } from '../../contracts/order.ts';
import type { CallContext } from '../error.ts';
import { graphql, refuseUserErrors, type UserError } from './graphql.ts';
import * as operations from './operations.ts';
import { type GraphqlLine, type GraphqlOrder, toSnapshot } from './snapshot.ts';
import type { Location, Shopify, ShopifyAccess, StockLevel } from './types.ts';

type Payload<Extra = object> = (Extra & { userErrors: UserError[] }) | null;

interface LinePage {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: GraphqlLine[];
}

export function shopify(access: ShopifyAccess): Shopify {
  /** Sends a mutation and hands on its payload, or throws what Shopify says is wrong with it. */
  const mutate = async <Extra>(
    operation: string,
    name: string,
    variables: Record<string, unknown>,
    ctx: CallContext,
    forgive: (error: UserError) => boolean = () => false,
  ): Promise<Extra | null> => {
    const data = await graphql<Record<string, Payload<Extra>>>(access, operation, variables, ctx);
    const payload = data[name] ?? null;
    refuseUserErrors(payload?.userErrors.filter((error) => !forgive(error)) ?? [], name);
    return payload;
  };

  return {
    async readOrder(orderId, ctx) {
      const id = orderGid(orderId);
      const data = await graphql<{ order: (GraphqlOrder & { lineItems: LinePage }) | null }>(
        access,
        operations.READ_ORDER,
        { id },
        ctx,
      );
      if (!data.order) return null;
      const lines = await allLines(access, id, data.order.lineItems, ctx);
      return toSnapshot(access.domain, orderId, { ...data.order, lineItems: { nodes: lines } });
    },

    async readStock(ids, ctx) {
      const data = await graphql<{ nodes: (InventoryNode | null)[] }>(
        access,
        operations.READ_STOCK,
        { ids },
        ctx,
      );
      return data.nodes.flatMap((node) => (node?.inventoryLevels ? toStock(node) : []));
    },

    async readLocations(ctx) {
      const data = await graphql<{ locations: { nodes: LocationNode[] } }>(
        access,
        operations.READ_LOCATIONS,
        {},
        ctx,
      );
      return data.locations.nodes.map(toLocation);
    },

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
      const payload = await mutate<{ fulfillment: { id: string } | null }>(
        operations.CREATE_FULFILLMENT,
        'fulfillmentCreate',
        { fulfillment },
        ctx,
      );
      if (!payload?.fulfillment)
        refuseUserErrors([{ message: 'no fulfillment in the answer' }], 'fulfillmentCreate');
      return { fulfillmentId: payload?.fulfillment?.id ?? '' };
    },

    async cancelFulfillment(fulfillmentId, ctx) {
      // Cancelling twice is what a retried compensation does.
      const cancelled = ({ message }: UserError) => /cancel/i.test(message) && /already/i.test(message);
      await mutate(operations.CANCEL_FULFILLMENT, 'fulfillmentCancel', { id: fulfillmentId }, ctx, cancelled);
    },
  };
}

async function allLines(
  access: ShopifyAccess,
  id: string,
  first: LinePage,
  ctx: CallContext,
): Promise<GraphqlLine[]> {
  const lines = [...first.nodes];
  let { pageInfo } = first;
  while (pageInfo.hasNextPage) {
    const variables = { id, after: pageInfo.endCursor };
    const data = await graphql<{ order: { lineItems: LinePage } }>(
      access,
      operations.READ_MORE_LINES,
      variables,
      ctx,
    );
    lines.push(...data.order.lineItems.nodes);
    pageInfo = data.order.lineItems.pageInfo;
  }
  return lines;
}

const toLineInput = (lines: { fulfillmentOrderLineItemId: string; quantity: number }[]) =>
  lines.map(({ fulfillmentOrderLineItemId: id, quantity }) => ({ id, quantity }));

interface InventoryNode {
  id: string;
  inventoryLevels?: {
    nodes: { location: { id: string }; quantities: { name: string; quantity: number }[] }[];
  };
}

function toStock({ id, inventoryLevels }: InventoryNode): StockLevel[] {
  return (inventoryLevels?.nodes ?? []).map(({ location, quantities }) => {
    const of = (name: string) => quantities.find((each) => each.name === name)?.quantity ?? 0;
    return {
      inventoryItemId: id,
      locationId: location.id,
      available: of('available'),
      committed: of('committed'),
      onHand: of('on_hand'),
    };
  });
}

interface LocationNode {
  id: string;
  name: string;
  isActive: boolean;
  fulfillsOnlineOrders: boolean;
  address: {
    address1: string | null;
    address2: string | null;
    city: string | null;
    provinceCode: string | null;
    zip: string | null;
    countryCode: string | null;
    phone: string | null;
  };
}

const toLocation = ({ id, name, isActive, fulfillsOnlineOrders, address }: LocationNode): Location => ({
  id,
  name,
  active: isActive,
  fulfillsOnlineOrders,
  address: { name, company: null, ...address },
});
