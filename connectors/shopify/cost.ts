/** What a call will cost in Shopify's points: what it cost the last time. */

/** Until Shopify has said: its price of a mutation, and more than any single query here. */
const MUTATION = 10;
const QUERY = 130;

/** Shopify's `requestedQueryCost`, which it takes before a call runs, by operation and number of ids asked for. */
const asked = new Map<string, number>();

export function expectedCost(operation: string, variables: Record<string, unknown>): number {
  const guess = operation.trimStart().startsWith('mutation') ? MUTATION : QUERY;
  return asked.get(nameOf(operation, variables)) ?? guess;
}

export function learnCost(operation: string, variables: Record<string, unknown>, cost: number): void {
  asked.set(nameOf(operation, variables), cost);
}

function nameOf(operation: string, { ids }: Record<string, unknown>): string {
  const name = /^\s*\w+\s+(\w+)/.exec(operation)?.[1] ?? operation;
  return Array.isArray(ids) ? `${name}/${ids.length}` : name;
}
