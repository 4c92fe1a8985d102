/** Counting: what the world received for each order, so that a duplicate or a loss can be proven. */
import type { Effect, Mail, Order, Post, Shipment, World } from './state.ts';
import { tailOf } from './state.ts';
import { fulfillmentStatusOf } from './store/orders.ts';

export interface Duplicate {
  kind: 'label' | 'fulfillment' | 'refund' | 'mail' | 'chat';
  store: string | null;
  order: string | null;
  detail: string;
  /** How often more than once. */
  surplus: number;
}

export interface Counts {
  /** Bought and not given back. */
  labels: number;
  labelsVoided: number;
  /** Made through the API and not cancelled. */
  fulfilments: number;
  fulfilmentsCancelled: number;
  refunds: number;
  /** Sent by Waybill. */
  mails: number;
  /** Sent by the stores themselves. */
  shopifyMails: number;
  /** Sum of every surplus. */
  duplicates: number;
  duplicateDetails: Duplicate[];
}

const live = (s: Shipment) => s.label !== null && s.refundedAt === null;

function groups<T>(items: Iterable<T>, key: (item: T) => string | null): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === null) continue;
    const group = grouped.get(name);
    if (group) group.push(item);
    else grouped.set(name, [item]);
  }
  return grouped;
}

/** Surplus labels: two under one reference, or, where nothing is left to ship, more labels than fulfillments. */
function labelSurplus(labels: Shipment[], order: Order | undefined): number {
  const byReference = groups(labels, (s) => s.reference ?? s.id);
  const repeated = [...byReference.values()].reduce((n, group) => n + group.length - 1, 0);
  const made = order?.fulfillments.filter((f) => f.viaApi && f.status === 'SUCCESS').length ?? 0;
  const done = order && made > 0 && fulfillmentStatusOf(order) === 'FULFILLED';
  return Math.max(repeated, done ? labels.length - made : 0);
}

function labelDuplicates(world: World): Duplicate[] {
  const bought = [...world.shipments.values()].filter(live);
  const byOrder = groups(bought, (s) => `${s.store} ${s.order ?? s.reference}`);
  return [...byOrder.values()].flatMap((labels): Duplicate[] => {
    const { store, order } = labels[0] as Shipment;
    const known = order ? world.stores.get(store ?? '')?.orders.get(order) : undefined;
    const surplus = labelSurplus(labels, known);
    const detail = labels.map((s) => s.label?.trackingCode).join(', ');
    return surplus > 0 ? [{ kind: 'label', store, order, detail, surplus }] : [];
  });
}

/** The same units, or the same parcel, fulfilled twice. */
function fulfillmentSurplus(order: Order): number {
  const made = order.fulfillments.filter((f) => f.status === 'SUCCESS');
  if (made.length < 2) return 0;
  const units = groups(
    made.flatMap((f) => f.lines),
    (l) => l.lineId,
  );
  const over = order.lines.filter((line) => {
    const done = units.get(line.id)?.reduce((n, l) => n + l.quantity, 0) ?? 0;
    return done > line.quantity;
  }).length;
  const numbers = groups(
    made.flatMap((f) => f.tracking),
    (t) => t.number,
  );
  const repeated = [...numbers.values()].reduce((n, group) => n + group.length - 1, 0);
  return Math.max(over, repeated);
}

function orderDuplicates(world: World): Duplicate[] {
  const found: Duplicate[] = [];
  for (const store of world.stores.values()) {
    for (const order of store.orders.values()) {
      const about = { store: store.domain, order: order.id };
      const surplus = fulfillmentSurplus(order);
      if (surplus) found.push({ ...about, kind: 'fulfillment', surplus, detail: order.name });
      const paid = order.refunds.filter((r) => r.viaApi);
      const notes = new Set(paid.map(({ id, note }) => note ?? id));
      if (notes.size < paid.length)
        found.push({ ...about, kind: 'refund', surplus: paid.length - notes.size, detail: order.name });
      const back = paid.reduce((n, r) => n + Number(r.amount), 0);
      if (paid.length > 1 && back > Number(order.totals.total) + 0.0005) {
        found.push({ ...about, kind: 'refund', surplus: paid.length - 1, detail: String(back) });
      }
    }
  }
  return found;
}

/** The same Message-ID, or word for word the same mail, to the same buyer. */
function mailDuplicates(mails: Mail[]): Duplicate[] {
  const found: Duplicate[] = [];
  const seen = new Set<string>();
  for (const mail of mails) {
    const byId = mail.messageId && `${mail.to} ${mail.messageId}`;
    const byText = `${mail.sender} ${mail.to} ${mail.subject} ${mail.digest}`;
    if ((byId && seen.has(byId)) || seen.has(byText)) {
      const detail = mail.event ?? mail.subject;
      found.push({ kind: 'mail', store: mail.store, order: mail.order, detail, surplus: 1 });
    }
    if (byId) seen.add(byId);
    seen.add(byText);
  }
  return found;
}

/** The same words in the same channel. */
function chatDuplicates(posts: Post[]): Duplicate[] {
  const same = groups(posts, ({ channel, text }) => `${channel} ${text}`);
  return [...same.values()].flatMap((group): Duplicate[] => {
    const [{ store, order, text }] = group as [Post];
    return group.length > 1 ? [{ kind: 'chat', store, order, detail: text, surplus: group.length - 1 }] : [];
  });
}

/** Each message has one sender: where the store has told the buyer that it shipped, Waybill must not. */
function twoSenders(mails: Mail[]): Duplicate[] {
  const told = mails.filter((m) => m.event === 'shipped' && m.order);
  const key = (m: Mail) => `${m.store} ${m.order}`;
  const byStore = new Set(told.filter((m) => m.sender === 'shopify').map(key));
  const both = told.filter((m) => m.sender === 'waybill' && byStore.has(key(m)));
  return both.map(({ store, order }) => ({
    kind: 'mail',
    store,
    order,
    detail: 'shipped, by two senders',
    surplus: 1,
  }));
}

/** Counts of the whole world, or of one store. */
export function counts(world: World, domain?: string): Counts {
  const ours = <T extends { store: string | null }>(items: Iterable<T>) =>
    [...items].filter((i) => !domain || i.store === domain);
  const stores = [...world.stores.values()].filter((s) => !domain || s.domain === domain);
  const orders = stores.flatMap((s) => [...s.orders.values()]);
  const fulfillments = orders.flatMap((o) => o.fulfillments).filter((f) => f.viaApi);
  const shipments = ours(world.shipments.values());
  const mails = ours(world.mails);
  const duplicateDetails = ours([
    ...labelDuplicates(world),
    ...orderDuplicates(world),
    ...mailDuplicates(world.mails),
    ...chatDuplicates(world.posts),
    ...twoSenders(world.mails),
  ]);
  return {
    labels: shipments.filter(live).length,
    labelsVoided: shipments.filter((s) => s.refundedAt !== null).length,
    fulfilments: fulfillments.filter((f) => f.status === 'SUCCESS').length,
    fulfilmentsCancelled: fulfillments.filter((f) => f.status === 'CANCELLED').length,
    refunds: orders.flatMap((o) => o.refunds).filter((r) => r.viaApi).length,
    mails: mails.filter((m) => m.sender === 'waybill').length,
    shopifyMails: mails.filter((m) => m.sender === 'shopify').length,
    duplicates: duplicateDetails.reduce((n, d) => n + d.surplus, 0),
    duplicateDetails,
  };
}

export interface OrderReport {
  /** The numeric tail of the order's gid. */
  orderId: string;
  name: string;
  store: string;
  /** Labels bought and not given back. */
  labels: number;
  labelsVoided: number;
  /** Fulfillments made through the API and not cancelled. */
  fulfillments: number;
  fulfillmentsCancelled: number;
  refunds: number;
  holds: number;
  tags: string[];
  mails: { waybill: number; shopify: number };
  /** What the store's people were told of it in their chat. */
  chats: number;
  cancelled: boolean;
  financialStatus: string | null;
  fulfillmentStatus: string;
  trackingNumbers: string[];
  details: {
    /** `to`: the address that the carrier was given, in EasyPost's shape. */
    labels: {
      shipmentId: string;
      reference: string | null;
      trackingCode: string;
      voided: boolean;
      to: Record<string, unknown>;
      /** What was declared, in EasyPost's shape. */
      customs: Record<string, unknown> | null;
    }[];
    /** `method`: NONE where nothing has to be sent. */
    fulfillmentOrders: {
      id: string;
      status: string;
      method: string;
      location: string;
      remaining: number;
      holds: string[];
    }[];
    fulfillments: { id: string; status: string; viaApi: boolean; trackingNumbers: string[]; units: number }[];
    mails: { at: string; sender: string; subject: string; event: string | null }[];
    chats: { at: string; channel: string; text: string }[];
    effects: Effect[];
  };
}

/** What store, carrier and mailbox saw of one order; null where the store has none of that number. */
export function orderReport(world: World, domain: string, number: string): OrderReport | null {
  const store = world.stores.get(domain);
  const order = store?.orders.get(`gid://shopify/Order/${tailOf(number)}`);
  if (!store || !order) return null;
  const about = (i: { store: string | null; order: string | null }) =>
    i.store === domain && i.order === order.id;
  const labels = [...world.shipments.values()].filter((s) => s.label && about(s));
  const mails = world.mails.filter(about);
  const chats = world.posts.filter(about);
  const ours = order.fulfillments.filter((f) => f.viaApi);
  const numbersOf = (f: Order['fulfillments'][number]) =>
    f.tracking.flatMap((t) => (t.number ? [t.number] : []));
  return {
    orderId: tailOf(order.id),
    name: order.name,
    store: domain,
    labels: labels.filter(live).length,
    labelsVoided: labels.filter((s) => s.refundedAt).length,
    fulfillments: ours.filter((f) => f.status === 'SUCCESS').length,
    fulfillmentsCancelled: ours.filter((f) => f.status === 'CANCELLED').length,
    refunds: order.refunds.filter((r) => r.viaApi).length,
    holds: order.fulfillmentOrders.reduce((n, fo) => n + fo.holds.filter((h) => h.ours).length, 0),
    tags: order.tags,
    mails: {
      waybill: mails.filter((m) => m.sender === 'waybill').length,
      shopify: mails.filter((m) => m.sender === 'shopify').length,
    },
    chats: chats.length,
    cancelled: order.cancelledAt !== null,
    financialStatus: order.financialStatus,
    fulfillmentStatus: fulfillmentStatusOf(order),
    trackingNumbers: order.fulfillments.filter((f) => f.status === 'SUCCESS').flatMap(numbersOf),
    details: {
      labels: labels.map((s) => ({
        shipmentId: s.id,
        reference: s.reference,
        trackingCode: s.label?.trackingCode ?? '',
        voided: s.refundedAt !== null,
        to: s.to,
        customs: s.customs ?? null,
      })),
      fulfillmentOrders: order.fulfillmentOrders.map((fo) => ({
        id: fo.id,
        status: fo.status,
        method: fo.method,
        location: store.locations.find((l) => l.id === fo.locationId)?.name ?? '',
        remaining: fo.lines.reduce((n, l) => n + l.remaining, 0),
        holds: fo.holds.map((h) => h.reason),
      })),
      fulfillments: order.fulfillments.map((f) => ({
        id: f.id,
        status: f.status,
        viaApi: f.viaApi,
        trackingNumbers: numbersOf(f),
        units: f.lines.reduce((n, l) => n + l.quantity, 0),
      })),
      mails: mails.map(({ at, sender, subject, event }) => ({ at, sender, subject, event })),
      chats: chats.map(({ at, channel, text }) => ({ at, channel, text })),
      effects: world.effects.filter(about),
    },
  };
}
