/** Requests under privacy law: what they ask for, which orders are meant, what was exported or erased. */
import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import { PRIVACY_DAYS, type PrivacyKind, type PrivacyState } from '../contracts/privacy.ts';
import { leaveQueues } from './backorders.ts';
import { ERASED_EVENT, eraseTable, exportTable, TABLES, type Whose } from './erasure.ts';
import { Prisma, type PrismaClient, type PrivacyRequest } from './generated/client.ts';
import { hashOfMail } from './orders.ts';
import type { SecretBox } from './secrets.ts';

const NAMESPACE = '3c7e1f0d-8a54-5b6e-9d21-6b0f4e2a9c35';
const DAY_MS = 24 * 3600_000;

export interface NewRequest {
  store: string;
  topic: string;
  kind: PrivacyKind;
  webhookId: string;
  traceId: string;
  receivedAt: Date;
}

/** Writes a request down once. @returns its id */
export async function openRequest(db: PrismaClient, given: NewRequest): Promise<string> {
  const { store, topic, kind, webhookId, traceId, receivedAt } = given;
  const id = v5(JSON.stringify([store, topic, webhookId]), NAMESPACE);
  const dueAt = new Date(receivedAt.getTime() + PRIVACY_DAYS * DAY_MS);
  await db.privacyRequest.createMany({
    data: [{ id, store, kind, webhookId, traceId, receivedAt, dueAt, orders: [] }],
    skipDuplicates: true,
  });
  return id;
}

/** @throws where there is none: a workflow only ever refers to requests that were written down. */
export const readRequest = (db: PrismaClient, id: string): Promise<PrivacyRequest> =>
  db.privacyRequest.findUniqueOrThrow({ where: { id } });

/** At most two requests whose id begins so. */
export async function findRequests(db: PrismaClient, start: string): Promise<PrivacyRequest[]> {
  if (!/^[0-9a-f][0-9a-f-]{3,35}$/.test(start)) return [];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM privacy_requests WHERE id::text LIKE ${`${start}%`} LIMIT 2`;
  return db.privacyRequest.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
}

/** Those to be done, the one that is due first in front; with `all`, the others too. */
export const listRequests = (
  db: PrismaClient,
  { store, all }: { store?: string; all: boolean },
): Promise<PrivacyRequest[]> =>
  db.privacyRequest.findMany({
    where: { ...(store ? { store } : {}), ...(all ? {} : { doneAt: null }) },
    orderBy: { dueAt: 'asc' },
  });

/** The webhook as it came; null once it is erased. */
export async function bodyOfRequest(
  db: PrismaClient,
  { store, webhookId, kind }: Pick<PrivacyRequest, 'store' | 'webhookId' | 'kind'>,
): Promise<string | null> {
  const row = await db.inbox.findFirst({
    where: { store, webhookId, topic: topicOf(kind) },
    select: { body: true },
  });
  return row && row.body.length > 0 ? Buffer.from(row.body).toString('utf8') : null;
}

const topicOf = (kind: string) =>
  ({ data_request: 'customers/data_request', customer_redact: 'customers/redact' })[kind] ?? 'shop/redact';

export interface Person {
  /** Shopify's number. */
  customer: string | null;
  email: string | null;
  /** Orders that the request names. */
  orders: string[];
}

/** Every order of that person which Waybill knows, and those that the request names. */
export async function ordersOf(db: PrismaClient, store: string, person: Person): Promise<string[]> {
  const { customer, orders } = person;
  const email = person.email?.trim().toLowerCase() || null;
  const rows = await db.$queryRaw<{ order: string }[]>`
    SELECT "order" FROM orders WHERE store = ${store} AND (
      "order" = ANY(${orders}) OR customer = ${customer && `gid://shopify/Customer/${customer}`}
      OR customer = ${email && hashOfMail(email)} OR lower(trim(snapshot->>'email')) = ${email})`;
  return [...new Set([...orders, ...rows.map(({ order }) => order)])].sort();
}

export async function noteRequest(
  db: PrismaClient,
  id: string,
  data: {
    state?: PrivacyState;
    note?: string | null;
    customer?: string | null;
    orders?: string[];
    hurriedBy?: string;
  },
): Promise<void> {
  await db.privacyRequest.update({ where: { id }, data });
}

/** The request is dealt with, and its webhook needs no longer say whom it was about. */
export async function closeRequest(
  db: PrismaClient,
  id: string,
  state: PrivacyState,
  note: string | null,
): Promise<void> {
  const { store, webhookId, kind, doneAt } = await readRequest(db, id);
  await db.$transaction([
    db.inbox.updateMany({
      where: { store, webhookId, topic: topicOf(kind) },
      data: { body: new Uint8Array() },
    }),
    db.privacyRequest.update({
      where: { id },
      data: { state, note, export: null, doneAt: doneAt ?? new Date() },
    }),
  ]);
}

/** Whose data a request means; of a whole store where it names nobody. */
export const whoseOf = ({ store, kind, orders, customer }: PrivacyRequest): Whose =>
  kind === 'shop_redact' ? { store, orders: null, customer: null } : { store, orders, customer };

/** Not shipped, and neither given up nor left to a person. */
const UNDER_WAY = Prisma.sql`(outcome IS NULL OR outcome IN ('waiting', 'needs_person'))`;

const meant = ({ store, orders }: Whose) =>
  orders === null ? Prisma.sql`store = ${store}` : Prisma.sql`store = ${store} AND "order" = ANY(${orders})`;

export async function underWay(db: PrismaClient, whose: Whose): Promise<string[]> {
  const rows = await db.$queryRaw<{ order: string }[]>`
    SELECT "order" FROM orders WHERE ${meant(whose)} AND ${UNDER_WAY} ORDER BY "order"`;
  return rows.map(({ order }) => order);
}

/** From here on nothing is taken in of these orders. @returns the workflows that may still run for them. */
export async function closeOrders(db: PrismaClient, whose: Whose): Promise<string[]> {
  const rows = await db.$queryRaw<{ workflowId: string }[]>`
    WITH marked AS (
      UPDATE orders SET redacted_at = now() WHERE ${meant(whose)} AND redacted_at IS NULL)
    SELECT workflow_id AS "workflowId" FROM orders
    WHERE ${meant(whose)} AND (${UNDER_WAY} OR outcome = 'fulfilled')`;
  return rows.map(({ workflowId }) => workflowId);
}

export const LEFT_TO_PRIVACY = 'a privacy request';

/** Their workflows are ended: those that were under way are a person's from here on, in Shopify. */
export async function noteEnded(db: PrismaClient, whose: Whose, traceId: string): Promise<void> {
  const text = (unfinished: boolean) =>
    unfinished
      ? "the buyer's data was erased before the order was shipped: what is left of it is to be done in Shopify"
      : "the buyer's data was erased";
  const waiting = await db.$queryRaw<{ store: string; order: string }[]>`
    SELECT DISTINCT store, "order" FROM backorders WHERE ${meant(whose)}`;
  // Whoever comes after them in a queue for stock moves up.
  for (const order of waiting) await leaveQueues(db, order);
  await db.$transaction([
    db.$executeRaw`
      INSERT INTO order_events (store, "order", trace_id, stage, kind, text)
      SELECT store, "order", ${traceId}, stage, ${ERASED_EVENT},
             CASE WHEN ${UNDER_WAY} THEN ${text(true)} ELSE ${text(false)} END
      FROM orders o WHERE ${meant(whose)} AND redacted_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM order_events e WHERE e.store = o.store AND e."order" = o."order" AND e.kind = ${ERASED_EVENT})`,
    db.$executeRaw`DELETE FROM reservations WHERE ${meant(whose)}`,
    db.$executeRaw`UPDATE cases SET closed_at = now() WHERE ${meant(whose)} AND closed_at IS NULL`,
    db.$executeRaw`
      UPDATE orders SET outcome = 'taken_over', left_to = ${LEFT_TO_PRIVACY}, settled_at = now()
      WHERE ${meant(whose)} AND ${UNDER_WAY}`,
  ]);
}

/** A big store's erasure takes minutes. In ms. */
const PATIENCE = { maxWait: 30_000, timeout: 9 * 60_000 };

/**
 * Erases everything of a person or a store, in one transaction with the proof of it. Asked again it erases what has come since,
 * and adds that.
 * @returns how many rows this time.
 */
export async function erase(db: PrismaClient, id: string): Promise<number> {
  return db.$transaction(async (tx) => {
    // The audit's trigger lets its words go, and nothing else, in such a transaction.
    await tx.$queryRaw`SELECT set_config('waybill.erasing', 'on', true)`;
    await tx.$queryRaw`SELECT 1 FROM privacy_requests WHERE id = ${id}::uuid FOR UPDATE`;
    const request = await tx.privacyRequest.findUniqueOrThrow({ where: { id } });
    const counts = { ...(request.counts as Record<string, number>) };
    let { sha256 } = request;
    let erased = 0;
    for (const [name, rule] of Object.entries(TABLES)) {
      const done = await eraseTable(tx, name, rule, whoseOf(request));
      if (done.rows === 0) continue;
      erased += done.rows;
      counts[name] = (counts[name] ?? 0) + done.rows;
      sha256 = chain(sha256, `${name} ${done.sha256}`);
    }
    await tx.privacyRequest.update({ where: { id }, data: { counts, sha256 } });
    return erased;
  }, PATIENCE);
}

/** As `resealPayloadKeys`, for exports that wait to be fetched. */
export async function resealExports(db: PrismaClient, box: SecretBox): Promise<number> {
  const rows = await db.privacyRequest.findMany({
    where: { export: { not: null }, NOT: { export: { startsWith: box.prefix } } },
  });
  for (const { id, export: sealed } of rows) {
    const again = box.seal(box.open(sealed ?? '', exportPlace(id)), exportPlace(id));
    await db.privacyRequest.updateMany({ where: { id, export: sealed }, data: { export: again } });
  }
  return rows.length;
}

export interface PersonalData {
  store: string;
  customer: string | null;
  /** Whoever was asked for it, and when. */
  request: string;
  receivedAt: string;
  exportedAt: string;
  /** Rows by table, as Waybill holds them. */
  data: Record<string, unknown[]>;
}

const exportPlace = (id: string) => `privacy/${id}`;

/** Puts together what is known of a buyer, and keeps it sealed beside the request. */
export async function keepExport(db: PrismaClient, box: SecretBox, id: string): Promise<void> {
  const request = await readRequest(db, id);
  const { store, customer, receivedAt } = request;
  const data: PersonalData['data'] = {};
  for (const [name, rule] of Object.entries(TABLES)) {
    const rows = await exportTable(db, name, rule, whoseOf(request));
    if (rows.length > 0) data[name] = rows;
  }
  const all: PersonalData = {
    store,
    customer,
    request: id,
    receivedAt: receivedAt.toISOString(),
    exportedAt: new Date().toISOString(),
    data,
  };
  const text = JSON.stringify(all);
  await db.privacyRequest.update({
    where: { id },
    data: {
      state: 'ready',
      note: null,
      export: box.seal(text, exportPlace(id)),
      sha256: createHash('sha256').update(text).digest('hex'),
      counts: Object.fromEntries(Object.entries(data).map(([name, rows]) => [name, rows.length])),
    },
  });
}

/** @returns the export as text; null where it is not ready yet, or gone. @throws SealError */
export async function openExport(db: PrismaClient, box: SecretBox, id: string): Promise<string | null> {
  const { export: sealed } = await readRequest(db, id);
  return sealed === null ? null : box.open(sealed, exportPlace(id));
}

const chain = (before: string | null, next: string) =>
  createHash('sha256')
    .update(`${before ?? ''}\n${next}`)
    .digest('hex');
