/**
 * Every table, and what becomes of each of its columns when a buyer or a store is erased. What is no personal data stays:
 * ids, amounts, outcomes, who decided what and when. A test fails for a table or a column that is not named here.
 */

import { Prisma } from './generated/client.ts';

/** Whose data it is. */
export interface Whose {
  store: string;
  /** Null: everybody's in the store, and the store's own. */
  orders: string[] | null;
  /** Shopify's number of the buyer, where there is an account. */
  customer: string | null;
}

/** The SQL of what a column becomes, by column. */
type Erased = Record<string, string>;

export interface TableRule {
  /**
   * `order`: rows are about one order, by `store` and `order`; `store`: about one store, and deleted with it;
   * `nobody`: no row is about a person or only about one store.
   */
  of: 'order' | 'store' | 'nobody';
  keep: readonly string[];
  erase: Erased;
  /** Which rows are the buyer's, where it is not those of the orders. */
  ofBuyer?: (whose: Whose) => Prisma.Sql;
  /** Which rows are the store's, where no column `store` says so. */
  ofStore?: (store: string) => Prisma.Sql;
}

const words = (text: string) => text.split(' ');
const ofOrder = (keep: string, erase: Erased = {}, ofBuyer?: TableRule['ofBuyer']): TableRule => ({
  of: 'order',
  keep: ['store', 'order', ...words(keep)],
  erase,
  ...(ofBuyer ? { ofBuyer } : {}),
});
const ofStore = (keep: string, where?: TableRule['ofStore']): TableRule => ({
  of: 'store',
  keep: words(keep),
  erase: {},
  ...(where ? { ofStore: where } : {}),
});
const ofNobody = (keep: string): TableRule => ({ of: 'nobody', keep: words(keep), erase: {} });

/** The event that tells of the erasure itself. */
export const ERASED_EVENT = 'erased';

/** Of an order as Shopify gave it, what the books need. */
const AMOUNTS =
  "'name','createdAt','updatedAt','cancelledAt','test','financialStatus','fulfillmentStatus','currency','subtotal','shipping','tax','discounts','total','outstanding','refunded'";

/** In an order in which a foreign row goes before what it refers to. */
export const TABLES: Record<string, TableRule> = {
  orders: ofOrder(
    'trace_id name revision read_at placed_at stage outcome exception workflow_id run_id left_to started_at settled_at updated_at redacted_at',
    {
      snapshot: `(SELECT jsonb_object_agg(key, value) FROM jsonb_each(snapshot) WHERE key IN (${AMOUNTS}))`,
      digest: 'NULL',
      customer: 'NULL',
      why: 'NULL',
    },
  ),
  order_events: ofOrder('id trace_id at stage kind batch', {
    text: `CASE WHEN kind = '${ERASED_EVENT}' THEN text ELSE '' END`,
  }),
  inbox: ofOrder(
    'id begins topic webhook_id event_id trace_id triggered_at received_at claimed_until attempts dispatched_at disposition trouble',
    { body: "''" },
    // What came about no order and is dealt with: the request itself, and what older versions kept.
    ({ store, orders }) =>
      Prisma.sql`store = ${store} AND ("order" = ANY(${orders}) OR ("order" IS NULL AND dispatched_at IS NOT NULL))`,
  ),
  agent_runs: ofOrder(
    'id revision agent step occasion trace_id confidence decided_by ms decided_at superseded_at',
    {
      verdict:
        "jsonb_strip_nulls(jsonb_build_object('kind', verdict->'kind', 'outcome', verdict->'outcome'))",
      reasons: "'{}'",
      alternatives: "'[]'",
      actions:
        "COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', each->'kind')) FROM jsonb_array_elements(actions) each), '[]')",
      saw: 'NULL',
      about: 'NULL',
    },
  ),
  agent_steps: ofOrder(
    'run seq agent trace_id kind name state tier provider model tokens_in tokens_out tokens_cached tokens_left_out micro_usd ms at',
    { reply: 'NULL', error: 'NULL' },
  ),
  effects: ofOrder(
    'key revision step purpose kind tier trace_id decision_id state attempts lease_until approved_by approved_until started_at finished_at',
    { result: 'NULL', args_hash: "''", approved_hash: 'NULL' },
  ),
  shipments: ofOrder(
    'revision number location_id units carrier service cost_amount cost_currency fulfillment_id state packed_at carrier_status carrier_said_at created_at updated_at',
    // With these the carrier tells whom the parcel went to.
    {
      carrier_shipment_id: "''",
      rate_id: "''",
      tracking_number: "''",
      tracking_url: 'NULL',
      label_url: "''",
    },
  ),
  backorders: ofOrder('inventory_item_id location_id quantity priority placed_at since woken_at'),
  reservations: ofOrder('inventory_item_id location_id quantity created_at'),
  cases: ofOrder(
    'id revision stage failure trace_id opened_at reminded_at escalated_at expires_at closed_at answer answered_by incident',
    {
      question: "''",
      detail: "''",
      choices: "'[]'",
      proposal: 'NULL',
      alternatives: "'[]'",
      tried: "'[]'",
      why: 'NULL',
      about: 'NULL',
    },
  ),
  // The hash is a part of the row's name, and so it is in `evidence`: another one of its own takes its place.
  permissions: ofOrder('kind revision case_id by at', { about: "'erased ' || case_id" }),
  evidence: ofOrder('id kind effect mode agreed how by at', { hash: "'erased ' || effect" }),
  case_edits: ofOrder('id case_id by created_at', { edit: "'{}'", hash: "''" }),
  memories: ofOrder(
    'id trace_id failure stage choice decided_by at corrected_by corrected_at original expires_at embedded_by',
    { situation: "''", tried: "'{}'", why: 'NULL', vector: "'{}'" },
  ),
  incidents: ofOrder(
    'id cause failure trace_id opened_at reminded_at escalated_at expires_at closed_at ending answer answered_by',
    // An open one belongs to other orders as well, and says nothing of any of them.
    {
      question: "CASE WHEN closed_at IS NULL THEN question ELSE '' END",
      why: 'NULL',
    },
  ),
  audit: ofOrder('id trace_id at who what subject', { text: "''", hash: 'NULL' }),
  payload_keys: ofOrder('created_at', { wrapped: 'NULL', destroyed_at: 'COALESCE(destroyed_at, now())' }),
  privacy_requests: {
    of: 'order',
    keep: words(
      'id store kind customer webhook_id trace_id state note orders counts sha256 received_at due_at hurried_by done_at',
    ),
    erase: { export: 'NULL' },
    ofBuyer: ({ store, customer }) => Prisma.sql`store = ${store} AND customer = ${customer}`,
  },
  wording_events: ofStore(
    'id wording state by at',
    (store) => Prisma.sql`wording IN (SELECT id FROM wordings WHERE store = ${store})`,
  ),
  wordings: ofStore('id store language words state model proposed_at decided_by decided_at'),
  autonomy: ofStore('store kind level set_by reason since order trace_id told_at'),
  switches: ofStore('id store paused_by reason paused_at resumed_by resumed_at'),
  reconciliations: ofStore(
    'store watermark ran_at read missed differing backfill_total backfill_read backfilled backfill_since backfill_done',
  ),
  stock_news: ofStore('store inventory_item_id version at claimed_until attempts'),
  throttles: ofStore('store capacity restore_rate available at'),
  rejections: ofStore('store reason day count'),
  budgets: ofStore('scope day cap reserved spent', (store) => Prisma.sql`scope = ${`store/${store}`}`),
  // Of questions that depend on no person.
  cached_answers: ofStore(
    'id store agent task partition policy_version question strict vector embedded_by answer model run hits created_at last_hit_at expires_at',
  ),
  policy_chunks: ofStore('id store document_id seq heading text tokens vector embedded_by'),
  policy_documents: ofStore(
    'id store name version source format sha256 text added_by added_at retired_by retired_at',
  ),
  stores: ofStore(
    'domain name admin_url access_token secrets case_webhook policy created_at connected_at uninstalled_at',
    (store) => Prisma.sql`domain = ${store}`,
  ),
  breakers: ofNobody('name open_until trips prober probe_until updated_at'),
  replay_batches: ofNobody('id selection by reason started_at finished_at'),
};

/** Rows of a table that are of that person or store; null where none can be. */
export function rowsOf(rule: TableRule, whose: Whose): Prisma.Sql | null {
  const { store, orders } = whose;
  if (rule.of === 'nobody') return null;
  if (orders === null) return rule.ofStore?.(store) ?? Prisma.sql`store = ${store}`;
  if (rule.of === 'store') return null;
  return rule.ofBuyer?.(whose) ?? Prisma.sql`store = ${store} AND "order" = ANY(${orders})`;
}

interface Done {
  rows: number;
  /** Of all the rows as they were; null where there were none. */
  sha256: string | null;
}

const DIGEST = Prisma.raw(
  "encode(sha256(convert_to(string_agg(encode(sha256(convert_to(row, 'UTF8')), 'hex'), '' ORDER BY row), 'UTF8')), 'hex')",
);

/** Erases what is left to erase in one table: done again, it finds nothing. */
export async function eraseTable(
  tx: Prisma.TransactionClient,
  name: string,
  rule: TableRule,
  whose: Whose,
): Promise<Done> {
  const where = rowsOf(rule, whose);
  if (!where) return { rows: 0, sha256: null };
  const statement = rule.of === 'store' ? deleteFrom(name, where) : blank(name, rule.erase, where);
  const [done] = statement ? await tx.$queryRaw<Done[]>(statement) : [];
  return done ?? { rows: 0, sha256: null };
}

/** What is ours, and not the buyer's. */
const NOT_EXPORTED = new Set(['payload_keys', 'privacy_requests', 'incidents']);

/** The rows of a table about the orders of a person, as they are. */
export async function exportTable(
  db: Prisma.TransactionClient,
  name: string,
  rule: TableRule,
  { store, orders }: Whose,
): Promise<unknown[]> {
  if (rule.of !== 'order' || NOT_EXPORTED.has(name)) return [];
  const rows = await db.$queryRaw<{ row: Record<string, unknown> }[]>`
    SELECT to_jsonb(t) AS row FROM ${Prisma.raw(`"${name}"`)} t WHERE store = ${store} AND "order" = ANY(${orders})`;
  return rows.map(({ row }) => (name === 'inbox' ? { ...row, body: readable(row.body) } : row));
}

/** The webhook as it came, where Postgres has it as hexadecimal digits. */
function readable(body: unknown): unknown {
  const text = Buffer.from(String(body).replace(/^\\x/, ''), 'hex').toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const deleteFrom = (name: string, where: Prisma.Sql) => Prisma.sql`
  WITH gone AS (DELETE FROM ${Prisma.raw(`"${name}"`)} AS t WHERE ${where} RETURNING to_jsonb(t)::text AS row)
  SELECT count(*)::int AS rows, ${DIGEST} AS sha256 FROM gone`;

function blank(name: string, erase: Erased, where: Prisma.Sql): Prisma.Sql | null {
  const columns = Object.entries(erase);
  if (columns.length === 0) return null;
  const table = Prisma.raw(`"${name}"`);
  const left = Prisma.raw(
    columns.map(([column, sql]) => `"${column}" IS DISTINCT FROM (${sql})`).join(' OR '),
  );
  const set = Prisma.raw(columns.map(([column, sql]) => `"${column}" = ${sql}`).join(', '));
  return Prisma.sql`
    WITH old AS (
      SELECT t.ctid AS at, to_jsonb(t)::text AS row FROM ${table} t WHERE ${where} AND (${left}) FOR UPDATE),
    blanked AS (UPDATE ${table} AS t SET ${set} FROM old WHERE t.ctid = old.at)
    SELECT count(*)::int AS rows, ${DIGEST} AS sha256 FROM old`;
}
