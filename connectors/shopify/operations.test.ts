import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  buildSchema,
  type GraphQLSchema,
  getNamedType,
  type IntrospectionQuery,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import * as exported from './operations.ts';

const { API_VERSION, ...operations } = exported;
const named = Object.entries(operations);

const ROOT = new URL('../../', import.meta.url);
const pruned = buildSchema(readFileSync(new URL('simulator/schema/admin.graphql', ROOT), 'utf8'));

/** Shopify's own introspection, where it lies beside the checkout. */
const introspection = new URL(`../shared/shopify/admin_${API_VERSION}.json.gz`, ROOT);
const whole = () => {
  const read = JSON.parse(gunzipSync(readFileSync(introspection)).toString('utf8'));
  return buildClientSchema((read.data ?? read) as IntrospectionQuery, { assumeValid: true });
};

const mistakes = (schema: GraphQLSchema, operation: string) =>
  validate(schema, parse(operation)).map(({ message }) => message);

test.each(named)('%s is valid against the simulated stores’ schema', (_, operation) => {
  expect(mistakes(pruned, operation)).toEqual([]);
});

test.runIf(existsSync(introspection))('every operation is valid against Shopify’s whole schema', () => {
  const schema = whole();
  expect(named.map(([name, operation]) => [name, mistakes(schema, operation)])).toEqual(
    named.map(([name]) => [name, []]),
  );
});

describe('what an operation costs at most, counting every object of every page', () => {
  /** Shopify's rule for the requested cost: an object 1, a connection 2 and each of its nodes; scalars and enums nothing. */
  function cost(parent: string, selected: SelectionSetNode): number {
    return selected.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return sum + cost(selection.typeCondition?.name.value ?? parent, selection.selectionSet);
      }
      if (selection.kind !== Kind.FIELD || !selection.selectionSet || selection.name.value === 'pageInfo') {
        return sum;
      }
      const type = pruned.getType(parent);
      const field = isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
      if (!field) throw new Error(`${parent} has no ${selection.name.value}`);
      const size = selection.arguments?.find(({ name }) => name.value === 'first')?.value;
      const times = size?.kind === Kind.INT ? Number(size.value) : 1;
      const { name } = getNamedType(field.type);
      const inside = cost(name, selection.selectionSet);
      return sum + (name.endsWith('Connection') ? 2 + times * inside : times * (1 + inside));
    }, 0);
  }

  const costOf = (operation: string) => {
    const [definition] = parse(operation).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
    return cost(definition.operation === 'mutation' ? 'Mutation' : 'QueryRoot', definition.selectionSet);
  };

  test.each(named)('%s stays below what Shopify runs', (_, operation) => {
    expect(costOf(operation)).toBeLessThan(1000);
  });
});
