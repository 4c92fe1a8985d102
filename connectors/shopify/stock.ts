/** Stock levels and locations of one store. */
import type { CallContext } from '../error.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import { allNodes, type Page } from './pages.ts';
import type { Location, ShopifyAccess, StockLevel } from './types.ts';

/** Of 20 levels each; more in one query could cost above what Shopify runs. */
const ITEMS_AT_ONCE = 15;

interface LevelNode {
  location: { id: string };
  quantities: { name: string; quantity: number }[];
}

interface LocationNode {
  id: string;
  name: string;
  isActive: boolean;
  fulfillsOnlineOrders: boolean;
  isFulfillmentService: boolean;
  address: Omit<Location['address'], 'name' | 'company'>;
}

/** Items that the store does not know (any more) have no levels. */
export async function readStock(
  access: ShopifyAccess,
  inventoryItemIds: string[],
  ctx: CallContext,
): Promise<StockLevel[]> {
  const all = [...new Set(inventoryItemIds)];
  const levels: StockLevel[] = [];
  for (let start = 0; start < all.length; start += ITEMS_AT_ONCE) {
    const ids = all.slice(start, start + ITEMS_AT_ONCE);
    const { nodes } = await graphql<{ nodes: ({ id: string; inventoryLevels?: Page<LevelNode> } | null)[] }>(
      access,
      operations.READ_STOCK,
      { ids },
      ctx,
    );
    for (const item of nodes) {
      if (!item?.inventoryLevels) continue;
      const ofItem = await allNodes(item.inventoryLevels, async (after) => {
        const more = await graphql<{ inventoryItem: { inventoryLevels: Page<LevelNode> } | null }>(
          access,
          operations.READ_MORE_STOCK,
          { id: item.id, after },
          ctx,
        );
        return more.inventoryItem?.inventoryLevels;
      });
      levels.push(...ofItem.map((level) => toStockLevel(item.id, level)));
    }
  }
  return levels;
}

function toStockLevel(inventoryItemId: string, { location, quantities }: LevelNode): StockLevel {
  const of = (name: string) => quantities.find((each) => each.name === name)?.quantity ?? 0;
  return {
    inventoryItemId,
    locationId: location.id,
    available: of('available'),
    committed: of('committed'),
    onHand: of('on_hand'),
  };
}

export async function readLocations(access: ShopifyAccess, ctx: CallContext): Promise<Location[]> {
  const ask = async (after: string | null) =>
    (await graphql<{ locations: Page<LocationNode> }>(access, operations.READ_LOCATIONS, { after }, ctx))
      .locations;
  return (await allNodes(await ask(null), ask)).map(toLocation);
}

const toLocation = ({ id, name, isActive, address, ...node }: LocationNode): Location => ({
  id,
  name,
  active: isActive,
  fulfillsOnlineOrders: node.fulfillsOnlineOrders,
  fulfillmentService: node.isFulfillmentService,
  address: { name, company: null, ...address },
});
