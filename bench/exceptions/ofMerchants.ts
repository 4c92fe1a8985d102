/** Troubles of the merchant's own house: stock, products, places, rules. */

import { homeAddress } from '../../simulator/scenarios/countries.ts';
import { ownLine } from '../../simulator/scenarios/order.ts';
import { type Brew, CANCEL, CANCELLED, fix, SHIPPED, within } from './trouble.ts';

const ONE: { end: 'shipped'; parcels: number } = { end: 'shipped', parcels: 1 };
/** Share of goods that come in before a merchant's patience is over. */
const COMES_IN = 0.9;

export const OF_MERCHANTS: Record<string, Brew> = {
  oversold: (setting) => {
    const line = ownLine(setting.index, 'O');
    const comes = setting.random() < COMES_IN;
    const change = { kind: 'stock' as const, sku: line.sku, units: 20 };
    return {
      wish: { lines: [{ ...line, quantity: 2 }], sim: { stock: { [line.sku]: {} } } },
      story: comes ? [{ on: 'placed', afterMs: within(setting, 1, 90), change }] : [],
      truth: comes ? ONE : CANCELLED,
      fix: fix(CANCEL),
    };
  },

  stock_mismatch: (setting) => {
    const line = ownLine(setting.index, 'Q');
    const [first] = setting.store.locations;
    const counted = setting.random() < COMES_IN;
    const change = { kind: 'stock' as const, sku: line.sku, units: 1 };
    return {
      wish: { lines: [line], sim: { stock: { [line.sku]: { [first.name]: 5 } }, onHand: { [line.sku]: 0 } } },
      story: counted ? [{ on: 'placed', afterMs: within(setting, 1, 48), change }] : [],
      truth: ONE,
      fix: fix(change),
    };
  },

  split_needed: ({ index, store }) => {
    const [a, b] = [ownLine(index, 'A'), ownLine(index, 'B')];
    const [first, second] = store.locations;
    return {
      wish: {
        lines: [a, b],
        sim: { stock: { [a.sku]: { [first.name]: 5 }, [b.sku]: { [second.name]: 5 } } },
      },
      truth: { end: 'shipped', parcels: 2 },
    };
  },

  /** The store's only location is closed; some merchants open it within hours, the others when asked. */
  no_location: (setting) => {
    const { index, store, random } = setting;
    const open = { kind: 'location' as const, name: 'Depot', active: true };
    return {
      store: {
        ...store,
        domain: `depot-${index}.myshopify.com`,
        accessToken: `token-depot-${index}`,
        secret: `secret-depot-${index}`,
        locations: [{ ...store.locations[0], name: 'Depot', active: false }],
      },
      story: random() < 0.7 ? [{ on: 'placed', afterMs: within(setting, 0.2, 5), change: open }] : [],
      truth: ONE,
      fix: fix(open),
    };
  },

  unknown_sku: ({ index }) => ({
    body(body) {
      for (const line of body.line_items as Record<string, unknown>[])
        Object.assign(line, { sku: null, variant_id: null, product_id: null, product_exists: false });
    },
    truth: ONE,
    fix: fix({ kind: 'sku', sku: `FOUND-${index}` }),
  }),

  total_mismatch: (setting) => {
    const right = { kind: 'outstanding' as const, amount: '0.0' };
    const late = setting.random() < 0.8;
    return {
      wish: { sim: { outstanding: '1000000.0' } },
      story: late ? [{ on: 'placed', afterMs: within(setting, 0.1, 0.2), change: right }] : [],
      truth: ONE,
      fix: fix(right),
    };
  },

  fraud_risk: ({ random }) => {
    const genuine = random() < 0.3;
    return {
      wish: { sim: { risk: { level: 'HIGH', recommendation: 'CANCEL' } } },
      truth: genuine ? SHIPPED : CANCELLED,
      fix: genuine ? { changes: [], answer: 'allow' } : fix(CANCEL),
    };
  },

  risk_pending: (setting) => {
    const genuine = setting.random() < 0.95;
    const change = { kind: 'risk' as const, level: genuine ? 'LOW' : 'HIGH' };
    return {
      wish: { sim: { risk: { level: 'PENDING' } } },
      story: [{ on: 'placed', afterMs: within(setting, 0.1, 10), change }],
      truth: genuine ? SHIPPED : CANCELLED,
      fix: fix(CANCEL),
    };
  },

  restricted_destination: () => ({
    wish: {
      address: {
        ...homeAddress('CH', 1),
        address1: 'Calle 23 No. 55',
        city: 'La Habana',
        zip: '10400',
        country: 'Cuba',
        country_code: 'CU',
      },
    },
    truth: CANCELLED,
    fix: fix(CANCEL),
  }),

  customs_data_missing: ({ index, store }) => {
    const line = ownLine(index, 'C', 30);
    return {
      wish: {
        lines: [line],
        address: homeAddress('CH', index % 80),
        shipping: { title: 'International', code: 'international', price: 18 },
        sim: { items: { [line.sku]: { hsCode: null, origin: null } } },
      },
      truth: ONE,
      fix: fix({ kind: 'customs', sku: line.sku, hsCode: '420292', origin: store.country }),
    };
  },
};
