/** The risk agent: may this order be fraudulent? Rules only: a merchant must be able to tell a buyer why, and to trust it twice. */
import { z } from 'zod';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { defineAgent, proceed } from './define.ts';
import { disputed } from './dispute.ts';
import { doubt, examine, Permits } from './doubt.ts';

export const RiskInput = z.object({
  order: OrderSnapshot,
  policy: StorePolicy,
  /** Other orders of this buyer in the day before. */
  recentCount: z.int().nonnegative(),
  permits: Permits,
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
    const { order, policy, permits } = input;
    const { recommendation, levels } = order.risk;
    const signals = weigh(input);
    const score = signals.reduce((sum, { points }) => sum + points, 0);
    const reasons = signals.map(({ reason }) => reason);

    const high = recommendation === 'CANCEL' || levels.includes('HIGH');
    const over = policy.reviewOver !== null && order.total.amount > policy.reviewOver;
    const suspicious = score >= SUSPICIOUS;
    /** In one finding: whoever looks at the order looks at all of it. */
    const mayBeFraud = () =>
      doubt(
        'fraud_risk',
        [
          ...(high ? ['Shopify rates the risk of fraud as high'] : []),
          ...(over ? ['the total is over what the store ships without a look'] : []),
          ...(suspicious ? reasons : []),
        ].join('; '),
        [high, over, suspicious, factsOf(order)],
        high || over ? {} : { confidence: Math.min(1, score / (2 * SUSPICIOUS)) },
      );
    const { stop, allowed } = examine(permits, [
      () => disputed(order),
      () => (high ? mayBeFraud() : null),
      // Before the own signals: an assessment that is still missing may settle them.
      () =>
        levels.includes('PENDING')
          ? doubt('risk_pending', 'Shopify has not finished its risk assessment', factsOf(order))
          : null,
      () => (over || suspicious ? mayBeFraud() : null),
    ]);
    if (stop) return stop;
    const found = [...reasons, ...allowed];
    return proceed({ score }, found.length > 0 ? found : ['no sign of fraud']);
  },
});

/** Whose order it is, where it goes, and what is at stake: a permission does not outlive a change of any of them. */
const factsOf = ({ risk, total, email, phone, shippingAddress, billingAddress }: OrderSnapshot) => [
  risk,
  total,
  email,
  phone,
  shippingAddress,
  billingAddress,
];

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
