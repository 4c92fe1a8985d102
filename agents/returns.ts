/**
 * The returns agent: is a return due by the store's policy, how much, and does it go back to the shelf?
 * Rules for window, goods and amounts, by what the store has now. Where they cannot tell a person decides, and a model only says
 * for which reason the buyer seems to want it.
 */
import { z } from 'zod';
import type { Action } from '../contracts/action.ts';
import type { Alternative, Decision } from '../contracts/decision.ts';
import { cited, quoted, speaksOfIt } from '../contracts/passage.ts';
import type { OrderReturn } from '../contracts/return.ts';
import { RETURN_EVENTS } from '../contracts/wording.ts';
import { asData } from '../runtime/guardrails/data.ts';
import { asPassages } from '../runtime/guardrails/passages.ts';
import { redact } from '../runtime/guardrails/pii/index.ts';
import { sanitize } from '../runtime/guardrails/sanitize.ts';
import { defineAgent, fail, modelPart, proceed } from './define.ts';
import { dueNow, isAbandoned, isBack, judgeRequest } from './returns/due.ts';
import { type Done, ReturnsInput } from './returns/facts.ts';
import { refundFor } from './returns/refund.ts';

export const ReturnsData = z.object({
  /** Returns that are not settled yet. */
  waiting: z.array(z.string()),
  checkAgainInSeconds: z.int(),
  /** What the buyer is to know; of each they are told once. */
  tell: z.array(z.object({ event: z.enum(RETURN_EVENTS), about: z.string() })),
});
export type ReturnsData = z.infer<typeof ReturnsData>;

const REASONS = [
  'does_not_fit',
  'damaged',
  'wrong_item',
  'not_as_described',
  'late',
  'changed_mind',
  'other',
] as const;
const Reason = z.object({
  reason: z.enum(REASONS),
  /** Numbers of the passages of the store's policy that speak of it. */
  cites: z.array(z.int()).max(5).default([]),
  confidence: z.number().min(0).max(1),
});

/** Seconds between two looks at goods that are on their way back: nobody tells of a parcel that a store takes in. */
const LOOK_AGAIN = 24 * 3600;
/** A second refund of an order is decided on what the first has left. */
const AT_ONCE = 1;

export const returns = defineAgent({
  name: 'returns',
  input: ReturnsInput,
  data: ReturnsData,
  mayPropose: ['approve_return', 'decline_return', 'close_return', 'process_exchange', 'create_refund'],
  decide(input): Decision<ReturnsData> {
    const plans: Plan[] = [];
    // The oldest first. One refund a decision: each rests on what was refunded before.
    for (const it of [...input.found.returns].reverse()) {
      const plan = planFor(it, input);
      const second = hasRefund(plan.actions) && plans.some(({ actions }) => hasRefund(actions));
      plans.push(
        second ? { ...plan, actions: [], next: 'soon', why: `${it.name}: after the other refund` } : plan,
      );
    }
    const actions = plans.flatMap((plan) => plan.actions);
    const reasons = plans.map(({ why }) => why);
    const confidence = Math.min(...plans.map((plan) => plan.confidence), 1);
    const doubtful = plans.find(({ next }) => next === 'person');
    if (doubtful) {
      const alternatives = [...doubtful.alternatives, ...input.passages.filter(speaksOfIt).map(quoted)];
      return fail('return_requested', doubtful.why, { actions, confidence, alternatives });
    }
    const data: ReturnsData = {
      waiting: plans.flatMap(({ id, next }) => (next === 'wait' || next === 'soon' ? [id] : [])),
      checkAgainInSeconds: plans.some(({ next }) => next === 'soon') ? AT_ONCE : LOOK_AGAIN,
      tell: [...input.done, ...actions.flatMap(toDone)].map(({ what, about }) => ({
        event: EVENTS[what],
        about,
      })),
    };
    return proceed(data, reasons.length > 0 ? reasons : ['no return is open'], { actions, confidence });
  },

  model: modelPart<ReturnsInput, ReturnsData, z.infer<typeof Reason>>({
    ask({ found, passages }, { verdict }) {
      const words = found.returns.flatMap(({ lines }) => lines.flatMap(({ note }) => note ?? []));
      const said = sanitize(words.join('\n'), MAX_WORDS).text;
      if (verdict.kind !== 'fail' || said === '') return null;
      return {
        name: 'returns/reason',
        objective: 'Say for which reason the buyer wants to return something.',
        facts: `${asData('buyer', redact(said), MAX_WORDS)}${asPassages(passages)}`,
        answer: Reason,
        strategies: [
          { when: 'always', instruction: 'One reason, the weightiest.', tiers: ['cheap', 'balanced'] },
        ],
        // Money hangs on the remedy, whatever the reason is called.
        gist: ({ reason }) => REMEDIES[reason],
        check: ({ cites }) =>
          cites.every((number) => passages[number - 1]) ? [] : ['there is no passage of that number'],
        maxTokensOut: 100,
      };
    },
    conclude({ passages }, ruled, { reason, cites }) {
      const named = [...new Set(cites)].flatMap((number) => passages[number - 1] ?? []);
      const by = named.length > 0 ? ` by ${named.map(cited).join(', ')}` : '';
      const whyNot = `the reason seems to be: ${reason.replaceAll('_', ' ')}; a person decides${by}`;
      const alternatives = [...ruled.alternatives, { option: REMEDIES[reason], whyNot }];
      return { decision: { ...ruled, alternatives, decidedBy: 'model' }, verified: false };
    },
  }),
});

const MAX_WORDS = 1000;

/** A seller answers for what arrives broken or wrong, whatever the window for a change of mind. */
const REMEDIES: Record<(typeof REASONS)[number], string> = {
  damaged: 'refund or ship again, whatever the window says',
  wrong_item: 'refund or ship again, whatever the window says',
  not_as_described: 'refund or ship again, whatever the window says',
  does_not_fit: 'offer an exchange',
  late: 'keep to the policy',
  changed_mind: 'keep to the policy',
  other: 'keep to the policy',
};

interface Plan {
  id: string;
  actions: Action[];
  next: 'wait' | 'soon' | 'settled' | 'person';
  confidence: number;
  why: string;
  alternatives: Alternative[];
}

/** What is done about one return now. */
function planFor(it: OrderReturn, input: ReturnsInput): Plan {
  const plan = (next: Plan['next'], why: string, actions: Action[] = [], more: Partial<Plan> = {}): Plan => ({
    ...{ id: it.id, next, actions, why: `${it.name}: ${why}`, confidence: 1, alternatives: [] },
    ...more,
  });
  switch (it.status) {
    case 'REQUESTED': {
      const request = judgeRequest(it, input);
      const notifyCustomer = input.policy.messages.returns === 'shopify';
      const approve: Action = { kind: 'approve_return', returnId: it.id, notifyCustomer };
      const decline = (reason: 'FINAL_SALE' | 'OTHER' | 'RETURN_PERIOD_ENDED'): Action => ({
        ...{ kind: 'decline_return', returnId: it.id, reason, notifyCustomer },
      });
      if (request.is === 'declined') return plan('settled', request.why, [decline(request.reason)]);
      if (request.is === 'accepted')
        return afterApproval({ it, input, plan, before: [approve], why: request.why });
      return plan('person', request.why, [], { alternatives: choicesOf(it, approve, decline('OTHER')) });
    }
    case 'OPEN':
      return afterApproval({ it, input, plan, before: [], why: 'approved' });
    case 'CLOSED':
      return dueNow(it, input)
        ? refundPlan({ it, input, plan, before: [], why: 'closed' })
        : plan('settled', 'closed');
    case 'DECLINED':
    case 'CANCELED':
      return plan('settled', it.status.toLowerCase());
  }
}

/** A return on its way through the rules: what is to be done before, and why. */
interface Planning {
  it: OrderReturn;
  input: ReturnsInput;
  before: Action[];
  why: string;
  plan(next: Plan['next'], why: string, actions?: Action[], more?: Partial<Plan>): Plan;
}

function afterApproval(planning: Planning): Plan {
  const { it, input, plan, before, why } = planning;
  if (it.exchanges.length > 0) return exchangePlan(planning);
  if (dueNow(it, input)) return refundPlan(planning);
  const close: Action = { kind: 'close_return', returnId: it.id };
  const refunded = it.lines.every((line) => line.refundable === 0 || line.refunded >= line.quantity);
  if (refunded) {
    // Refunded before the goods are there: who takes them in closes it.
    return isBack(it, input)
      ? plan('settled', 'refunded, and back', [...before, close])
      : plan('settled', 'refunded', before);
  }
  if (isAbandoned(it, input)) return plan('settled', 'nothing of it ever came', [...before, close]);
  return plan('wait', `${why}; the goods are awaited`, before);
}

function refundPlan({ it, input, plan, before, why }: Planning): Plan {
  const due = dueNow(it, input);
  if (!due) return plan('settled', why, before);
  const refund = refundFor(it, due, input);
  const rest = leftAfter(it, due.units);
  switch (refund.is) {
    case 'doubtful':
      return plan('person', refund.why, before);
    case 'nothing':
      return plan('settled', refund.why, before);
    case 'due': {
      const { action, confidence } = refund;
      const closes = rest === 0 && it.status === 'OPEN' && isBack(it, input);
      const close: Action[] = closes ? [{ kind: 'close_return', returnId: it.id }] : [];
      // Until it has happened: it may wait for a person, or be refused.
      return plan('wait', `${why}; refund of ${refund.why}`, [...before, action, ...close], { confidence });
    }
  }
}

/** Other goods for those that come back: what leaves the store is approved by a person. */
function exchangePlan({ it, input, plan, before, why }: Planning): Plan {
  const open = it.exchanges.filter((each) => each.open > 0);
  if (open.length === 0) return plan('settled', 'exchanged', before);
  const atOnce = input.policy.returns.refundWhen === 'approved';
  // Shopify lets nothing be processed that is not approved yet: the next look does it.
  if (it.status === 'REQUESTED') return plan(atOnce ? 'soon' : 'wait', `${why}; to be exchanged`, before);
  if (!atOnce && !isBack(it, input)) return plan('wait', 'to be exchanged once the goods are there', before);
  const lines = it.lines.flatMap(({ id, quantity, received, missing }) =>
    quantity - missing - received > 0 ? [{ id, quantity: quantity - missing - received }] : [],
  );
  const exchanges = open.map((each) => ({ id: each.id, quantity: each.open }));
  return plan('wait', 'the goods are there, and others go out for them', [
    ...before,
    { kind: 'process_exchange', returnId: it.id, lines, exchanges },
  ]);
}

const leftAfter = (it: OrderReturn, units: { quantity: number }[]) =>
  it.lines.reduce((left, { quantity, refunded, missing }) => left + quantity - refunded - missing, 0) -
  units.reduce((total, { quantity }) => total + quantity, 0);

const hasRefund = (actions: Action[]) => actions.some(({ kind }) => kind === 'create_refund');

const choicesOf = (it: OrderReturn, approve: Action, decline: Action): Alternative[] =>
  [
    { option: `approve the return ${it.name}`, action: approve },
    { option: `decline the return ${it.name}`, action: decline },
  ].map(({ option, action }) => ({
    option,
    whyNot: 'the policy does not say so',
    instead: { data: { waiting: [it.id], checkAgainInSeconds: AT_ONCE, tell: [] }, actions: [action] },
  }));

const EVENTS: Record<Done['what'], ReturnsData['tell'][number]['event']> = {
  approve_return: 'return_approved',
  decline_return: 'return_declined',
  create_refund: 'refunded',
};

function toDone(action: Action): Done[] {
  switch (action.kind) {
    case 'approve_return':
    case 'decline_return':
      return [{ what: action.kind, about: action.returnId }];
    case 'create_refund':
      return [{ what: action.kind, about: `${action.returnId} ${action.after}` }];
    default:
      return [];
  }
}
