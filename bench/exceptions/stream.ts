/** The stream of orders: most of them clean, a share of them with a trouble of one kind, each kind as often as any other. */

import type { Fault, StoreOptions } from '../../simulator/client.ts';
import { type Random, seeded } from '../../simulator/random.ts';
import { catalogLine, orderJson } from '../../simulator/scenarios/order.ts';
import { DEMO_STORES, scenarios } from '../../simulator/scenarios.ts';
import type { Clock } from './clock.ts';
import { OF_BUYERS } from './ofBuyers.ts';
import { OF_MERCHANTS } from './ofMerchants.ts';
import { OF_SYSTEMS } from './ofSystems.ts';
import type { Brew, Fix, Truth } from './trouble.ts';

const TROUBLES: Record<string, Brew> = { ...OF_BUYERS, ...OF_MERCHANTS, ...OF_SYSTEMS };

export interface Placing {
  store: string;
  orderId: string;
  topic: string;
  body: string;
  /** Null: nothing is wrong with it. */
  kind: string | null;
  truth: Truth;
  fix: Fix | null;
  fault: Fault | null;
  /** Milliseconds that it must lie behind the one before. */
  gapMs: number;
}

const SHARE = 0.08;
const FIRST_ID = 5_000_000_000_000n;
const IDS_PER_SEED = 10_000_000n;

/** @returns the orders in the order they are placed, and the stores that they are placed in. */
export function stream(
  count: number,
  seed: number,
  clock: Clock,
): { placings: Placing[]; stores: StoreOptions[] } {
  const random = seeded(seed);
  const troubled = Math.round(count * SHARE);
  const kinds = shuffled(
    Array.from(
      { length: troubled },
      (_, index) => Object.keys(TROUBLES)[index % Object.keys(TROUBLES).length] ?? '',
    ),
    random,
  );
  const stores: StoreOptions[] = [...DEMO_STORES];
  const groups = kinds.map((kind, index) => {
    const made = brew(kind, index, seed, random, clock);
    if (made.store) stores.push(made.store);
    return made.placings;
  });
  const twins = groups.flat().filter(({ kind }) => kind === null).length;
  const clean = cleanOnes(Math.max(0, count - troubled - twins), seed).map((one) => [one]);
  return { placings: shuffled([...clean, ...groups], random).flat(), stores };
}

function brew(kind: string, n: number, seed: number, random: Random, clock: Clock) {
  const store = DEMO_STORES[Math.floor(random() * DEMO_STORES.length)] ?? DEMO_STORES[0];
  const index = seed * 100_000 + n;
  const trouble = (TROUBLES[kind] as Brew)({ store, index, random, clock });
  const id = String(FIRST_ID + BigInt(seed) * IDS_PER_SEED + BigInt(n) * 10n);
  const wish = {
    store,
    index,
    lines: [catalogLine(Math.floor(random() * 1000))],
    shipping: { title: 'Standard', code: 'standard', price: 5 },
    ...trouble.wish,
    sim: { ...trouble.wish?.sim, story: trouble.story ?? [] },
  };
  const at = new Date();
  const customer = {
    id: Number(`66${id.slice(-10)}`),
    admin_graphql_api_id: `gid://shopify/Customer/66${id.slice(-10)}`,
  };
  let body = orderJson({
    ...wish,
    id,
    number: 500_000 + n,
    at: new Date(at.getTime() + 1000),
    ...(trouble.twin ? { customer } : {}),
  });
  if (trouble.body) {
    const parsed = JSON.parse(body);
    trouble.body(parsed);
    body = JSON.stringify(parsed);
  }
  const placing: Placing = {
    store: trouble.store?.domain ?? store.domain,
    orderId: id,
    topic: 'orders/create',
    body,
    kind,
    truth: trouble.truth,
    fix: trouble.fix ?? null,
    fault: trouble.fault ?? null,
    gapMs: 0,
  };
  if (!trouble.twin) return { placings: [placing], store: trouble.store };
  const firstId = String(BigInt(id) + 1n);
  const first = orderJson({ ...wish, id: firstId, number: 700_000 + n, at, customer, sim: {} });
  const clean = {
    ...placing,
    orderId: firstId,
    body: first,
    kind: null,
    truth: { end: 'shipped' as const },
    fix: null,
  };
  return { placings: [clean, { ...placing, gapMs: 500 }], store: trouble.store };
}

function cleanOnes(count: number, seed: number): Placing[] {
  // Eighteen of twenty-five scenarios have nothing wrong with them.
  return scenarios(Math.ceil((count / 18) * 25) + 25, seed)
    .filter(({ expected }) => expected.exception === null)
    .slice(0, count)
    .map(({ store, orderId, topic, body, expected }) => ({
      store,
      orderId,
      topic,
      body,
      kind: null,
      truth:
        expected.outcome === 'fulfilled'
          ? { end: 'shipped', parcels: expected.shipments }
          : { end: expected.outcome === 'cancelled' ? 'cancelled' : 'nothing' },
      fix: null,
      fault: null,
      gapMs: 0,
    }));
}

function shuffled<T>(items: T[], random: Random): T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all;
}
