/** Looks for words everywhere at once: in every column of every table, and in all that Temporal keeps of a workflow. */
import type { WorkflowHandle } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { PrismaClient } from '../prisma/generated/client.ts';

/** "orders", … : where in the database any of the words stands, whatever its case. */
export async function tablesWith(db: PrismaClient, words: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [table, text] of await contents(db)) if (holds(text, words)) found.push(table);
  return found.sort();
}

async function contents(db: PrismaClient): Promise<Map<string, string>> {
  const columns = await db.$queryRaw<{ table: string; column: string; type: string }[]>`
    SELECT table_name AS "table", column_name AS "column", data_type AS type
    FROM information_schema.columns WHERE table_schema = 'public'`;
  const all = new Map<string, string>();
  for (const { table, column, type } of columns) {
    const value = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const [row] = await db.$queryRawUnsafe<{ text: string | null }[]>(
      `SELECT string_agg(${value}, E'\\n') AS text FROM "${table}"`,
    );
    all.set(table, `${all.get(table) ?? ''}\n${row?.text ?? ''}`);
  }
  return all;
}

/**
 * Everything in a workflow's history as text: its payloads as they lie in Temporal, and as the codec opens them.
 * @throws where a payload cannot be opened.
 */
export async function historyOf(handle: WorkflowHandle, codec?: PayloadCodec): Promise<string> {
  const texts: string[] = [];
  const payloads: Payload[] = [];
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array) texts.push(Buffer.from(value).toString('utf8'));
    else if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) {
      if ('metadata' in value && 'data' in value) payloads.push(value as Payload);
      Object.values(value).forEach(walk);
    }
  };
  walk(await handle.fetchHistory());
  walk(await codec?.decode(payloads));
  return texts.join('\n');
}

export const holds = (text: string, words: string[]) =>
  words.some((word) => text.toLowerCase().includes(word.toLowerCase()));
