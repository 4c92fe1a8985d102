/** What a run of the workflow remembers, and how the world reaches it: signals, queries, a person's answers. */
import {
  ApplicationFailure,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Read } from '../activities/orders.ts';
import { lacksApprover } from '../contracts/approver.ts';
import type { Answer, OpenedCase } from '../contracts/case.ts';
import type { Outcome } from '../contracts/decision.ts';
import type { FailureKind } from '../contracts/failure.ts';
import { WORD_SIGNAL, type Word } from '../contracts/incident.ts';
import type { OrderAt } from '../contracts/order.ts';
import {
  ANSWER_UPDATE,
  type Carried,
  type OrderInput,
  type OrderState,
  PACKED_TOPIC,
  type Repair,
  STATE_QUERY,
  STOCK_TOPIC,
  type Stage,
  TRACKER_TOPIC,
  type Undoable,
  WEBHOOK_SIGNAL,
  type WebhookSignal,
} from '../contracts/workflow.ts';
import { show, tell } from './display.ts';
import { hasServiceParcels } from './ship.ts';

/** As many lines as a person reads. */
const STORY_LINES = 30;

/** Of a service's parcel, whose tracker is Shopify's, these are the carrier's word. */
const TOLD_OF_PARCEL = /^fulfillments\/update$|^fulfillment_events\//;

/** From the fulfill stage on these are the echo of Waybill's own fulfillment. */
const ECHO = /^(fulfillments|fulfillment_orders)\/|^orders\/(fulfilled|partially_fulfilled)$/;

/** What a new plan for the same order does not touch. */
const UNTOUCHED = new Set(['stage:validate', 'validator', 'customer', 'address', 'risk', 'compliance']);

/** Before the name of a step whose action was decided in shadow, where a parcel rests on it. Kept as long as the step's result is. */
export const SHADOWED = 'shadowed:';

export interface Trial {
  incidentId: string;
  /** The case that stays open where it is tried for all of them; null where a person had the order go on alone. */
  caseId: string | null;
}

/** What of a reading of the order a run remembers. */
type Seen = Pick<Read, 'revision' | 'readAt' | 'returning' | 'disputed' | 'reopened'>;

export interface Life {
  readonly state: OrderState;
  readonly kept: Record<string, unknown>;
  readonly undoable: Undoable[];
  readonly webhooks: WebhookSignal[];
  readAt: string;
  /** The revision that the order was last read at: above the plan's where it changed after its parcels had left. */
  revisionRead: number;
  /** A run that goes on as new knows nothing of what had just arrived. */
  mustRead: boolean;
  /** A buyer wants to return something, or sends it back. */
  returning: boolean;
  /** The buyer disputes the payment. */
  disputed: boolean;
  /** Somebody has cancelled the fulfillment of a parcel that had left. */
  reopened: boolean;
  /** How the order had ended before this run; null once it is to be shipped again. */
  finished: OrderInput['finished'] | null;
  /** What leaves the store has left: an edit cannot reach it any more. */
  hasLeft(): boolean;
  /** The carrier has told of a parcel since it was last asked. */
  parcelNews: boolean;
  /** The order's turn for stock has come, or so it was told since it last looked. */
  stockNews: boolean;
  /** A fulfillment service ships for the order: what is heard of its fulfillments is news, and no echo. */
  heedsService: boolean;
  openCase: OpenedCase | null;
  answer: Answer | null;
  /** What the order's incident says last. */
  word: Word | null;
  /** The stage that an incident had stopped is tried once more: that it goes through is news for the others. */
  trial: Trial | null;
  /** While an operator has stopped the store: one wait for all branches of the order. */
  resuming: Promise<void> | null;
  at(): OrderAt;
  enter(stage: Stage): void;
  stand(outcome: Outcome | null, why: string): void;
  except(kind: FailureKind): void;
  clearException(): void;
  note(line: string): void;
  /** The order was read; the plan stays the one that it was. */
  noteSeen(read: Seen): void;
  /** As `noteSeen`, and from here on the plan is for what was read. */
  noteRead(read: Seen & Pick<Read, 'shipped'>): void;
  nextOccasion(step: string, again: boolean): { occasion: number; reuse: 'proceeded' | 'begun' | 'never' };
  /** What the order is no longer, is forgotten; what was tried is not. A repair forgets only the plan. */
  startOver(revision: number, repair: Repair | null): void;
  carry(): Carried;
}

const webhook = defineSignal<[WebhookSignal]>(WEBHOOK_SIGNAL);
const stateQuery = defineQuery<OrderState>(STATE_QUERY);
const word = defineSignal<[Word]>(WORD_SIGNAL);
const answerUpdate = defineUpdate<void, [Answer]>(ANSWER_UPDATE);

/** Sets the handlers before anything is awaited: a webhook that started the workflow arrives with its first task. */
export function listen({ store, order, traceId, carried, finished }: OrderInput): Life {
  const state: OrderState = {
    stage: 'validate',
    outcome: null,
    why: '',
    exception: null,
    revision: carried?.revision ?? 0,
    traceId,
    caseId: null,
    incidentId: null,
    story: [],
  };
  const occasions: Record<string, number> = {};

  const life: Life = {
    state,
    kept: carried?.kept ?? {},
    undoable: carried?.undoable ?? [],
    webhooks: [],
    readAt: carried?.readAt ?? '',
    returning: false,
    disputed: false,
    reopened: false,
    parcelNews: carried?.parcelNews ?? false,
    mustRead: carried !== undefined,
    revisionRead: carried?.revision ?? 0,
    finished: finished ?? null,
    hasLeft: () => life.finished !== null || 'stage:fulfill' in life.kept || 'leaving' in life.kept,
    stockNews: false,
    heedsService: false,
    openCase: null,
    answer: null,
    word: null,
    trial: null,
    resuming: null,
    at: () => ({ store, order, revision: state.revision, traceId }),
    enter(stage) {
      life.stockNews = false;
      life.heedsService = false;
      Object.assign(state, {
        stage,
        outcome: null,
        why: '',
        exception: null,
        caseId: null,
        incidentId: null,
      });
      life.note(stage);
      show(state);
    },
    stand(outcome, why) {
      Object.assign(state, { outcome, why });
      life.note(outcome ? `${outcome}: ${why}` : why);
      show(state);
    },
    except(kind) {
      state.exception = kind;
    },
    clearException() {
      Object.assign(state, { exception: null, caseId: null, incidentId: null });
    },
    note(line) {
      const at = new Date().toISOString().slice(11, 19);
      state.story.push(`${at} ${line}`);
      if (state.story.length > STORY_LINES) state.story.splice(1, 1);
      tell(state);
    },
    noteSeen(read) {
      life.readAt = read.readAt;
      life.revisionRead = read.revision;
      life.returning = read.returning ?? false;
      life.disputed = read.disputed ?? false;
      life.reopened = read.reopened ?? false;
    },
    noteRead(read) {
      life.noteSeen(read);
      state.revision = read.revision;
      if (read.shipped) life.kept.shipped = read.shipped;
    },
    nextOccasion(step, again) {
      const occasion = occasions[step] ?? 0;
      occasions[step] = occasion + 1;
      return { occasion, reuse: again ? 'never' : occasion === 0 ? 'proceeded' : 'begun' };
    },
    startOver(revision, repair) {
      state.revision = revision;
      // Whether it goes through now says nothing about others: this order is another one than it was.
      life.trial = null;
      life.finished = null;
      const untouched = (key: string) => UNTOUCHED.has(key.replace(SHADOWED, ''));
      const holds = (key: string) =>
        key.startsWith('tries:') || key === 'shipped' || (repair !== null && untouched(key));
      for (const key of Object.keys(life.kept)) if (!holds(key)) delete life.kept[key];
      if (repair) life.kept.repair = repair;
      life.note(`${repair ? 'planning anew' : 'the order changed: starting over'} at revision ${revision}`);
    },
    carry: () => ({
      revision: state.revision,
      readAt: life.readAt,
      kept: life.kept,
      undoable: life.undoable,
      parcelNews: life.parcelNews,
    }),
  };

  setHandler(webhook, (signal) => {
    // That the order was read since says nothing of its parcels, nor of the stock.
    if (signal.topic === TRACKER_TOPIC || signal.topic === PACKED_TOPIC) {
      life.parcelNews = true;
      return;
    }
    if (state.stage === 'follow' && hasServiceParcels(life) && TOLD_OF_PARCEL.test(signal.topic)) {
      life.parcelNews = true;
      return;
    }
    if (signal.topic === STOCK_TOPIC) {
      life.stockNews = true;
      return;
    }
    // While parcels wait in the store, a fulfillment is somebody else's; as one of a service is, and one of what is open again.
    const waits = life.heedsService || life.kept.waitingSince !== undefined;
    const acts = (state.stage === 'fulfill' && !waits) || (state.stage === 'follow' && !life.reopened);
    // Nothing was done for an order in shadow: what is heard of it, people have done.
    const echo = acts && state.outcome !== 'shadowed' && ECHO.test(signal.topic);
    if (!echo && signal.receivedAt > life.readAt) life.webhooks.push(signal);
  });
  setHandler(stateQuery, () => state);
  // It may come before the order knows that its case is open.
  setHandler(word, (said) => {
    life.word = said;
  });
  const acceptAnswer = (answer: Answer) => {
    life.answer = answer;
  };
  setHandler(answerUpdate, acceptAnswer, {
    validator: (answer) => validateAnswer(life, answer),
  });
  life.note(`run ${workflowInfo().runId.slice(0, 8)}`);
  return life;
}

/** Two people may answer at once: the first wins, the other is told. */
function validateAnswer(life: Life, given: Answer): void {
  const why = refusal(life, given);
  if (why) throw ApplicationFailure.nonRetryable(why, 'answer_refused');
}

function refusal({ openCase, answer }: Life, given: Answer): string | null {
  if (!openCase) return 'this order has no open case';
  if (given.caseId !== openCase.id) return 'the case was closed, or is not of this order';
  if (answer) return `${answer.by} has answered "${answer.choice}" already`;
  if (!given.by?.trim()) return 'an answer says who gives it';
  const lacking = lacks(openCase, given);
  return lacking ? `this case offers ${lacking}` : lacksApprover(openCase.approvers, given);
}

/** What could be answered instead, where the case does not offer what was answered. */
function lacks({ choices, options, stages }: OpenedCase, given: Answer): string | null {
  const unless = (offered: boolean, what: string) => (offered ? null : what);
  if (!choices.includes(given.choice)) return `${choices.join(', ')}, not ${given.choice}`;
  switch (given.choice) {
    case 'choose':
      return unless(options.includes(given.option), `${options.join(', ')} to choose, not ${given.option}`);
    case 'retry_from':
      return unless(stages.includes(given.stage), `${stages.join(', ')} to retry from, not ${given.stage}`);
    case 'edit':
      return unless(Boolean(given.editId && given.hash), 'an edit by its id and hash alone');
    case 'retry':
    case 'approve':
    case 'allow':
    case 'cancel':
    case 'take_over':
      return null;
  }
}
