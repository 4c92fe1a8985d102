/** Locations and inventory items as GraphQL types. */
import type { InventoryItem, Level, Location, Store } from '../state.ts';
import { gid, tailOf } from '../state.ts';
import { connection, type Page } from './page.ts';

export const grams = (value: number) => ({ value, unit: 'GRAMS' });

export function locationView(store: Store, location: Location) {
  const { address: a } = location;
  return {
    __typename: 'Location',
    id: location.id,
    legacyResourceId: tailOf(location.id),
    name: location.name,
    isActive: location.active,
    isPrimary: store.locations[0] === location,
    fulfillsOnlineOrders: location.active,
    shipsInventory: location.active,
    isFulfillmentService: location.service !== undefined,
    address: a,
  };
}

const quantityOf = (level: Level, name: string) =>
  name === 'available'
    ? level.available
    : name === 'committed'
      ? level.committed
      : name === 'on_hand'
        ? level.onHand
        : 0;

export function itemView(store: Store, item: InventoryItem) {
  const levelView = (location: Location) => {
    const level = item.levels.get(location.id) ?? { available: 0, committed: 0, onHand: 0 };
    const id = gid('InventoryLevel', `${tailOf(location.id)}?inventory_item_id=${tailOf(item.id)}`);
    return {
      id,
      isActive: true,
      location: () => locationView(store, location),
      quantities: ({ names }: { names: string[] }) =>
        names.map((name) => ({
          id: gid(
            'InventoryQuantity',
            `${tailOf(location.id)}?inventory_item_id=${tailOf(item.id)}&name=${name}`,
          ),
          name,
          quantity: quantityOf(level, name),
        })),
    };
  };
  return {
    __typename: 'InventoryItem',
    id: item.id,
    legacyResourceId: tailOf(item.id),
    sku: item.sku,
    tracked: item.tracked,
    requiresShipping: item.requiresShipping,
    countryCodeOfOrigin: item.origin,
    harmonizedSystemCode: item.hsCode,
    measurement: { id: gid('InventoryItemMeasurement', tailOf(item.id)), weight: grams(item.grams) },
    variant: { id: item.variantId, title: 'Default Title', sku: item.sku },
    inventoryLevels: (page: Page) => connection(store.locations, levelView, page),
    inventoryLevel: ({ locationId }: { locationId: string }) => {
      const location = store.locations.find((l) => l.id === locationId);
      return location ? levelView(location) : null;
    },
  };
}
