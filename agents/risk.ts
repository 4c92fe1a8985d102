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

export const RiskData = z.object({ score: z.number() });

/** At this sum of signals a person looks. One weak signal alone never stops an order. */
const SUSPICIOUS = 1;

export const risk = defineAgent({
  name: 'risk',
  input: RiskInput,
  data: RiskData,
  mayPropose: ['place_hold'],
  decide(input) {
    const { order, policy } = input;
    const { recommendation, levels } = order.risk;
    if (recommendation === 'CANCEL' || levels.includes('HIGH')) {
      return fail('fraud_risk', 'Shopify rates the risk of fraud as high');
    }
    // Before the own signals: an assessment that is still missing may settle them.
    if (levels.includes('PENDING'))
      return fail('risk_pending', 'Shopify has not finished its risk assessment');
    if (policy.reviewOver !== null && order.total.amount > policy.reviewOver) {
      return fail('fraud_risk', 'the total is over what the store ships without a look');
    }
    const signals = weigh(input);
    const score = signals.reduce((sum, { weight }) => sum + weight, 0);
    const reasons = signals.map(({ reason }) => reason);
    if (score >= SUSPICIOUS)
      return fail('fraud_risk', reasons.join('; '), { confidence: Math.min(1, score / 2) });
    return proceed({ score }, reasons.length > 0 ? reasons : ['no sign of fraud']);
  },
});

interface Signal {
  weight: number;
  reason: string;
}

function weigh({ order, recentCount }: RiskInput): Signal[] {
  const signals: Signal[] = [];
  const { shippingAddress: ship, billingAddress: bill, risk: assessed, customer } = order;
  const investigate = assessed.recommendation === 'INVESTIGATE' || assessed.levels.includes('MEDIUM');
  if (investigate) signals.push({ weight: 0.6, reason: 'Shopify suggests to look into it' });
  if (ship?.countryCode && bill?.countryCode && ship.countryCode !== bill.countryCode) {
    signals.push({ weight: 0.4, reason: `ships to ${ship.countryCode}, billed to ${bill.countryCode}` });
  }
  if (recentCount >= 4)
    signals.push({ weight: 0.5, reason: `${recentCount} other orders of this buyer within a day` });
  if (customer && customer.orderCount <= 1 && investigate)
    signals.push({ weight: 0.2, reason: 'a first order' });
  return signals;
}
