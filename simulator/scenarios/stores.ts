/** Stores to try things out on: three for a demo, and as many varied ones as asked for. */
import { seeded } from '../random.ts';
import type { LocationOptions, Plan, StoreOptions } from '../stores.ts';
import { COUNTRIES, countryOf } from './countries.ts';

export const DEMO_STORES = [
  {
    domain: 'harbor-goods.myshopify.com',
    name: 'Harbor Goods',
    currency: 'USD',
    country: 'US',
    timeZone: 'America/New_York',
    accessToken: 'demo-token-harbor-goods',
    secret: 'demo-secret-harbor-goods',
    locations: countryOf('US').warehouses,
  },
  {
    domain: 'waldkante.myshopify.com',
    name: 'Waldkante',
    currency: 'EUR',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    accessToken: 'demo-token-waldkante',
    secret: 'demo-secret-waldkante',
    locations: countryOf('DE').warehouses,
  },
  {
    domain: 'kumo-goods.myshopify.com',
    name: 'Kumo Goods',
    currency: 'JPY',
    country: 'JP',
    timeZone: 'Asia/Tokyo',
    accessToken: 'demo-token-kumo-goods',
    secret: 'demo-secret-kumo-goods',
    locations: countryOf('JP').warehouses,
  },
] as const satisfies StoreOptions[];

export type SampleStore = StoreOptions & {
  locations: readonly [LocationOptions, LocationOptions, ...LocationOptions[]];
};

const PLANS_BY_TURN: Plan[] = ['basic', 'advanced', 'plus', 'enterprise'];
const NAMES = [
  'Harbor',
  'Wald',
  'Kumo',
  'Moor',
  'Canal',
  'Maple',
  'Reef',
  'Alm',
  'Fjord',
  'Bursztyn',
  'Namu',
  'Dune',
];

/**
 * As many stores as asked for, the same for the same seed, on all of Shopify's plans in turn. The first three are as the demo
 * stores are; the others are anywhere, with two or three locations, in twelve countries with their money and their clocks.
 */
export function manyStores(count: number, seed = 1): SampleStore[] {
  const random = seeded(seed);
  const codes = Object.keys(COUNTRIES);
  return Array.from({ length: count }, (_, index) => {
    const pick = Math.floor(random() * codes.length);
    const like = DEMO_STORES[index] ?? anywhere(codes[pick] as string, random());
    const number = String(index + 1).padStart(2, '0');
    return {
      ...like,
      domain: `store-${number}.myshopify.com`,
      name: `${like.name} ${number}`,
      accessToken: `token-store-${number}`,
      secret: `secret-store-${number}`,
      plan: PLANS_BY_TURN[index % PLANS_BY_TURN.length] as Plan,
    };
  });
}

function anywhere(country: string, chance: number) {
  const { currency, timeZone, warehouses } = countryOf(country);
  const name = `${NAMES[Object.keys(COUNTRIES).indexOf(country)]} Goods`;
  const [first, second] = chance < 0.5 ? warehouses : [...warehouses].reverse();
  return { name, country, currency, timeZone, locations: [first, second] as SampleStore['locations'] };
}
