/** What each agent gets to know: gathered here, so that agents stay pure. Stock and fulfillment orders are read anew, never cached. */

import { shippableOf } from '../agents/address.ts';
import { authorizedUntil } from '../agents/authorization.ts';
import { languageOf } from '../agents/buyer.ts';
import { priorityOf } from '../agents/customer.ts';
import { declarationOf } from '../agents/customs.ts';
import type { AgentName } from '../agents/index.ts';
import { hasTemplates } from '../agents/messages/texts.ts';
import { servedParcels } from '../agents/served.ts';
import { ruleOf } from '../agents/ways.ts';
import type { Verification } from '../connectors/carrier/types.ts';
import { type CallContext, ConnectorError } from '../connectors/error.ts';
import type { Location } from '../connectors/shopify/types.ts';
import type { ActionKind } from '../contracts/action.ts';
import { levelOf } from '../contracts/autonomy.ts';
import { localTime, minutesOf } from '../contracts/calendar.ts';
import { type Address, NO_ADDRESS, type OrderAt, type OrderSnapshot } from '../contracts/order.ts';
import type { StorePolicy } from '../contracts/policy.ts';
import type { KnownWording } from '../contracts/wording.ts';
import { queueAround, reservedUnits } from '../prisma/backorders.ts';
import { loadSnapshot, recentOrders } from '../prisma/orders.ts';
import { LIVE, noteTracked, parcelsByDay } from '../prisma/parcels.ts';
import { seenAtFailure } from '../prisma/runs.ts';
import { readWording } from '../prisma/wordings.ts';
import { recall } from '../runtime/memory/memory.ts';
import type { Resources } from '../runtime/resources.ts';
import type { AgentRequest } from './agents.ts';
import { observeReturned } from './evidence.ts';
import { gatherHandOver } from './handOver.ts';
import { passagesFor, questionIn, questionOfFailure, questionOfMessage } from './policies.ts';
import { reopenedOf } from './reopened.ts';
import { gatherReturns, returnOutcome } from './returns.ts';
import { type Sight, sightOfWish } from './sight.ts';

/** `id`: of the agent run that it is for. */
type Gather = (
  resources: Resources,
  request: AgentRequest,
  call: CallContext & { id: string },
) => Promise<object>;

const DAY_MS = 24 * 3600_000;

/** What an agent gets to know that asks for nothing special. */
const basics: Gather = async (resources, { at }) => {
  const { policy, name } = await resources.store(at.store);
  const order = await loadSnapshot(resources.db, at);
  return { order, policy, storeName: name, now: new Date().toISOString() };
};

export const gatherFor = (name: AgentName): Gather => SPECIAL[name] ?? basics;

const SPECIAL: Partial<Record<AgentName, Gather>> = {
  async validator(resources, { at }) {
    const { policy } = await resources.store(at.store);
    const order = await loadSnapshot(resources.db, at);
    const since = new Date(Date.parse(order.createdAt) - policy.duplicateWindowMinutes * 60_000);
    const recent = await recentOrders(resources.db, order, since);
    return {
      order,
      policy,
      reopened: await reopenedOf(resources, order),
      recent: recent.map(({ order: id, createdAt, cancelledAt, lines }) => ({
        order: id,
        placedAt: createdAt,
        cancelled: cancelledAt !== null,
        lines: lines.map(({ sku, variantId, currentQuantity }) => ({
          sku,
          variantId,
          quantity: currentQuantity,
        })),
      })),
    };
  },

  async customer(resources, { at }) {
    const { db } = resources;
    const order = await loadSnapshot(db, at);
    const now = sightOfWish(order);
    // At its first revision nothing of the order can have changed.
    const runs = at.revision === 0 ? [] : await seenAtFailure(db, at, 'customer', 'note_asks_change');
    const then = runs.map((saw) => (saw as Sight | null)?.wish).find((wish) => wish?.words === now.words);
    const differs = (part: 'address' | 'lines') => then !== undefined && then[part] !== now[part];
    const passages = await passagesFor(resources, at, 'customer', questionIn(order));
    return { order, changedSince: { address: differs('address'), lines: differs('lines') }, passages };
  },

  async inventory(resources, { at, repair }, call) {
    const { policy } = await resources.store(at.store);
    const stock = await stockFor(resources, await loadSnapshot(resources.db, at), call);
    return { ...stock, avoid: repair?.avoid ?? [], partial: policy.backorder === 'ship_available' };
  },

  async address(resources, { at }, call) {
    const { policy } = await resources.store(at.store);
    const { shippingAddress: address } = await loadSnapshot(resources.db, at);
    return { address, verification: address && (await verified(resources, at, policy, address, call)) };
  },

  async risk(resources, { at }) {
    const { policy } = await resources.store(at.store);
    const order = await loadSnapshot(resources.db, at);
    const since = new Date(Date.parse(order.createdAt) - DAY_MS);
    const recentCount = (await recentOrders(resources.db, order, since)).length;
    return { order, policy, recentCount, now: new Date().toISOString() };
  },

  async compliance(resources, { at }, call) {
    const { policy } = await resources.store(at.store);
    const order = await loadSnapshot(resources.db, at);
    const shopify = await resources.shopify(at.store);
    const locations = await shopify.readLocations(call);
    return { order, policy, originCountry: originOf(order, locations) };
  },

  async router(resources, { at, repair, partial }, call) {
    const { policy } = await resources.store(at.store);
    // Not the stored order: an address correction, a hold or somebody's move may have replaced its fulfillment orders.
    const order = await readFresh(resources, at, call);
    return {
      ...(await stockFor(resources, order, call)),
      avoid: repair?.avoid ?? [],
      halve: repair?.halve ?? false,
      partial: partial || policy.backorder === 'ship_available',
    };
  },

  async shipping(resources, { at, shipment, repair, shadow, requested }, call) {
    if (!shipment) throw new Error('shipping is asked about one shipment');
    const { name: signer } = await resources.store(at.store);
    const policy = await policyFor(resources, at, shipment.byService ? 'request_fulfillment' : 'buy_label');
    if (shadow) policy.autonomy = 'shadow';
    // The address may have been corrected since the order was assessed, and a label goes where it is addressed.
    const order = await readFresh(resources, at, call);
    if (shipment.byService) return { order, shipment, quote: null, policy, requested };
    const shopify = await resources.shopify(at.store);
    const from = (await shopify.readLocations(call)).find(({ id }) => id === shipment.locationId);
    const carrier = await resources.carrier(at.store);
    // A location or an order without an address: the carrier refuses it by name, which is an answer.
    const to = order.shippingAddress ?? NO_ADDRESS;
    const way = { from: from?.address ?? NO_ADDRESS, to: { ...to, phone: to.phone ?? order.phone } };
    const items = declarationOf(order, shipment.units, way);
    const quote = await carrier.quote(
      {
        ...way,
        parcel: { weight: weightOf(order, shipment.units) },
        reference: `${at.store}/${at.order}/${at.revision}/${shipment.number}`,
        customs: items && { signer, items },
      },
      call,
    );
    return { order, shipment, quote, policy, skip: repair?.skipServices ?? 0 };
  },

  async notification(resources, { at, event, about }, { id: run }) {
    const { name } = await resources.store(at.store);
    const policy = await policyFor(resources, at, 'send_message');
    const order = await loadSnapshot(resources.db, at);
    const language = languageOf(order);
    const wording: KnownWording = hasTemplates(language)
      ? { state: 'none' }
      : await readWording(resources.db, { store: at.store, language, run });
    const parcels = await parcelsOf(resources, at);
    const outcome = about ? await returnOutcome(resources.db, at, about) : null;
    const question = questionOfMessage(event, order, outcome?.reason ?? null);
    // By words alone, and without it if need be: no mail waits for a vector, nor for a policy.
    const passages = await passagesFor(resources, at, 'notification', question, { byWords: true }).catch(
      () => [],
    );
    return { order, storeName: name, event, policy, wording, parcels, outcome, passages };
  },

  async tracker(resources, { at, waitingSince }, call) {
    if (waitingSince) return gatherHandOver(resources, at, waitingSince, call);
    const carrier = await resources.carrier(at.store);
    const parcels = await parcelsOf(resources, at);
    const tracked = await Promise.all(
      parcels.map(async (parcel) => {
        const { carrierShipmentId: _, ...shown } = parcel;
        const said = await carrier.track(parcel, call);
        await noteTracked(resources.db, at, { ...said, trackingNumber: parcel.trackingNumber });
        return { ...shown, ...said };
      }),
    );
    if (tracked.some(({ status }) => status === 'return_to_sender')) await observeReturned(resources, at);
    const served = await hasService(resources, at);
    const order = served ? await readFresh(resources, at, call) : await loadSnapshot(resources.db, at);
    const own = parcels.map(({ trackingNumber }) => trackingNumber);
    return {
      parcels: [...tracked, ...(served ? servedParcels(order, own) : [])],
      served,
      reopened: await reopenedOf(resources, order),
      now: new Date().toISOString(),
    };
  },

  returns: (resources, { at }, call) => gatherReturns(resources, at, call),

  async exception(resources, { at, stage, trouble }) {
    // Nothing may keep a failure from being met: not even an order, or a store, that cannot be read.
    const order = await loadSnapshot(resources.db, at).catch(() => null);
    const store = await resources.store(at.store).catch(() => null);
    const policy = await policyFor(resources, at, 'send_message').catch(() => null);
    const { pace = 1 } = resources;
    const asked = trouble?.moment === 'failed' ? questionOfFailure(trouble.failure) : null;
    const passages = await passagesFor(resources, at, 'exception', asked).catch(() => []);
    const memories =
      trouble?.moment === 'failed' ? await recall(resources, at, trouble.failure).catch(() => []) : [];
    return {
      ...trouble,
      stage,
      order,
      pace,
      passages,
      memories,
      ...(store && policy ? { policy, storeName: store.name } : {}),
      authorizedForSeconds: order && policy ? secondsUntil(authorizedUntil(order, policy)) : null,
    };
  },
};

const secondsUntil = (at: number | null) => (at === null ? null : (at - Date.now()) / 1000);

/** An agent whose proposals depend on it is shown the level of its own action, which may be below the store's. */
async function policyFor(resources: Resources, { store }: OrderAt, kind: ActionKind): Promise<StorePolicy> {
  const { policy } = await resources.store(store);
  return { ...policy, autonomy: levelOf(kind, policy, await resources.board.levels(store)) };
}

async function readFresh(resources: Resources, at: OrderAt, call: CallContext): Promise<OrderSnapshot> {
  const shopify = await resources.shopify(at.store);
  return (await shopify.readOrder(at.order, call)) ?? loadSnapshot(resources.db, at);
}

async function stockFor(resources: Resources, order: OrderSnapshot, call: CallContext) {
  const { store, order: id, lines } = order;
  const items = [
    ...new Set(lines.flatMap((line) => (line.tracked && line.inventoryItemId ? [line.inventoryItemId] : []))),
  ];
  const { db } = resources;
  const shopify = await resources.shopify(store);
  const { policy } = await resources.store(store);
  const now = new Date();
  const place = { store, order: id, priority: priorityOf(order), placedAt: new Date(order.createdAt) };
  const locating = shopify.readLocations(call);
  const [stock, locations, reserved, queue, parcels] = await Promise.all([
    items.length > 0 ? shopify.readStock(items, call) : [],
    locating,
    reservedUnits(db, store, items),
    queueAround(db, place, items),
    locating.then((all) => parcelsByDay(db, { store, order: id }, limitsOf(policy, all, now))),
  ]);
  const isOwn = (unit: { order: string }) => unit.order === id;
  return {
    ...{ order, stock, locations, queue, parcels, policy, now: now.toISOString() },
    reserved: reserved.filter((unit) => !isOwn(unit)),
    own: reserved.filter(isOwn),
  };
}

/** Null where it is not asked for, and where there is no answer: what the carrier cannot deliver to it will refuse, too. */
async function verified(
  resources: Resources,
  { store }: OrderAt,
  { verifyAddressesIn }: StorePolicy,
  given: Address,
  call: CallContext,
): Promise<Verification | null> {
  const address = shippableOf(given);
  if (!address?.countryCode || !verifyAddressesIn.includes(address.countryCode)) return null;
  try {
    return await (await resources.carrier(store)).verify(address, call);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { kind, retryable, message } = error;
    if (!retryable)
      resources.log.warn({ kind, store, traceId: call.traceId }, `address not looked up: ${message}`);
    return null;
  }
}

/** Locations that have a capacity: what leaves the others need not be counted. */
const limitsOf = (policy: StorePolicy, locations: Location[], now: Date) =>
  locations.flatMap((location) => {
    const { capacity, cutOff, timeZone } = ruleOf(policy, location);
    if (capacity === null) return [];
    const { offset } = localTime(now.toISOString(), timeZone ?? policy.timeZone);
    return { locationId: location.id, shiftMinutes: offset + minutesOf(null) - minutesOf(cutOff) };
  });

/** Where the order will leave from: its assigned location's country, as far as Shopify knows one. */
function originOf(order: OrderSnapshot, locations: Location[]): string | null {
  const assigned = order.fulfillmentOrders.map((fo) => fo.locationId);
  const from = locations.find(({ id }) => assigned.includes(id)) ?? locations.find(({ active }) => active);
  return from?.address.countryCode ?? null;
}

const weightOf = (order: OrderSnapshot, units: { lineItemId: string; quantity: number }[]) =>
  units.reduce(
    (sum, unit) => sum + unit.quantity * (order.lines.find(({ id }) => id === unit.lineItemId)?.grams ?? 0),
    0,
  );

/** A fulfillment service was asked to ship something of the order. */
async function hasService({ db }: Resources, { store, order }: OrderAt): Promise<boolean> {
  const where = { store, order, kind: 'request_fulfillment', state: 'done' };
  return (await db.effect.count({ where })) > 0;
}

async function parcelsOf({ db }: Resources, { store, order }: OrderAt) {
  const shipments = await db.shipment.findMany({
    where: { store, order, state: LIVE },
    orderBy: [{ revision: 'asc' }, { number: 'asc' }],
  });
  return shipments.map(({ trackingNumber, trackingUrl, carrier, service, carrierShipmentId, createdAt }) => ({
    trackingNumber,
    trackingUrl,
    carrier,
    service,
    carrierShipmentId,
    labelledAt: createdAt.toISOString(),
  }));
}
