/** Orders to run against: twenty-five varied ones, and as many variations of them as asked for, the same for the same seed. */
import { seeded } from './random.ts';
import { type Expected, KINDS } from './scenarios/kinds.ts';
import { catalogLine, orderJson } from './scenarios/order.ts';
import { DEMO_STORES, type SampleStore } from './scenarios/stores.ts';

export type { Expected } from './scenarios/kinds.ts';
export { DEMO_STORES, manyStores } from './scenarios/stores.ts';

export interface Scenario {
  name: string;
  /** Domain of one of the stores. */
  store: string;
  topic: string;
  /** Raw JSON, to be placed as it is: its ids may exceed 2^53. */
  body: string;
  /** The numeric tail of the order's gid. */
  orderId: string;
  expected: Expected;
}

/** Ids of different seeds never meet. */
const FIRST_ID = 6_000_000_000_000n;
const IDS_PER_SEED = 10_000_000n;
/** Beyond 2^53, where a JSON number loses its last digits. */
const HUGE = 820_000_000_000_000_000n;

/** @param stores the first three as the demo stores are: some kinds of order need just theirs. */
export function scenarios(
  n = KINDS.length,
  seed = 1,
  at = new Date(),
  stores: readonly SampleStore[] = DEMO_STORES,
): Scenario[] {
  const random = seeded(seed);
  return Array.from({ length: n }, (_, index) => {
    const kind = KINDS[index % KINDS.length] as (typeof KINDS)[number];
    const round = Math.floor(index / KINDS.length);
    const store = stores[(kind.store + (kind.pinned ? 0 : round)) % stores.length] as SampleStore;
    const number = FIRST_ID + BigInt(seed) * IDS_PER_SEED + BigInt(index);
    const id = String(kind.hugeId ? HUGE + number : number);
    const pick = Math.floor(random() * 1000);
    const body = orderJson({
      store,
      id,
      number: 1001 + index,
      index: seed * 100_000 + index,
      at,
      lines: [catalogLine(pick)],
      shipping: { title: 'Standard', code: 'standard', price: 5 },
      ...kind.wish({ index: seed * 100_000 + index, store }),
    });
    const name = round ? `${kind.name} (${round + 1})` : kind.name;
    return { name, store: store.domain, topic: 'orders/create', body, orderId: id, expected: kind.expected };
  });
}
