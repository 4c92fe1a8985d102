/** Whether a return is accepted by the store's policy, and which of its units are due now. */
import type { OrderReturn, ReturnLine } from '../../contracts/return.ts';
import { isFault, type Known, sum } from './facts.ts';

const DAY_MS = 24 * 3600 * 1000;

export type Request =
  | { is: 'accepted'; why: string }
  | { is: 'declined'; reason: 'FINAL_SALE' | 'RETURN_PERIOD_ENDED'; why: string }
  /** A person decides. */
  | { is: 'doubtful'; why: string };

/** What the policy says to what a buyer asks for. The day on which they asked counts, however late that is read. */
export function judgeRequest(asked: OrderReturn, { order, policy }: Known): Request {
  const days = Math.max(
    0,
    Math.floor((Date.parse(asked.requestedAt) - Date.parse(order.createdAt)) / DAY_MS),
  );
  const facts = `asked ${days} day(s) after the order, the store takes back for ${policy.returnWindowDays}`;
  const kept = asked.lines.filter((line) => isFinalSale(line, { order, policy }));
  const late = days > policy.returnWindowDays;
  if (asked.exchanges.length > 0 && !policy.returns.exchanges)
    return { is: 'doubtful', why: 'the buyer wants other goods instead, which the store does not offer' };
  if (isFault(asked) && (late || kept.length > 0)) {
    const against = late ? facts : 'sold for good';
    return { is: 'doubtful', why: `the buyer says that it came broken or wrong: ${against}` };
  }
  if (late) return { is: 'declined', reason: 'RETURN_PERIOD_ENDED', why: facts };
  if (kept.length === 0) return { is: 'accepted', why: facts };
  if (kept.length < asked.lines.length)
    return { is: 'doubtful', why: `${kept.length} of ${asked.lines.length} line(s) were sold for good` };
  return { is: 'declined', reason: 'FINAL_SALE', why: 'everything in it was sold for good' };
}

function isFinalSale(
  { lineItemId }: ReturnLine,
  { order, policy }: Pick<Known, 'order' | 'policy'>,
): boolean {
  const line = order.lines.find(({ id }) => id === lineItemId);
  const { finalSale } = policy.returns;
  return (
    !!line && (line.isGiftCard || [line.sku, line.vendor].some((name) => !!name && finalSale.includes(name)))
  );
}

/** Units that are there, as far as anybody has said: one by one, else all of the parcel, or all of a closed return. */
function unitsBack(it: OrderReturn, { arrived }: Known): (line: ReturnLine) => number {
  if (it.lines.some(({ received, missing }) => received + missing > 0)) return ({ received }) => received;
  const all = arrived.includes(it.id) || it.status === 'CLOSED';
  return ({ quantity }) => (all ? quantity : 0);
}

export const isBack = (it: OrderReturn, known: Known) => {
  const back = unitsBack(it, known);
  return it.lines.every((line) => back(line) + line.missing >= line.quantity);
};

export interface Due {
  units: { lineItemId: string; quantity: number }[];
  /** Whether what the way to the buyer cost goes back as well. */
  shipping: boolean;
}

/** What is to be refunded now; null where nothing is, or where other goods take its place. */
export function dueNow(it: OrderReturn, known: Known): Due | null {
  if (it.exchanges.length > 0 || !isOurs(it, known)) return null;
  const { order, policy } = known;
  const atOnce = policy.returns.refundWhen === 'approved' && it.status !== 'CLOSED';
  const back = unitsBack(it, known);
  const units = new Map<string, number>();
  for (const line of it.lines) {
    const here = atOnce ? line.quantity - line.missing : back(line);
    const quantity = Math.min(line.refundable, here - line.refunded);
    if (quantity > 0) units.set(line.lineItemId, (units.get(line.lineItemId) ?? 0) + quantity);
  }
  const left = (id: string) => order.lines.find((line) => line.id === id)?.currentQuantity ?? 0;
  const due = [...units].flatMap(([lineItemId, wanted]) => {
    const quantity = Math.min(wanted, left(lineItemId));
    return quantity > 0 ? [{ lineItemId, quantity }] : [];
  });
  if (due.length === 0) return null;
  const goods = order.lines.filter(({ requiresShipping }) => requiresShipping);
  const everything =
    sum(goods.map(({ currentQuantity }) => currentQuantity)) ===
    sum(due.map(({ lineItemId, quantity }) => (goods.some(({ id }) => id === lineItemId) ? quantity : 0)));
  return { units: due, shipping: isFault(it) || everything };
}

/** What a merchant closed before Waybill ever saw it open was settled by hand. */
function isOurs(it: OrderReturn, known: Known): boolean {
  switch (it.status) {
    case 'REQUESTED':
      return judgeRequest(it, known).is === 'accepted';
    case 'OPEN':
      return true;
    case 'CLOSED':
      return known.followed.includes(it.id);
    case 'DECLINED':
    case 'CANCELED':
      return false;
  }
}

/** Approved long ago, and nothing of it has come. */
export function isAbandoned(it: OrderReturn, { policy, now, arrived }: Known): boolean {
  if (it.status !== 'OPEN') return false;
  const since = Date.parse(now) - Date.parse(it.approvedAt ?? it.requestedAt);
  const nothing = it.lines.every(({ received, refunded }) => received + refunded === 0);
  return nothing && !arrived.includes(it.id) && since > policy.returns.patienceDays * DAY_MS;
}
