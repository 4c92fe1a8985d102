/** Shopify's Admin API for one store. */
import { toDecimal } from '../../contracts/money.ts';
import { orderGid } from '../../contracts/order.ts';
import { type CallContext, ConnectorError } from '../error.ts';
import { bulkQuery, readBulk } from './bulk.ts';
import { type Job, untilDone } from './cancel.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import { readWholeOrder } from './order.ts';
import { readReturn, readReturns, suggestRefund } from './returns.ts';
import { toSnapshot } from './snapshot.ts';
import { readLocations, readStock } from './stock.ts';
import { readSubscriptions } from './subscriptions.ts';
import { readOutcomes, readSummaries } from './summaries.ts';
import type { NewRefund, Shopify, ShopifyAccess } from './types.ts';
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
    async letsIn(ctx) {
      try {
        await graphql(access, operations.SHOP, {}, ctx);
        return true;
      } catch (error) {
        // A shop may always be asked for its id: what is missing can only be the access itself.
        if (error instanceof ConnectorError && error.kind === 'shopify_scope_missing') return false;
        throw error;
      }
    },

    async readScopes(ctx) {
      const { currentAppInstallation } = await graphql<{
        currentAppInstallation: { accessScopes: { handle: string }[] };
      }>(access, operations.READ_SCOPES, {}, ctx);
      return currentAppInstallation.accessScopes.map(({ handle }) => handle);
    },

    readSubscriptions: (ctx) => readSubscriptions(access, ctx),

    async subscribe({ topic, uri }, ctx) {
      const variables = { topic, subscription: { uri, format: 'JSON' } };
      await mutate(operations.SUBSCRIBE, 'webhookSubscriptionCreate', variables, ctx);
    },

    async changeSubscription(id, uri, ctx) {
      const variables = { id, subscription: { uri, format: 'JSON' } };
      await mutate(operations.CHANGE_SUBSCRIPTION, 'webhookSubscriptionUpdate', variables, ctx);
    },

    async unsubscribe(id, ctx) {
      await mutate(operations.UNSUBSCRIBE, 'webhookSubscriptionDelete', { id }, ctx);
    },

    async readOrder(orderId, ctx) {
      const readAt = new Date().toISOString();
      const order = await readWholeOrder(access, orderId, ctx);
      return order && toSnapshot({ store: access.domain, orderId, readAt }, order);
    },

    async capture(orderId, { transactionId, amount }, ctx) {
      const input = {
        id: orderGid(orderId),
        parentTransactionId: transactionId,
        amount: toDecimal(amount),
        currency: amount.currency,
        finalCapture: true,
      };
      await mutate(operations.CAPTURE, 'orderCapture', { input }, ctx);
    },

    async orderOf(id, ctx) {
      const { fulfillmentOrder } = await graphql<{ fulfillmentOrder: { orderId: string } | null }>(
        access,
        operations.READ_ORDER_OF,
        { id },
        ctx,
      );
      return fulfillmentOrder?.orderId.replace('gid://shopify/Order/', '') ?? null;
    },

    readSummaries: (query, ctx) => readSummaries(access, query, ctx),

    readOutcomes: (query, ctx) => readOutcomes(access, query, ctx),

    async countOrders(query, ctx) {
      const { ordersCount } = await graphql<{ ordersCount: { count: number } | null }>(
        access,
        operations.COUNT_ORDERS,
        { query },
        ctx,
      );
      return ordersCount?.count ?? 0;
    },

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

    async requestFulfillment({ fulfillmentOrderId: id, lines, notifyCustomer: notify }, ctx) {
      const variables = { id, lines: toLineInput(lines), notify };
      const name = 'fulfillmentOrderSubmitFulfillmentRequest';
      await mutate(operations.REQUEST_FULFILLMENT, name, variables, ctx);
    },

    async withdrawRequest(id, ctx) {
      const variables = { id, message: 'Waybill: the order has changed' };
      const name = 'fulfillmentOrderSubmitCancellationRequest';
      await mutate(operations.WITHDRAW_REQUEST, name, variables, ctx);
    },

    async updateAddress(orderId, address, ctx) {
      const { name, countryCode, ...rest } = address;
      const [firstName, ...lastName] = (name ?? '').split(' ');
      const shippingAddress = { ...rest, countryCode, firstName, lastName: lastName.join(' ') };
      const input = { id: orderGid(orderId), shippingAddress };
      await mutate(operations.UPDATE_ORDER, 'orderUpdate', { input }, ctx);
    },

    async setQuantities({ orderId, lines, note }, ctx) {
      const { calculatedOrder: edit } = await mutate<{
        calculatedOrder: { id: string; lineItems: { nodes: { id: string }[] } } | null;
      }>(operations.BEGIN_EDIT, 'orderEditBegin', { id: orderGid(orderId) }, ctx);
      if (!edit) throw answersWithout('orderEditBegin');
      // A line is called otherwise within an edit; the number is the same.
      const known = new Map(edit.lineItems.nodes.map(({ id }) => [tailOf(id), id]));
      for (const { lineItemId, quantity } of lines) {
        const id = known.get(tailOf(lineItemId)) ?? lineItemId;
        const variables = { id: edit.id, lineItemId: id, quantity };
        await mutate(operations.SET_QUANTITY, 'orderEditSetQuantity', variables, ctx);
      }
      await mutate(operations.COMMIT_EDIT, 'orderEditCommit', { id: edit.id, staffNote: note }, ctx);
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

    readReturns: (orderId, ctx) => readReturns(access, orderId, ctx),

    readReturn: (returnId, ctx) => readReturn(access, returnId, ctx),

    suggestRefund: (asked, ctx) => suggestRefund(access, asked, ctx),

    async approveReturn(id, notifyCustomer, ctx) {
      await mutate(operations.APPROVE_RETURN, 'returnApproveRequest', { input: { id, notifyCustomer } }, ctx);
    },

    async declineReturn({ returnId: id, reason: declineReason, notifyCustomer }, ctx) {
      const input = { id, declineReason, notifyCustomer };
      await mutate(operations.DECLINE_RETURN, 'returnDeclineRequest', { input }, ctx);
    },

    async closeReturn(id, ctx) {
      await mutate(operations.CLOSE_RETURN, 'returnClose', { id }, ctx);
    },

    async processReturn({ returnId, lines, exchanges }, ctx) {
      const input = { returnId, returnLineItems: lines, exchangeLineItems: exchanges };
      await mutate(operations.PROCESS_RETURN, 'returnProcess', { input }, ctx);
    },

    async cancelOrder({ orderId, reason, restock, refund, notifyCustomer, note }, ctx) {
      const already = ({ message }: UserError) => /already been cancel/i.test(message);
      const variables = {
        ...{ id: orderGid(orderId), reason, restock, note, notify: notifyCustomer },
        refund: { originalPaymentMethodsRefund: refund },
      };
      const { job } = await mutate<{ job: Job | null }>(
        operations.CANCEL_ORDER,
        'orderCancel',
        variables,
        ctx,
        already,
      );
      if (job) await untilDone(access, job, ctx);
    },

    async adjustStock({ changes, reason, reference }, key, ctx) {
      const input = {
        ...{ name: 'available', reason, referenceDocumentUri: reference },
        changes: changes.map(({ from, ...change }) => ({ ...change, changeFromQuantity: from })),
      };
      await mutate(operations.ADJUST_STOCK, 'inventoryAdjustQuantities', { input, key }, ctx);
    },

    async startBulk(search, ctx) {
      const { bulkOperation } = await mutate<{ bulkOperation: { id: string } | null }>(
        operations.RUN_BULK,
        'bulkOperationRunQuery',
        { query: bulkQuery(search) },
        ctx,
      );
      if (!bulkOperation) throw answersWithout('bulkOperationRunQuery');
      return bulkOperation.id;
    },

    readBulk: (id, ctx) => readBulk(access, id, ctx),

    async createRefund(refund, key, ctx) {
      const variables = { input: toRefundInput(refund), key };
      const { refund: created } = await mutate<{ refund: { id: string } | null }>(
        operations.CREATE_REFUND,
        'refundCreate',
        variables,
        ctx,
      );
      if (!created) throw answersWithout('refundCreate');
      return { refundId: created.id };
    },
  };
}

const tailOf = (gid: string) => gid.slice(gid.lastIndexOf('/') + 1);

const toLineInput = (lines: { fulfillmentOrderLineItemId: string; quantity: number }[]) =>
  lines.map(({ fulfillmentOrderLineItemId: id, quantity }) => ({ id, quantity }));

/** The currency is the buyer's; Shopify demands it where it is not the store's. */
function toRefundInput({ orderId, units, shipping, transactions, reduced, note, notifyCustomer }: NewRefund) {
  const [first] = transactions;
  return {
    orderId: orderGid(orderId),
    note,
    notify: notifyCustomer,
    ...(first ? { currency: first.amount.currency } : {}),
    ...(shipping ? { shipping: { amount: toDecimal(shipping) } } : {}),
    ...(reduced ? { discrepancyReason: 'RESTOCK' } : {}),
    refundLineItems: units.map(({ lineItemId, quantity, locationId }) => ({
      lineItemId,
      quantity,
      ...(locationId ? { restockType: 'RETURN', locationId } : { restockType: 'NO_RESTOCK' }),
    })),
    transactions: transactions.map(({ parentId, gateway, amount }) => ({
      orderId: orderGid(orderId),
      kind: 'REFUND',
      gateway,
      amount: toDecimal(amount),
      ...(parentId ? { parentId } : {}),
    })),
  };
}

/** Neither an error nor a result: whether it acted has to be read back. */
const answersWithout = (name: string) =>
  new ConnectorError({
    kind: 'shopify_unavailable',
    message: `${name}: Shopify answered without a result`,
    retryable: true,
    mayHaveActed: true,
  });
