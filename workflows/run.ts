/** One run of an order's workflow: its state, and the verbs that `order.ts` is written in. */
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  workflowInfo,
} from '@temporalio/workflow';
import type { AgentRequest } from '../activities/index.ts';
import type { AgentData, AgentName } from '../agents/index.ts';
import type { Shipment } from '../agents/router.ts';
import { type Assessment, settle as settleFailures } from '../agents/settle.ts';
import type { DecisionRef, Outcome } from '../contracts/decision.ts';
import type { MessageEvent, ReturnEvent } from '../contracts/wording.ts';
import {
  finishedBefore,
  type OrderInput,
  type OrderResult,
  type Repair,
  type Stage,
} from '../contracts/workflow.ts';
import { agentOf, readers, recorders } from './activities.ts';
import { showPriority } from './display.ts';
import { failureOf, StageFailure } from './failures.ts';
import { follow } from './follow.ts';
import { handOver } from './handOver.ts';
import { type Life, listen } from './life.ts';
import { Changed, Settled, takeChange, takeNews } from './news.ts';
import { perform, restsOnShadow } from './perform.ts';
import { recover } from './recover.ts';
import { ownParcels } from './ship.ts';
import { reportPassed } from './together.ts';
import { type TakenBack, takeBackEach, unwind } from './unwind.ts';

export interface Occasion {
  shipment?: Shipment;
  event?: MessageEvent | ReturnEvent;
  /** What the message is about, where an order has several of its kind. */
  about?: string;
  /** Which of several plans' parcels it is told of: each is told of once. */
  part?: number;
  /** Plans what is there, and leaves the rest for later. */
  partial?: boolean;
  /** Seconds since a fulfillment service was asked for the shipment. */
  requested?: number;
  /** Asks anew instead of keeping the first answer. */
  again?: boolean;
  /** Asks whether labelled parcels have left the store. UTC. */
  waitingSince?: string;
}

export interface Run {
  /** Does a stage until it is done: a failure is repaired, waited out or put to a person, and the stage goes on where it failed. */
  stage<T>(name: Stage, work: () => Promise<T>): Promise<T>;
  /** Asks one agent, has the gateway perform what it proposes, and answers with what it found. Done once per run of the plan. */
  agent<N extends AgentName>(name: N, on?: Occasion): Promise<AgentData[N]>;
  /** Several agents side by side, whose contradictions are settled before anyone acts on them. */
  settle<T extends Record<string, Promise<unknown>>>(asked: T): Promise<{ [K in keyof T]: Awaited<T[K]> }>;
  all(work: Promise<unknown>[]): Promise<void>;
  tell(event: MessageEvent | ReturnEvent, about?: string): Promise<void>;
  /** Lets labelled parcels leave the store before Shopify is told that they have, where that is the store's way. */
  handOver(): Promise<void>;
  /** How many left under all plans of the order, those of fulfillment services aside. */
  parcels(): number;
  /** Plans the units anew that this plan has left behind; what has left stays as it is. @throws Changed, always. */
  planRest(): Promise<never>;
  prioritize(priority: number): void;
  /** The order has come this far, and says so. */
  rest(outcome: Outcome, why: string): Promise<void>;
  /** How the order had ended before this run; null where there is something to be done for it. */
  finished(): NonNullable<OrderInput['finished']> | null;
  /** Reads an order that had ended. */
  catchUp(): Promise<void>;
  /** Whether a buyer wants to return something, or sends it back. */
  isReturning(): boolean;
  /** Whether the buyer disputes the payment. */
  isDisputed(): boolean;
  /** Whether somebody has cancelled the fulfillment of a parcel that had left. */
  isReopened(): boolean;
  /** Whether the carrier has told of a parcel since it was last asked: it is told of once. */
  hearsOfParcel(): boolean;
  /** Takes in what has arrived. Answers whether anything had. */
  hears(): Promise<boolean>;
  /** Lets time pass, unless there is news. Answers with the topics that came in. */
  wait(seconds: number): Promise<string[]>;
  toTheEnd(story: () => Promise<{ outcome: Outcome; why: string }>): Promise<OrderResult>;
}

export function beginRun(input: OrderInput): Run {
  const life = listen(input);

  const run: Run = {
    async stage(name, work) {
      const key = `stage:${name}`;
      if (key in life.kept) return life.kept[key] as Awaited<ReturnType<typeof work>>;
      for (;;) {
        try {
          life.enter(name);
          await takeNews(life, { reread: isStale(life) });
          const result = await work();
          life.kept[key] = result;
          await reportPassed(life);
          return result;
        } catch (error) {
          const failure = failureOf(error);
          if (!failure) throw error;
          await recover(run, life, name, failure);
        }
      }
    },

    async agent(name, on = {}) {
      const step = stepOf(name, on);
      if (on.requested !== undefined) life.heedsService = true;
      if (!on.again && step in life.kept) return life.kept[step] as never;
      const decision = await ask(life, name, step, on);
      await perform(life, step, decision);
      const data = conclude(life, decision);
      if (!on.again) life.kept[step] = data;
      return data as never;
    },

    async settle(asked) {
      const names = Object.keys(asked);
      const results = await Promise.allSettled(Object.values(asked));
      const failures: Assessment[] = [];
      for (const [index, result] of results.entries()) {
        if (result.status === 'fulfilled') continue;
        const failure = failureOf(result.reason);
        if (!failure) throw result.reason;
        failures.push({ agent: names[index] ?? '', failure });
      }
      const leading = settleFailures(failures);
      if (leading) throw new StageFailure(leading.failure);
      const values = results.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
      return Object.fromEntries(names.map((name, index) => [name, values[index]])) as never;
    },

    async all(work) {
      // Every branch ends before a failure is met: taking back beside a branch that still acts would miss what it does.
      const results = await Promise.allSettled(work);
      const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      if (reasons.length === 0) return;
      // That the order is another one now counts for more than what became of the plan for the old one.
      throw reasons.find((reason) => failureOf(reason) === null) ?? reasons[0];
    },

    async tell(event, about) {
      if (life.kept.unreachable) return;
      // Of what went before the buyer was told when it went.
      if (event === 'shipped' && !hasShipped(life)) return;
      const part = shippedBefore(life) + 1;
      const several = event === 'shipped' && part > 1 ? { part } : {};
      await run.agent('notification', { event, ...several, ...(about ? { about } : {}) });
    },

    handOver: () => handOver(run, life),

    parcels: () => parcelsOf(life),

    async planRest() {
      if (parcelsOf(life) > shippedBefore(life)) await run.tell('shipped');
      await takeNews(life, { reread: true });
      // An order that is another one by now is looked at from the beginning, and so is one whose payment is disputed.
      if (life.revisionRead > life.state.revision) throw planAfter(life, life.revisionRead);
      const { revision } = await recorders.raiseRevision(life.at());
      throw planAfter(life, revision, life.disputed ? null : ((life.kept.repair ?? {}) as Repair));
    },

    prioritize: showPriority,

    async rest(outcome, why) {
      if (life.state.outcome === outcome && life.state.why === why) return;
      life.stand(outcome, why);
      const { stage, exception } = life.state;
      await recorders.record({ at: life.at(), stage, outcome, why, exception });
    },

    finished: () => life.finished ?? null,

    async catchUp() {
      const news = await readers.refresh(life.at());
      life.noteRead(news);
      if (news.cancelled) throw new Settled('cancelled', 'the order was cancelled in Shopify');
      if (news.unshipped && !news.reopened) throw new Changed(news.revision);
      if (news.left) throw new Settled(news.left.outcome, `left to ${news.left.by}`);
    },

    isReturning: () => life.returning,

    isDisputed: () => life.disputed,

    isReopened: () => life.reopened,

    hearsOfParcel() {
      const heard = life.parcelNews;
      life.parcelNews = false;
      return heard;
    },

    async wait(seconds) {
      if (workflowInfo().continueAsNewSuggested) {
        await condition(allHandlersFinished);
        const { finished: _finished, ...rest } = input;
        const on = { ...rest, ...(life.finished ? { finished: life.finished } : {}), carried: life.carry() };
        await continueAsNew<(input: OrderInput) => Promise<OrderResult>>(on);
      }
      meetChange(life);
      const isNews = () => life.webhooks.length > 0 || life.parcelNews;
      await condition(isNews, Math.max(1, Math.ceil(seconds * 1000)));
      // A parcel that has left by now is looked at before what has changed about its order.
      if (life.parcelNews) return [];
      const topics = await takeNews(life);
      meetChange(life);
      return topics;
    },

    async hears() {
      if (life.webhooks.length === 0) return false;
      await takeNews(life);
      return true;
    },

    toTheEnd: async (story) => unlessTold(life, await untilOver(run, life, story)),
  };
  return run;
}

/** A reset, a person or a pause may have let hours pass since the order was read, and a webhook may have got lost. */
const STALE_MS = 5 * 60_000;
const isStale = ({ readAt }: Life) => readAt !== '' && Date.now() - Date.parse(readAt) > STALE_MS;

const stepOf = (name: AgentName, { shipment, event, part, about }: Occasion) =>
  [name, shipment?.number ?? event, part, about?.replace('gid://shopify/Return/', '')]
    .filter((each) => each !== undefined)
    .join('/');

/** How many parcels left under the plans before this one. */
const shippedBefore = ({ kept }: Life) => (kept.shipped as number | undefined) ?? 0;

/** Under this plan. */
const hasShipped = ({ kept }: Life) => 'stage:fulfill' in kept;

function parcelsOf(life: Life): number {
  return shippedBefore(life) + (hasShipped(life) ? ownParcels(life) : 0);
}

/** What has left stays as it is; what came to the order is planned after it. */
function planAfter(life: Life, revision: number, repair: Repair | null = null): Changed {
  life.kept.shipped = parcelsOf(life);
  return new Changed(revision, repair);
}

/** A parcel that has left cannot follow an edit: what came to the order goes out after it, and about an address a person is asked. */
function meetChange(life: Life): void {
  const since = takeChange(life);
  switch (since?.what) {
    case undefined:
      return;
    case 'units':
      throw planAfter(life, since.revision);
    case 'address':
      throw new StageFailure({
        kind: 'changed_after_fulfillment',
        detail: 'the parcel has left, and the shipping address is another one now',
      });
  }
}

async function ask(life: Life, name: AgentName, step: string, on: Occasion): Promise<DecisionRef<unknown>> {
  const request: AgentRequest = {
    at: life.at(),
    stage: life.state.stage,
    step,
    ...life.nextOccasion(step, on.again ?? false),
    ...(on.shipment ? { shipment: on.shipment } : {}),
    ...(on.event ? { event: on.event } : {}),
    ...(on.partial ? { partial: true } : {}),
    ...(on.requested === undefined ? {} : { requested: on.requested }),
    ...(on.about ? { about: on.about } : {}),
    ...(on.waitingSince ? { waitingSince: on.waitingSince } : {}),
    ...(life.kept.repair ? { repair: life.kept.repair as Repair } : {}),
    ...(restsOnShadow(life) ? { shadow: true } : {}),
  };
  // The activity's type is the agent's name already.
  const summary = step === name ? {} : { summary: step };
  const reply = await agentOf(name)[name].executeWithOptions(summary, [request]);
  if (reply.read) {
    life.noteRead(reply.read);
    const { left } = reply.read;
    if (left) throw new Settled(left.outcome, `left to ${left.by}`);
    // A new run of the order, or one that was reset, knows nothing of what an older plan has left behind.
    await takeBackEach(life, reply.read.leftovers ?? []);
  }
  return reply.decision;
}

function conclude(life: Life, { verdict, agent }: DecisionRef<unknown>): unknown {
  switch (verdict.kind) {
    case 'proceed':
      return verdict.data;
    case 'finish':
      throw new Settled(verdict.outcome, verdict.why);
    case 'fail':
      life.note(`${agent}: ${verdict.failure.detail}`);
      throw new StageFailure(verdict.failure);
  }
}

/** Tells the story anew as often as the order becomes another one. */
async function untilOver(
  run: Run,
  life: Life,
  story: () => Promise<{ outcome: Outcome; why: string }>,
): Promise<OrderResult> {
  let go = story;
  for (;;) {
    try {
      const { outcome, why } = await go();
      return await end(run, life, outcome, why);
    } catch (error) {
      if (error instanceof Settled) {
        if (error.outcome !== 'nothing_to_ship' || shippedBefore(life) === 0) return giveUp(run, life, error);
        // The rest is not wanted any more; what has left is followed all the same.
        go = () => run.stage('follow', () => follow(run));
        continue;
      }
      if (isCancellation(error)) {
        const cancelled = new Settled('cancelled', 'the workflow was cancelled');
        await CancellationScope.nonCancellable(() => giveUp(run, life, cancelled));
        throw error;
      }
      if (!(error instanceof Changed)) throw error;
      const settled = await takeBack(run, life, 'unfinished');
      if (settled) return end(run, life, settled.outcome, settled.why);
      life.startOver(error.revision, error.repair);
      go = story;
    }
  }
}

async function giveUp(run: Run, life: Life, settled: Settled): Promise<OrderResult> {
  const { outcome, why } = (await takeBackFor(run, life, settled.outcome)) ?? settled;
  return end(run, life, outcome, why);
}

async function takeBackFor(run: Run, life: Life, outcome: Outcome): Promise<Settled | null> {
  // Whoever does the rest by hand goes on from what is done.
  if (outcome === 'taken_over') return null;
  // What has nothing left to ship may have shipped already: only a cancellation calls a parcel back.
  return takeBack(run, life, outcome === 'cancelled' ? 'everything' : 'unbegun');
}

/**
 * A stage of its own where there is something to take back: what cannot be taken back becomes a case.
 * @returns how the order ends, where a person takes over what is left of it.
 */
async function takeBack(run: Run, life: Life, what: TakenBack): Promise<Settled | null> {
  const { store, order } = life.at();
  const left = await recorders.leftovers({ store, order });
  if (left.length + life.undoable.length === 0) return null;
  try {
    await run.stage('cancel', () => unwind(life, what, left));
    return null;
  } catch (error) {
    if (error instanceof Settled) return error;
    throw error;
  }
}

/** What came in while the run ended would be lost with it: the order is taken up again, as by a webhook that comes a moment later. */
async function unlessTold(life: Life, result: OrderResult): Promise<OrderResult> {
  const topics = life.webhooks.map(({ topic }) => topic);
  if (topics.length === 0) return result;
  const { store, order, traceId } = life.at();
  return continueAsNew<(input: OrderInput) => Promise<OrderResult>>({
    ...{ store, order, traceId },
    ...finishedBefore(result.outcome, topics),
  });
}

async function end(run: Run, life: Life, outcome: Outcome, why: string): Promise<OrderResult> {
  life.clearException();
  await run.rest(outcome, why);
  await condition(allHandlersFinished);
  return { outcome, why, shipments: run.parcels() };
}
