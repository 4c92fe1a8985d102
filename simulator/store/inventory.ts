/** Stock at a store's locations. A placed order's units move from `available` to `committed`; a fulfillment takes them off the shelf. */
import {
  gid,
  type InventoryItem,
  type Level,
  type Line,
  type Location,
  type Store,
  tailOf,
} from '../state.ts';

/** What a default item has at the first location: enough that no ordinary order empties it. */
const PLENTY = 100_000;

/** `_sim.stock`: SKU to location name to units on the shelf. */
export type StockPlan = Record<string, Record<string, number>>;

interface ItemFacts {
  hsCode: string | null;
  origin: string | null;
  tracked: boolean;
}

const level = (units: number): Level => ({ available: units, committed: 0, onHand: units });

/** Numbers of items and of variants differ, as they do at Shopify: who mixes them up finds nothing. */
export const itemIdOf = (variantId: string) => gid('InventoryItem', `4${tailOf(variantId)}`);

/** Makes the line's item known to the store, and sets its stock where the plan says so. */
export function stockLine(store: Store, line: Line, facts: ItemFacts, plan: StockPlan): void {
  if (!line.variantId || !line.itemId) return;
  const existing = store.items.get(line.itemId);
  const item: InventoryItem = existing ?? {
    id: line.itemId,
    variantId: line.variantId,
    sku: line.sku,
    tracked: facts.tracked,
    requiresShipping: line.requiresShipping,
    grams: line.grams,
    hsCode: facts.hsCode,
    origin: facts.origin,
    levels: new Map(store.locations.map((l, i) => [l.id, level(i === 0 ? PLENTY : 0)])),
  };
  const planned = line.sku ? plan[line.sku] : undefined;
  if (planned) {
    for (const location of store.locations) item.levels.set(location.id, level(planned[location.name] ?? 0));
  }
  store.items.set(item.id, item);
}

const levelAt = (store: Store, itemId: string | null, locationId: string): Level | null =>
  (itemId ? store.items.get(itemId)?.levels.get(locationId) : undefined) ?? null;

/** Positive: units of a placed order; negative: they are free again. */
export function commit(store: Store, itemId: string | null, locationId: string, units: number): void {
  const at = levelAt(store, itemId, locationId);
  if (!at) return;
  at.available -= units;
  at.committed += units;
}

/** Positive: committed units leave the shelf; negative: a cancelled fulfillment puts them back, still committed. */
export function ship(store: Store, itemId: string | null, locationId: string, units: number): void {
  const at = levelAt(store, itemId, locationId);
  if (!at) return;
  at.committed -= units;
  at.onHand -= units;
}

/** Goods come in, or a count is put right: `units` more can be sold, and lie there. @returns the items whose count changed, and where. */
export function restock(
  store: Store,
  sku: string,
  units: number,
  locationName?: string,
): { item: InventoryItem; locationId: string }[] {
  const location = locationName
    ? store.locations.find(({ name }) => name === locationName)
    : store.locations[0];
  const items = [...store.items.values()].filter((item) => item.sku === sku);
  return items.flatMap((item) => {
    const at = location && item.levels.get(location.id);
    if (!at) return [];
    at.available += units;
    at.onHand = Math.max(at.onHand, at.available + at.committed);
    return [{ item, locationId: location.id }];
  });
}

/** Goods that come in: on the shelf, and for sale. */
export function takeIn(store: Store, itemId: string | null, locationId: string, units: number): void {
  const at = levelAt(store, itemId, locationId);
  if (!at) return;
  at.available += units;
  at.onHand += units;
}

/**
 * Where Shopify's order routing puts the lines: one location that has everything, else each line where it is in stock,
 * else the first location (which then shows a negative count).
 */
export function assign(store: Store, lines: { line: Line; units: number }[]): Map<Location, typeof lines> {
  const active = store.locations.filter((l) => l.active);
  const first = active[0] ?? store.locations[0];
  if (!first) throw new Error(`The simulated store ${store.domain} has no location.`);
  const covers = (location: Location, { line, units }: (typeof lines)[number]) => {
    const at = levelAt(store, line.itemId, location.id);
    return !at || at.available >= units || !store.items.get(line.itemId ?? '')?.tracked;
  };
  const one = active.find((location) => lines.every((entry) => covers(location, entry)));
  const assigned = new Map<Location, typeof lines>();
  for (const entry of lines) {
    const location = one ?? active.find((l) => covers(l, entry)) ?? first;
    assigned.set(location, [...(assigned.get(location) ?? []), entry]);
  }
  return assigned;
}
