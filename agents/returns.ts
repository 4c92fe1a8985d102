/**
 * The returns agent: is a return due by the store's policy, how much, and does it go back to the shelf?
 * Rules for window and amount; whether the buyer's reason is a good one, the model part and a person will judge.
 */
import { z } from 'zod';
import type { Decision } from '../contracts/decision.ts';
import { toDecimal } from '../contracts/money.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { defineAgent, fail, proceed } from './define.ts';

export const ReturnsInput = z.object({ order: OrderSnapshot, policy: StorePolicy, now: z.string() });
type ReturnsInput = z.infer<typeof ReturnsInput>;

/** Answered only where nothing is due; a return that may be due goes to a person with a recommendation. */
export const ReturnsData = z.object({ due: z.literal(false) });

const DAY_MS = 24 * 3600 * 1000;

export const returns = defineAgent({
  name: 'returns',
  input: ReturnsInput,
  data: ReturnsData,
  mayPropose: [],
  // Money leaves the store with a return: until refunds are an action with a cap of its own, a person decides each.
  decide(input): Decision<z.infer<typeof ReturnsData>> {
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
});

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
