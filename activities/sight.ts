/** What an agent saw, by reference: for the decision log, which must not hold the buyer's data a second time. */
import { createHash } from 'node:crypto';

export interface Sight {
  /** The names of the facts. */
  facts: string[];
  /** Of all of them as JSON: whether two runs saw the same. */
  sha256: string;
}

export const sight = (input: unknown): Sight => ({
  facts: Object.keys(input as object),
  sha256: createHash('sha256').update(JSON.stringify(input)).digest('hex'),
});
