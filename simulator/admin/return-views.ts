/** Returns and refunds as GraphQL types, with every amount in both currencies. */
import type { Order, Refund, Return, ReturnLine } from '../state.ts';
import { presented, presentmentOf, suggest, type Wanted } from '../store/refunds.ts';
import { connection, type Page } from './page.ts';

const both = (order: Order, amount: string) => ({
  shopMoney: { amount, currencyCode: order.currency },
  presentmentMoney: {
    amount: presented(order, amount),
    currencyCode: presentmentOf(order).currency,
  },
});

export const refundView = (order: Order, refund: Refund) => ({
  __typename: 'Refund',
  id: refund.id,
  createdAt: refund.createdAt,
  note: refund.note,
  return: null,
  totalRefundedSet: both(order, refund.amount),
  refundLineItems: (page: Page) => connection(refund.lines ?? [], ({ quantity }) => ({ quantity }), page),
});

export interface SuggestArgs {
  refundLineItems?: Wanted[] | null;
  refundShipping?: boolean | null;
}

export function suggestionView(order: Order, { refundLineItems, refundShipping }: SuggestArgs) {
  const suggested = suggest(order, refundLineItems ?? [], refundShipping === true);
  return {
    amountSet: both(order, suggested.amount),
    discountedSubtotalSet: both(order, suggested.goods),
    totalTaxSet: both(order, suggested.tax),
    maximumRefundableSet: both(order, suggested.maximum),
    shipping: { amountSet: both(order, suggested.shipping) },
    suggestedTransactions: suggested.transactions.map(({ gateway, parentId, amount }) => ({
      gateway,
      kind: 'SUGGESTED_REFUND',
      amountSet: both(order, amount),
      parentTransaction: { id: parentId },
    })),
  };
}

function lineView(order: Order, line: ReturnLine) {
  const item = order.lines.find(({ id }) => id === line.lineId);
  const bought = item?.currentQuantity ?? 0;
  return {
    __typename: 'ReturnLineItem',
    id: line.id,
    quantity: line.quantity,
    processedQuantity: line.processed,
    refundableQuantity: line.quantity - line.refunded,
    refundedQuantity: line.refunded,
    returnReason: line.reason,
    customerNote: line.note,
    restockingFee: null,
    fulfillmentLineItem: {
      id: line.fulfillmentLineId,
      lineItem: { id: line.lineId, refundableQuantity: bought },
    },
  };
}

export const returnView = (order: Order, it: Return) => ({
  __typename: 'Return',
  id: it.id,
  name: it.name,
  status: it.status,
  createdAt: it.createdAt,
  requestApprovedAt: it.approvedAt,
  closedAt: it.closedAt,
  returnShippingFees: it.shippingFee ? [{ amountSet: both(order, it.shippingFee) }] : [],
  exchangeLineItems: (page: Page) =>
    connection(
      it.exchanges,
      ({ id, sku, quantity, processed }) => ({
        id,
        quantity,
        variantSku: sku,
        unprocessedQuantity: quantity - processed,
      }),
      page,
    ),
  returnLineItems: (page: Page) => connection(it.lines, (line) => lineView(order, line), page),
  reverseFulfillmentOrders: (page: Page) =>
    connection(it.status === 'REQUESTED' ? [] : [it], (whole) => reverseView(whole), page),
});

const reverseView = (it: Return) => ({
  lineItems: (page: Page) =>
    connection(
      it.lines,
      (line) => ({
        fulfillmentLineItem: { id: line.fulfillmentLineId },
        dispositions: line.dispositions,
      }),
      page,
    ),
  reverseDeliveries: (page: Page) =>
    connection(
      it.tracking ? [it.tracking] : [],
      (number) => ({
        deliverable: {
          __typename: 'ReverseDeliveryShippingDeliverable',
          tracking: { number, carrierName: it.carrier ?? null },
        },
      }),
      page,
    ),
});
