import { buildSchema, introspectionFromSchema, validateSchema } from 'graphql';
import { expect, test } from 'vitest';
import { prune } from './prune.ts';

const WHOLE = buildSchema(`
  schema { query: QueryRoot mutation: Mutation }
  interface Node { id: ID! }
  "An order."
  type Order implements Node { id: ID! name: String! note: String lines(first: Int, after: String, sort: Sort): [Line!]! }
  type Line implements Node { id: ID! price: Money kind: Kind }
  type Money { amount: String! currency: String! }
  type Unused { id: ID! }
  enum Kind { DIGITAL PHYSICAL }
  enum Sort { ID }
  input Change { note: String kind: Kind }
  type QueryRoot { node(id: ID!): Node order(id: ID!, draft: Boolean): Order unused: Unused }
  type Mutation { change(input: Change!): Order remove(id: ID!): ID }
`);

const pruned = (...documents: string[]) => prune(introspectionFromSchema(WHOLE), documents);

test('what no operation selects is cut away, with every description', () => {
  const text = pruned(
    'query { order(id: 1) { name lines(first: 1) { kind } } }',
    'mutation { change(input: {}) { id } }',
  );
  expect(validateSchema(buildSchema(text))).toEqual([]);
  expect(text).toContain('input Change {');
  expect(text).toContain('lines(first: Int, after: String): [Line!]!');
  expect(text).toContain('order(id: ID!): Order');
  for (const gone of ['Unused', 'Money', 'Sort', 'draft', 'remove', 'An order'])
    expect(text).not.toContain(gone);
});

test('what is selected on an interface stays on the types behind it', () => {
  const text = pruned('query { node(id: 1) { id ... on Line { kind } } }');
  expect(validateSchema(buildSchema(text.replace('mutation: Mutation', '')))).toEqual([]);
  expect(text).toContain('type Line implements Node {\n  id: ID!\n  kind: Kind\n}');
});

test('an operation that the schema does not know is refused', () => {
  expect(() => pruned('query { order(id: 1) { colour } }')).toThrow('colour');
});
