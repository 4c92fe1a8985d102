/** The inventory agent: can every line be filled, and is Shopify's count believable? Rules only: it is arithmetic. */
import { z } from 'zod';
import { OrderSnapshot } from '../contracts/order.ts';
import { Location, Reserved, StockLevel } from '../contracts/stock.ts';
import { defineAgent, fail, proceed } from './define.ts';
import { assignedTo, unitsToShip } from './shippable.ts';

export const InventoryInput = z.object({
  order: OrderSnapshot,
  stock: z.array(StockLevel),
  locations: z.array(Location),
  /** Units that other orders of Waybill will take. */
  reserved: z.array(Reserved),
});
export type InventoryInput = z.infer<typeof InventoryInput>;

export const InventoryData = z.object({
  /** Locations that could fill the whole order alone. */
  whole: z.array(z.string()),
});

export const inventory = defineAgent({
  name: 'inventory',
  input: InventoryInput,
  data: InventoryData,
  mayPropose: ['reserve_stock'],
  decide(input) {
    const wanted = unitsToShip(input.order);
    const doubtful = unbelievable(input);
    if (doubtful > 0)
      return fail('stock_mismatch', `${doubtful} count(s) are below what is already reserved`);

    const places = usable(input.locations);
    const missing = wanted.filter((unit) => {
      const most = places.reduce((sum, { id }) => sum + fillable(input, id, unit.lineItemId), 0);
      return most < unit.quantity;
    });
    if (missing.length > 0)
      return fail('oversold', `${missing.length} of ${wanted.length} line(s) cannot be filled`);

    const whole = places
      .filter(({ id }) => wanted.every((unit) => fillable(input, id, unit.lineItemId) >= unit.quantity))
      .map(({ id }) => id);
    const units = reservation(input);
    return proceed({ whole }, [`${whole.length} location(s) can fill the order alone`], {
      actions: units.length > 0 ? [{ kind: 'reserve_stock', units }] : [],
    });
  },
});

export const usable = (locations: Location[]) =>
  locations.filter((each) => each.active && each.fulfillsOnlineOrders);

/**
 * How many units of a line a location could ship for this order. Shopify has moved the order's own units from `available` to
 * `committed` where they are assigned: without counting them back the last unit in stock would be refused to its buyer.
 */
export function fillable(
  { order, stock }: Pick<InventoryInput, 'order' | 'stock'>,
  locationId: string,
  lineItemId: string,
) {
  const line = order.lines.find(({ id }) => id === lineItemId);
  const own = assignedTo(order, locationId, lineItemId);
  if (!line) return 0;
  if (!line.tracked || !line.inventoryItemId) return line.currentQuantity;
  const level = stock.find(
    (each) => each.locationId === locationId && each.inventoryItemId === line.inventoryItemId,
  );
  return level ? Math.max(0, level.available + own) : 0;
}

/** A count that is lower than what other orders were already promised from it: somebody has to go and look. */
function unbelievable({ order, stock, reserved }: InventoryInput): number {
  const mine = new Set(order.lines.map(({ inventoryItemId }) => inventoryItemId));
  return stock.filter(({ inventoryItemId, locationId, onHand }) => {
    if (!mine.has(inventoryItemId)) return false;
    const promised = reserved
      .filter((each) => each.inventoryItemId === inventoryItemId && each.locationId === locationId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return promised > 0 && onHand < promised;
  }).length;
}

/** Where Shopify has assigned the units; the router may still move them. */
function reservation({ order }: InventoryInput) {
  const units = new Map<string, { inventoryItemId: string; locationId: string; quantity: number }>();
  for (const { locationId, lines } of order.fulfillmentOrders) {
    for (const { lineItemId } of lines) {
      const line = order.lines.find(({ id }) => id === lineItemId);
      if (!locationId || !line?.tracked || !line.inventoryItemId) continue;
      const quantity = assignedTo(order, locationId, lineItemId);
      const key = `${line.inventoryItemId} ${locationId} ${lineItemId}`;
      if (quantity > 0) units.set(key, { inventoryItemId: line.inventoryItemId, locationId, quantity });
    }
  }
  return mergeByPlace([...units.values()]);
}

function mergeByPlace<T extends { inventoryItemId: string; locationId: string; quantity: number }>(
  units: T[],
): T[] {
  const merged = new Map<string, T>();
  for (const unit of units) {
    const key = `${unit.inventoryItemId} ${unit.locationId}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, quantity: known.quantity + unit.quantity } : unit);
  }
  return [...merged.values()];
}
