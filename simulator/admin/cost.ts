/**
 * What a query costs, as near to Shopify's own count as its answers let one see: an object 1, money nothing, a mutation 10,
 * a connection 2 and each node's cost a few times over: less than its size, floor(2 ln size).
 * Checked against costs that Shopify gave for 2025-07: `customers(first: 1)` of ids 3, `variants(first: 250)` with their
 * items 25, `orders(first: 150)` with eleven objects each 112.
 */
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { adminSchema } from './schema.ts';

/** A query above it is refused, whatever the bucket holds. */
export const MAX_QUERY_COST = 1000;
const MUTATION = 10;
const CONNECTION = 2;
const FREE = new Set(['MoneyBag', 'MoneyV2', 'PageInfo']);

type Json = Record<string, unknown>;

interface Measuring {
  variables: Json;
  fragments: Map<string, FragmentDefinitionNode>;
}

const sized = (size: number) => (size <= 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(size))));

/** Requested before it is run; actual by what came of it. */
export interface QueryCost {
  requested: number;
  actual(data: unknown): number;
}

export function costOf(document: DocumentNode, variables: Json, operationName: string | null): QueryCost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const operation = operations.find((o) => !operationName || o.name?.value === operationName);
  if (!operation) return { requested: 0, actual: () => 0 };
  if (operation.operation === 'mutation') {
    const cost = operation.selectionSet.selections.length * MUTATION;
    return { requested: cost, actual: () => cost };
  }
  const on = { variables, fragments };
  const root = adminSchema.getQueryType() as GraphQLCompositeType;
  const measure = (data: unknown) =>
    Math.max(1, Math.round(costOfSelection(on, operation.selectionSet, root, data)));
  return { requested: measure(undefined), actual: measure };
}

/** `data` undefined: of a query not run yet, at the size it asks for. */
function costOfSelection(
  on: Measuring,
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  data: unknown,
): number {
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      cost += costOfField(on, selection, type, data);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? on.fragments.get(selection.name.value) : selection;
    const named = fragment?.typeCondition ? adminSchema.getType(fragment.typeCondition.name.value) : type;
    if (fragment && isCompositeType(named)) cost += costOfSelection(on, fragment.selectionSet, named, data);
  }
  return cost;
}

function costOfField(on: Measuring, field: FieldNode, parent: GraphQLCompositeType, data: unknown): number {
  if (!field.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
  const definition = parent.getFields()[field.name.value];
  const type = definition && getNamedType(definition.type);
  if (!definition || !isCompositeType(type)) return 0;
  const value = answerTo(field, data);
  if (data !== undefined && (value === null || value === undefined)) return 0;
  const args = argumentsOf(on, field.arguments ?? []);
  const list = isListType(isNonNullType(definition.type) ? definition.type.ofType : definition.type);
  const set = field.selectionSet;
  if (type.name.endsWith('Connection')) return costOfConnection(on, set, type, args, value);
  const own = FREE.has(type.name) ? 0 : 1;
  const each = (item: unknown) => own + costOfSelection(on, set, type, item);
  if (!list) return each(value);
  // Asked for by ids, each is an object of its own; any other list counts as one.
  const ids = Array.isArray(args.ids) ? args.ids.length : null;
  if (value === undefined) return (ids ?? 1) * each(undefined);
  const costs = (value as unknown[]).map((item) => (item === null ? 0 : each(item)));
  return ids === null ? Math.max(own, ...costs) : costs.reduce((sum, cost) => sum + cost, 0);
}

function costOfConnection(
  on: Measuring,
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  args: Json,
  value: unknown,
): number {
  const nodes = nodesOf(value);
  const one = (index: number) => costOfNodes(on, set, type, nodes ? { value, index } : undefined);
  if (!nodes) return CONNECTION + sized(Number(args.first ?? args.last ?? 0)) * one(0);
  const sum = nodes.reduce<number>((total, _node, index) => total + one(index), 0);
  return CONNECTION + (nodes.length > 0 ? (sized(nodes.length) * sum) / nodes.length : 0);
}

const nodesOf = (value: unknown): unknown[] | null => {
  const { nodes, edges } = (value ?? {}) as { nodes?: unknown[]; edges?: unknown[] };
  return nodes ?? edges ?? (value ? [] : null);
};

/** What one node costs, selected through `nodes` or `edges { node }`. */
function costOfNodes(
  on: Measuring,
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  at: { value: unknown; index: number } | undefined,
): number {
  let cost = 0;
  for (const field of set.selections) {
    if (field.kind !== Kind.FIELD || !field.selectionSet || !isObjectType(type)) continue;
    const inner = getNamedType(type.getFields()[field.name.value]?.type);
    if (!isCompositeType(inner)) continue;
    const item = at && (answerTo(field, at.value) as unknown[] | undefined)?.[at.index];
    if (field.name.value === 'nodes') cost += 1 + costOfSelection(on, field.selectionSet, inner, item);
    if (field.name.value === 'edges') cost += costOfSelection(on, field.selectionSet, inner, item);
  }
  return cost;
}

const answerTo = (field: FieldNode, data: unknown): unknown =>
  data === undefined ? undefined : (data as Json | null)?.[(field.alias ?? field.name).value];

const argumentsOf = ({ variables }: Measuring, nodes: readonly ArgumentNode[]): Json =>
  Object.fromEntries(nodes.map((node) => [node.name.value, valueFromASTUntyped(node.value, variables)]));
