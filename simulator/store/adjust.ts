/** Stock counts changed through the API, by Shopify's run-time rules: a reason of its list, and the count that was seen before. */
import type { InventoryItem, Level, Store, World } from '../state.ts';
import { freshGid, record } from '../state.ts';
import { Refusal } from './fulfillment-orders.ts';

/** The closed list, which the schema does not show. */
const REASONS = new Set([
  'correction',
  'cycle_count_available',
  'damaged',
  'movement_canceled',
  'movement_created',
  'movement_received',
  'movement_updated',
  'other',
  'promotion',
  'quality_control',
  'received',
  'reservation_created',
  'reservation_deleted',
  'reservation_updated',
  'restock',
  'safety_stock',
  'shrinkage',
]);

export interface AdjustInput {
  name: string;
  reason: string;
  referenceDocumentUri?: string | null;
  changes: {
    inventoryItemId: string;
    locationId: string;
    delta: number;
    changeFromQuantity?: number | null;
  }[];
}

interface Change {
  item: InventoryItem;
  locationId: string;
  level: Level;
  delta: number;
}

/**
 * All of it, or nothing.
 * @returns the id of the group of changes.
 * @throws Refusal
 */
export function adjust(
  world: World,
  store: Store,
  input: AdjustInput,
  stocked: (item: InventoryItem, locationId: string) => void,
): string {
  if (!REASONS.has(input.reason))
    throw refusal('The specified reason is invalid.', ['reason'], 'INVALID_REASON');
  if (input.name !== 'available')
    throw refusal('The specified quantity name is invalid.', ['name'], 'INVALID_QUANTITY_NAME');
  if (input.referenceDocumentUri && !URL.canParse(input.referenceDocumentUri)) {
    const message = 'The specified reference document is invalid.';
    throw refusal(message, ['referenceDocumentUri'], 'INVALID_REFERENCE_DOCUMENT');
  }
  const changes = input.changes.map((change, index) => check(store, change, index));
  const id = freshGid(world, 'InventoryAdjustmentGroup');
  for (const { item, locationId, level, delta } of changes) {
    level.available += delta;
    level.onHand += delta;
    record(world, { kind: 'adjust', store: store.domain, order: null, detail: `${item.id} ${delta}` });
    stocked(item, locationId);
  }
  return id;
}

function check(store: Store, change: AdjustInput['changes'][number], index: number): Change {
  const { inventoryItemId, locationId, delta, changeFromQuantity } = change;
  const at = (field: string) => ['changes', String(index), field];
  const item = store.items.get(inventoryItemId);
  if (!item)
    throw refusal(
      'The specified inventory item could not be found.',
      at('inventoryItemId'),
      'INVALID_INVENTORY_ITEM',
    );
  const level = item.levels.get(locationId);
  if (!level)
    throw refusal('The specified location could not be found.', at('locationId'), 'INVALID_LOCATION');
  if (changeFromQuantity === undefined)
    throw refusal('The changeFromQuantity argument must be given, or null.', at('changeFromQuantity'), null);
  if (changeFromQuantity !== null && changeFromQuantity !== level.available) {
    const message = 'The changeFromQuantity argument no longer matches the persisted quantity.';
    throw refusal(message, at('changeFromQuantity'), 'CHANGE_FROM_QUANTITY_STALE');
  }
  return { item, locationId, level, delta };
}

const refusal = (message: string, field: string[], code: string | null) =>
  new Refusal(message, ['input', ...field], code);
