/** Troubles of systems: carriers, Shopify, models, and things that change under one's hands. */
import { ownLine } from '../../simulator/scenarios/order.ts';
import { type Brew, fix, type Truth } from './trouble.ts';

const ONE: Truth = { end: 'shipped', parcels: 1 };
const CHEAPEST: Record<string, string> = { US: 'GroundAdvantage', DE: 'Paket', JP: 'YuPack' };

export const OF_SYSTEMS: Record<string, Brew> = {
  carrier_rejects_weight: ({ index }) => {
    const line = { ...ownLine(index, 'W'), grams: 400, quantity: 4 };
    return {
      wish: { lines: [line], sim: { hindrances: { maxGrams: 1000 } } },
      truth: { end: 'shipped', parcels: 2 },
    };
  },
  carrier_rejects_service: ({ store }) => ({
    wish: { sim: { hindrances: { refusedService: CHEAPEST[store.country] } } },
    truth: ONE,
  }),
  label_failed_after_charge: () => ({
    fault: { target: 'carrier', kind: 'reset_after', rate: 1, times: 1, match: 'buy' },
    truth: ONE,
  }),
  shopify_throttled: () => ({
    fault: { target: 'shopify', kind: 'throttled', rate: 1, times: 8 },
    truth: ONE,
  }),
  shopify_scope_missing: () => ({
    wish: { sim: { hindrances: { shopify: 'scope' } } },
    truth: ONE,
    fix: fix({ kind: 'hindrances', set: { shopify: null } }),
  }),
  shopify_user_error: ({ random }) => ({
    wish: { sim: { hindrances: { shopify: 'user_error', ...(random() < 0.9 ? { shopifyTimes: 1 } : {}) } } },
    truth: ONE,
    fix: fix({ kind: 'hindrances', set: { shopify: null } }),
  }),
  /** Between label and fulfillment somebody moves it: the label for the old place must not stay paid. */
  fulfillment_order_moved: ({ index, store }) => {
    const line = ownLine(index, 'V');
    const [first, second] = store.locations;
    const stock = { [line.sku]: { [first.name]: 5, [second.name]: 5 } };
    return {
      wish: { lines: [line], sim: { stock } },
      story: [{ on: 'label', afterMs: 0, change: { kind: 'move', to: second.name } }],
      truth: ONE,
    };
  },
  /** Half of them for a moment, half until somebody has paid its bill. */
  supplier_down: ({ random }) =>
    random() < 0.5
      ? { fault: { target: 'carrier', kind: '5xx', rate: 1, times: 6 }, truth: ONE }
      : { wish: { sim: { hindrances: { emptyAccount: 4 } } }, truth: ONE },
  /** A note that phrases do not understand: with no model, or with one that is no help, it ships. */
  model_unavailable: () => ({
    wish: { extra: { note: 'The blue one reminds me of the sea near my grandmother’s house.' } },
    truth: ONE,
  }),
  unknown: ({ random }) => ({
    wish: { sim: { hindrances: { oddAnswers: random() < 0.9 ? 1 : 1000 } } },
    truth: ONE,
    fix: fix({ kind: 'hindrances', set: { oddAnswers: 0 } }),
  }),
};
