/** Idempotency keys, which Shopify demands of some mutations since 2026-04 without showing it in the schema. */
import { type GraphQLDirective, GraphQLError, type GraphQLResolveInfo, getDirectiveValues } from 'graphql';
import type { Store } from '../state.ts';
import { Refusal } from '../store/fulfillment-orders.ts';
import { adminSchema } from './schema.ts';

const IDEMPOTENT = adminSchema.getDirective('idempotent') as GraphQLDirective;

/** @throws GraphQLError where there is none. */
export function keyOf({ fieldName, fieldNodes: [node], variableValues }: GraphQLResolveInfo): string {
  const key = node && getDirectiveValues(IDEMPOTENT, node, variableValues)?.key;
  if (typeof key === 'string' && key.trim() !== '') return key;
  throw new GraphQLError(`The @idempotent directive is required for ${fieldName} but was not provided.`, {
    extensions: { code: 'BAD_REQUEST' },
  });
}

/**
 * Acts once for each key; asked again, it answers with what came of it then.
 * @throws Refusal where the key stands for something else.
 */
export function once(
  store: Store,
  key: string,
  input: unknown,
  act: () => string,
): { id: string; anew: boolean } {
  const asked = JSON.stringify(input);
  store.keys ??= {};
  const known = store.keys[key];
  if (known && known.asked !== asked)
    throw new Refusal(
      'The same idempotency key cannot be used with different operation parameters.',
      null,
      'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
    );
  if (known) return { id: known.result, anew: false };
  const id = act();
  store.keys[key] = { asked, result: id };
  return { id, anew: true };
}
