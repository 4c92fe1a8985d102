/** The fingerprint of one exact call: approvals and the ledger are bound to it. */
import { createHash } from 'node:crypto';
import type { Action } from '../../contracts/action.ts';

/** SHA-256 over the action with its keys sorted, so that the order in which an agent wrote them does not matter. */
export const hashAction = (action: Action): string =>
  createHash('sha256').update(canonical(action)).digest('hex');

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
