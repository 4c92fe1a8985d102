/** Which product a failure is about: orders that stop for the same one are put to people as one question. */
import { createHash } from 'node:crypto';
import type { OrderLine } from '../contracts/order.ts';

type Line = Pick<OrderLine, 'sku' | 'variantId' | 'title'>;

/** Of several the first by name, whatever their order: once that is put right, the order stops at the next. */
export const subjectOf = (lines: Line[]): { subject?: string } => {
  const [subject] = lines.map(nameOf).sort();
  return subject === undefined ? {} : { subject };
};

/** A title alone may say anything, a buyer's name too: of it only a hash leaves Postgres. */
function nameOf({ sku, variantId, title }: Line): string {
  if (sku) return sku.slice(0, LONGEST);
  return variantId ?? createHash('sha256').update(title.trim().toLowerCase()).digest('hex').slice(0, 16);
}

const LONGEST = 80;
/** As many SKUs as fit a line; a person finds the others in the order. */
const SKUS_NAMED = 3;

/** "BAG-1, BAG-2 and 1 more"; lines without a SKU are only counted. */
export function namesOf(lines: Line[]): string {
  const skus = [...new Set(lines.flatMap(({ sku }) => sku?.slice(0, LONGEST) || []))].sort();
  if (skus.length === 0) return `${lines.length} line(s)`;
  const more = skus.length > SKUS_NAMED ? ` and ${skus.length - SKUS_NAMED} more` : '';
  return `${skus.slice(0, SKUS_NAMED).join(', ')}${more}`;
}
