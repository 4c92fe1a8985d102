/** The simulator's own controls: open stores, place orders, look at what happened, break things. Same in process and over HTTP. */
import { z } from 'zod';
import type { Usage } from './admin/bucket.ts';
import type { Echo } from './admin/root.ts';
import { type Counts, counts, type OrderReport, orderReport } from './counts.ts';
import { FAULT_KINDS, type Fault, type Faults, PEERS, WEBHOOK_FAULT_KINDS } from './faults.ts';
import { seeded } from './random.ts';
import type { Order, Store, World } from './state.ts';
import { tailOf } from './state.ts';
import { restock } from './store/inventory.ts';
import { applyNotice, isOrderTopic } from './store/notices.ts';
import { placeOrder } from './store/place.ts';
import { object, parseBody, rewrite, text } from './store/read.ts';
import type { Delivery, Webhooks } from './store/webhooks.ts';
import { riskOf, wishesOf } from './store/wishes.ts';
import { openStore, PLANS, type Plan, type StoreOptions, type StoreView, storeView } from './stores.ts';
import type { Change, Happenings } from './world/happenings.ts';

/** A caller's mistake: `status` is what HTTP answers. */
export class ControlError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Placed {
  /** The numeric tail of the order's gid; null where the body is about no order the store knows. */
  orderId: string | null;
  name: string | null;
  topic: string;
  webhookId: string;
  /** First attempt of each; empty where nobody has subscribed to the topic, and where a fault came between. */
  deliveries: Delivery[];
}

export interface Control {
  /** Opens a store, or changes the settings of an open one. */
  putStore(options: StoreOptions): StoreView;
  stores(): StoreView[];
  /**
   * Places the order of a raw webhook body (bare, or wrapped in `{topic, payload}`) and sends the webhook, `times` times.
   * @throws ControlError 404: no such store; 400: the body is no JSON object.
   */
  place(domain: string, body: string, options?: { topic?: string; times?: number }): Promise<Placed>;
  /** Places it later, as a buyer elsewhere would: nobody waits for it here. @throws ControlError as `place` does. */
  placeLater(domain: string, body: string, options: { topic?: string; inMs: number }): void;
  order(domain: string, orderId: string): OrderReport | null;
  /**
   * Goods come in at a location, the first one where none is named, and the store tells of it.
   * @throws ControlError 404: no such store, or nothing there under that SKU.
   */
  restock(domain: string, goods: Restock): { levels: number };
  /** Something goes on in the world around an order. @returns false where there is no such order. */
  happen(domain: string, orderId: string, change: Change): boolean;
  counts(domain?: string): Counts;
  /** What the store's Admin API was asked for since the start. @throws ControlError 404: no such store. */
  usage(domain: string): Usage;
  addFault(fault: Fault): void;
  clearFaults(): void;
  faults(): (Fault & { hits: number })[];
  /** Sets a parcel's tracker status, as if the carrier had scanned it. */
  travel(trackingCode: string, status: string): boolean;
  /** Resolves when no webhook is waiting to be sent or retried. */
  settled(): Promise<void>;
}

export const Restock = z.object({
  sku: z.string().min(1),
  units: z.int(),
  /** A location's name. */
  location: z.string().optional(),
});
export type Restock = z.infer<typeof Restock>;

export interface ControlParts {
  echo: Pick<Echo, 'stocked'>;
  world: World;
  faults: Faults;
  webhooks: Webhooks;
  happenings: Happenings;
  travel(trackingCode: string, status: string): boolean;
  usage(domain: string): Usage | null;
  /** Default webhook address of a store opened without one. */
  webhookUrlOf(domain: string): string | null;
  changed(): void;
}

export const StoreBody = z.object({
  domain: z.string().regex(/^[\w.-]+$/),
  name: z.string().min(1),
  currency: z.string().length(3),
  country: z.string().regex(/^[A-Za-z]{2}$/),
  accessToken: z.string().min(1),
  secret: z.string().min(1),
  webhookUrl: z.url().nullish(),
  locations: z
    .array(
      z.object({
        name: z.string().min(1),
        active: z.boolean().optional(),
        service: z.enum(['ships', 'accepts', 'rejects']).optional(),
        address1: z.string().optional(),
        city: z.string().optional(),
        provinceCode: z.string().optional(),
        zip: z.string().optional(),
        countryCode: z.string().length(2).optional(),
      }),
    )
    .min(1)
    .optional(),
  plan: z.enum(Object.keys(PLANS) as [Plan, ...Plan[]]).nullish(),
  restoreRate: z.number().positive().nullish(),
  scopes: z.array(z.string()).nullish(),
  riskMs: z.int().positive().nullish(),
  timeZone: z
    .string()
    .refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', {
      error: 'must be the name of a time zone, Europe/Berlin',
    })
    .nullish(),
  oldestApiVersion: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullish(),
});

const Aim = z.object({
  rate: z.number().min(0).max(1).default(1),
  times: z.int().positive().optional(),
  match: z.string().optional(),
  seed: z.int().optional(),
  ms: z.int().nonnegative().optional(),
});
export const FaultBody = z.discriminatedUnion('target', [
  Aim.extend({ target: z.literal('webhook'), kind: z.enum(WEBHOOK_FAULT_KINDS) }),
  Aim.extend({ target: z.enum(PEERS), kind: z.enum(FAULT_KINDS) }),
]);

/** The body's text as it is to be sent: untouched where nothing has to be taken out of it. */
function readPlacement(raw: string, asked: string | undefined) {
  let whole: unknown;
  try {
    whole = parseBody(raw);
  } catch {
    throw new ControlError(400, 'The body is no JSON.');
  }
  const outer = object(whole);
  if (!outer) throw new ControlError(400, 'The body is no JSON object.');
  const wrapped = object(outer.payload);
  const body = wrapped ?? outer;
  const topic = asked ?? (wrapped ? text(outer.topic) : null) ?? 'orders/create';
  const sent = wrapped || '_sim' in body ? rewrite(raw) : raw;
  return { body, topic, sent };
}

/** Shopify tells of an order before it has assessed its risk; the same order always takes as long. */
function assessLater({ happenings }: ControlParts, store: Store, order: Order): void {
  const [level] = order.risk.levels;
  if (!store.riskMs || !level || level === 'PENDING') return;
  const { recommendation } = order.risk;
  order.risk = riskOf('PENDING');
  const afterMs = Math.ceil(seeded(Number(tailOf(order.id)))() * store.riskMs);
  happenings.expect(store, order, [
    { on: 'placed', afterMs, change: { kind: 'risk', level, recommendation } },
  ]);
}

export function control(parts: ControlParts): Control {
  const { world, faults, webhooks, changed } = parts;
  return {
    putStore(options) {
      const webhookUrl = options.webhookUrl ?? parts.webhookUrlOf(options.domain);
      const store = openStore(world, webhookUrl === null ? options : { ...options, webhookUrl });
      changed();
      return storeView(store);
    },
    stores: () => [...world.stores.values()].map(storeView),
    async place(domain, raw, { topic: asked, times = 1 } = {}) {
      const store = world.stores.get(domain);
      if (!store) throw new ControlError(404, `There is no store ${domain}.`);
      const { body, topic, sent } = readPlacement(raw, asked);
      const before = store.orders.size;
      const order = isOrderTopic(topic)
        ? placeOrder(world, store, body)
        : applyNotice(world, store, topic, body);
      if (order) parts.happenings.expect(store, order, wishesOf(body).story);
      if (order && store.orders.size > before) assessLater(parts, store, order);
      changed();
      const { webhookId, deliveries } = await webhooks.send(store, topic, sent, { times, about: order?.id });
      return { orderId: order && tailOf(order.id), name: order?.name ?? null, topic, webhookId, deliveries };
    },
    placeLater(domain, raw, { topic, inMs }) {
      if (!world.stores.has(domain)) throw new ControlError(404, `There is no store ${domain}.`);
      readPlacement(raw, topic);
      // A body that the store cannot take ends this order, and not the simulator.
      const place = () => this.place(domain, raw, topic ? { topic } : {});
      setTimeout(() => void place().catch((error) => console.error('simulator:', error)), inMs).unref();
    },
    order: (domain, orderId) => orderReport(world, domain, orderId),
    restock(domain, { sku, units, location }) {
      const store = world.stores.get(domain);
      if (!store) throw new ControlError(404, `There is no store ${domain}.`);
      const levels = restock(store, sku, units, location);
      if (levels.length === 0) throw new ControlError(404, `The store counts nothing under ${sku} there.`);
      for (const { item, locationId } of levels) parts.echo.stocked(store, item, locationId);
      return { levels: levels.length };
    },
    happen(domain, orderId, change) {
      const store = world.stores.get(domain);
      const known = store !== undefined && parts.happenings.happen(store, orderId, change);
      if (known) changed();
      return known;
    },
    counts: (domain) => counts(world, domain),
    usage(domain) {
      const used = parts.usage(domain);
      if (!used) throw new ControlError(404, `There is no store ${domain}.`);
      return used;
    },
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    faults: () => faults.list(),
    travel(trackingCode, status) {
      const known = parts.travel(trackingCode, status);
      if (known) changed();
      return known;
    },
    settled: () => webhooks.settled(),
  };
}
