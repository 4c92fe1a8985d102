/** Reading returns and refunds, and what Shopify would refund. People work on them at the same time, so nothing is kept. */
import { parseMoney } from '../../contracts/money.ts';
import { orderGid } from '../../contracts/order.ts';
import { type BothMoney, OrderReturn, Returns, SuggestedRefund } from '../../contracts/return.ts';
import { type CallContext, ConnectorError } from '../error.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import type { ShopMoney } from './order.ts';
import { allNodes, type Page } from './pages.ts';
import type { RefundUnits, ShopifyAccess } from './types.ts';

interface BothBag {
  shopMoney: ShopMoney;
  presentmentMoney: ShopMoney;
}

interface GraphqlReturns {
  currencyCode: string;
  totalRefundedSet: { shopMoney: ShopMoney };
  refunds: {
    id: string;
    createdAt: string;
    note: string | null;
    return: { id: string } | null;
    totalRefundedSet: BothBag;
    refundLineItems: { nodes: { quantity: number }[] };
  }[];
  returns: { nodes: { id: string; status: string }[] };
}

interface GraphqlReturnLine {
  id: string;
  quantity: number;
  processedQuantity: number;
  refundableQuantity: number;
  refundedQuantity: number;
  returnReason: string;
  customerNote?: string | null;
  restockingFee?: { amountSet: BothBag } | null;
  /** Missing where the line is none of a fulfilled item. */
  fulfillmentLineItem?: { id: string; lineItem: { id: string; refundableQuantity: number } };
}

interface GraphqlReturn {
  id: string;
  name: string;
  status: string;
  createdAt: string;
  requestApprovedAt: string | null;
  closedAt: string | null;
  returnShippingFees: { amountSet: BothBag }[];
  exchangeLineItems: {
    nodes: { id: string; quantity: number; unprocessedQuantity: number; variantSku: string | null }[];
  };
  returnLineItems: Page<GraphqlReturnLine>;
  reverseFulfillmentOrders: {
    nodes: {
      lineItems: {
        nodes: {
          fulfillmentLineItem: { id: string } | null;
          dispositions: { type: string; quantity: number }[];
        }[];
      };
      reverseDeliveries: {
        nodes: {
          deliverable: { tracking?: { number: string | null; carrierName: string | null } | null } | null;
        }[];
      };
    }[];
  };
}

interface GraphqlSuggesting {
  taxesIncluded: boolean;
  suggestedRefund: GraphqlSuggestion | null;
}

interface GraphqlSuggestion {
  amountSet: BothBag;
  discountedSubtotalSet: BothBag;
  totalTaxSet: BothBag;
  shipping: { amountSet: BothBag };
  suggestedTransactions: {
    gateway: string | null;
    amountSet: BothBag;
    parentTransaction: { id: string } | null;
  }[];
}

/** Ended without anything to do for it. */
const VOID = new Set(['DECLINED', 'CANCELED']);

/** @returns null where the store has no such order. */
export async function readReturns(
  access: ShopifyAccess,
  orderId: string,
  ctx: CallContext,
): Promise<Returns | null> {
  const id = orderGid(orderId);
  const { order } = await graphql<{ order: GraphqlReturns | null }>(
    access,
    operations.READ_RETURNS,
    { id },
    ctx,
  );
  if (!order) return null;
  const standing = order.returns.nodes.filter(({ status }) => !VOID.has(status));
  const returns = await Promise.all(standing.map((each) => readReturn(access, each.id, ctx)));
  return Returns.parse({
    refunded: money(order.totalRefundedSet.shopMoney),
    refunds: order.refunds.map((refund) => ({
      id: refund.id,
      createdAt: utc(refund.createdAt),
      note: refund.note,
      returnId: refund.return?.id ?? null,
      amount: both(refund.totalRefundedSet),
      ofUnits: refund.refundLineItems.nodes.length > 0,
    })),
    returns: returns.filter((each) => each !== null),
  });
}

/** @returns null where the store has no such return. */
export async function readReturn(
  access: ShopifyAccess,
  id: string,
  ctx: CallContext,
): Promise<OrderReturn | null> {
  const ask = <T>(operation: string, variables: object) =>
    graphql<{ return: T | null }>(access, operation, { id, ...variables }, ctx);
  const { return: found } = await ask<GraphqlReturn>(operations.READ_RETURN, {});
  if (!found) return null;
  const lines = await allNodes(found.returnLineItems, async (after) => {
    const more = await ask<Pick<GraphqlReturn, 'returnLineItems'>>(operations.READ_MORE_RETURN_LINES, {
      after,
    });
    return more.return?.returnLineItems;
  });
  return toReturn(found, lines);
}

function toReturn(found: GraphqlReturn, lines: GraphqlReturnLine[]): OrderReturn {
  const reverse = found.reverseFulfillmentOrders.nodes;
  const disposed = reverse.flatMap((each) => each.lineItems.nodes);
  const parcels = reverse.flatMap((each) => each.reverseDeliveries.nodes);
  const charged = [
    ...found.returnShippingFees,
    ...lines.flatMap(({ restockingFee }) => restockingFee ?? []),
  ].map(({ amountSet }) => both(amountSet));
  return OrderReturn.parse({
    id: found.id,
    name: found.name,
    status: found.status,
    requestedAt: utc(found.createdAt),
    approvedAt: found.requestApprovedAt && utc(found.requestApprovedAt),
    closedAt: found.closedAt && utc(found.closedAt),
    lines: lines.flatMap((line) => {
      const item = line.fulfillmentLineItem;
      if (!item) return [];
      const here = disposed.filter(({ fulfillmentLineItem }) => fulfillmentLineItem?.id === item.id);
      const units = (types: string[]) =>
        here
          .flatMap(({ dispositions }) => dispositions)
          .reduce((sum, { type, quantity }) => sum + (types.includes(type) ? quantity : 0), 0);
      return [
        {
          id: line.id,
          lineItemId: item.lineItem.id,
          quantity: line.quantity,
          refundable: Math.min(line.refundableQuantity, item.lineItem.refundableQuantity),
          refunded: line.refundedQuantity,
          received: Math.max(line.processedQuantity, units(TAKEN_IN)),
          restocked: units(['RESTOCKED']),
          missing: units(['MISSING']),
          reason: line.returnReason,
          note: line.customerNote ?? null,
        },
      ];
    }),
    exchanges: found.exchangeLineItems.nodes.map(({ id, quantity, unprocessedQuantity, variantSku }) => ({
      id,
      quantity,
      open: unprocessedQuantity,
      sku: variantSku,
    })),
    fees: charged.length > 0 ? charged.reduce(plus) : null,
    parcels: parcels.flatMap(({ deliverable }) => {
      const { number, carrierName } = deliverable?.tracking ?? {};
      return number ? [{ trackingNumber: number, carrier: carrierName ?? null }] : [];
    }),
  });
}

const TAKEN_IN = ['RESTOCKED', 'NOT_RESTOCKED', 'PROCESSING_REQUIRED'];

/** @returns null where the store has no such order. */
export async function suggestRefund(
  access: ShopifyAccess,
  { orderId, units, shipping }: { orderId: string; units: RefundUnits[]; shipping: boolean },
  ctx: CallContext,
): Promise<SuggestedRefund | null> {
  // How it is restocked does not change what it is worth.
  const lines = units.map(({ lineItemId, quantity }) => ({
    lineItemId,
    quantity,
    restockType: 'NO_RESTOCK',
  }));
  const { order } = await graphql<{ order: GraphqlSuggesting | null }>(
    access,
    operations.SUGGEST_REFUND,
    { id: orderGid(orderId), lines, shipping },
    ctx,
  );
  const found = order?.suggestedRefund;
  if (!order || !found) return null;
  const goods = both(found.discountedSubtotalSet);
  const sent = both(found.shipping.amountSet);
  const taxed = order.taxesIncluded ? goods : plus(goods, both(found.totalTaxSet));
  return SuggestedRefund.parse({
    amount: both(found.amountSet),
    worth: plus(taxed, sent),
    goods,
    shipping: sent,
    transactions: found.suggestedTransactions.flatMap(({ gateway, amountSet, parentTransaction }) =>
      gateway
        ? [{ parentId: parentTransaction?.id ?? null, gateway, amount: both(amountSet).presentment }]
        : [],
    ),
  });
}

const both = ({ shopMoney, presentmentMoney }: BothBag): BothMoney => ({
  shop: money(shopMoney),
  presentment: money(presentmentMoney),
});

const plus = (a: BothMoney, b: BothMoney): BothMoney => ({
  shop: { ...a.shop, amount: a.shop.amount + b.shop.amount },
  presentment: { ...a.presentment, amount: a.presentment.amount + b.presentment.amount },
});

function money({ amount, currencyCode }: ShopMoney) {
  const read = parseMoney(amount, currencyCode);
  if (read) return read;
  throw new ConnectorError({
    kind: 'order_unreadable',
    message: 'an amount of a return or refund cannot be read',
    retryable: false,
    mayHaveActed: false,
  });
}

const utc = (date: string) => new Date(date).toISOString();
