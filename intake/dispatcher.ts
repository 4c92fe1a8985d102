/**
 * The dispatcher: turns kept webhooks into started or signalled workflows. Any number of them may run at once.
 * A crash at any point leaves a claim that ends by itself; the webhook is then dispatched again, which a workflow
 * takes for one more message about an order that it reads anew.
 */
import type { Logger } from 'pino';
import { ConnectorError } from '../connectors/error.ts';
import { SETTLED } from '../contracts/decision.ts';
import { TRACKER_TOPIC } from '../contracts/workflow.ts';
import {
  areHeldBack,
  type Claimed,
  type ClaimedOther,
  claimArrivals,
  markDispatched,
  nameOrder,
  noteTrouble,
  releaseArrivals,
} from '../prisma/claims.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { bodyOf, type Disposition } from '../prisma/inbox.ts';
import { forgetOrder, isFinal } from '../prisma/orders.ts';
import { TemporalAway } from './delivery.ts';
import type { Pressure } from './pressure.ts';
import { type Round, type Rounds, startRounds } from './rounds.ts';
import { fulfillmentOrderOf, kindOfTopic, updatedAtOf } from './topics.ts';

export interface DispatcherResources {
  db: PrismaClient;
  log: Logger;
  /** Starts the workflow that deals with it, or signals the one that runs. @throws TemporalAway where there is no use in trying the next. */
  deliver(arrival: Claimed | ClaimedOther): Promise<void>;
  /** The order of a fulfillment order; null where the store has none. @throws ConnectorError */
  orderOf(store: string, fulfillmentOrder: string, traceId: string): Promise<string | null>;
  /** How fast new orders of one store are begun; the others of a flash sale wait in the inbox, where they cost nothing. */
  pressure: Pick<Pressure, 'pace' | 'holdsBack'>;
}

const BATCH = 64;
const AT_ONCE = 4;
/** What a dispatcher that died holds is taken up after this long. Longer than a batch takes; one that takes longer is dispatched twice, which changes nothing. */
const LEASE_MS = 20_000;
const MAX_RETRY_MS = 60_000;
/** What has failed for longer than minutes is not mended by haste. */
const PATIENT_FROM = 12;
const PATIENT_RETRY_MS = 10 * 60_000;

export const startDispatcher = (resources: DispatcherResources): Rounds =>
  startRounds({ log: resources.log, trouble: 'the inbox cannot be read' }, (isStopped) =>
    dispatchOnce(resources, isStopped),
  );

/** Dispatches one batch; `away` where Temporal takes nothing. */
export async function dispatchOnce(
  resources: DispatcherResources,
  isStopped: () => boolean = () => false,
): Promise<Round> {
  const { db, log, pressure } = resources;
  const batch = await claimArrivals(db, { limit: BATCH, ...pressure.pace(), leaseMs: LEASE_MS });
  const done = new Map<bigint, Disposition>();
  const left = new Set(batch.map(({ id }) => id));
  let away: TemporalAway | null = null;
  /** Stores that do not answer at present: to ask each time anew would keep the others waiting. */
  const silent = new Map<string, unknown>();

  const take = async (arrival: Claimed | ClaimedOther) => {
    try {
      if (isUnnamed(arrival) && silent.has(arrival.store)) throw silent.get(arrival.store);
      done.set(arrival.id, await dispatch(resources, arrival));
      left.delete(arrival.id);
    } catch (err) {
      if (err instanceof TemporalAway) away = err;
      else {
        left.delete(arrival.id);
        if (isUnnamed(arrival) && err instanceof ConnectorError) silent.set(arrival.store, err);
        await postpone(resources, arrival, err);
      }
    }
  };
  const lanes = byOrder(batch);
  const work = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift())
      for (const arrival of lane) if (!away && !isStopped()) await take(arrival);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));

  if (done.size > 0) await markDispatched(db, done);
  if (left.size > 0) await releaseArrivals(db, [...left], new Date(0));
  if (away) {
    log.warn({ err: away, waiting: left.size }, 'Temporal takes nothing: webhooks wait in the inbox');
    return 'away';
  }
  if (batch.length === BATCH || left.size > 0) return 'more';
  const { held, byPace } = await areHeldBack(db);
  pressure.holdsBack(byPace);
  return held ? 'soon' : 'idle';
}

/** Webhooks of one order go one after the other, so that its first one starts it; the stores take turns. */
function byOrder(batch: (Claimed | ClaimedOther)[]): (Claimed | ClaimedOther)[][] {
  const lanes = new Map<string, (Claimed | ClaimedOther)[]>();
  const turns = new Map<string, (typeof batch)[]>();
  for (const arrival of batch) {
    const key = `${arrival.store}/${arrival.order ?? arrival.topic}`;
    const lane = lanes.get(key);
    if (lane) {
      lane.push(arrival);
      continue;
    }
    const first = [arrival];
    lanes.set(key, first);
    turns.set(arrival.store, [...(turns.get(arrival.store) ?? []), first]);
  }
  const longest = Math.max(0, ...[...turns.values()].map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    [...turns.values()].flatMap((own) => own.slice(turn, turn + 1)),
  ).flat();
}

async function dispatch(
  resources: DispatcherResources,
  arrival: Claimed | ClaimedOther,
): Promise<Disposition> {
  const disposition = await hand(resources, arrival);
  const { store, order, topic, webhookId } = arrival;
  const line = { traceId: traceOf(arrival), store, order, topic, webhookId, disposition };
  resources.log.info(line, 'webhook dispatched');
  return disposition;
}

async function hand(resources: DispatcherResources, arrival: Claimed | ClaimedOther): Promise<Disposition> {
  if (arrival.order === null) {
    if (isUnnamed(arrival)) return handUnnamed(resources, arrival);
    await resources.deliver(arrival);
    return 'started';
  }
  if (arrival.redacted) return 'redacted';
  if (await isStale(resources.db, arrival)) return 'stale';
  if (arrival.topic === 'orders/delete' && (arrival.first || isFinal(arrival.outcome))) {
    // Nothing is under way: whoever was to be told of an end has been told, and nobody misses what never began.
    await forgetOrder(resources.db, arrival);
    return 'stale';
  }
  await resources.deliver(arrival);
  return arrival.first ? 'started' : 'signalled';
}

const isUnnamed = (arrival: Claimed | ClaimedOther): arrival is ClaimedOther =>
  arrival.order === null && kindOfTopic(arrival.topic) === 'order';

/**
 * What tells of a fulfillment order and not of its order. While Shopify cannot say which one that is, it waits: that a parcel is packed
 * nothing else tells.
 */
async function handUnnamed(resources: DispatcherResources, arrival: ClaimedOther): Promise<Disposition> {
  const { db, orderOf } = resources;
  const { store, topic, traceId, id } = arrival;
  const fulfillmentOrder = fulfillmentOrderOf(topic, await textOf(db, id));
  try {
    const order = fulfillmentOrder && (await orderOf(store, fulfillmentOrder, traceId));
    return order ? await hand(resources, await nameOrder(db, arrival, order)) : 'ignored';
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.retryable) throw error;
    await noteTrouble(db, id, { trouble: error.message });
    return 'given_up';
  }
}

const textOf = async (db: PrismaClient, id: bigint) => Buffer.from(await bodyOf(db, id)).toString('utf8');

const traceOf = (arrival: Claimed | ClaimedOther) =>
  arrival.order === null ? arrival.traceId : arrival.orderTraceId;

/** Whether a settled order was read after the change that this webhook tells of: it would only be run again for nothing. */
async function isStale(db: PrismaClient, arrival: Claimed): Promise<boolean> {
  const { outcome, knownUpdatedAt, readAt, topic, id } = arrival;
  if (!outcome || !SETTLED.has(outcome) || !knownUpdatedAt || !readAt) return false;
  // Nobody waits for a parcel of it any more.
  if (topic === TRACKER_TOPIC) return true;
  // Shopify tells whole seconds: what changed in the second in which the order was read may have changed after that.
  const told = updatedAtOf(topic, await textOf(db, id));
  const known = Date.parse(knownUpdatedAt);
  return told < known || (told === known && readAt.getTime() >= known + 1000);
}

/** One webhook that Temporal refuses must not keep the others waiting. It is never given up. */
async function postpone(
  { db, log }: DispatcherResources,
  arrival: Claimed | ClaimedOther,
  err: unknown,
): Promise<void> {
  const longest = arrival.attempts < PATIENT_FROM ? MAX_RETRY_MS : PATIENT_RETRY_MS;
  const pause = Math.min(500 * 2 ** Math.min(arrival.attempts, 16), longest);
  const { store, order, topic, webhookId, attempts } = arrival;
  log.error(
    { err, traceId: traceOf(arrival), store, order, topic, webhookId, attempts },
    'webhook not dispatched, tried again',
  );
  // Where even that fails, the claim ends by itself.
  const trouble = troubleOf(err);
  await noteTrouble(db, arrival.id, { trouble, until: new Date(Date.now() + pause) }).catch(() => undefined);
}

/** What an operator reads of it. The message of anything but a connector may carry data of the order. */
const troubleOf = (err: unknown) =>
  err instanceof ConnectorError
    ? err.message
    : `${err instanceof Error ? err.name : 'an error'}; see the server's log`;
