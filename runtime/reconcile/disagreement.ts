/** Whether Shopify and Waybill tell the same of an order in the end. Pure. */
import { type Outcome, SETTLED } from '../../contracts/decision.ts';
import type { OrderOutcome } from '../../contracts/order.ts';
import type { KnownOrder } from '../../prisma/reconciliations.ts';
import { isOver } from './compare.ts';

export interface Disagreement {
  /** `lost`: Waybill does not know it, or Shopify does not. */
  kind: 'lost' | 'differs' | 'duplicate';
  detail: string;
}

export interface Both {
  seen: OrderOutcome;
  known: KnownOrder | null;
  /** Tracking numbers of Waybill's own labels, unless voided. */
  parcels: string[];
}

/** For an order that is not under way. @returns null where both agree. */
export function disagreementOf(both: Both): Disagreement | null {
  const { seen, known } = both;
  if (!known) return isOwed(seen) ? lost('open, paid and unfulfilled, and Waybill does not know it') : null;
  return duplicateOf(seen) ?? unusedLabels(both) ?? outcomeDiffers(seen, known, both.parcels.length > 0);
}

const lost = (detail: string): Disagreement => ({ kind: 'lost', detail });
const differs = (detail: string): Disagreement => ({ kind: 'differs', detail });
const duplicate = (detail: string): Disagreement => ({ kind: 'duplicate', detail });

const PAID: ReadonlySet<string | null> = new Set(['PAID', 'PARTIALLY_REFUNDED']);

const isOwed = (seen: OrderOutcome) =>
  !isOver(seen) && !seen.test && seen.requiresShipping && PAID.has(seen.financialStatus);

function duplicateOf({ parcels }: OrderOutcome): Disagreement | null {
  const numbers = parcels.flat();
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  return twice ? duplicate(`two fulfillments carry the tracking number ${twice}`) : null;
}

/** While an order waits, a label may be bought and not used yet. */
function unusedLabels({ seen, known, parcels }: Both): Disagreement | null {
  const { outcome } = known ?? {};
  if (outcome !== 'fulfilled' && !SETTLED.has(outcome ?? '')) return null;
  const told = new Set(seen.parcels.flat());
  const unused = parcels.filter((number) => !told.has(number)).length;
  if (unused === 0) return null;
  return seen.fulfillmentStatus === 'FULFILLED'
    ? duplicate(`${unused} label(s) beside those that everything left with`)
    : differs(`${unused} label(s) that no fulfillment uses`);
}

function outcomeDiffers(seen: OrderOutcome, known: KnownOrder, ownParcels: boolean): Disagreement | null {
  const { leftTo } = known;
  const outcome = known.outcome as Outcome;
  // Whoever does it by hand, or gave it up, answers for it.
  if (leftTo) return null;
  if (seen.cancelledAt)
    return outcome === 'cancelled' ? null : differs(`cancelled in Shopify, ${outcome} in Waybill`);
  const shipped = seen.fulfillmentStatus === 'FULFILLED';
  switch (outcome) {
    case 'cancelled':
      return isOver(seen) ? null : differs('cancelled in Waybill, open in Shopify');
    case 'fulfilled':
    case 'delivered':
      return seen.parcels.length === 0 ? differs(`${outcome} in Waybill, unfulfilled in Shopify`) : null;
    case 'waiting':
    case 'needs_person':
    case 'failed':
      return shipped && !ownParcels ? differs(`fulfilled in Shopify, ${outcome} in Waybill`) : null;
    case 'nothing_to_ship':
    case 'ignored':
    case 'taken_over':
    case 'shadowed':
      return null;
  }
}
