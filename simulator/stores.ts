/** Opening a store: the same call again changes its settings and keeps what happened in it. */
import { freshGid, type Location, type Store, type World } from './state.ts';

export interface StoreOptions {
  domain: string;
  name: string;
  currency: string;
  /** ISO code; also where the default locations are. */
  country: string;
  accessToken: string;
  secret: string;
  /** Where webhooks go; without it, none are sent. */
  webhookUrl?: string | null;
  /** Default: two of the store's country. The first has the stock. */
  locations?: LocationOptions[];
  /** The oldest API version that it still serves: whoever asks by an older one is answered by it. */
  oldestApiVersion?: string | null;
  /** With it the throttle is enforced, at the plan's rate. */
  plan?: Plan | null;
  /** Query cost points restored a second, where no plan says it; with it, the throttle is enforced. */
  restoreRate?: number | null;
  /** What the app may do; all it asks for where nothing is given. */
  scopes?: string[] | null;
}

/** Query cost points that Shopify restores a second. */
export const PLANS = { basic: 100, advanced: 200, plus: 1000, enterprise: 2000 } as const;
export type Plan = keyof typeof PLANS;

export interface LocationOptions {
  name: string;
  active?: boolean;
  address1?: string;
  city?: string;
  provinceCode?: string;
  zip?: string;
  countryCode?: string;
}

const DEFAULTS: Record<string, LocationOptions[]> = {
  US: [
    { name: 'Newark', address1: '400 Frelinghuysen Ave', city: 'Newark', provinceCode: 'NJ', zip: '07114' },
    { name: 'Reno', address1: '1100 Terminal Way', city: 'Reno', provinceCode: 'NV', zip: '89502' },
    { name: 'Dallas', address1: '2200 Irving Blvd', city: 'Dallas', provinceCode: 'TX', zip: '75207' },
  ],
  DE: [
    { name: 'Berlin', address1: 'Grenzallee 12', city: 'Berlin', zip: '12057' },
    { name: 'Hamburg', address1: 'Billstraße 80', city: 'Hamburg', zip: '20539' },
  ],
  JP: [
    { name: 'Tokyo', address1: '2-4-1 Ariake', city: 'Koto-ku', provinceCode: 'JP-13', zip: '135-0063' },
    { name: 'Osaka', address1: '1-3-5 Nanko', city: 'Osaka-shi', provinceCode: 'JP-27', zip: '559-0034' },
  ],
};

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

function locationOf(world: World, country: string, given: LocationOptions): Location {
  const countryCode = given.countryCode ?? country;
  return {
    id: freshGid(world, 'Location'),
    name: given.name,
    active: given.active ?? true,
    address: {
      firstName: null,
      lastName: null,
      name: given.name,
      company: null,
      address1: given.address1 ?? '1 Warehouse Road',
      address2: null,
      city: given.city ?? given.name,
      province: null,
      provinceCode: given.provinceCode ?? null,
      zip: given.zip ?? null,
      country: COUNTRY_NAMES.of(countryCode) ?? countryCode,
      countryCode,
      phone: null,
    },
  };
}

/** Locations keep their ids by name: what stands at one of them stays there. */
export function openStore(world: World, options: StoreOptions): Store {
  const known = world.stores.get(options.domain);
  const country = options.country.toUpperCase();
  const wanted =
    options.locations ?? (known ? null : (DEFAULTS[country] ?? [{ name: 'Main' }, { name: 'Reserve' }]));
  const locations = wanted?.map(
    (l) => known?.locations.find((k) => k.name === l.name) ?? locationOf(world, country, l),
  );
  const store: Store = Object.assign(
    known ?? {
      shopId: freshGid(world, 'Shop'),
      items: new Map(),
      orders: new Map(),
      owners: new Map(),
      webhookUrl: null,
      restoreRate: null,
      locations: [],
    },
    {
      domain: options.domain,
      name: options.name,
      currency: options.currency.toUpperCase(),
      country,
      accessToken: options.accessToken,
      secret: options.secret,
    },
    options.webhookUrl === undefined ? {} : { webhookUrl: options.webhookUrl },
    options.oldestApiVersion === undefined ? {} : { oldestApiVersion: options.oldestApiVersion },
    rateOf(options),
    options.scopes === undefined ? {} : { scopes: options.scopes },
    locations ? { locations } : {},
  ) as Store;
  world.stores.set(store.domain, store);
  return store;
}

function rateOf({ plan, restoreRate }: StoreOptions): Partial<Store> {
  if (plan) return { restoreRate: PLANS[plan] };
  return restoreRate === undefined && plan === undefined ? {} : { restoreRate: restoreRate ?? null };
}

/** What anyone may know of a store: no token, no secret. */
export const storeView = (store: Store) => ({
  domain: store.domain,
  name: store.name,
  currency: store.currency,
  country: store.country,
  webhookUrl: store.webhookUrl,
  locations: store.locations.map((l) => ({ id: l.id, name: l.name, active: l.active })),
  orders: store.orders.size,
});
export type StoreView = ReturnType<typeof storeView>;
