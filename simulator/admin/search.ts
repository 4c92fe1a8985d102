/** Shopify's search syntax for `orders(query:)`, as far as a client of orders needs it: `updated_at:>='2026-01-01' status:open`. */
import type { Order } from '../state.ts';
import { tailOf } from '../state.ts';
import { fulfillmentStatusOf } from '../store/orders.ts';

interface Term {
  key: string;
  operator: '>' | '>=' | '<' | '<=' | '=';
  value: string;
  not: boolean;
}

const TERM = /(-?)(\w+):(>=|<=|>|<|=)?\s*("[^"]*"|'[^']*'|[^\s()]+)/g;

const termsOf = (query: string): Term[] =>
  [...query.matchAll(TERM)].map(([, minus = '', key = '', operator = '=', value = '']) => ({
    key,
    operator: operator as Term['operator'],
    value: value.replace(/^["']|["']$/g, ''),
    not: minus === '-',
  }));

function compare(a: string | number, { operator }: Term, b: string | number): boolean {
  switch (operator) {
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '=':
      return a === b;
  }
}

const same = (a: string | null, b: string) => (a ?? '').toLowerCase() === b.toLowerCase();
const when = (at: string, term: Term) => compare(Date.parse(at), term, Date.parse(term.value));

function stateOf(order: Order, value: string): boolean {
  if (value === 'any') return true;
  if (value === 'cancelled') return order.cancelledAt !== null;
  return value === 'closed' ? order.closedAt !== null : order.closedAt === null && order.cancelledAt === null;
}

function holds(order: Order, term: Term): boolean {
  switch (term.key) {
    case 'updated_at':
      return when(order.updatedAt, term);
    case 'created_at':
      return when(order.createdAt, term);
    case 'processed_at':
      return when(order.processedAt, term);
    case 'id':
      return compare(Number(tailOf(order.id)), term, Number(term.value));
    case 'name':
      return same(order.name, term.value) || same(order.name, `#${term.value}`);
    case 'email':
      return same(order.email, term.value);
    case 'tag':
      return order.tags.some((tag) => same(tag, term.value));
    case 'status':
      return stateOf(order, term.value.toLowerCase());
    case 'financial_status':
      return same(order.financialStatus, term.value);
    case 'fulfillment_status':
      return same(fulfillmentStatusOf(order), term.value);
    case 'test':
      return String(order.test) === term.value;
    default:
      return true;
  }
}

export function search(orders: Iterable<Order>, query: string | null | undefined): Order[] {
  const terms = termsOf(query ?? '');
  return [...orders].filter((order) => terms.every((term) => holds(order, term) !== term.not));
}

/** Oldest first, unless reversed. */
export function sort(
  orders: Order[],
  key: string | null | undefined,
  reverse: boolean | null | undefined,
): Order[] {
  const by: Record<string, (o: Order) => string | number> = {
    CREATED_AT: (o) => o.createdAt,
    UPDATED_AT: (o) => o.updatedAt,
    ORDER_NUMBER: (o) => o.number,
    ID: (o) => Number(tailOf(o.id)),
  };
  const rank = by[key ?? ''] ?? ((o: Order) => o.processedAt);
  const sorted = orders.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  return reverse ? sorted.reverse() : sorted;
}
