import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../index.ts';
import { type Any, ask, body, line, place, simulator } from '../testing.ts';

let sim: Simulator;
beforeAll(async () => {
  sim = await simulator();
  for (let id = 1; id <= 300; id++)
    await place(sim, body(id, { line_items: id === 1 ? [line(1), line(2)] : [line(1)] }));
});
afterAll(() => sim.close());

const RUN = `mutation Run($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) { bulkOperation { id status } userErrors { code message } }
}`;
const READ =
  'query Read($id: ID!) { bulkOperation(id: $id) { status errorCode url objectCount rootObjectCount } }';

const run = async (query: string): Promise<Any> =>
  (await ask(sim, RUN, { query })).data.bulkOperationRunQuery;
async function result(query: string): Promise<Any> {
  const { bulkOperation } = await run(query);
  const read = async () => (await ask(sim, READ, { id: bulkOperation.id })).data.bulkOperation;
  await expect.poll(async () => (await read()).status).toBe('COMPLETED');
  return read();
}
const linesOf = async (url: string) =>
  (await (await fetch(url)).text())
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text));

test('everything is read in one go, what belongs to a node follows it and names it', async () => {
  const query = '{ orders { edges { node { id name lineItems { nodes { id quantity } } } } } }';
  const done = await result(query);
  expect(done).toMatchObject({ rootObjectCount: '300', objectCount: '601', errorCode: null });
  const lines = await linesOf(done.url);
  expect(lines).toHaveLength(601);
  const at = lines.findIndex(({ name }) => name === '#1');
  const id = 'gid://shopify/Order/1';
  expect(lines.slice(at, at + 3)).toMatchObject([
    { id, name: '#1' },
    { __parentId: id, quantity: 1 },
    { __parentId: id, quantity: 1 },
  ]);
});

test('a query that finds nothing has no file', async () => {
  const query = `{ orders(query: "updated_at:>'2999-01-01'") { edges { node { id } } } }`;
  expect(await result(query)).toMatchObject({ url: null, objectCount: '0' });
});

test('one runs at a time, and none that the schema does not know', async () => {
  const [first, second] = await Promise.all([1, 2].map(() => run('{ orders { edges { node { id } } } }')));
  expect([first.userErrors, second.userErrors[0].code]).toEqual([[], 'OPERATION_IN_PROGRESS']);
  await expect
    .poll(async () => (await run('{ orders { edges { node { colour } } } }')).userErrors[0]?.code)
    .toBe('INVALID');
});
