/** The twenty-five kinds of order: fifteen that ship, ten that should not. Each says what should happen to it. */
import type { Outcome } from '../../contracts/decision.ts';
import type { FailureKind } from '../../contracts/failure.ts';
import { homeAddress } from './countries.ts';
import { catalogLine, type OrderWish, ownLine } from './order.ts';
import type { SampleStore } from './stores.ts';

export interface Expected {
  outcome: Outcome;
  /** The failure that the order's case or wait names; null where there is none. */
  exception: FailureKind | null;
  shipments: number;
}

type Wish = Partial<Omit<OrderWish, 'store' | 'id' | 'number' | 'index' | 'at'>>;

export interface Kind {
  name: string;
  /** Which of the demo stores has it first; later rounds go on to the next one, unless it is pinned. */
  store: 0 | 1 | 2;
  pinned?: true;
  hugeId?: true;
  expected: Expected;
  /** Applied to an order of one line, paid, with standard shipping to the buyer's home. */
  wish(at: { index: number; store: SampleStore }): Wish;
}

const ships = (shipments = 1): Expected => ({ outcome: 'fulfilled', exception: null, shipments });
const asks = (exception: FailureKind): Expected => ({ outcome: 'needs_person', exception, shipments: 0 });

const waits = (exception: FailureKind): Expected => ({ outcome: 'waiting', exception, shipments: 0 });

const note = (text: string): Wish => ({ extra: { note: text } });

export const KINDS: Kind[] = [
  { name: 'single line', store: 0, expected: ships(), wish: () => ({}) },
  {
    name: 'many lines, id beyond 2^53',
    store: 1,
    hugeId: true,
    expected: ships(),
    wish: ({ index }) => ({ lines: [0, 1, 2, 3, 4, 5].map((n) => catalogLine(index + n)) }),
  },
  {
    name: 'gift note',
    store: 0,
    expected: ships(),
    wish: () => note('This is a gift for my sister. Please enclose a card saying "Happy birthday!".'),
  },
  {
    name: 'two units',
    store: 1,
    expected: ships(),
    wish: ({ index }) => ({ lines: [catalogLine(index, 2)] }),
  },
  {
    name: 'split over two locations',
    store: 0,
    expected: ships(2),
    wish: ({ index, store }) => {
      const [a, b] = [ownLine(index, 'A'), ownLine(index, 'B')];
      const [first, second] = store.locations;
      return {
        lines: [a, b],
        sim: { stock: { [a.sku]: { [first.name]: 5 }, [b.sku]: { [second.name]: 5 } } },
      };
    },
  },
  {
    name: 'digital and physical',
    store: 1,
    expected: ships(),
    wish: ({ index }) => ({
      lines: [
        { ...ownLine(index, 'D', 15), title: 'Sewing pattern (download)', digital: true, grams: 0 },
        catalogLine(index),
      ],
    }),
  },
  {
    name: 'abroad, with HS codes and origin',
    store: 1,
    pinned: true,
    expected: ships(),
    wish: ({ index }) => {
      const line = ownLine(index, 'X', 42);
      return {
        lines: [line],
        address: homeAddress('CH', index % 80),
        shipping: { title: 'International', code: 'international', price: 18 },
        sim: { items: { [line.sku]: { hsCode: '420292', origin: 'DE' } } },
      };
    },
  },
  { name: 'no customer', store: 0, expected: ships(), wish: () => ({ customer: null }) },
  {
    name: 'yen',
    store: 2,
    pinned: true,
    expected: ships(),
    wish: ({ index }) => ({ lines: [catalogLine(index + 3)] }),
  },
  {
    name: 'VIP',
    store: 0,
    expected: ships(),
    wish: () => ({ customer: { tags: 'VIP', orders_count: 42, total_spent: '8120.00' } }),
  },
  {
    name: 'express shipping',
    store: 0,
    expected: ships(),
    wish: () => ({ shipping: { title: 'Express', code: 'express', price: 25 } }),
  },
  {
    name: 'thirty lines',
    store: 1,
    expected: ships(),
    wish: ({ index }) => ({
      lines: Array.from({ length: 30 }, (_, n) => ({
        ...catalogLine(n),
        sku: `SET-${index}-${n + 1}`,
        title: `Set piece ${n + 1}`,
        price: 4,
        grams: 90,
        variantId: `4430${String(index).padStart(8, '0')}${String(n + 1).padStart(2, '0')}`,
      })),
    }),
  },
  {
    name: 'delivery instruction',
    store: 2,
    expected: ships(),
    wish: () => note('Please leave the parcel with the concierge if nobody is home.'),
  },
  {
    name: 'draft order',
    store: 0,
    expected: ships(),
    wish: () => ({ extra: { source_name: 'shopify_draft_order', tags: 'wholesale' } }),
  },
  {
    name: 'stock at another location',
    store: 1,
    expected: ships(),
    wish: ({ index, store }) => {
      const line = ownLine(index, 'M');
      const [first, second] = store.locations;
      return { lines: [line], sim: { stock: { [line.sku]: { [second.name]: 8 } }, assignTo: first.name } };
    },
  },
  {
    name: 'gift card only',
    store: 0,
    expected: { outcome: 'nothing_to_ship', exception: null, shipments: 0 },
    wish: ({ index }) => ({
      lines: [{ ...ownLine(index, 'G', 50), title: 'Gift card', giftCard: true, grams: 0 }],
      address: null,
      shipping: null,
    }),
  },
  {
    name: 'test order',
    store: 2,
    expected: { outcome: 'ignored', exception: null, shipments: 0 },
    wish: () => ({ extra: { test: true } }),
  },
  {
    name: 'cancelled at birth',
    store: 1,
    expected: { outcome: 'cancelled', exception: null, shipments: 0 },
    wish: () => ({ extra: { cancelled_at: '2026-11-20T08:00:00Z', cancel_reason: 'customer' } }),
  },
  {
    name: 'voided payment',
    store: 0,
    expected: waits('payment_voided'),
    wish: () => ({ financialStatus: 'voided' }),
  },
  {
    name: 'payment pending',
    store: 1,
    expected: waits('payment_pending'),
    wish: () => ({ financialStatus: 'pending' }),
  },
  {
    name: 'no shipping address',
    store: 0,
    expected: waits('address_missing'),
    wish: () => ({ address: null }),
  },
  {
    name: 'no house number, no postal code',
    store: 1,
    // There are countries in which such an address is one.
    pinned: true,
    expected: waits('address_incomplete'),
    wish: ({ index, store }) => {
      const home = homeAddress(store.country, index);
      return { address: { ...home, address1: home.address1.replace(/[\d-]+/g, '').trim(), zip: '' } };
    },
  },
  {
    name: 'high fraud risk',
    store: 0,
    expected: asks('fraud_risk'),
    wish: () => ({ sim: { risk: { level: 'HIGH', recommendation: 'CANCEL' } } }),
  },
  {
    name: 'oversold',
    store: 2,
    expected: waits('oversold'),
    wish: ({ index }) => {
      const line = ownLine(index, 'O');
      return { lines: [{ ...line, quantity: 2 }], sim: { stock: { [line.sku]: {} } } };
    },
  },
  {
    name: 'note asks to cancel',
    store: 0,
    expected: waits('note_asks_cancel'),
    wish: () => note('I ordered this by mistake, please cancel my order.'),
  },
];
