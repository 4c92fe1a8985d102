/** The fewest places that hold everything: exact for the handful of locations that a store has, greedy beyond. */

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

/** Of more places than this not every subset is tried: 2^12 of them with a hundred goods each take about 10 ms. */
const EXACT = 12;

/**
 * Splits what is wanted over as few places as possible.
 * @param places best first: of two covers of one size the one with the better places wins, and a better place gives what it can.
 * @returns null where all places together do not hold enough.
 */
export function cover(wanted: Want[], places: Place[]): Part[] | null {
  const useful = places.filter((place) => wanted.some(({ key }) => held(place, key) > 0));
  if (!suffices(wanted, useful)) return null;
  if (wanted.length === 0) return [];
  const chosen = useful.length <= EXACT ? smallest(wanted, useful) : greedy(wanted, useful);
  return chosen && fill(wanted, chosen);
}

const held = ({ holds }: Place, key: string) => holds.get(key) ?? 0;

const suffices = (wanted: Want[], places: Place[]) =>
  wanted.every(({ key, quantity }) => places.reduce((sum, place) => sum + held(place, key), 0) >= quantity);

function smallest(wanted: Want[], places: Place[]): Place[] | null {
  const rows = places.map((place) => wanted.map(({ key }) => held(place, key)));
  const left = wanted.map(({ quantity }) => quantity);
  for (let size = 1; size <= places.length; size += 1) {
    const found = firstOf(rows, left, size);
    if (found) return found.flatMap((index) => places[index] ?? []);
  }
  return null;
}

/** The first combination of `size` rows that leaves nothing, in the order of the rows. */
function firstOf(rows: number[][], left: number[], size: number, from = 0): number[] | null {
  if (size === 0) return left.every((quantity) => quantity <= 0) ? [] : null;
  for (let index = from; index <= rows.length - size; index += 1) {
    const row = rows[index] ?? [];
    const rest = left.map((quantity, column) => quantity - (row[column] ?? 0));
    const found = firstOf(rows, rest, size - 1, index + 1);
    if (found) return [index, ...found];
  }
  return null;
}

/** Takes the place that fills most of what is left, again and again. */
function greedy(wanted: Want[], places: Place[]): Place[] | null {
  const chosen: Place[] = [];
  const left = new Map(wanted.map(({ key, quantity }) => [key, quantity]));
  const gain = (place: Place) =>
    [...left].reduce((sum, [key, quantity]) => sum + Math.min(quantity, held(place, key)), 0);
  while ([...left.values()].some((quantity) => quantity > 0)) {
    const best = places.filter((place) => !chosen.includes(place)).sort((a, b) => gain(b) - gain(a))[0];
    if (!best || gain(best) === 0) return null;
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
