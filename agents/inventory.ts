/** The inventory agent: can every line be filled, and is Shopify's count believable? Rules only: it is arithmetic. */
import { z } from 'zod';
import type { ActionOf } from '../contracts/action.ts';
import { unitsAt } from '../contracts/queue.ts';
import type { Part } from './cover.ts';
import { defineAgent, fail, proceed } from './define.ts';
import { doubt, examine, Permits } from './doubt.ts';
import { type Origin, originsOf, placeFor, planOf, StockFacts, shortGoods } from './plan.ts';
import { type Good, goodsToShip } from './shippable.ts';
import { subjectOf } from './subject.ts';

export const InventoryInput = StockFacts.extend({ permits: Permits });

export const InventoryData = z.object({
  /** Locations that could fill the whole order alone. */
  whole: z.array(z.string()),
});

export const inventory = defineAgent({
  name: 'inventory',
  input: InventoryInput,
  data: InventoryData,
  mayPropose: ['reserve_stock', 'await_stock'],
  decide(facts) {
    const goods = goodsToShip(facts.order);
    const origins = originsOf(facts);
    if (goods.length > 0 && origins.length === 0)
      return fail('no_location', 'no active location ships online orders');
    const plan = planOf(facts, origins);
    if (!plan) {
      const short = shortGoods(facts, origins);
      return fail('oversold', shortage(goods, origins), {
        actions: [placeFor(facts, short)],
        ...subjectOf(short.map(asLine)),
      });
    }

    const units = reservation(goods, plan);
    const doubtful = units.filter((unit) => !believable(facts, unit));
    const { stop, allowed } = examine(facts.permits, [() => contradiction(facts, goods, doubtful)]);
    if (stop) return stop;

    const whole = origins
      .filter(({ holds }) => goods.every(({ key, quantity }) => (holds.get(key) ?? 0) >= quantity))
      .map(({ locationId }) => locationId);
    return proceed({ whole }, [`${whole.length} location(s) can fill the order alone`, ...allowed], {
      // In this order: for a moment its units are promised twice, which is better than not at all.
      actions: [
        ...(units.length > 0 ? [{ kind: 'reserve_stock' as const, units }] : []),
        ...(facts.queue.waits ? [placeFor(facts, [])] : []),
      ],
    });
  },
});

const asLine = ({ sku, key }: Good) => ({ sku, variantId: key, title: '' });

/** As many SKUs as fit a line; a person finds the others in the order. */
const SKUS_NAMED = 3;

function shortage(goods: Good[], origins: Origin[]): string {
  const short = goods.flatMap(({ key, sku, quantity }) => {
    const most = origins.reduce((sum, { holds }) => sum + (holds.get(key) ?? 0), 0);
    return most < quantity ? [`${quantity - most} of ${sku?.slice(0, 40) ?? 'a line without a SKU'}`] : [];
  });
  const more = short.length > SKUS_NAMED ? ` and ${short.length - SKUS_NAMED} more` : '';
  return `missing: ${short.slice(0, SKUS_NAMED).join(', ')}${more}`;
}

type Units = ActionOf<'reserve_stock'>['units'];

/** Where the router will plan them: what is reserved where Shopify first put it would be missing there for others. */
function reservation(goods: Good[], plan: Part[]): Units {
  const items = new Map(goods.map(({ key, inventoryItemId }) => [key, inventoryItemId]));
  return plan.flatMap(({ locationId, takes }) =>
    takes.flatMap(({ key, quantity }) => {
      const inventoryItemId = items.get(key);
      return inventoryItemId ? [{ inventoryItemId, locationId, quantity }] : [];
    }),
  );
}

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
