/** A commerce world to run against: stores, a carrier, a model and a mailbox on one HTTP and one SMTP port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { adminApi } from './admin/admin.ts';
import type { Echo } from './admin/root.ts';
import { carrierApi } from './carrier/carrier.ts';
import { eventOf } from './carrier/events.ts';
import { shippoApi } from './carrier/shippo.ts';
import { chatSink } from './chat.ts';
import { type Control, control } from './control.ts';
import { faults as newFaults } from './faults.ts';
import { httpHandler } from './http.ts';
import { mailbox, storeMails } from './mailbox.ts';
import { decent } from './model/decent.ts';
import { modelApi } from './model/server.ts';
import { oauth } from './oauth.ts';
import { keeper } from './persist.ts';
import type { Order, Store, World } from './state.ts';
import {
  editBody,
  fulfillmentBody,
  levelBody,
  orderBody,
  refundBody,
  requestBody,
  returnBody,
} from './store/bodies.ts';
import { fulfillmentStatusOf } from './store/orders.ts';
import { WEBHOOK_DEFAULTS, type WebhookOptions, type Webhooks, webhooks } from './store/webhooks.ts';
import { happenings } from './world/happenings.ts';

export interface SimulatorOptions {
  /** 0 or nothing: any free port. */
  port?: number;
  smtpPort?: number;
  host?: string;
  /** File that keeps the world between starts; without it, the world ends with the process. */
  state?: string;
  /** Base of the webhook server; a store opened without an address of its own gets `<base>/webhooks/shopify/<domain>`. */
  webhookUrl?: string;
  webhooks?: Partial<WebhookOptions>;
}

export interface Simulator {
  url: string;
  port: number;
  smtpPort: number;
  control: Control;
  close(): Promise<void>;
}

/** What real Shopify sends after a change: `orders/updated` once per burst, the rest at once. */
function echoOf(world: World, out: Webhooks, changed: () => void): Echo {
  const tell = (store: Store, topic: string, order: Order, body: string) =>
    void out.send(store, topic, body, { about: order.id });
  const echo: Echo = {
    updated(store, order) {
      changed();
      out.sendSoon(store, 'orders/updated', order.id, () => orderBody(order));
    },
    fulfilled(store, order, fulfillment, notifyCustomer) {
      if (notifyCustomer) storeMails(world, store, order, 'shipped');
      tell(store, 'fulfillments/create', order, fulfillmentBody(order, fulfillment));
      const topic =
        fulfillmentStatusOf(order) === 'FULFILLED' ? 'orders/fulfilled' : 'orders/partially_fulfilled';
      out.sendSoon(store, topic, order.id, () => orderBody(order));
    },
    fulfillmentChanged(store, order, fulfillment) {
      tell(store, 'fulfillments/update', order, fulfillmentBody(order, fulfillment));
    },
    cancelled(store, order, notifyCustomer) {
      changed();
      if (notifyCustomer) storeMails(world, store, order, 'cancelled');
      tell(store, 'orders/cancelled', order, orderBody(order));
      out.sendSoon(store, 'orders/updated', order.id, () => orderBody(order));
      const refund = order.refunds.find((r) => r.viaApi);
      if (refund) tell(store, 'refunds/create', order, refundBody(order, refund));
      for (const { itemId } of order.lines)
        for (const location of store.locations) {
          const item = store.items.get(itemId ?? '');
          const held = order.fulfillmentOrders.some(({ locationId }) => locationId === location.id);
          if (item && held) echo.stocked(store, item, location.id);
        }
    },
    returned(store, order, found, topic, notifyCustomer) {
      changed();
      if (notifyCustomer) storeMails(world, store, order, topic);
      tell(store, topic, order, returnBody(order, found));
      out.sendSoon(store, 'orders/updated', order.id, () => orderBody(order));
    },
    refunded(store, order, refund, notifyCustomer) {
      changed();
      if (notifyCustomer) storeMails(world, store, order, 'refunded');
      tell(store, 'refunds/create', order, refundBody(order, refund));
      out.sendSoon(store, 'orders/updated', order.id, () => orderBody(order));
      for (const { lineId, locationId, restockType } of refund.lines ?? []) {
        const item = store.items.get(order.lines.find(({ id }) => id === lineId)?.itemId ?? '');
        if (item && locationId && restockType === 'RETURN') echo.stocked(store, item, locationId);
      }
    },
    requested(store, order, fo, topic) {
      changed();
      tell(store, topic, order, requestBody(fo));
    },
    edited(store, order, changes) {
      changed();
      tell(store, 'orders/edited', order, editBody(order, changes));
      out.sendSoon(store, 'orders/updated', order.id, () => orderBody(order));
    },
    stocked(store, item, locationId) {
      changed();
      const about = `${item.id} ${locationId}`;
      out.sendSoon(store, 'inventory_levels/update', about, () => levelBody(item, locationId));
    },
  };
  return echo;
}

/** @throws Error where a port is taken or the state file cannot be read. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, smtpPort = 0, host = '127.0.0.1' } = options;
  const { world, changed, close: save } = keeper(options.state);
  const faults = newFaults();
  const out = webhooks({ ...WEBHOOK_DEFAULTS, ...options.webhooks }, { faults, changed });
  const carrier = carrierApi(
    world,
    (shipment) => {
      const store = world.stores.get(shipment.store ?? '');
      if (store) out.sendTracker(eventOf(shipment, store, `evt_${(world.nextId++).toString(16)}`));
    },
    () => url,
  );
  const shippo = shippoApi(world, carrier, () => url);
  const base = options.webhookUrl?.replace(/\/$/, '');
  const echo = echoOf(world, out, changed);
  const around = happenings(world, out, echo);
  let url = '';
  const admin = adminApi(world, echo, () => url);
  const steering = control({
    world,
    echo,
    happenings: around,
    faults,
    webhooks: out,
    travel: carrier.travel,
    usage: admin.usage,
    webhookUrlOf: (domain) => (base ? `${base}/webhooks/shopify/${domain}` : null),
    changed,
  });
  const chat = chatSink(world, changed);
  const model = modelApi();
  // Here, other than in a test of its own, a model without a script is no mistake.
  model.answer(decent);
  const server = createServer(
    httpHandler({
      oauth: oauth(world),
      admin,
      carrier,
      shippo,
      model,
      chat,
      control: steering,
      faults,
      changed,
    }),
  );
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const mail = await mailbox(world, faults, smtpPort, changed).catch((error: unknown) => {
    server.close();
    throw error;
  });
  const bound = (server.address() as AddressInfo).port;
  url = `http://${host}:${bound}`;

  return {
    url,
    port: bound,
    smtpPort: mail.port,
    control: steering,
    async close() {
      around.close();
      out.close();
      await mail.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      save();
    },
  };
}
