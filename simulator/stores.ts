/** Opening a store: the same call again changes its settings and keeps what happened in it. */
import { COUNTRIES } from './scenarios/countries.ts';
import { freshGid, type Location, type Store, type World } from './state.ts';

export interface StoreOptions {
  domain: string;
  name: string;
  currency: string;
  /** ISO code; also where the default locations are. */
  country: string;
  /** IANA name; UTC where none is given. */
  timeZone?: string | null;
  accessToken: string;
  secret: string;
  /** Where webhooks go; without it, none are sent. */
  webhookUrl?: string | null;
  /** Default: two of the store's country. The first has the stock. */
  locations?: readonly LocationOptions[];
  /** The oldest API version that it still serves: whoever asks by an older one is answered by it. */
  oldestApiVersion?: string | null;
  /** Its orders' risk is PENDING at first, and assessed within so many milliseconds. */
  riskMs?: number | null;
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
  /** A fulfillment service's: it ships when it is asked to, accepts and ships nothing, or declines. */
  service?: 'ships' | 'accepts' | 'rejects' | undefined;
  address1?: string;
  city?: string;
  provinceCode?: string;
  zip?: string;
  countryCode?: string;
}

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

function locationOf(world: World, country: string, given: LocationOptions): Location {
  const countryCode = given.countryCode ?? country;
  return {
    id: freshGid(world, 'Location'),
    name: given.name,
    active: given.active ?? true,
    ...(given.service ? { service: given.service } : {}),
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
    options.locations ??
    (known ? null : (COUNTRIES[country]?.warehouses ?? [{ name: 'Main' }, { name: 'Reserve' }]));
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
    options.riskMs === undefined ? {} : { riskMs: options.riskMs },
    options.timeZone === undefined ? {} : { timeZone: options.timeZone },
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
