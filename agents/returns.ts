/**
 * The returns agent: is a return due by the store's policy, how much, and does it go back to the shelf?
 * Rules for window and amount. What the buyer's words give as the reason a model reads; whether it is a good one a person decides.
 */
import { z } from 'zod';
import type { Decision } from '../contracts/decision.ts';
import { toDecimal } from '../contracts/money.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { asData } from '../runtime/guardrails/data.ts';
import { redact } from '../runtime/guardrails/pii/index.ts';
import { sanitize } from '../runtime/guardrails/sanitize.ts';
import { defineAgent, fail, modelPart, proceed } from './define.ts';

export const ReturnsInput = z.object({
  order: OrderSnapshot,
  policy: StorePolicy,
  now: z.string(),
  /** What the buyer wrote with the request. */
  words: z.string().nullable(),
});
type ReturnsInput = z.infer<typeof ReturnsInput>;

/** Answered only where nothing is due; a return that may be due goes to a person with a recommendation. */
export const ReturnsData = z.object({ due: z.literal(false) });

type ReturnsData = z.infer<typeof ReturnsData>;

const REASONS = [
  'does_not_fit',
  'damaged',
  'wrong_item',
  'not_as_described',
  'late',
  'changed_mind',
  'other',
] as const;
const Reason = z.object({ reason: z.enum(REASONS), confidence: z.number().min(0).max(1) });

const DAY_MS = 24 * 3600 * 1000;

export const returns = defineAgent({
  name: 'returns',
  input: ReturnsInput,
  data: ReturnsData,
  mayPropose: [],
  // Money leaves the store with a return: until refunds are an action with a cap of its own, a person decides each.
  decide(input): Decision<ReturnsData> {
    const { order, policy } = input;
    const { total } = order;
    if (order.financialStatus === 'REFUNDED' || total.amount === 0)
      return proceed({ due: false }, ['nothing is left to refund']);
    const { days, due, units } = recommend(input);
    const facts = `asked ${days} day(s) after the order, the store takes back for ${policy.returnWindowDays}`;
    const advice = due
      ? `due: refund up to ${toDecimal(total)} ${total.currency}, restock up to ${units} unit(s)`
      : 'not due';
    return fail('return_requested', `${facts}: ${advice}`, { confidence: 0.9 });
  },

  model: modelPart<ReturnsInput, ReturnsData, z.infer<typeof Reason>>({
    ask({ words }, { verdict }) {
      const said = sanitize(words ?? '', MAX_WORDS).text;
      if (verdict.kind !== 'fail' || said === '') return null;
      return {
        name: 'returns/reason',
        objective: 'Say for which reason the buyer wants to return something.',
        facts: asData('buyer', redact(said), MAX_WORDS),
        answer: Reason,
        strategies: [{ when: 'always', instruction: 'One reason, the weightiest.', tiers: ['cheap'] }],
        maxTokensOut: 100,
      };
    },
    conclude({ policy, order, now, words }, ruled, { reason }) {
      const { due } = recommend({ policy, order, now, words });
      const option = remedyFor(reason, due);
      const whyNot = `the reason seems to be: ${reason.replaceAll('_', ' ')}; money leaves the store, so a person decides`;
      const alternatives = [...ruled.alternatives, { option, whyNot }];
      return { decision: { ...ruled, alternatives, decidedBy: 'model' }, verified: false };
    },
  }),
});

const MAX_WORDS = 1000;

/** A seller answers for what arrives broken or wrong, whatever the window for a change of mind. */
function remedyFor(reason: (typeof REASONS)[number], due: boolean): string {
  switch (reason) {
    case 'damaged':
    case 'wrong_item':
    case 'not_as_described':
      return 'refund or ship again, whatever the window says';
    case 'does_not_fit':
      return due ? 'offer an exchange' : 'offer an exchange out of goodwill';
    case 'late':
    case 'changed_mind':
    case 'other':
      return due ? 'take it back' : 'decline';
  }
}

/** `total` is what remains after edits and refunds: more than that was never kept. */
function recommend({ order, policy, now }: ReturnsInput) {
  const days = Math.max(0, Math.floor((Date.parse(now) - Date.parse(order.createdAt)) / DAY_MS));
  const units = order.lines
    .filter(({ requiresShipping, isGiftCard }) => requiresShipping && !isGiftCard)
    .reduce(
      (sum, { currentQuantity, unfulfilledQuantity }) => sum + currentQuantity - unfulfilledQuantity,
      0,
    );
  return { days, due: days <= policy.returnWindowDays, units: Math.max(0, units) };
}
