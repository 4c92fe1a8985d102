/** Makes Waybill's search attributes known to a Temporal namespace: an unknown one would stop every order. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { SEARCH_ATTRIBUTES } from '../../contracts/searchAttributes.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;
const TYPES = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Bool: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  Int: IndexedValueType.INDEXED_VALUE_TYPE_INT,
};

/** Adds those that are missing, and waits until they are known. Harmless when repeated. */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length === 0) return;
  await addSearchAttributes(connection, namespace, missing);
  // The server hands them on to its parts, which takes it a moment.
  for (let tries = 0; (await missingSearchAttributes(connection, namespace)).length > 0; tries += 1) {
    if (tries > 200) throw new Error('Temporal accepted the search attributes but does not list them');
    await sleep(50);
  }
}

type Name = keyof typeof SEARCH_ATTRIBUTES;
const NAMES = Object.keys(SEARCH_ATTRIBUTES) as Name[];

/** Adds all of them, or those named. */
export async function addSearchAttributes(
  connection: Connection,
  namespace: string,
  names: Name[] = NAMES,
): Promise<void> {
  const searchAttributes = Object.fromEntries(names.map((name) => [name, TYPES[SEARCH_ATTRIBUTES[name]]]));
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (error) {
    // Another start was faster: what counts is that they are there.
    if (!/already exists/i.test(String(error))) throw error;
  }
}

/** The names that the namespace does not know yet. */
export async function missingSearchAttributes(connection: Connection, namespace: string) {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return NAMES.filter((name) => !(name in customAttributes));
}
