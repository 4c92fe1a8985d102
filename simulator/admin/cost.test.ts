import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as exported from '../../connectors/shopify/operations.ts';
import type { Simulator } from '../index.ts';
import { ask, body, line, place, SHOP, simulator } from '../testing.ts';
import { costOf, MAX_QUERY_COST } from './cost.ts';

const requested = (query: string, variables = {}) => costOf(parse(query), variables, null).requested;

// What Shopify itself asked for these, or for others of the same shape.
test.each([
  ['one of a connection', '{ orders(first: 1) { edges { node { id } } } }', 3],
  [
    'an object with 25 of a connection, four objects each',
    '{ fulfillmentOrder(id: "1") { lineItems(first: 25) { pageInfo { hasNextPage } nodes { id lineItem { product { id } variant { id } } } } } }',
    27,
  ],
  [
    '250 of a connection within an object, two objects each',
    '{ order(id: "1") { lineItems(first: 250) { nodes { variant { id } } } } }',
    25,
  ],
  ['money', '{ order(id: "1") { totalPriceSet { shopMoney { amount currencyCode } } } }', 1],
  ['a mutation', 'mutation { tagsAdd(id: "1", tags: []) { node { id } userErrors { message } } }', 10],
])('%s costs what Shopify asks', (_, query, cost) => {
  expect(requested(query)).toBe(cost);
});

test('a size in a variable counts like one in the text, and ids one by one', () => {
  const orders = 'query Q($n: Int!) { orders(first: $n) { nodes { id } } }';
  expect(requested(orders, { n: 250 })).toBe(13);
  const nodes = 'query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on Location { id address { city } } } }';
  expect(requested(nodes, { ids: ['a', 'b', 'c'] })).toBe(6);
});

const { API_VERSION: _, ...operations } = exported;
test.each(Object.entries(operations))('%s stays below what Shopify runs', (_name, operation) => {
  const ids = Array.from({ length: 15 }, (_, i) => String(i));
  expect(requested(operation, { ids })).toBeLessThan(MAX_QUERY_COST / 2);
});

let sim: Simulator;
beforeAll(async () => {
  sim = await simulator();
  sim.control.putStore({ ...SHOP, plan: 'basic' });
  await place(sim, body(1, { line_items: [line(1), line(2)] }));
});
afterAll(() => sim.close());

const costAsked = async (query: string) => (await ask(sim, query)).extensions.cost;

test('what is not there costs nothing: the difference is given back', async () => {
  const query =
    '{ order(id: "gid://shopify/Order/1") { lineItems(first: 250) { nodes { id variant { id } } } } }';
  const cost = await costAsked(query);
  expect(cost).toMatchObject({ requestedQueryCost: 25, actualQueryCost: 5 });
  const { maximumAvailable, currentlyAvailable } = cost.throttleStatus;
  expect(maximumAvailable).toBe(2000);
  expect(maximumAvailable - currentlyAvailable).toBeLessThanOrEqual(5);
  expect(await costAsked('{ order(id: "gid://shopify/Order/404") { name } }')).toMatchObject({
    actualQueryCost: 1,
  });
});

test('a query that is dearer than any may be is refused before it runs', async () => {
  const rows = 'nodes { variant { inventoryItem { variant { id } } } }';
  const dear = Array.from(
    { length: 12 },
    (_, i) => `o${i}: orders(first: 250) { nodes { lineItems(first: 250) { ${rows} } } }`,
  );
  const { errors } = await ask(sim, `{ ${dear.join(' ')} }`);
  expect(errors[0].extensions.code).toBe('MAX_COST_EXCEEDED');
});

test.each([
  ['basic', 100],
  ['advanced', 200],
  ['plus', 1000],
  ['enterprise', 2000],
] as const)(
  'a %s store restores %i points a second, and holds twenty seconds of them',
  async (plan, rate) => {
    sim.control.putStore({ ...SHOP, plan });
    const { throttleStatus } = await costAsked('{ shop { name } }');
    expect(throttleStatus).toMatchObject({ restoreRate: rate, maximumAvailable: rate * 20 });
  },
);
