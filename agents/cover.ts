/** The fewest places that hold everything: exact for ordinary orders of ordinary stores, greedy beyond. */

export interface Want {
  key: string;
  quantity: number;
}

export interface Place {
  locationId: string;
  /** How much of each key it can give. */
  holds: ReadonlyMap<string, number>;
}

export interface Part {
  locationId: string;
  takes: Want[];
}

/** More combinations of places than this are not tried: with a hundred goods each so many take about 50 ms. */
const EXACT = 20_000;

/**
 * Splits what is wanted over as few places as possible.
 * @param places best first: a better place gives what it can, and of two covers that `compare` holds for alike the one with the better
 *   places comes first.
 * @param compare negative where the first of two sets of as many places is the better one.
 * @returns every such split, the best first; of very many places only one, found greedily. None where all places together do not hold enough.
 */
export function covers<P extends Place>(
  wanted: Want[],
  places: P[],
  compare: (a: P[], b: P[]) => number = () => 0,
): Part[][] {
  if (wanted.length === 0) return [[]];
  const useful = places.filter((place) => wanted.some(({ key }) => held(place, key) > 0));
  if (!suffices(wanted, useful)) return [];
  const found = smallest(wanted, useful) ?? [greedy(wanted, useful)];
  return found.sort(compare).map((chosen) => fill(wanted, chosen));
}

const held = ({ holds }: Place, key: string) => holds.get(key) ?? 0;

const suffices = (wanted: Want[], places: Place[]) =>
  wanted.every(({ key, quantity }) => places.reduce((sum, place) => sum + held(place, key), 0) >= quantity);

/** All of the smallest size; null where there are too many to try. */
function smallest<P extends Place>(wanted: Want[], places: P[]): P[][] | null {
  const rows = places.map((place) => wanted.map(({ key }) => held(place, key)));
  const left = wanted.map(({ quantity }) => quantity);
  let tried = 0;
  let combinations = 1;
  for (let size = 1; size <= places.length; size += 1) {
    combinations *= (places.length - size + 1) / size;
    tried += combinations;
    if (tried > EXACT) return null;
    const found = combinationsOf(rows, left, size);
    if (found.length > 0) return found.map((set) => set.flatMap((index) => places[index] ?? []));
  }
  return null;
}

/** The combinations of `size` rows that leave nothing, in the order of the rows. */
function combinationsOf(rows: number[][], left: number[], size: number, from = 0): number[][] {
  if (size === 0) return left.every((quantity) => quantity <= 0) ? [[]] : [];
  const found: number[][] = [];
  for (let index = from; index <= rows.length - size; index += 1) {
    const row = rows[index] ?? [];
    const rest = left.map((quantity, column) => quantity - (row[column] ?? 0));
    for (const others of combinationsOf(rows, rest, size - 1, index + 1)) found.push([index, ...others]);
  }
  return found;
}

/** Takes the place that fills most of what is left, again and again, of places that together suffice. */
function greedy<P extends Place>(wanted: Want[], places: P[]): P[] {
  const chosen: P[] = [];
  const left = new Map(wanted.map(({ key, quantity }) => [key, quantity]));
  const gain = (place: Place) =>
    [...left].reduce((sum, [key, quantity]) => sum + Math.min(quantity, held(place, key)), 0);
  while ([...left.values()].some((quantity) => quantity > 0)) {
    const best = places.filter((place) => !chosen.includes(place)).sort((a, b) => gain(b) - gain(a))[0];
    if (!best) break;
    chosen.push(best);
    for (const [key, quantity] of left) left.set(key, Math.max(0, quantity - held(best, key)));
  }
  return chosen;
}

function fill(wanted: Want[], places: Place[]): Part[] {
  const left = new Map(wanted.map(({ key, quantity }) => [key, quantity]));
  return places.flatMap((place) => {
    const takes = [...left].flatMap(([key, open]) => {
      const quantity = Math.min(open, held(place, key));
      left.set(key, open - quantity);
      return quantity > 0 ? [{ key, quantity }] : [];
    });
    return takes.length > 0 ? [{ locationId: place.locationId, takes }] : [];
  });
}
