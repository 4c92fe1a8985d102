/** The fewest places that hold everything: exact for the handful of locations that a store has, greedy beyond. */
import type { Unit } from '../contracts/stock.ts';

export interface Place {
  locationId: string;
  holds(lineItemId: string): number;
}

/** Subsets of more places than this are not searched: 2^12 tries of up to a hundred lines stay within milliseconds. */
const EXACT = 12;

/**
 * Splits units over as few places as possible.
 * @param places best first: of two covers of one size the one with the better places wins, and a better place ships what it can.
 * @returns null where all places together do not hold enough.
 */
export function cover(wanted: Unit[], places: Place[]): { locationId: string; units: Unit[] }[] | null {
  const useful = places.filter((place) => wanted.some((unit) => place.holds(unit.lineItemId) > 0));
  const chosen = useful.length <= EXACT ? smallest(wanted, useful) : greedy(wanted, useful);
  return chosen && fill(wanted, chosen);
}

function smallest(wanted: Unit[], places: Place[]): Place[] | null {
  for (let size = 1; size <= places.length; size += 1) {
    const found = firstOf(places, size, (some) => suffices(wanted, some));
    if (found) return found;
  }
  return null;
}

/** The first combination of `size` places that will do, in the order of the places. */
function firstOf(
  places: Place[],
  size: number,
  will: (some: Place[]) => boolean,
  taken: Place[] = [],
): Place[] | null {
  if (taken.length === size) return will(taken) ? taken : null;
  for (const [index, place] of places.entries()) {
    const found = firstOf(places.slice(index + 1), size, will, [...taken, place]);
    if (found) return found;
  }
  return null;
}

const suffices = (wanted: Unit[], places: Place[]) =>
  wanted.every(
    ({ lineItemId, quantity }) => places.reduce((sum, place) => sum + place.holds(lineItemId), 0) >= quantity,
  );

/** Takes the place that fills most of what is left, again and again. */
function greedy(wanted: Unit[], places: Place[]): Place[] | null {
  const chosen: Place[] = [];
  const left = new Map(wanted.map(({ lineItemId, quantity }) => [lineItemId, quantity]));
  const gain = (place: Place) =>
    [...left].reduce((sum, [lineItemId, quantity]) => sum + Math.min(quantity, place.holds(lineItemId)), 0);
  while ([...left.values()].some((quantity) => quantity > 0)) {
    const best = places.filter((place) => !chosen.includes(place)).sort((a, b) => gain(b) - gain(a))[0];
    if (!best || gain(best) === 0) return null;
    chosen.push(best);
    for (const [lineItemId, quantity] of left)
      left.set(lineItemId, Math.max(0, quantity - best.holds(lineItemId)));
  }
  return chosen;
}

function fill(wanted: Unit[], places: Place[]): { locationId: string; units: Unit[] }[] {
  const left = new Map(wanted.map(({ lineItemId, quantity }) => [lineItemId, quantity]));
  return places.flatMap(({ locationId, holds }) => {
    const units = [...left].flatMap(([lineItemId, open]) => {
      const quantity = Math.min(open, holds(lineItemId));
      left.set(lineItemId, open - quantity);
      return quantity > 0 ? [{ lineItemId, quantity }] : [];
    });
    return units.length > 0 ? [{ locationId, units }] : [];
  });
}
