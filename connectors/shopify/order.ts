/** An order as GraphQL gives it, read whole: what does not fit the first answer is asked for page by page. */
import { orderGid } from '../../contracts/order.ts';
import type { CallContext } from '../error.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import { allNodes, type Page } from './pages.ts';
import type { ShopifyAccess } from './types.ts';

export interface ShopMoney {
  amount: string;
  currencyCode: string;
}
export interface MoneyBag {
  shopMoney: ShopMoney;
}

export interface Weight {
  value: number;
  unit: string;
}

export interface GraphqlLine {
  id: string;
  title: string;
  sku: string | null;
  vendor: string | null;
  quantity: number;
  currentQuantity: number;
  unfulfilledQuantity: number;
  requiresShipping: boolean;
  isGiftCard: boolean;
  discountedUnitPriceSet: MoneyBag;
  weight: Weight | null;
  variant: {
    id: string;
    inventoryItem: {
      id: string;
      tracked: boolean;
      harmonizedSystemCode: string | null;
      countryCodeOfOrigin: string | null;
      measurement: { weight: Weight | null } | null;
    } | null;
  } | null;
}

export interface GraphqlAddress {
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  zip: string | null;
  countryCodeV2: string | null;
  phone: string | null;
}

export interface GraphqlFulfillmentOrder {
  id: string;
  status: string;
  requestStatus: string;
  assignedLocation: { location: { id: string } | null } | null;
  deliveryMethod: { methodType: string } | null;
  supportedActions: { action: string }[];
  fulfillmentHolds: { id: string; handle: string | null; reason: string; heldByRequestingApp: boolean }[];
  lineItems: Page<GraphqlFulfillmentOrderLine>;
}

interface GraphqlFulfillmentOrderLine {
  id: string;
  totalQuantity: number;
  remainingQuantity: number;
  lineItem: { id: string };
}

/** What is read of one order as well as of many. */
export interface GraphqlStanding {
  name: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  closedAt: string | null;
  test: boolean;
  displayFinancialStatus: string | null;
  displayFulfillmentStatus: string;
}

export interface GraphqlOrder extends GraphqlStanding {
  id: string;
  returnStatus: string;
  currencyCode: string;
  taxesIncluded: boolean;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  customerLocale: string | null;
  sourceName: string | null;
  customAttributes: { key: string; value: string | null }[];
  currentSubtotalPriceSet: MoneyBag;
  currentShippingPriceSet: MoneyBag;
  currentTotalTaxSet: MoneyBag;
  currentTotalDiscountsSet: MoneyBag;
  currentTotalPriceSet: MoneyBag;
  totalOutstandingSet: MoneyBag;
  totalRefundedSet: MoneyBag;
  customer: {
    id: string;
    numberOfOrders: string | number;
    amountSpent: ShopMoney | null;
    tags: string[];
    locale: string | null;
  } | null;
  shippingAddress: GraphqlAddress | null;
  billingAddress: GraphqlAddress | null;
  shippingLine: { title: string; code: string | null; discountedPriceSet: MoneyBag } | null;
  risk: { recommendation: string; assessments: { riskLevel: string }[] };
  due: { presentmentMoney: ShopMoney };
  /** Those that can be captured. */
  transactions: {
    id: string;
    createdAt: string;
    authorizationExpiresAt: string | null;
    amountSet: { presentmentMoney: ShopMoney };
    totalUnsettledSet: { presentmentMoney: ShopMoney } | null;
  }[];
  disputes: { id: string; initiatedAs: string; status: string }[];
  lineItems: Page<GraphqlLine>;
  fulfillmentOrders: Page<GraphqlFulfillmentOrder>;
  fulfillments: {
    id: string;
    status: string;
    displayStatus: string | null;
    createdAt: string;
    updatedAt: string;
    trackingInfo: { number: string | null; company: string | null }[];
  }[];
}

/** @returns null where the store has no such order. */
export async function readWholeOrder(
  access: ShopifyAccess,
  orderId: string,
  ctx: CallContext,
): Promise<GraphqlOrder | null> {
  const id = orderGid(orderId);
  const ask = <T>(operation: string, variables: Record<string, unknown>) =>
    graphql<T>(access, operation, variables, ctx);

  const { order } = await ask<{ order: GraphqlOrder | null }>(operations.READ_ORDER, { id });
  if (!order) return null;
  const lines = await allNodes(order.lineItems, async (after) => {
    const more = await ask<{ order: Pick<GraphqlOrder, 'lineItems'> | null }>(operations.READ_MORE_LINES, {
      id,
      after,
    });
    return more.order?.lineItems;
  });
  const fulfillmentOrders = await allNodes(order.fulfillmentOrders, async (after) => {
    const more = await ask<{ order: Pick<GraphqlOrder, 'fulfillmentOrders'> | null }>(
      operations.READ_MORE_FULFILLMENT_ORDERS,
      { id, after },
    );
    return more.order?.fulfillmentOrders;
  });
  for (const fulfillmentOrder of fulfillmentOrders) {
    const all = await allNodes(fulfillmentOrder.lineItems, async (after) => {
      const more = await ask<{ fulfillmentOrder: Pick<GraphqlFulfillmentOrder, 'lineItems'> | null }>(
        operations.READ_MORE_FULFILLMENT_ORDER_LINES,
        { id: fulfillmentOrder.id, after },
      );
      return more.fulfillmentOrder?.lineItems;
    });
    fulfillmentOrder.lineItems.nodes = all;
  }
  order.lineItems.nodes = lines;
  order.fulfillmentOrders.nodes = fulfillmentOrders;
  return order;
}
