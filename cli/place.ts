/** Places one webhook body in a simulated store, and sees what becomes of it in Waybill and in the world. */
import { setTimeout as sleep } from 'node:timers/promises';
import { workflowIdOf } from '../contracts/order.ts';
import { MalformedBody, orderIdOf } from '../intake/topics.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { type SimulatorClient, SimulatorError } from '../simulator/client.ts';

const LOOK_MS = 100;
/** An outcome may be left again at once, by the webhook that was just dispatched. */
const QUIET_MS = 1_000;

export interface World {
  db: PrismaClient;
  simulator: SimulatorClient;
  store: string;
  times: number;
}

export interface PlaceResult {
  file: string;
  topic: string;
  /** What the webhook server answered; 0 where it did not, null where no webhook was sent. */
  http: number | null;
  /** Null where the webhook is about no order, or was refused. */
  workflowId: string | null;
  traceId: string | null;
  stage: string | null;
  outcome: string | null;
  exception: string | null;
  why: string | null;
  /** What store, carrier and mailbox counted for this order. */
  effects: { labels: number; fulfillments: number; refunds: number; mails: number; holds: number } | null;
  error?: string;
}

export interface PlacedFile {
  result: PlaceResult;
  /** Waits for an outcome until then, not at all where that is null, and completes the result. */
  settle(until: number | null): Promise<void>;
}

interface Given {
  file: string;
  topic: string;
  body: string;
}

/** A body of an order that was placed before waits its turn: the store cannot have both at once. */
export async function placeFile(
  world: World,
  given: Given,
  before: PlacedFile[],
  deadline: () => number | null,
): Promise<PlacedFile> {
  const { db, simulator, store, times } = world;
  const { file, topic, body } = given;
  const workflowId = idOf(store, topic, body);
  const result: PlaceResult = {
    ...{ file, topic, http: null, workflowId: null, traceId: null, stage: null },
    ...{ outcome: null, exception: null, why: null, effects: null },
  };
  const earlier = before.findLast((other) => workflowId && other.result.workflowId === workflowId);
  const until = deadline();
  if (until !== null) await earlier?.settle(until);
  try {
    const { webhookId, deliveries } = await simulator.place(store, body, { topic, times });
    result.http = deliveries[0]?.status ?? null;
    const row = await db.inbox.findUnique({
      where: { webhookId_store_topic: { store, topic, webhookId } },
      select: { id: true, order: true },
    });
    if (!row?.order) return { result, settle: async () => {} };
    const ref = { store, order: row.order };
    result.workflowId = workflowIdOf(ref);
    // Once: what a later body of the same order changes is not this one's doing.
    let settling: Promise<void> | undefined;
    return {
      result,
      settle(until) {
        settling ??= settle(world, result, row.id, ref, until);
        return settling;
      },
    };
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    result.error = error.message;
    return { result, settle: async () => {} };
  }
}

function idOf(store: string, topic: string, body: string): string | null {
  try {
    const order = orderIdOf(topic, body);
    return order && workflowIdOf({ store, order });
  } catch (error) {
    if (error instanceof MalformedBody) return null;
    throw error;
  }
}

async function settle(
  { db, simulator }: World,
  result: PlaceResult,
  inboxId: bigint,
  ref: { store: string; order: string },
  until: number | null,
): Promise<void> {
  while (until !== null && !(await hasSettled(db, inboxId, ref))) {
    if (Date.now() > until) {
      result.error = 'no outcome in time; see `waybill order show`, or `waybill doctor`';
      break;
    }
    await sleep(LOOK_MS);
  }
  const [row, seen] = await Promise.all([
    db.order.findUnique({ where: { store_order: ref } }),
    simulator.order(ref.store, ref.order),
  ]);
  const { traceId = null, stage = null, outcome = null, exception = null, why = null } = row ?? {};
  Object.assign(result, { traceId, stage, outcome, exception, why });
  if (!seen) return;
  const { labels, fulfillments, refunds, holds, mails } = seen;
  result.effects = { labels, fulfillments, refunds, mails: mails.waybill + mails.shopify, holds };
}

async function hasSettled(db: PrismaClient, inboxId: bigint, ref: { store: string; order: string }) {
  const arrival = await db.inbox.findUnique({ where: { id: inboxId }, select: { dispatchedAt: true } });
  if (!arrival?.dispatchedAt) return false;
  const order = await db.order.findUnique({
    where: { store_order: ref },
    select: { outcome: true, updatedAt: true },
  });
  if (!order?.outcome) return false;
  const last = Math.max(arrival.dispatchedAt.getTime(), order.updatedAt.getTime());
  return Date.now() - last > QUIET_MS;
}
