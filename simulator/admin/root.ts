/** Root fields of a store's Admin API: queries read the state, mutations change it and tell the store what changed. */
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type {
  Fulfillment,
  FulfillmentOrder,
  InventoryItem,
  Line,
  Order,
  Refund,
  Return,
  Store,
  World,
} from '../state.ts';
import { gid, record, tailOf } from '../state.ts';
import { type AdjustInput, adjust } from '../store/adjust.ts';
import * as fulfillmentOrders from '../store/fulfillment-orders.ts';
import { Refusal } from '../store/fulfillment-orders.ts';
import { cancelFulfillment, createFulfillment, type FulfillmentInput } from '../store/fulfillments.ts';
import { type Changed, editable, orderEdits } from '../store/order-edits.ts';
import * as orders from '../store/orders.ts';
import * as services from '../store/services.ts';
import * as subscriptions from '../store/subscriptions.ts';
import { answer } from './answer.ts';
import type { bulkOperations } from './bulk.ts';
import { keyOf, once } from './idempotent.ts';
import { jobs } from './jobs.ts';
import { connection, type Page } from './page.ts';
import { returnView } from './return-views.ts';
import { returnRoot } from './returns.ts';
import { search, sort } from './search.ts';
import { itemView, locationView } from './stock-views.ts';
import {
  appView,
  fulfillmentOrderView,
  fulfillmentView,
  holdView,
  orderView,
  shopView,
  subscriptionView,
} from './views.ts';

/** What the store hears of a mutation, to send its webhooks and mails. */
export interface Echo {
  updated(store: Store, order: Order): void;
  fulfilled(store: Store, order: Order, fulfillment: Fulfillment, notifyCustomer: boolean): void;
  fulfillmentChanged(store: Store, order: Order, fulfillment: Fulfillment): void;
  cancelled(store: Store, order: Order, notifyCustomer: boolean): void;
  edited(store: Store, order: Order, changes: Changed[]): void;
  /** `topic`: "returns/approve" … */
  returned(store: Store, order: Order, found: Return, topic: string, notifyCustomer: boolean): void;
  refunded(store: Store, order: Order, refund: Refund, notifyCustomer: boolean): void;
  /** A fulfillment service has answered. `topic`: "fulfillment_orders/fulfillment_request_accepted" … */
  requested(store: Store, order: Order, fo: FulfillmentOrder, topic: string): void;
  /** What can be sold of an item at a location has changed. */
  stocked(store: Store, item: InventoryItem, locationId: string): void;
}

interface CancelArgs extends orders.CancelInput {
  orderId: string;
  notifyCustomer?: boolean | null;
  refundMethod?: { originalPaymentMethodsRefund?: boolean | null } | null;
}

interface SubscriptionArgs {
  id: string;
  topic: string;
  webhookSubscription: { uri?: string | null };
}

const notFound = (id: string) =>
  new GraphQLError(`Invalid id: ${id}`, { extensions: { code: 'RESOURCE_NOT_FOUND' } });

export function rootOf(world: World, store: Store, echo: Echo, bulk: ReturnType<typeof bulkOperations>) {
  const orderOf = (id: string) => store.orders.get(store.owners.get(id) ?? id);
  const mustOwn = (id: string) => {
    const order = store.orders.get(store.owners.get(id) ?? '');
    const fo = order?.fulfillmentOrders.find((o) => o.id === id);
    if (!order || !fo) throw notFound(id);
    return { order, fo, view: (o: typeof fo | null) => o && fulfillmentOrderView(store, order, o) };
  };
  const changed = (order: Order) => {
    orders.touch(order);
    echo.updated(store, order);
  };

  const edits = orderEdits(world, store);
  const later = jobs();
  const calculatedView = (session: ReturnType<typeof edits.begin>) => ({
    id: session.id,
    lineItems: (page: Page) =>
      connection(session.order.lines, (each) => calculatedLineView(session, each), page),
  });
  const calculatedLineView = (session: ReturnType<typeof edits.begin>, each: Line) => ({
    id: gid('CalculatedLineItem', tailOf(each.id)),
    quantity: edits.quantityOf(session, each),
    editableQuantity: editable(session.order, each),
  });

  function nodeOf(id: string) {
    const order = orderOf(id);
    if (order?.id === id) return orderView(store, order);
    const fo = order?.fulfillmentOrders.find((o) => o.id === id);
    if (order && fo) return fulfillmentOrderView(store, order, fo);
    const found = order?.returns?.find((r) => r.id === id);
    if (order && found) return returnView(order, found);
    const fulfillment = order?.fulfillments.find((f) => f.id === id);
    if (order && fulfillment) return fulfillmentView(store, order, fulfillment);
    const item = store.items.get(id);
    if (item) return itemView(store, item);
    const location = store.locations.find((l) => l.id === id);
    if (location) return locationView(store, location);
    const subscription = subscriptions.subscriptionOf(store, id);
    return subscription && subscriptionView(subscription);
  }

  const queries = {
    shop: () => shopView(store),
    order: ({ id }: { id: string }) => {
      const order = store.orders.get(id);
      return order ? orderView(store, order) : null;
    },
    orders: (args: Page & { query?: string; sortKey?: string; reverse?: boolean }) =>
      connection(
        sort(search(store.orders.values(), args.query), args.sortKey, args.reverse),
        (o) => orderView(store, o),
        args,
      ),
    ordersCount: ({ query }: { query?: string }) => ({
      count: search(store.orders.values(), query).length,
    }),
    currentAppInstallation: () => appView(store),
    job: ({ id }: { id: string }) => later.find(id),
    bulkOperation: ({ id }: { id: string }) => bulk.find(id),
    node: ({ id }: { id: string }) => nodeOf(id),
    nodes: ({ ids }: { ids: string[] }) => ids.map(nodeOf),
    fulfillmentOrder: ({ id }: { id: string }) => nodeOf(id),
    locations: (args: Page & { includeInactive?: boolean }) =>
      connection(
        store.locations.filter((l) => l.active || args.includeInactive),
        (l) => locationView(store, l),
        args,
      ),
    inventoryItem: ({ id }: { id: string }) => nodeOf(id),
    inventoryItems: (args: Page & { query?: string }) => {
      const sku = /sku:\s*["']?([^"'\s]+)/.exec(args.query ?? '')?.[1];
      const items = [...store.items.values()].filter((i) => !sku || i.sku === sku);
      return connection(items, (i) => itemView(store, i), args);
    },
    webhookSubscription: ({ id }: { id: string }) => nodeOf(id),
    webhookSubscriptions: (args: Page & { topics?: string[] | null; uri?: string | null }) =>
      connection(
        subscriptions
          .standing(store)
          .filter((s) => (args.topics?.includes(s.topic) ?? true) && (!args.uri || s.uri === args.uri)),
        subscriptionView,
        args,
      ),
  };

  const mutations = {
    tagsAdd: ({ id, tags }: { id: string; tags: string[] }) =>
      answer(() => {
        const order = store.orders.get(id);
        if (!order) throw new Refusal('Order does not exist', ['id']);
        if (orders.addTags(world, store, order, tags)) echo.updated(store, order);
        return { node: orderView(store, order) };
      }),

    fulfillmentOrderHold: ({
      id,
      fulfillmentHold,
    }: {
      id: string;
      fulfillmentHold: fulfillmentOrders.HoldInput;
    }) => {
      const { order, fo, view } = mustOwn(id);
      return answer(() => {
        const { hold, rest } = fulfillmentOrders.hold(world, store, order, fo, fulfillmentHold);
        changed(order);
        return {
          fulfillmentHold: holdView(hold),
          fulfillmentOrder: view(fo),
          remainingFulfillmentOrder: view(rest),
        };
      });
    },

    fulfillmentOrderReleaseHold: ({ id, holdIds }: { id: string; holdIds?: string[] | null }) => {
      const { order, fo, view } = mustOwn(id);
      return answer(() => {
        fulfillmentOrders.release(world, store, order, fo, holdIds);
        changed(order);
        return { fulfillmentOrder: view(fo) };
      });
    },

    fulfillmentOrderMove: (args: {
      id: string;
      newLocationId: string;
      fulfillmentOrderLineItems?: fulfillmentOrders.Picked[] | null;
    }) => {
      const { order, fo, view } = mustOwn(args.id);
      return answer(() => {
        const { newLocationId, fulfillmentOrderLineItems: lines } = args;
        const { moved, original, remaining } = fulfillmentOrders.move(
          world,
          store,
          order,
          fo,
          newLocationId,
          lines,
        );
        changed(order);
        return {
          movedFulfillmentOrder: view(moved),
          originalFulfillmentOrder: view(original),
          remainingFulfillmentOrder: view(remaining),
        };
      });
    },

    fulfillmentOrderSplit: (args: {
      fulfillmentOrderSplits: {
        fulfillmentOrderId: string;
        fulfillmentOrderLineItems: fulfillmentOrders.Picked[];
      }[];
    }) =>
      answer(() => ({
        fulfillmentOrderSplits: args.fulfillmentOrderSplits.map((wish, i) => {
          const order = store.orders.get(store.owners.get(wish.fulfillmentOrderId) ?? '');
          const fo = order?.fulfillmentOrders.find((o) => o.id === wish.fulfillmentOrderId);
          if (!order || !fo) {
            throw new Refusal('Fulfillment order does not exist.', null, 'FULFILLMENT_ORDER_NOT_FOUND');
          }
          const parts = fulfillmentOrders.split(world, store, order, fo, wish.fulfillmentOrderLineItems, i);
          changed(order);
          return {
            fulfillmentOrder: fulfillmentOrderView(store, order, parts.fulfillmentOrder),
            remainingFulfillmentOrder: fulfillmentOrderView(store, order, parts.remainingFulfillmentOrder),
            replacementFulfillmentOrder: null,
          };
        }),
      })),

    fulfillmentOrderSubmitFulfillmentRequest: (args: {
      id: string;
      fulfillmentOrderLineItems?: fulfillmentOrders.Picked[] | null;
      notifyCustomer?: boolean | null;
    }) => {
      const { order, fo, view } = mustOwn(args.id);
      return answer(() => {
        const lines = args.fulfillmentOrderLineItems;
        const { submitted, rest } = services.submit(world, store, order, fo, lines);
        changed(order);
        later.start(() => {
          const said = services.answer(world, store, submitted);
          if (!said) return;
          changed(order);
          echo.requested(store, order, submitted, said.topic);
          if (said.fulfillment) echo.fulfilled(store, order, said.fulfillment, args.notifyCustomer === true);
        });
        return {
          originalFulfillmentOrder: view(fo),
          submittedFulfillmentOrder: view(submitted),
          unsubmittedFulfillmentOrder: view(rest),
        };
      });
    },

    fulfillmentOrderSubmitCancellationRequest: ({ id }: { id: string }) => {
      const { order, fo, view } = mustOwn(id);
      return answer(() => {
        services.withdraw(world, store, order, fo);
        changed(order);
        echo.requested(store, order, fo, 'fulfillment_orders/cancellation_request_accepted');
        return { fulfillmentOrder: view(fo) };
      });
    },

    fulfillmentCreate: ({ fulfillment: input }: { fulfillment: FulfillmentInput }) =>
      answer(() => {
        const { order, fulfillment } = createFulfillment(world, store, input);
        changed(order);
        echo.fulfilled(store, order, fulfillment, input.notifyCustomer === true);
        return { fulfillment: fulfillmentView(store, order, fulfillment) };
      }),

    fulfillmentCancel: ({ id }: { id: string }) =>
      answer(() => {
        const order = orderOf(id);
        const fulfillment = order?.fulfillments.find((f) => f.id === id);
        if (!order || !fulfillment) throw new Refusal('Fulfillment not found.', ['id']);
        if (fulfillment.status !== 'CANCELLED') {
          cancelFulfillment(world, store, order, fulfillment);
          changed(order);
          echo.fulfillmentChanged(store, order, fulfillment);
        }
        return { fulfillment: fulfillmentView(store, order, fulfillment) };
      }),

    orderUpdate: ({ input }: { input: orders.OrderInput }) =>
      answer(() => {
        const order = store.orders.get(input.id);
        if (!order) throw new Refusal('Order does not exist', ['id']);
        orders.updateOrder(world, store, order, input);
        echo.updated(store, order);
        return { order: orderView(store, order) };
      }),

    orderCapture: ({ input }: { input: { id: string; amount: string } }) =>
      answer(() => {
        const order = store.orders.get(input.id);
        if (!order) throw new Refusal('Order does not exist', ['id']);
        if (order.financialStatus !== 'AUTHORIZED' || order.cancelledAt)
          throw new Refusal('Order is not capturable', ['id']);
        order.financialStatus = 'PAID';
        order.totals.outstanding = '0.0';
        record(world, { kind: 'capture', store: store.domain, order: order.id, detail: input.amount });
        changed(order);
        return { transaction: { id: gid('OrderTransaction', `${tailOf(order.id)}9`) } };
      }),

    orderCancel: ({ refundMethod, ...args }: CancelArgs) =>
      answer(() => {
        const refund = args.refund ?? refundMethod?.originalPaymentMethodsRefund ?? false;
        const order = store.orders.get(args.orderId);
        if (!order) throw new Refusal('Order does not exist', ['orderId'], 'NOT_FOUND');
        orders.checkCancel(order, args);
        const job = later.start(() => {
          if (order.cancelledAt) return;
          orders.cancelOrder(world, store, order, { ...args, refund });
          echo.cancelled(store, order, args.notifyCustomer === true);
        });
        return { job, orderCancelUserErrors: [] };
      }),

    bulkOperationRunQuery: ({ query }: { query: string }) =>
      answer(() => ({ bulkOperation: bulk.run(query, queries) })),

    inventoryAdjustQuantities: (
      { input }: { input: AdjustInput },
      _context: unknown,
      info: GraphQLResolveInfo,
    ) => {
      const key = keyOf(info);
      return answer(() => {
        const stocked = (item: InventoryItem, locationId: string) => echo.stocked(store, item, locationId);
        const { id } = once(store, key, input, () => adjust(world, store, input, stocked));
        const { reason, referenceDocumentUri = null } = input;
        return { inventoryAdjustmentGroup: { id, reason, referenceDocumentUri } };
      });
    },

    orderEditBegin: ({ id }: { id: string }) =>
      answer(() => ({ calculatedOrder: calculatedView(edits.begin(store.orders.get(id))) })),

    orderEditSetQuantity: (args: { id: string; lineItemId: string; quantity: number }) =>
      answer(() => {
        const { session, line } = edits.setQuantity(args);
        return { calculatedLineItem: calculatedLineView(session, line) };
      }),

    orderEditCommit: ({ id }: { id: string }) =>
      answer(() => {
        const { order, changes } = edits.commit(id);
        echo.edited(store, order, changes);
        return { order: orderView(store, order) };
      }),

    webhookSubscriptionCreate: ({ topic, webhookSubscription: given }: SubscriptionArgs) =>
      answer(() => ({
        webhookSubscription: subscriptionView(subscriptions.subscribe(world, store, topic, given)),
      })),

    webhookSubscriptionUpdate: ({ id, webhookSubscription: given }: SubscriptionArgs) =>
      answer(() => ({
        webhookSubscription: subscriptionView(subscriptions.changeSubscription(store, id, given)),
      })),

    webhookSubscriptionDelete: ({ id }: { id: string }) =>
      answer(() => ({ deletedWebhookSubscriptionId: subscriptions.unsubscribe(store, id).id })),
  };

  return { ...queries, ...mutations, ...returnRoot(world, store, echo) };
}
