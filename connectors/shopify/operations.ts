/** The GraphQL operations Waybill sends, Admin API 2026-10. The checks validate each against the schema. */

export const API_VERSION = '2026-10';

const MONEY = `shopMoney { amount currencyCode }`;

const ADDRESS = `
  name company address1 address2 city provinceCode zip countryCodeV2 phone`;

const LINES = `
  pageInfo { hasNextPage endCursor }
  nodes {
    id title sku vendor quantity currentQuantity unfulfilledQuantity requiresShipping isGiftCard
    discountedUnitPriceSet { ${MONEY} }
    weight { value unit }
    variant {
      id
      inventoryItem {
        id tracked harmonizedSystemCode countryCodeOfOrigin
        measurement { weight { value unit } }
      }
    }
  }`;

const FULFILLMENT_ORDER_LINES = `
  pageInfo { hasNextPage endCursor }
  nodes { id totalQuantity remainingQuantity lineItem { id } }`;

const FULFILLMENT_ORDERS = `
  pageInfo { hasNextPage endCursor }
  nodes {
    id status requestStatus
    assignedLocation { location { id } }
    deliveryMethod { methodType }
    supportedActions { action }
    fulfillmentHolds { id handle reason heldByRequestingApp }
    lineItems(first: 40) { ${FULFILLMENT_ORDER_LINES} }
  }`;

/**
 * The whole order in one round trip; what is larger than these pages takes another for each further page. Their sizes keep
 * the cost below 1000 points even where each node counts in full: Shopify refuses a query above that before running it.
 */
export const READ_ORDER = `
query WaybillOrder($id: ID!) {
  order(id: $id) {
    id name createdAt updatedAt cancelledAt closedAt test
    displayFinancialStatus displayFulfillmentStatus returnStatus currencyCode taxesIncluded
    email phone note tags customerLocale sourceName
    customAttributes { key value }
    currentSubtotalPriceSet { ${MONEY} }
    currentShippingPriceSet { ${MONEY} }
    currentTotalTaxSet { ${MONEY} }
    currentTotalDiscountsSet { ${MONEY} }
    currentTotalPriceSet { ${MONEY} }
    totalOutstandingSet { ${MONEY} }
    totalRefundedSet { ${MONEY} }
    customer { id numberOfOrders amountSpent { amount currencyCode } tags locale }
    shippingAddress { ${ADDRESS} }
    billingAddress { ${ADDRESS} }
    shippingLine { title code discountedPriceSet { ${MONEY} } }
    risk { recommendation assessments { riskLevel } }
    disputes { id initiatedAs status }
    due: currentTotalPriceSet { presentmentMoney { amount currencyCode } }
    transactions(first: 5, capturable: true) {
      id createdAt authorizationExpiresAt
      amountSet { presentmentMoney { amount currencyCode } }
      totalUnsettledSet { presentmentMoney { amount currencyCode } }
    }
    lineItems(first: 50) { ${LINES} }
    fulfillmentOrders(first: 5) { ${FULFILLMENT_ORDERS} }
    fulfillments(first: 40) { id status displayStatus createdAt updatedAt trackingInfo { number company } }
  }
}`;

export const READ_MORE_LINES = `
query WaybillOrderLines($id: ID!, $after: String!) {
  order(id: $id) { lineItems(first: 50, after: $after) { ${LINES} } }
}`;

export const READ_MORE_FULFILLMENT_ORDERS = `
query WaybillFulfillmentOrders($id: ID!, $after: String!) {
  order(id: $id) { fulfillmentOrders(first: 5, after: $after) { ${FULFILLMENT_ORDERS} } }
}`;

export const READ_MORE_FULFILLMENT_ORDER_LINES = `
query WaybillFulfillmentOrderLines($id: ID!, $after: String!) {
  fulfillmentOrder(id: $id) { lineItems(first: 100, after: $after) { ${FULFILLMENT_ORDER_LINES} } }
}`;

const LEVELS = `
  pageInfo { hasNextPage endCursor }
  nodes {
    location { id }
    quantities(names: ["available", "committed", "on_hand"]) { name quantity }
  }`;

export const READ_STOCK = `
query WaybillStock($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on InventoryItem {
      id
      inventoryLevels(first: 20) { ${LEVELS} }
    }
  }
}`;

export const READ_MORE_STOCK = `
query WaybillMoreStock($id: ID!, $after: String!) {
  inventoryItem(id: $id) { inventoryLevels(first: 100, after: $after) { ${LEVELS} } }
}`;

export const READ_LOCATIONS = `
query WaybillLocations($after: String) {
  locations(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id name isActive fulfillsOnlineOrders isFulfillmentService
      address { address1 address2 city provinceCode zip countryCode phone }
    }
  }
}`;

const SUMMARY = `
  id name createdAt updatedAt cancelledAt closedAt test requiresShipping displayFinancialStatus displayFulfillmentStatus`;

/** Little of each order, but of many at once: what tells whether something was missed. */
export const READ_SUMMARIES = `
query WaybillSummaries($query: String!, $sortKey: OrderSortKeys!, $after: String) {
  orders(first: 100, query: $query, sortKey: $sortKey, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { ${SUMMARY} }
  }
}`;

/** As above, with the parcels that left: larger, so fewer at once. */
export const READ_OUTCOMES = `
query WaybillOutcomes($query: String!, $sortKey: OrderSortKeys!, $after: String) {
  orders(first: 25, query: $query, sortKey: $sortKey, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { ${SUMMARY} fulfillments(first: 10) { status trackingInfo(first: 2) { number } } }
  }
}`;

/** Without idempotency: the order is read before it is tried again. */
export const CAPTURE = `
mutation WaybillCapture($input: OrderCaptureInput!) {
  orderCapture(input: $input) { transaction { id } userErrors { field message } }
}`;

export const READ_ORDER_OF = `
query WaybillOrderOf($id: ID!) { fulfillmentOrder(id: $id) { orderId } }`;

export const SHOP = `query WaybillShop { shop { id } }`;

export const COUNT_ORDERS = `
query WaybillCountOrders($query: String!) { ordersCount(query: $query, limit: null) { count } }`;

export const READ_SCOPES = `
query WaybillScopes { currentAppInstallation { accessScopes { handle } } }`;

export const READ_SUBSCRIPTIONS = `
query WaybillSubscriptions($after: String) {
  webhookSubscriptions(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id topic uri format }
  }
}`;

export const SUBSCRIBE = `
mutation WaybillSubscribe($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) { userErrors { field message } }
}`;

export const CHANGE_SUBSCRIPTION = `
mutation WaybillChangeSubscription($id: ID!, $subscription: WebhookSubscriptionInput!) {
  webhookSubscriptionUpdate(id: $id, webhookSubscription: $subscription) { userErrors { field message } }
}`;

export const UNSUBSCRIBE = `
mutation WaybillUnsubscribe($id: ID!) {
  webhookSubscriptionDelete(id: $id) { userErrors { field message } }
}`;

/** Run by Shopify itself, so without sizes and variables: the search takes the place of the empty one. */
export const BULK_OUTCOMES = `
query WaybillBulkOutcomes {
  orders(query: "") { edges { node { ${SUMMARY} fulfillments(first: 10) { status trackingInfo(first: 2) { number } } } } }
}`;

export const RUN_BULK = `
mutation WaybillRunBulk($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) {
    bulkOperation { id }
    userErrors { field message code }
  }
}`;

export const READ_BULK = `
query WaybillBulk($id: ID!) {
  bulkOperation(id: $id) { status errorCode url }
}`;

export const READ_JOB = `
query WaybillJob($id: ID!) { job(id: $id) { done } }`;

/** Shopify refuses it without the key, which its schema does not show. */
export const ADJUST_STOCK = `
mutation WaybillAdjustStock($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) { userErrors { field message code } }
}`;

export const CANCEL_ORDER = `
mutation WaybillCancelOrder($id: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $refund: OrderCancelRefundMethodInput!, $notify: Boolean!, $note: String) {
  orderCancel(orderId: $id, reason: $reason, restock: $restock, refundMethod: $refund, notifyCustomer: $notify, staffNote: $note) {
    job { id done }
    userErrors: orderCancelUserErrors { field message code }
  }
}`;

export const ADD_TAGS = `
mutation WaybillAddTags($id: ID!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) { userErrors { field message } }
}`;

export const HOLD = `
mutation WaybillHold($id: ID!, $hold: FulfillmentOrderHoldInput!) {
  fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
    fulfillmentHold { id }
    userErrors { field message code }
  }
}`;

export const RELEASE_HOLD = `
mutation WaybillReleaseHold($id: ID!, $holdIds: [ID!]) {
  fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) { userErrors { field message code } }
}`;

export const MOVE = `
mutation WaybillMove($id: ID!, $locationId: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
  fulfillmentOrderMove(id: $id, newLocationId: $locationId, fulfillmentOrderLineItems: $lines) {
    movedFulfillmentOrder { id }
    userErrors { field message code }
  }
}`;

export const REQUEST_FULFILLMENT = `
mutation WaybillRequestFulfillment($id: ID!, $lines: [FulfillmentOrderLineItemInput!], $notify: Boolean) {
  fulfillmentOrderSubmitFulfillmentRequest(id: $id, fulfillmentOrderLineItems: $lines, notifyCustomer: $notify) {
    submittedFulfillmentOrder { id requestStatus }
    userErrors { field message }
  }
}`;

export const WITHDRAW_REQUEST = `
mutation WaybillWithdrawRequest($id: ID!, $message: String) {
  fulfillmentOrderSubmitCancellationRequest(id: $id, message: $message) {
    fulfillmentOrder { id requestStatus }
    userErrors { field message }
  }
}`;

export const UPDATE_ORDER = `
mutation WaybillUpdateOrder($input: OrderInput!) {
  orderUpdate(input: $input) { userErrors { field message } }
}`;

/** As many lines as an order is edited by; a larger order is for the merchant to edit. */
export const BEGIN_EDIT = `
mutation WaybillBeginEdit($id: ID!) {
  orderEditBegin(id: $id) {
    calculatedOrder { id lineItems(first: 250) { nodes { id editableQuantity } } }
    userErrors { field message }
  }
}`;

export const SET_QUANTITY = `
mutation WaybillSetQuantity($id: ID!, $lineItemId: ID!, $quantity: Int!) {
  orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: true) {
    calculatedLineItem { id quantity }
    userErrors { field message }
  }
}`;

export const COMMIT_EDIT = `
mutation WaybillCommitEdit($id: ID!, $staffNote: String) {
  orderEditCommit(id: $id, notifyCustomer: false, staffNote: $staffNote) {
    order { id }
    userErrors { field message }
  }
}`;

export const CREATE_FULFILLMENT = `
mutation WaybillCreateFulfillment($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) {
    fulfillment { id }
    userErrors { field message }
  }
}`;

export const CANCEL_FULFILLMENT = `
mutation WaybillCancelFulfillment($id: ID!) {
  fulfillmentCancel(id: $id) { userErrors { field message } }
}`;

const BOTH = `shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }`;

/** Newest first: what was asked for long ago is settled. */
export const READ_RETURNS = `
query WaybillReturns($id: ID!) {
  order(id: $id) {
    id currencyCode presentmentCurrencyCode
    totalRefundedSet { ${MONEY} }
    refunds(first: 100) {
      id createdAt note
      return { id }
      totalRefundedSet { ${BOTH} }
      refundLineItems(first: 1) { nodes { quantity } }
    }
    returns(first: 20, reverse: true) { nodes { id status } }
  }
}`;

const RETURN_LINES = `
  pageInfo { hasNextPage endCursor }
  nodes {
    id quantity processedQuantity refundableQuantity refundedQuantity returnReason
    ... on ReturnLineItem {
      customerNote
      restockingFee { amountSet { ${BOTH} } }
      fulfillmentLineItem { id lineItem { id refundableQuantity } }
    }
  }`;

/** What came back is told by the dispositions of its reverse fulfillment orders, or by the parcel that it travels in. */
export const READ_RETURN = `
query WaybillReturn($id: ID!) {
  return(id: $id) {
    id name status createdAt requestApprovedAt closedAt
    returnShippingFees { amountSet { ${BOTH} } }
    exchangeLineItems(first: 20) { nodes { id quantity unprocessedQuantity variantSku } }
    returnLineItems(first: 40) { ${RETURN_LINES} }
    reverseFulfillmentOrders(first: 3) {
      nodes {
        lineItems(first: 40) { nodes { fulfillmentLineItem { id } dispositions { type quantity } } }
        reverseDeliveries(first: 3) {
          nodes { deliverable { ... on ReverseDeliveryShippingDeliverable { tracking { number carrierName } } } }
        }
      }
    }
  }
}`;

export const READ_MORE_RETURN_LINES = `
query WaybillReturnLines($id: ID!, $after: String!) {
  return(id: $id) { returnLineItems(first: 40, after: $after) { ${RETURN_LINES} } }
}`;

export const SUGGEST_REFUND = `
query WaybillSuggestedRefund($id: ID!, $lines: [RefundLineItemInput!], $shipping: Boolean) {
  order(id: $id) {
    taxesIncluded
    suggestedRefund(refundLineItems: $lines, refundShipping: $shipping) {
      amountSet { ${BOTH} }
      discountedSubtotalSet { ${BOTH} }
      totalTaxSet { ${BOTH} }
      shipping { amountSet { ${BOTH} } }
      suggestedTransactions { gateway amountSet { ${BOTH} } parentTransaction { id } }
    }
  }
}`;

export const APPROVE_RETURN = `
mutation WaybillApproveReturn($input: ReturnApproveRequestInput!) {
  returnApproveRequest(input: $input) { return { id } userErrors { field message code } }
}`;

export const DECLINE_RETURN = `
mutation WaybillDeclineReturn($input: ReturnDeclineRequestInput!) {
  returnDeclineRequest(input: $input) { return { id } userErrors { field message code } }
}`;

export const CLOSE_RETURN = `
mutation WaybillCloseReturn($id: ID!) {
  returnClose(id: $id) { return { id } userErrors { field message code } }
}`;

/** Takes no idempotency key: the return is read before a retry. */
export const PROCESS_RETURN = `
mutation WaybillProcessReturn($input: ReturnProcessInput!) {
  returnProcess(input: $input) { return { id } userErrors { field message code } }
}`;

/** Shopify refuses it without the key, which its schema does not show. */
export const CREATE_REFUND = `
mutation WaybillRefund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { field message } }
}`;
