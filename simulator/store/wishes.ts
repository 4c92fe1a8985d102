/** `_sim` in a body: what the world should be like for this order. None of it is sent on. */
import { HOLD_REASONS, METHODS, RECOMMENDATIONS, RISK_LEVELS } from '../admin/schema.ts';
import type { Hindrances, Order, World } from '../state.ts';
import { freshGid } from '../state.ts';
import type { Happening } from '../world/happenings.ts';
import type { StockPlan } from './inventory.ts';
import { type Json, object, oneOf, text, time } from './read.ts';

/** All of it optional. */
export interface Wishes {
  stock: StockPlan;
  /** SKU to customs and tracking facts of its item. */
  items: Record<string, { hsCode?: string | null; origin?: string | null; tracked?: boolean }>;
  risk: { level?: string; recommendation?: string } | null;
  carrierRejects: string | null;
  deliveryMethod: string | null;
  /** Another app's hold on the fulfillment orders. */
  fulfillmentHold: { reason?: string; handle?: string; notes?: string } | null;
  /** Name of the location that Shopify's routing picks, whatever it has in stock. */
  assignTo: string | null;
  hindrances: Hindrances | null;
  /** SKU to what lies on the shelf, where Shopify's count is wrong. */
  onHand: Record<string, number>;
  /** Owed although the order counts as paid. */
  outstanding: string | null;
  /** When it changed last; now where nothing is said. */
  updatedAt: string | null;
  /** How it was paid: the one without an amount takes the rest. */
  gateways: NonNullable<Order['gateways']> | null;
  story: Happening[];
}

export function wishesOf(body: Json): Wishes {
  const sim = object(body._sim) ?? {};
  return {
    stock: (object(sim.stock) ?? {}) as StockPlan,
    items: (object(sim.items) ?? {}) as Wishes['items'],
    risk: object(sim.risk),
    carrierRejects: text(sim.carrierRejects),
    deliveryMethod: oneOf(sim.deliveryMethod, METHODS),
    fulfillmentHold: object(sim.fulfillmentHold),
    assignTo: text(sim.assignTo),
    hindrances: object(sim.hindrances) as Hindrances | null,
    onHand: (object(sim.onHand) ?? {}) as Record<string, number>,
    outstanding: text(sim.outstanding),
    updatedAt: time(sim.updatedAt),
    gateways: (Array.isArray(sim.gateways) ? sim.gateways : null) as Wishes['gateways'],
    story: (Array.isArray(sim.story) ? sim.story : []) as Happening[],
  };
}

export function applyWishes(world: World, order: Order, wishes: Wishes) {
  if (wishes.risk) order.risk = riskOf(wishes.risk.level, wishes.risk.recommendation);
  if (wishes.carrierRejects) order.carrierRejects = wishes.carrierRejects;
  if (wishes.hindrances) order.hindrances = wishes.hindrances;
  if (wishes.updatedAt) order.updatedAt = wishes.updatedAt;
  if (wishes.gateways) order.gateways = wishes.gateways;
  if (wishes.outstanding) order.totals.outstanding = wishes.outstanding;
  const hold = wishes.fulfillmentHold;
  for (const fo of hold ? order.fulfillmentOrders : []) {
    if (fo.status === 'CLOSED') continue;
    fo.status = 'ON_HOLD';
    fo.holds.push({
      id: freshGid(world, 'FulfillmentHold'),
      handle: text(hold?.handle),
      reason: oneOf(hold?.reason, HOLD_REASONS) ?? 'OTHER',
      notes: text(hold?.notes),
      ours: false,
    });
  }
}

const RECOMMENDED: Record<string, string> = { HIGH: 'CANCEL', MEDIUM: 'INVESTIGATE', LOW: 'ACCEPT' };

export function riskOf(level: unknown, recommendation?: unknown): Order['risk'] {
  const known = oneOf(level, RISK_LEVELS) ?? 'NONE';
  return {
    recommendation: oneOf(recommendation, RECOMMENDATIONS) ?? RECOMMENDED[known] ?? 'NONE',
    levels: [known],
  };
}
