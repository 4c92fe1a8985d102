/** The validator: is this order complete, payable and consistent? Rules only: every question here has an exact answer. */
import { z } from 'zod';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { defineAgent, fail, finish, proceed } from './define.ts';
import { isHeldElsewhere, isScheduled, unitsToShip } from './shippable.ts';
import { subjectOf } from './subject.ts';

const RecentLine = z.object({
  sku: z.string().nullable(),
  variantId: z.string().nullable(),
  quantity: z.int(),
});

export const ValidatorInput = z.object({
  order: OrderSnapshot,
  policy: StorePolicy,
  /** Other orders of the same buyer within the store's window for duplicates. */
  recent: z.array(
    z.object({ order: z.string(), placedAt: z.string(), cancelled: z.boolean(), lines: z.array(RecentLine) }),
  ),
});
type ValidatorInput = z.infer<typeof ValidatorInput>;

export const ValidatorData = z.object({ lines: z.int(), units: z.int() });

export const validator = defineAgent({
  name: 'validator',
  input: ValidatorInput,
  data: ValidatorData,
  mayPropose: ['add_tags', 'place_hold'],
  decide(input) {
    const checks = [over, unreadable, unpayable, inconsistent, duplicate, notYet];
    for (const [index, check] of checks.entries()) {
      const found = check(input);
      if (!found) continue;
      const overrulable = found.verdict.kind === 'fail' && OVERRULABLE.has(found.verdict.failure.kind);
      const sound = checks.slice(index + 1).every((later) => later(input) === null);
      return overrulable && sound ? { ...found, alternatives: [shipAnyway(input)] } : found;
    }
    return valid(input);
  },
});

/** What a person may know better. */
const OVERRULABLE: ReadonlySet<string> = new Set(['duplicate_order', 'total_mismatch']);

const shipAnyway = (input: ValidatorInput) => ({
  option: 'ship it as it is',
  whyNot: 'the buyer may have ordered by mistake, or not have paid this',
  instead: { data: dataOf(input), actions: [] },
});

/** There is nothing to ship: the order ended, or never was one. */
function over({ order }: ValidatorInput) {
  if (order.cancelledAt) return finish('cancelled', 'the order is cancelled in Shopify');
  if (order.test) return finish('ignored', 'a test order');
  if (order.fulfillmentStatus === 'FULFILLED') return finish('nothing_to_ship', 'already fulfilled');
  if (order.financialStatus === 'REFUNDED') return finish('nothing_to_ship', 'refunded in full');
  if (order.closedAt) return finish('nothing_to_ship', 'the order is archived');
  if (order.lines.length === 0) return null;
  const physical = order.lines.some((line) => line.requiresShipping && !line.isGiftCard);
  if (!physical) return finish('nothing_to_ship', 'only digital goods or gift cards');
  if (order.lines.every((line) => line.currentQuantity === 0))
    return finish('nothing_to_ship', 'every line was removed');
  if (unitsToShip(order).length === 0 && !isScheduled(order))
    return finish('nothing_to_ship', 'nothing is left that goes out as a parcel');
  return null;
}

function unreadable({ order }: ValidatorInput) {
  if (order.lines.length === 0) return fail('no_lines', 'the order has no lines');
  // ISO 4217: XXX is no currency, XTS is for tests.
  return /^(?!XXX|XTS)[A-Z]{3}$/.test(order.currency)
    ? null
    : fail('currency_unknown', 'Shopify does not recognize the currency');
}

/** After Shopify's financial status; an unpaid order ships nothing, and terms such as net 30 count as unpaid. */
function unpayable({ order }: ValidatorInput) {
  switch (order.financialStatus) {
    case 'PAID':
    case 'PARTIALLY_REFUNDED':
      return null;
    case 'AUTHORIZED':
      return fail('payment_pending', 'the payment is authorized but not captured');
    case 'PARTIALLY_PAID':
      return fail('payment_partial', 'the order is paid only in part');
    case 'VOIDED':
    case 'EXPIRED':
      return fail('payment_voided', `the payment is ${order.financialStatus.toLowerCase()}`);
    default:
      // An order over nothing (all gift card or discount) has nothing to pay, whatever its status says.
      return order.total.amount === 0 && order.outstanding.amount === 0
        ? null
        : fail('payment_pending', 'the order is not paid yet');
  }
}

/**
 * Only what cannot be true in any order is refused. Taxes, tips, duties, cash rounding, edits and refunds make sums of lines differ from
 * totals in good orders too, and a hold for nothing costs the merchant more than it saves.
 */
function inconsistent({ order }: ValidatorInput) {
  const { total, outstanding, lines } = order;
  if (total.amount < 0) return fail('total_mismatch', 'the total is negative');
  if (order.financialStatus === 'PAID' && total.amount > 0 && outstanding.amount >= total.amount)
    return fail('total_mismatch', 'the order counts as paid, yet all of it is outstanding');
  if (lines.some((line) => line.unitPrice.currency !== total.currency))
    return fail('total_mismatch', 'a line is priced in another currency than the order');
  const shipped = new Set(unitsToShip(order).map(({ lineItemId }) => lineItemId));
  const unknown = lines.filter((line) => shipped.has(line.id) && !line.variantId && !line.sku);
  if (unknown.length > 0)
    return fail(
      'unknown_sku',
      `${unknown.length} line(s) have neither a product nor a SKU`,
      subjectOf(unknown),
    );
  return null;
}

/** The later of two equal orders is the suspect one; Shopify's ids rise where the second is the same. */
function duplicate({ order, policy, recent }: ValidatorInput) {
  const mine = fingerprint(order.lines.map((line) => ({ ...line, quantity: line.currentQuantity })));
  const now = Date.parse(order.createdAt);
  const twin = recent.find(({ order: id, placedAt, cancelled, lines }) => {
    const ago = now - Date.parse(placedAt);
    const before = ago > 0 || (ago === 0 && BigInt(id) < BigInt(order.order));
    const suspect = before && ago < policy.duplicateWindowMinutes * 60_000;
    return suspect && !cancelled && fingerprint(lines) === mine;
  });
  return twin ? fail('duplicate_order', `the same lines as order ${twin.order}, by the same buyer`) : null;
}

/** How many of what, however it is spread over lines; what was removed does not count. */
function fingerprint(lines: z.infer<typeof RecentLine>[]): string {
  const counts = new Map<string, number>();
  for (const { sku, variantId, quantity } of lines) {
    const what = variantId ?? sku ?? '';
    if (quantity > 0) counts.set(what, (counts.get(what) ?? 0) + quantity);
  }
  return JSON.stringify([...counts].sort());
}

/** Shopify would refuse the fulfillment, and the label would be bought for nothing. */
function notYet({ order }: ValidatorInput) {
  if (isHeldElsewhere(order)) return fail('held_elsewhere', 'somebody else put a fulfillment order on hold');
  if (unitsToShip(order).length === 0) return fail('held_elsewhere', 'it is scheduled for a later day');
  return null;
}

function valid(input: ValidatorInput) {
  const data = dataOf(input);
  return proceed(data, [`${data.units} unit(s) of ${data.lines} line(s) are paid and to be shipped`]);
}

function dataOf({ order }: ValidatorInput): z.infer<typeof ValidatorData> {
  const units = unitsToShip(order);
  return { lines: units.length, units: units.reduce((total, { quantity }) => total + quantity, 0) };
}
