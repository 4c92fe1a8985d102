/** The three demo stores: three currencies, three countries, two or three locations each. */
import type { LocationOptions, Plan, StoreOptions } from '../stores.ts';

export const DEMO_STORES = [
  {
    domain: 'harbor-goods.myshopify.com',
    name: 'Harbor Goods',
    currency: 'USD',
    country: 'US',
    accessToken: 'demo-token-harbor-goods',
    secret: 'demo-secret-harbor-goods',
    locations: [
      { name: 'Newark', address1: '400 Frelinghuysen Ave', city: 'Newark', provinceCode: 'NJ', zip: '07114' },
      { name: 'Reno', address1: '1100 Terminal Way', city: 'Reno', provinceCode: 'NV', zip: '89502' },
      { name: 'Dallas', address1: '2200 Irving Blvd', city: 'Dallas', provinceCode: 'TX', zip: '75207' },
    ],
  },
  {
    domain: 'waldkante.myshopify.com',
    name: 'Waldkante',
    currency: 'EUR',
    country: 'DE',
    accessToken: 'demo-token-waldkante',
    secret: 'demo-secret-waldkante',
    locations: [
      { name: 'Berlin', address1: 'Grenzallee 12', city: 'Berlin', zip: '12057' },
      { name: 'Hamburg', address1: 'Billstraße 80', city: 'Hamburg', zip: '20539' },
    ],
  },
  {
    domain: 'kumo-goods.myshopify.com',
    name: 'Kumo Goods',
    currency: 'JPY',
    country: 'JP',
    accessToken: 'demo-token-kumo-goods',
    secret: 'demo-secret-kumo-goods',
    locations: [
      { name: 'Tokyo', address1: '2-4-1 Ariake', city: 'Koto-ku', provinceCode: 'JP-13', zip: '135-0063' },
      { name: 'Osaka', address1: '1-3-5 Nanko', city: 'Osaka-shi', provinceCode: 'JP-27', zip: '559-0034' },
    ],
  },
] as const satisfies StoreOptions[];

export type SampleStore = StoreOptions & {
  locations: readonly [LocationOptions, LocationOptions, ...LocationOptions[]];
};

const PLANS_BY_TURN: Plan[] = ['basic', 'advanced', 'plus', 'enterprise'];

/** As many stores as asked for: the three, again and again under other names, on all of Shopify's plans in turn. */
export function manyStores(count: number): SampleStore[] {
  return Array.from({ length: count }, (_, index) => {
    const like = DEMO_STORES[index % DEMO_STORES.length] as (typeof DEMO_STORES)[number];
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

const person = (
  first_name: string,
  last_name: string,
  country: string,
  country_code: string,
  phone: string,
) => ({
  first_name,
  last_name,
  name: `${first_name} ${last_name}`,
  company: null,
  address2: null as string | null,
  country,
  country_code,
  phone,
});

/** A buyer's address in the store's own country; the house number tells the orders apart. */
export function homeAddress(country: string, index: number) {
  const house = 10 + (index % 180);
  switch (country) {
    case 'DE':
      return {
        ...person('Anja', 'Muster', 'Germany', 'DE', '+493012345678'),
        address1: `Schillerstraße ${house}`,
        city: 'München',
        province: 'Bayern',
        province_code: 'BY',
        zip: '80336',
      };
    case 'JP':
      return {
        ...person('Hanako', 'Rei', 'Japan', 'JP', '+81312345678'),
        address1: `2-${house}-1 Jingumae`,
        city: 'Shibuya-ku',
        province: 'Tōkyō',
        province_code: 'JP-13',
        zip: '150-0001',
      };
    default:
      return {
        ...person('Pat', 'Sample', 'United States', 'US', '+12015550123'),
        address1: `${house} Maple Street`,
        city: 'Portland',
        province: 'Oregon',
        province_code: 'OR',
        zip: '97205',
      };
  }
}

export const swissAddress = (index: number) => ({
  ...person('Beat', 'Beispiel', 'Switzerland', 'CH', '+41446681800'),
  address1: `Bahnhofstrasse ${10 + (index % 80)}`,
  city: 'Zürich',
  province: null,
  province_code: null,
  zip: '8001',
});

export type BuyerAddress = ReturnType<typeof homeAddress> | ReturnType<typeof swissAddress>;

/** Minor units of one step of price, so that the same catalog costs about the same everywhere. */
export const PRICE_STEP: Record<string, number> = { USD: 100, EUR: 100, JPY: 150 };
