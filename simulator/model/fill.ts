/** Writes a value that a JSON Schema admits; whose taste decides wherever the schema leaves a choice. */
import type { JsonSchema } from './types.ts';

/** Where in the value: the nearest property's name, and the place in the nearest list. */
export interface At {
  key: string;
  index: number;
}

export interface Taste {
  choose(values: unknown[], at: At): unknown;
  branch(branches: JsonSchema[], at: At): JsonSchema | undefined;
  /** Need not heed the schema's limits of length: `fill` does. */
  text(schema: JsonSchema, at: At): string;
  /** Need not heed the schema's limits: `fill` does. */
  number(schema: JsonSchema, at: At): number;
  flag(at: At): boolean;
  /** How many items; `fill` heeds minItems and maxItems. */
  length(items: JsonSchema, at: At): number;
  /** Whether to write a property that may be left out. */
  optional(at: At): boolean;
}

/** A schema that refers to itself ends here. */
const DEEPEST = 12;

export function fill(root: JsonSchema, taste: Taste): unknown {
  return write(root, { key: '', index: 0 }, 0);

  function write(given: JsonSchema, at: At, depth: number): unknown {
    const schema = resolved(root, given);
    if ('const' in schema) return schema.const;
    if (Array.isArray(schema.enum)) return taste.choose(schema.enum, at);
    const branches = branchesOf(schema);
    if (branches) {
      const nothing = depth > DEEPEST ? branches.find(({ type }) => type === 'null') : undefined;
      return write(nothing ?? taste.branch(branches, at) ?? {}, at, depth + 1);
    }
    switch (schema.type ?? (schema.properties ? 'object' : 'string')) {
      case 'object':
        return objectOf(schema, at, depth);
      case 'array':
        return listOf(schema, at, depth);
      case 'number':
      case 'integer':
        return bounded(taste.number(schema, at), schema);
      case 'boolean':
        return taste.flag(at);
      case 'null':
        return null;
      default:
        return fitted(taste.text(schema, at), schema);
    }
  }

  function objectOf(schema: JsonSchema, at: At, depth: number): object {
    const required = new Set(Array.isArray(schema.required) ? schema.required : []);
    const kept = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).filter(
      ([key]) => required.has(key) || (depth < DEEPEST && taste.optional({ key, index: at.index })),
    );
    return Object.fromEntries(
      kept.map(([key, one]) => [key, write(one, { key, index: at.index }, depth + 1)]),
    );
  }

  function listOf(schema: JsonSchema, at: At, depth: number): unknown[] {
    const items = (schema.items ?? {}) as JsonSchema;
    const least = Number(schema.minItems ?? 0);
    const wanted = depth > DEEPEST ? 0 : taste.length(resolved(root, items), at);
    const length = Math.max(least, Math.min(wanted, Number(schema.maxItems ?? wanted)));
    return Array.from({ length }, (_, index) => write(items, { key: at.key, index }, depth + 1));
  }
}

/** Follows `$ref` and folds `allOf` into one. */
function resolved(root: JsonSchema, schema: JsonSchema): JsonSchema {
  if (typeof schema.$ref === 'string') {
    const path = schema.$ref.split('/').slice(1);
    const found = path.reduce<unknown>((at, step) => (at as JsonSchema | undefined)?.[step], root);
    return found ? resolved(root, found as JsonSchema) : {};
  }
  if (!Array.isArray(schema.allOf)) return schema;
  const { allOf, ...rest } = schema;
  const parts = allOf.map((part: JsonSchema) => resolved(root, part));
  const properties = Object.assign({}, rest.properties, ...parts.map((part) => part.properties));
  const required = [rest, ...parts].flatMap((part) => (part.required as string[] | undefined) ?? []);
  return Object.assign({}, ...parts, rest, { properties, required });
}

function branchesOf(schema: JsonSchema): JsonSchema[] | null {
  const branches = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(branches)) return branches;
  return Array.isArray(schema.type) ? schema.type.map((type: string) => ({ ...schema, type })) : null;
}

function bounded(wanted: number, schema: JsonSchema): number {
  const whole = schema.type === 'integer';
  const step = whole ? 1 : 1e-6;
  const number = (keyword: string, otherwise: number) =>
    typeof schema[keyword] === 'number' ? schema[keyword] : otherwise;
  const least = Math.max(number('minimum', -Infinity), number('exclusiveMinimum', -Infinity) + step);
  const most = Math.min(number('maximum', Infinity), number('exclusiveMaximum', Infinity) - step);
  const value = Math.max(least, Math.min(most, wanted));
  return whole ? Math.trunc(value) : value;
}

const fitted = (text: string, schema: JsonSchema): string =>
  text.slice(0, Number(schema.maxLength ?? text.length)).padEnd(Number(schema.minLength ?? 0), '.');
