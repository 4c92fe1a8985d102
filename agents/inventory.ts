/** The inventory agent: can every line be filled, and is Shopify's count believable? Rules only: it is arithmetic. */
import { z } from 'zod';
import type { Action, ActionOf } from '../contracts/action.ts';
import type { Decision } from '../contracts/decision.ts';
import { unitsAt } from '../contracts/queue.ts';
import type { Part } from './cover.ts';
import { defineAgent, fail, proceed } from './define.ts';
import { doubt, examine, Permits } from './doubt.ts';
import {
  declined,
  leftBehind,
  type Origin,
  originsOf,
  partOf,
  placeFor,
  planOf,
  reservationOf,
  SHIP_PART,
  StockFacts,
  shortGoods,
  totalOf,
} from './plan.ts';
import { type Good, goodsToShip } from './shippable.ts';
import { subjectOf } from './subject.ts';

export const InventoryInput = StockFacts.extend({
  permits: Permits,
  /** The store ships what is there, and the rest once it is. */
  partial: z.boolean().default(false),
});

export const InventoryData = z.object({
  /** Locations that could fill the whole order alone. */
  whole: z.array(z.string()),
  /** Something is left for later. */
  partial: z.boolean(),
});
type InventoryData = z.infer<typeof InventoryData>;

export const inventory = defineAgent({
  name: 'inventory',
  input: InventoryInput,
  data: InventoryData,
  mayPropose: ['reserve_stock', 'await_stock'],
  decide(facts) {
    const goods = goodsToShip(facts.order);
    const origins = originsOf(facts);
    if (goods.length > 0 && origins.length === 0)
      return declined(facts) ?? fail('no_location', 'no active location ships online orders');
    const plan = planOf(facts, origins) ?? (facts.partial ? partOf(facts, origins) : null);
    if (!plan) return short(facts, goods, origins);

    const doubtful = reservationOf(facts.order, plan).filter((unit) => !believable(facts, unit));
    const { stop, allowed } = examine(facts.permits, [() => contradiction(facts, goods, doubtful)]);
    if (stop) return stop;

    const { data, actions } = take(facts, goods, origins, plan);
    const found = data.partial
      ? `${shortage(goods, origins)}; the rest ships`
      : `${data.whole.length} location(s) can fill the order alone`;
    return proceed(data, [found, ...allowed], { actions });
  },
});

/** Takes its place in the queue. A person may have shipped what there is. */
function short(facts: StockFacts, goods: Good[], origins: Origin[]): Decision<never> {
  const nobody = declined(facts);
  if (nobody) return nobody;
  const part = partOf(facts, origins);
  const instead = part && take(facts, goods, origins, part);
  const lacking = shortGoods(facts, origins);
  return fail('oversold', shortage(goods, origins), {
    actions: [placeFor(facts, lacking)],
    alternatives: instead ? [{ ...SHIP_PART, instead }] : [],
    ...subjectOf(lacking.map(asLine)),
  });
}

/** Reserves the plan's units, and has the order wait for those that it leaves. */
function take(
  facts: StockFacts,
  goods: Good[],
  origins: Origin[],
  plan: Part[],
): { data: InventoryData; actions: Action[] } {
  const partial = leftBehind(facts, plan) > 0;
  const whole = origins
    .filter(({ holds }) => goods.every(({ key, quantity }) => (holds.get(key) ?? 0) >= quantity))
    .map(({ locationId }) => locationId);
  // Where the router will plan them: what is reserved where Shopify first put it would be missing there for others.
  const units = reservationOf(facts.order, plan);
  const actions: Action[] = units.length > 0 ? [{ kind: 'reserve_stock', units }] : [];
  // In this order: for a moment units are promised twice, which is better than not at all.
  if (partial || facts.queue.waits) actions.push(placeFor(facts, goods, plan));
  return { data: { whole, partial }, actions };
}

const asLine = ({ sku, key }: Good) => ({ sku, variantId: key, title: '' });

/** As many SKUs as fit a line; a person finds the others in the order. */
const SKUS_NAMED = 3;

function shortage(goods: Good[], origins: Origin[]): string {
  const short = goods.flatMap(({ key, sku, quantity }) => {
    const most = totalOf(origins, { key });
    return most < quantity ? [`${quantity - most} of ${sku?.slice(0, 40) ?? 'a line without a SKU'}`] : [];
  });
  const more = short.length > SKUS_NAMED ? ` and ${short.length - SKUS_NAMED} more` : '';
  return `missing: ${short.slice(0, SKUS_NAMED).join(', ')}${more}`;
}

type Units = ActionOf<'reserve_stock'>['units'];

function contradiction(facts: StockFacts, goods: Good[], units: Units) {
  if (units.length === 0) return null;
  const items = new Set(units.map(({ inventoryItemId }) => inventoryItemId));
  const doubtful = goods.filter(({ inventoryItemId }) => items.has(inventoryItemId ?? ''));
  return doubt('stock_mismatch', `${units.length} count(s) are below what is reserved`, units, {
    actions: [placeFor(facts, doubtful)],
    ...subjectOf(doubtful.map(asLine)),
  });
}

/** On the shelf there must lie what others were promised from it and what this order takes: else somebody has to go and look. */
function believable(
  { stock, reserved }: StockFacts,
  { inventoryItemId, locationId, quantity }: Units[number],
) {
  const level = stock.find(
    (each) => each.inventoryItemId === inventoryItemId && each.locationId === locationId,
  );
  return !level || level.onHand >= quantity + unitsAt(reserved, inventoryItemId, locationId);
}
