/** The risk agent: may this order be fraudulent? Rules only: a merchant must be able to tell a buyer why, and to trust it twice. */
import { z } from 'zod';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { defineAgent, fail, proceed } from './define.ts';

export const RiskInput = z.object({
  order: OrderSnapshot,
  policy: StorePolicy,
  /** Other orders of this buyer in the day before. */
  recentCount: z.int().nonnegative(),
});
type RiskInput = z.infer<typeof RiskInput>;

/** Points: at SUSPICIOUS a person looks. */
export const RiskData = z.object({ score: z.int() });

/** No own signal reaches it alone: good buyers send gifts abroad, order twice a day, and buy something dear once. */
const SUSPICIOUS = 10;
/** Other orders within a day that a person makes by hand, and then some. */
const MANY_ORDERS = 4;
/** Times what this buyer's orders came to so far; known well enough from the third order on. */
const UNUSUAL = 10;
const KNOWN_FROM = 3;

export const risk = defineAgent({
  name: 'risk',
  input: RiskInput,
  data: RiskData,
  mayPropose: ['place_hold'],
  decide(input) {
    const { order, policy } = input;
    const { recommendation, levels } = order.risk;
    if (recommendation === 'CANCEL' || levels.includes('HIGH')) {
      return fail('fraud_risk', 'Shopify rates the risk of fraud as high', shipAnyway(SUSPICIOUS));
    }
    // Before the own signals: an assessment that is still missing may settle them.
    if (levels.includes('PENDING'))
      return fail('risk_pending', 'Shopify has not finished its risk assessment');
    if (policy.reviewOver !== null && order.total.amount > policy.reviewOver) {
      return fail('fraud_risk', 'the total is over what the store ships without a look', shipAnyway(0));
    }
    const signals = weigh(input);
    const score = signals.reduce((sum, { points }) => sum + points, 0);
    const reasons = signals.map(({ reason }) => reason);
    if (score >= SUSPICIOUS)
      return fail('fraud_risk', reasons.join('; '), {
        confidence: Math.min(1, score / (2 * SUSPICIOUS)),
        ...shipAnyway(score),
      });
    return proceed({ score }, reasons.length > 0 ? reasons : ['no sign of fraud']);
  },
});

const shipAnyway = (score: number) => ({
  alternatives: [
    {
      option: 'ship it: the order is genuine',
      whyNot: 'what was shipped to a fraud is lost',
      instead: { data: { score }, actions: [] },
    },
  ],
});

interface Signal {
  points: number;
  reason: string;
}

function weigh({ order, recentCount }: RiskInput): Signal[] {
  const { shippingAddress: ship, billingAddress: bill, risk: assessed, customer } = order;
  const investigate = assessed.recommendation === 'INVESTIGATE' || assessed.levels.includes('MEDIUM');
  const abroad = ship?.countryCode && bill?.countryCode && ship.countryCode !== bill.countryCode;
  const signals: (Signal | false)[] = [
    investigate && { points: 6, reason: 'Shopify suggests to look into it' },
    Boolean(abroad) && { points: 4, reason: `ships to ${ship?.countryCode}, billed to ${bill?.countryCode}` },
    recentCount >= MANY_ORDERS && {
      points: 5,
      reason: `${recentCount} other orders of this buyer within a day`,
    },
    isUnusual(order) && { points: 4, reason: `more than ${UNUSUAL} times what this buyer usually spends` },
    !order.email && !order.phone && { points: 2, reason: 'neither a mail address nor a phone number' },
    // Everybody orders for the first time once: it counts only beside a doubt of Shopify's.
    investigate && customer !== null && customer.orderCount <= 1 && { points: 2, reason: 'a first order' },
  ];
  return signals.filter((signal) => signal !== false);
}

/** Against what was spent before this order, which Shopify counts in. */
function isUnusual({ customer, total }: OrderSnapshot): boolean {
  if (!customer?.spent || customer.spent.currency !== total.currency) return false;
  const orders = customer.orderCount - 1;
  const before = customer.spent.amount - total.amount;
  return orders >= KNOWN_FROM && before > 0 && total.amount > UNUSUAL * (before / orders);
}
