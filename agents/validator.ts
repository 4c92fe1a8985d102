/** The validator: is this order complete, payable and consistent? Rules only: every question here has an exact answer. */
import { z } from 'zod';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { authorizedUntil, captureFor } from './authorization.ts';
import { defineAgent, fail, finish, proceed } from './define.ts';
import { disputed } from './dispute.ts';
import { doubt, examine, Permits } from './doubt.ts';
import { Reopened, sentAgain } from './reopened.ts';
import {
  isHeldElsewhere,
  isPhysical,
  isScheduled,
  isUnrouted,
  isWithService,
  unitsToShip,
} from './shippable.ts';
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
  /** Null where no fulfillment of a parcel that had left was cancelled. */
  reopened: Reopened.nullable().default(null),
  permits: Permits,
});
type ValidatorInput = z.infer<typeof ValidatorInput>;

export const ValidatorData = z.object({ lines: z.int(), units: z.int() });

export const validator = defineAgent({
  name: 'validator',
  input: ValidatorInput,
  data: ValidatorData,
  mayPropose: ['add_tags', 'place_hold'],
  decide(input) {
    const checks = [
      ({ order }: ValidatorInput) => disputed(order),
      over,
      ({ reopened }: ValidatorInput) => sentAgain(reopened),
      unreadable,
      unpayable,
      inconsistent,
      unknown,
      duplicate,
      notYet,
    ];
    const { stop, allowed } = examine(
      input.permits,
      checks.map((check) => () => check(input)),
    );
    return stop ?? valid(input, allowed);
  },
});

/** There is nothing to ship: the order ended, or never was one. */
function over({ order }: ValidatorInput) {
  if (order.cancelledAt) return finish('cancelled', 'the order is cancelled in Shopify');
  if (order.test) return finish('ignored', 'a test order');
  if (order.fulfillmentStatus === 'FULFILLED') return finish('nothing_to_ship', 'already fulfilled');
  if (order.financialStatus === 'REFUNDED') return finish('nothing_to_ship', 'refunded in full');
  if (order.closedAt) return finish('nothing_to_ship', 'the order is archived');
  if (order.lines.length === 0) return null;
  if (!order.lines.some(isPhysical)) return finish('nothing_to_ship', 'only digital goods or gift cards');
  if (order.lines.every((line) => line.currentQuantity === 0))
    return finish('nothing_to_ship', 'every line was removed');
  if (isUnrouted(order))
    return fail('held_elsewhere', 'Shopify has not decided yet which location it ships from');
  if (unitsToShip(order).length === 0 && !isScheduled(order))
    return finish(
      'nothing_to_ship',
      order.fulfillmentOrders.some(isWithService)
        ? 'a fulfillment service has it'
        : 'nothing is left that goes out as a parcel',
    );
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
function unpayable(input: ValidatorInput) {
  const { order, policy } = input;
  const { financialStatus, total, outstanding } = order;
  const unpaid = (kind: 'payment_pending' | 'payment_partial', detail: string) =>
    policy.mayShipUnpaid ? doubt(kind, detail, [financialStatus, total, outstanding]) : fail(kind, detail);
  switch (financialStatus) {
    case 'PAID':
    case 'PARTIALLY_REFUNDED':
      return null;
    case 'AUTHORIZED':
      return captureFor(order, policy).length > 0
        ? expired(input)
        : unpaid('payment_pending', 'the payment is authorized but not captured');
    case 'PARTIALLY_PAID':
      return unpaid('payment_partial', 'the order is paid only in part');
    case 'VOIDED':
    case 'EXPIRED':
      return fail('payment_voided', `the payment is ${financialStatus.toLowerCase()}`);
    default:
      // An order over nothing (all gift card or discount) has nothing to pay, whatever its status says.
      return total.amount === 0 && outstanding.amount === 0
        ? null
        : unpaid('payment_pending', 'the order is not paid yet');
  }
}

/** Captured it is only once the order is ready to ship. */
function expired({ order, policy }: ValidatorInput) {
  const until = authorizedUntil(order, policy);
  return until !== null && until <= Date.parse(order.readAt)
    ? fail('payment_voided', 'the authorization of the payment has expired')
    : null;
}

/**
 * Only what cannot be true in any order is refused. Taxes, tips, duties, cash rounding, edits and refunds make sums of lines differ from
 * totals in good orders too, and a hold for nothing costs the merchant more than it saves.
 */
function inconsistent({ order }: ValidatorInput) {
  const { financialStatus, total, outstanding, lines } = order;
  const facts = [financialStatus, total, outstanding, lines.map(({ id, unitPrice }) => [id, unitPrice])];
  if (total.amount < 0) return doubt('total_mismatch', 'the total is negative', facts);
  if (financialStatus === 'PAID' && total.amount > 0 && outstanding.amount >= total.amount)
    return doubt('total_mismatch', 'the order counts as paid, yet all of it is outstanding', facts);
  if (lines.some((line) => line.unitPrice.currency !== total.currency))
    return doubt('total_mismatch', 'a line is priced in another currency than the order', facts);
  return null;
}

function unknown({ order }: ValidatorInput) {
  const shipped = new Map(unitsToShip(order).map(({ lineItemId, quantity }) => [lineItemId, quantity]));
  const lines = order.lines.filter(({ id, variantId, sku }) => shipped.has(id) && !variantId && !sku);
  const facts = lines.map(({ id }) => [id, shipped.get(id)]);
  const detail = `${lines.length} line(s) have neither a product nor a SKU`;
  return lines.length > 0 ? doubt('unknown_sku', detail, facts, subjectOf(lines)) : null;
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
  return twin
    ? doubt('duplicate_order', `the same lines as order ${twin.order}, by the same buyer`, [twin.order, mine])
    : null;
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

function valid({ order }: ValidatorInput, allowed: string[]) {
  const units = unitsToShip(order);
  const data = { lines: units.length, units: units.reduce((total, { quantity }) => total + quantity, 0) };
  const reason = `${data.units} unit(s) of ${data.lines} line(s) are to be shipped`;
  return proceed(data, [reason, ...allowed]);
}
