/** From the quantities a person wants to the call that sets them. Pure: the command line says at once what is wrong with them. */
import type { ActionOf } from '../../contracts/action.ts';
import type { Edit } from '../../contracts/case.ts';
import type { OrderLine } from '../../contracts/order.ts';

type Wish = NonNullable<Edit['lines']>[number];
export type LinesPlan =
  | { kind: 'action'; action: ActionOf<'set_quantities'> }
  | { kind: 'trouble'; why: string };

export function planLines(lines: OrderLine[], wishes: Wish[]): LinesPlan {
  const ordered = lines.filter(({ currentQuantity }) => currentQuantity > 0);
  const wanted = new Map<string, number>();
  for (const wish of wishes) {
    const line = find(ordered, wish);
    if (typeof line === 'string') return trouble(line);
    if (wanted.has(line.id)) return trouble(`${wish.line} is named twice`);
    const why = unfit(line, wish);
    if (why) return trouble(why);
    wanted.set(line.id, wish.quantity);
  }
  const left = ordered.reduce((sum, { id, currentQuantity }) => sum + (wanted.get(id) ?? currentQuantity), 0);
  if (left === 0) return trouble('nothing would be left of the order: cancel it instead');
  const set = [...wanted].map(([lineItemId, quantity]) => ({ lineItemId, quantity }));
  return { kind: 'action', action: { kind: 'set_quantities', lines: set } };
}

const trouble = (why: string): LinesPlan => ({ kind: 'trouble', why });

/** @returns the line, or why there is none. */
function find(ordered: OrderLine[], { line: named }: Wish): OrderLine | string {
  const byId = ordered.find(({ id }) => id === named || id.endsWith(`/${named}`));
  if (byId) return byId;
  const [found, other] = ordered.filter(({ sku }) => sku?.toLowerCase() === named.toLowerCase());
  if (!found) return `the order has no line ${named}; it has ${ordered.map(nameOf).join(', ')}`;
  return other ? `several lines are ${named}: name one by its id, ${found.id} or ${other.id}` : found;
}

const nameOf = ({ sku, id, currentQuantity }: OrderLine) => `${currentQuantity} of ${sku ?? id}`;

function unfit(line: OrderLine, { line: named, quantity }: Wish): string | null {
  const { currentQuantity, unfulfilledQuantity } = line;
  if (quantity > currentQuantity)
    return `${currentQuantity} of ${named} are ordered, not ${quantity}: what is added has to be paid, so add it in Shopify`;
  if (quantity === currentQuantity) return `${currentQuantity} of ${named} are ordered already`;
  return unfulfilledQuantity < currentQuantity ? `${named} has shipped in part: change it in Shopify` : null;
}
