/**
 * Whose turn has come: news of an item's stock, or of its queue, wakes the orders that it can serve, first come first served.
 * The news itself is not believed: the stock is read, and what it comes to is shared out. A crash leaves a claim that ends by itself;
 * an order that is woken twice looks at the stock twice.
 */
import type { Logger } from 'pino';
import { ConnectorError } from '../connectors/error.ts';
import type { OrderRef } from '../contracts/order.ts';
import { byPlace, draw, freeAt, type UnitsAt, unitsAt } from '../contracts/queue.ts';
import type { StockLevel } from '../contracts/stock.ts';
import {
  claimNews,
  markWoken,
  type News,
  postponeNews,
  reservedUnits,
  settleNews,
  type Waiting,
  waitingFor,
} from '../prisma/backorders.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { TemporalAway } from './delivery.ts';
import type { Round } from './rounds.ts';

export interface TurnResources {
  db: PrismaClient;
  log: Logger;
  /** @throws ConnectorError */
  readStock(store: string, items: string[], traceId: string): Promise<StockLevel[]>;
  /** Whether the store ships what is there, or each order whole. */
  shipsParts(store: string): Promise<boolean>;
  /** Tells the order's workflow. @throws TemporalAway where there is no use in trying the next. */
  wake(order: OrderRef & { traceId: string }): Promise<void>;
}

const BATCH = 64;
/** Longer than a batch takes with every call at its deadline. */
const LEASE_MS = 60_000;
/** An order that its turn did not help is not told of the same again with each unit that is sold elsewhere. */
const AGAIN_MS = 60_000;
const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 60_000;

/** Looks into one batch of news. */
export async function turnOnce(resources: TurnResources): Promise<Round> {
  const { db, log } = resources;
  const batch = await claimNews(db, BATCH, LEASE_MS);
  for (const store of new Set(batch.map((news) => news.store))) {
    const ofStore = batch.filter((news) => news.store === store);
    try {
      await lookInto(resources, store, ofStore);
    } catch (err) {
      if (err instanceof TemporalAway) {
        await postponeNews(db, batch, new Date());
        return 'away';
      }
      const retryAt = new Date(Date.now() + pauseAfter(err, Math.max(...ofStore.map((it) => it.attempts))));
      log.warn({ err, store, retryAt }, 'whose turn has come cannot be told, tried again');
      await postponeNews(db, ofStore, retryAt);
    }
  }
  return batch.length === BATCH ? 'more' : 'idle';
}

function pauseAfter(err: unknown, attempts: number): number {
  const asked = err instanceof ConnectorError ? (err.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts, 10), MAX_RETRY_MS));
}

async function lookInto(resources: TurnResources, store: string, news: News[]): Promise<void> {
  const { db, log } = resources;
  const concerned = await waitingFor(
    db,
    store,
    news.map(({ inventoryItemId }) => inventoryItemId),
  );
  const [first] = concerned;
  if (!first) return settleNews(db, news);
  const items = [...new Set(concerned.flatMap(({ units }) => units.map((unit) => unit.inventoryItemId)))];
  const [queue, reserved, levels, parts] = await Promise.all([
    waitingFor(db, store, items),
    reservedUnits(db, store, items),
    resources.readStock(store, items, first.traceId),
    resources.shipsParts(store),
  ]);
  const known = new Set(concerned.map(({ order }) => order));
  const served = servedOf(queue, levels, reserved, parts).filter(({ order }) => known.has(order));
  let again = 0;
  for (const { order, traceId, wokenAt } of served) {
    const next = (wokenAt?.getTime() ?? 0) + AGAIN_MS;
    if (next > Date.now()) {
      again = Math.max(again, next);
      continue;
    }
    await resources.wake({ store, order, traceId });
    await markWoken(db, { store, order });
    log.info({ traceId, store, order }, 'its turn for stock has come');
  }
  await (again > 0 ? postponeNews(db, news, new Date(again)) : settleNews(db, news));
}

/**
 * Shares out what there is by place in the queue. Who is not served keeps what there was for them.
 * @param parts whether anything at all serves an order, or only all that it waits for.
 */
export function servedOf(
  queue: Waiting[],
  levels: StockLevel[],
  reserved: UnitsAt[],
  parts = false,
): Waiting[] {
  const wanted = queue.flatMap(({ units }) => units);
  const pools = new Map<string, Map<string, number>>();
  for (const level of levels) {
    const { inventoryItemId: item, locationId: at } = level;
    const pool = pools.get(item) ?? new Map<string, number>();
    pools.set(item, pool);
    pool.set(at, freeAt(level, { queued: unitsAt(wanted, item, at), reserved: unitsAt(reserved, item, at) }));
  }
  const take = ({ units }: Waiting) =>
    [...new Set(units.map(({ inventoryItemId }) => inventoryItemId))].map((item) => {
      const ofItem = units.filter(({ inventoryItemId }) => inventoryItemId === item);
      const all = ofItem.reduce((sum, { quantity }) => sum + quantity, 0);
      const drawn = draw(pools.get(item) ?? new Map(), ofItem);
      return parts ? drawn > 0 : drawn === all;
    });
  return [...queue].sort(byPlace).filter((order) => {
    const served = take(order);
    return parts ? served.includes(true) : !served.includes(false);
  });
}
