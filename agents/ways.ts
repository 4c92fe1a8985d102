/** What speaks for shipping from one location or another: the promise, then the cost, then how near it is; and in which words. */
import { toDecimal } from '../contracts/money.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import { LocationPolicy, type StorePolicy } from '../contracts/policy.ts';
import type { Location } from '../contracts/stock.ts';
import { promisedDays } from './buyer.ts';
import { type Dispatch, dispatchOf, type ParcelsOn } from './dispatch.ts';
import { distanceKm, wayOf } from './distance.ts';

/** One way to the buyer. */
export interface Way {
  locationId: string;
  name: string;
  /** Units of this order that Shopify has assigned there. */
  assigned: number;
  dispatch: Dispatch;
  /** In minor units of the store's label currency. */
  cost: number;
  km: number | null;
  /** For comparing: `km`, and the border. */
  length: number;
}

export interface WayFacts {
  order: OrderSnapshot;
  policy: StorePolicy;
  /** ISO, UTC. */
  now: string;
  parcels: ParcelsOn[];
}

/** The store's rule for a location, by its gid, the gid's number or its name, however it is written. */
export function ruleOf(
  { locations }: StorePolicy,
  { id, name }: Pick<Location, 'id' | 'name'>,
): LocationPolicy {
  const [, rule] = Object.entries(locations).find(([named]) => isNamed(named, { id, name })) ?? [];
  return rule ?? ANY;
}

function isNamed(named: string, { id, name }: Pick<Location, 'id' | 'name'>): boolean {
  const plain = (text: string) => text.trim().toLowerCase();
  return [id, id.split('/').at(-1) ?? id, name].map(plain).includes(plain(named));
}

/** What the store's policy has rules for, and is none of its locations: a slip of the pen would limit nothing, unnoticed. */
export const strangersIn = ({ locations }: StorePolicy, known: Pick<Location, 'id' | 'name'>[]): string[] =>
  Object.keys(locations).filter((named) => !known.some((location) => isNamed(named, location)));

const ANY: LocationPolicy = LocationPolicy.parse({});

/** Whether a location's carriers go to the buyer. */
export function serves({ order, policy }: WayFacts, location: Location): boolean {
  const { shipsTo } = ruleOf(policy, location);
  const { countryCode = null, provinceCode = null } = order.shippingAddress ?? {};
  if (shipsTo.length === 0 || !countryCode) return true;
  const province = `${countryCode}-${provinceCode?.replace(`${countryCode}-`, '')}`;
  return shipsTo.includes(countryCode) || shipsTo.includes(province);
}

export function wayFrom(
  { order, policy, now, parcels }: WayFacts,
  location: Location,
  assigned: number,
): Way {
  const { id, name, address } = location;
  const rule = ruleOf(policy, location);
  const leaving = parcels.filter(({ locationId }) => locationId === id);
  return {
    locationId: id,
    name,
    assigned,
    dispatch: dispatchOf(rule, policy.timeZone, now, leaving),
    cost: rule.handlingCost,
    km: order.shippingAddress && distanceKm(address, order.shippingAddress),
    length: wayOf(address, order.shippingAddress),
  };
}

interface Criterion {
  /** Lower is better. */
  measure(ways: Way[]): number;
  /** Why the one with the higher measure was not chosen. */
  worse(chosen: Way[], other: Way[]): string;
}

const most = (ways: Way[], of: (way: Way) => number) => Math.max(...ways.map(of));
const sum = (ways: Way[], of: (way: Way) => number) => ways.reduce((all, way) => all + of(way), 0);
const latest = (ways: Way[]) => most(ways, ({ dispatch }) => dispatch.wait);

/** In order of weight: only where all that come before are alike, the next one counts. */
function criteria({ order, policy }: WayFacts): Criterion[] {
  const patience = promisedDays(order) === null ? policy.dispatchWithinDays : 0;
  const leaves = (ways: Way[]) =>
    `leaves later: ${dayOf(slowest(ways).dispatch)}${because(slowest(ways).dispatch)}`;
  const dearer = (chosen: Way[], other: Way[]) => {
    const amount = sum(other, ({ cost }) => cost) - sum(chosen, ({ cost }) => cost);
    const currency = policy.labelCurrency;
    return `dearer to handle by ${toDecimal({ amount, currency })} ${currency}`;
  };
  const kept: Criterion = {
    measure: (ways) => -sum(ways, ({ assigned }) => assigned),
    worse: () => 'Shopify has assigned the order elsewhere',
  };
  const near: Criterion = {
    measure: (ways) => sum(ways, ({ length }) => length),
    worse: (_, other) => `farther: ${other.map(({ km }) => wayIn(km)).join(', ')}`,
  };
  return [
    { measure: (ways) => Math.max(0, latest(ways) - patience), worse: (_, other) => leaves(other) },
    { measure: (ways) => sum(ways, ({ cost }) => cost), worse: dearer },
    ...(policy.routeBy === 'distance' ? [near, kept] : [kept, near]),
    { measure: latest, worse: (_, other) => leaves(other) },
  ];
}

export function compareSets(facts: WayFacts, a: Way[], b: Way[]): number {
  for (const { measure } of criteria(facts)) {
    const [first, second] = [measure(a), measure(b)];
    if (first !== second) return first - second;
  }
  return 0;
}

export const compareWays = (facts: WayFacts, a: Way, b: Way): number =>
  compareSets(facts, [a], [b]) || (a.locationId < b.locationId ? -1 : 1);

/** Why another plan of as many parcels was not chosen. */
export function whyNot(facts: WayFacts, chosen: Way[], other: Way[]): string {
  const decisive = criteria(facts).find(({ measure }) => measure(other) > measure(chosen));
  return decisive?.worse(chosen, other) ?? 'as good: the lower location id decides';
}

const slowest = (ways: Way[]): Way => ways.reduce((a, b) => (b.dispatch.wait > a.dispatch.wait ? b : a));
const WORDS = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

const dayOf = ({ day, wait }: Dispatch) =>
  wait === 0 ? 'today' : WORDS.format(new Date(day)).replace(',', '');
const because = ({ because: why }: Dispatch) => (why ? ` (${why})` : '');
const wayIn = (km: number | null) =>
  km === null ? 'at an unknown distance' : km === 0 ? 'near by' : `about ${km} km away`;

/** "Main: leaves Mon 23 Nov (cut-off 15:00 is over), about 300 km away" */
export const inWords = ({ name, dispatch, km }: Way): string =>
  `${name}: leaves ${dayOf(dispatch)}${because(dispatch)}, ${wayIn(km)}`;

/** What the buyer has paid for, where it can hardly be kept. A parcel takes a day at least. */
export function brokenPromise({ order, now }: WayFacts, ways: Way[]): string | null {
  const days = promisedDays(order);
  if (days === null) return null;
  const elapsed = (Date.parse(now) - Date.parse(order.createdAt)) / (24 * 3600_000);
  const arrives = Math.floor(elapsed) + latest(ways) + 1;
  return arrives > days ? `the buyer paid for ${days} day(s), which cannot be kept` : null;
}
