/** Whether a proposed action may happen: the pure part of the gateway. A model wholly under an attacker's control meets this wall. */
import { ACTIONS, type Action, type ActionOf, type Tier } from '../../contracts/action.ts';
import type { Level } from '../../contracts/autonomy.ts';
import { SURE } from '../../contracts/decision.ts';
import type { FailureKind } from '../../contracts/failure.ts';
import { toDecimal } from '../../contracts/money.ts';
import type { StorePolicy } from '../../contracts/policy.ts';

export interface Proposal {
  action: Action;
  agent: string;
  /** The agent's own allow-list. */
  mayPropose: readonly string[];
  confidence: number;
  policy: StorePolicy;
  /** The level of this action. */
  level: Level;
  /** A person allowed exactly this call. */
  approved: boolean;
  /** It was allowed once, and may have happened: what has begun is finished, or read back. */
  begun: boolean;
}

export type Judgement =
  | { kind: 'allow'; tier: Tier }
  | { kind: 'ask'; tier: Tier; failure: FailureKind; why: string }
  | { kind: 'shadow'; tier: Tier }
  | { kind: 'refuse'; tier: Tier; why: string };

/** The tier of one call: a label within the store's cap counts as safe, a refund within its cap as risky. */
export function tierOf(action: Action, policy: StorePolicy): Tier {
  const rule = ACTIONS[action.kind];
  if (!rule) return 'destructive';
  if (action.kind === 'buy_label' && withinLabelCap(action.cost, policy)) return 'write_safe';
  if (action.kind === 'create_refund' && withinRefundCap(action, policy)) return 'write_risky';
  return rule.tier;
}

const withinLabelCap = (cost: { amount: number; currency: string }, policy: StorePolicy) =>
  cost.amount >= 0 && cost.currency === policy.labelCurrency && cost.amount <= policy.labelCap;

/** In the store's currency. An amount that does not agree with itself is within no cap. */
function withinRefundCap(refund: ActionOf<'create_refund'>, { returns }: StorePolicy): boolean {
  const { amount, suggested, transactions } = refund;
  const paid = transactions.reduce((sum, transaction) => sum + transaction.amount.amount, 0);
  const currencies = new Set(transactions.map((transaction) => transaction.amount.currency));
  const agrees =
    paid === amount.presentment.amount &&
    currencies.size === 1 &&
    currencies.has(amount.presentment.currency) &&
    (amount.shop.currency !== amount.presentment.currency ||
      amount.shop.amount === amount.presentment.amount) &&
    amount.presentment.amount <= suggested.presentment.amount &&
    // Either currency is rounded to its own smallest coin.
    (amount.shop.amount + 1) * suggested.presentment.amount >=
      amount.presentment.amount * suggested.shop.amount;
  return agrees && amount.shop.amount > 0 && amount.shop.amount <= returns.refundCap;
}

export function judge(proposal: Proposal): Judgement {
  const { action, agent, mayPropose, confidence, policy, level, approved, begun } = proposal;
  const tier = tierOf(action, policy);
  if (!mayPropose.includes(action.kind)) {
    return { kind: 'refuse', tier, why: `the ${agent} agent may not propose ${action.kind}` };
  }
  if (begun) return { kind: 'allow', tier };
  if (level === 'shadow') return { kind: 'shadow', tier };
  if (approved) return { kind: 'allow', tier };
  if (level === 'assisted' && tier !== 'read' && !isOwn(action)) {
    return {
      kind: 'ask',
      tier,
      failure: 'approval_needed',
      why: `this store asks before every ${action.kind}`,
    };
  }
  switch (tier) {
    case 'read':
    case 'write_safe':
      return { kind: 'allow', tier };
    case 'write_risky':
      return judgeRisky(action, confidence, policy);
    case 'destructive':
      return { kind: 'ask', tier, failure: 'approval_needed', why: whyAsked(action, policy) };
  }
}

/**
 * Nothing outside changes by it. A draft is itself a question to a person, and a reservation is Waybill's own note of what it will
 * ask for next: to be asked about either first would only stop the order.
 */
const isOwn = ({ kind }: Action) => kind === 'draft_wording' || kind === 'reserve_stock';

function whyAsked(action: Action, { returns }: StorePolicy): string {
  if (action.kind !== 'create_refund') return `${action.kind} cannot be undone`;
  const { amount, currency } = action.amount.shop;
  return `a refund of ${toDecimal({ amount, currency })} ${currency} is above the store's cap of ${toDecimal({ amount: returns.refundCap, currency })}`;
}

function judgeRisky(action: Action, confidence: number, policy: StorePolicy): Judgement {
  const tier = 'write_risky';
  if (action.kind === 'buy_label') {
    const why = `the label costs more than the store's cap of ${policy.labelCap} minor units ${policy.labelCurrency}`;
    return { kind: 'ask', tier, failure: 'label_over_cap', why };
  }
  if (confidence < SURE) {
    const why = `confidence ${confidence.toFixed(2)} is below ${SURE}`;
    return { kind: 'ask', tier, failure: 'approval_needed', why };
  }
  return { kind: 'allow', tier };
}
