/**
 * Cuts Shopify's Admin API introspection down to what the given operations select, and writes it as SDL without descriptions.
 *
 *     npx tsx simulator/schema/prune.ts admin_2026-10.json.gz connectors/shopify/operations.ts > simulator/schema/admin.graphql
 *
 * The introspection is `dist/data/admin_2026-10.json.gz` of the npm package @shopify/dev-mcp (`npm pack` it; 1.16.0).
 * Operations come from `extra.graphql` beside this script and from modules that export them as strings.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  type DocumentNode,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Fields of large inputs that nobody here sets; leaving them in would pull hundreds of types after them. */
const UNUSED_INPUTS: Record<string, string[]> = {
  OrderInput: ['localizationExtensions', 'localizedFields', 'metafields'],
  FulfillmentInput: ['originAddress'],
  OrderCancelRefundMethodInput: ['storeCreditRefund'],
  RefundInput: ['processedAt', 'refundDuties', 'refundMethods'],
  ReturnProcessInput: ['financialTransfer', 'refundDuties', 'refundShipping', 'tipLineId'],
  WebhookSubscriptionInput: [
    'callbackUrl',
    'filter',
    'includeFields',
    'metafieldNamespaces',
    'metafields',
    'name',
  ],
};

/** Type name to the fields kept, each with the arguments kept. */
type Kept = Map<string, Map<string, Set<string>>>;

interface Used {
  kept: Kept;
  named: Set<string>;
  directives: Set<string>;
}

/** Which fields, arguments and directives the documents use. Throws where a document does not validate against the full schema. */
function collect(schema: GraphQLSchema, document: DocumentNode): Used {
  const errors = validate(schema, document);
  if (errors.length) throw new Error(errors.map((e) => e.message).join('\n'));
  const kept: Kept = new Map();
  const named = new Set<string>();
  const directives = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (!parent || !field || field.name.startsWith('__')) return;
        const fields = kept.get(parent.name) ?? new Map<string, Set<string>>();
        const args = fields.get(field.name) ?? new Set<string>();
        for (const argument of node.arguments ?? []) args.add(argument.name.value);
        kept.set(parent.name, fields.set(field.name, args));
        named.add(getNamedType(field.type).name);
      },
      InlineFragment(node) {
        if (node.typeCondition) named.add(node.typeCondition.name.value);
      },
      FragmentDefinition(node) {
        named.add(node.typeCondition.name.value);
      },
      Directive(node) {
        directives.add(node.name.value);
      },
    }),
  );
  return { kept, named, directives };
}

/** Interfaces count for the object types that implement them: what is selected on `Node` must exist on each kept type. */
function spreadInterfaces(schema: GraphQLSchema, kept: Kept, named: Set<string>) {
  for (const [name, fields] of [...kept]) {
    const type = schema.getType(name);
    if (!isInterfaceType(type)) continue;
    for (const object of schema.getPossibleTypes(type)) {
      if (!named.has(object.name) && !kept.has(object.name)) continue;
      const own = kept.get(object.name) ?? new Map<string, Set<string>>();
      for (const [field, args] of fields) own.set(field, new Set([...(own.get(field) ?? []), ...args]));
      kept.set(object.name, own);
    }
  }
}

function printArgs(
  field: GraphQLField<unknown, unknown>,
  used: Set<string>,
  need: (t: GraphQLNamedType) => void,
) {
  const paging = (name: string) => name === 'first' || name === 'after';
  const args = field.args.filter(
    (a) => used.has(a.name) || paging(a.name) || a.type.toString().endsWith('!'),
  );
  for (const argument of args) need(getNamedType(argument.type));
  return args.length ? `(${args.map((a) => `${a.name}: ${a.type}`).join(', ')})` : '';
}

const isUnusedInput = (type: string, field: GraphQLInputField) =>
  UNUSED_INPUTS[type]?.includes(field.name) ?? false;

function printType(type: GraphQLNamedType, kept: Kept, need: (t: GraphQLNamedType) => void): string {
  if (isScalarType(type)) return `scalar ${type.name}`;
  if (isEnumType(type))
    return `enum ${type.name} { ${type
      .getValues()
      .map((v) => v.name)
      .join(' ')} }`;
  if (isUnionType(type)) {
    const members = type.getTypes().filter((t) => kept.has(t.name));
    return `union ${type.name} = ${members.map((t) => t.name).join(' | ')}`;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((f) => !isUnusedInput(type.name, f));
    for (const field of fields) need(getNamedType(field.type));
    return `input ${type.name} {\n${fields.map((f) => `  ${f.name}: ${f.type}`).join('\n')}\n}`;
  }
  const fields = [...(kept.get(type.name) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = fields.map(([name, args]) => {
    const field = type.getFields()[name];
    if (!field) throw new Error(`${type.name} has no field ${name}`);
    need(getNamedType(field.type));
    return `  ${name}${printArgs(field, args, need)}: ${field.type}`;
  });
  const interfaces = type.getInterfaces().filter((i) => kept.has(i.name));
  const implementing = interfaces.length ? ` implements ${interfaces.map((i) => i.name).join(' & ')}` : '';
  return `${isObjectType(type) ? 'type' : 'interface'} ${type.name}${implementing} {\n${lines.join('\n')}\n}`;
}

const printDirective = ({ name, args, locations }: GraphQLDirective) =>
  `directive @${name}(${args.map((a) => `${a.name}: ${a.type}`).join(', ')}) on ${locations.join(' | ')}`;

/** The pruned SDL. `documents` say what is used; fragments must not share names across documents. */
export function prune(introspection: IntrospectionQuery, documents: string[]): string {
  const schema = buildClientSchema(introspection, { assumeValid: true });
  const kept: Kept = new Map();
  const named = new Set<string>();
  const directives = new Set<string>();
  for (const document of documents) {
    const used = collect(schema, parse(document));
    for (const name of used.named) named.add(name);
    for (const name of used.directives) directives.add(name);
    for (const [type, fields] of used.kept) {
      const own = kept.get(type) ?? new Map<string, Set<string>>();
      for (const [field, args] of fields) own.set(field, new Set([...(own.get(field) ?? []), ...args]));
      kept.set(type, own);
    }
  }
  spreadInterfaces(schema, kept, named);
  const printed = new Map<string, string>();
  const need = (type: GraphQLNamedType) => {
    if (printed.has(type.name) || isSpecifiedScalarType(type)) return;
    printed.set(type.name, '');
    printed.set(type.name, printType(type, kept, need));
  };
  for (const name of kept.keys()) need(schema.getType(name) as GraphQLNamedType);
  const types = [...printed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  const own = schema.getDirectives().filter((it) => directives.has(it.name) && !isSpecifiedDirective(it));
  const told = own.map((it) => `${printDirective(it)}\n\n`).join('');
  return `schema { query: QueryRoot mutation: Mutation }\n\n${told}${types.join('\n\n')}\n`;
}

const NOTICE = readFileSync(new URL('./NOTICE', import.meta.url), 'utf8');

/** GraphQL operations among a module's exported strings; each is a document of its own. */
async function operationsIn(file: string): Promise<string[]> {
  const exported: Record<string, unknown> = await import(pathToFileURL(resolve(file)).href);
  return Object.values(exported).filter(
    (value): value is string => typeof value === 'string' && /^\s*(query|mutation)\b/.test(value),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, ...modules] = process.argv.slice(2);
  if (!file) throw new Error('usage: prune.ts <introspection.json.gz> [module with operations ...]');
  const bytes = readFileSync(file);
  const parsed = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  const extra = readFileSync(new URL('./extra.graphql', import.meta.url), 'utf8');
  const documents = [extra, ...(await Promise.all(modules.map(operationsIn))).flat()];
  const notice = NOTICE.trimEnd().replace(/^/gm, '# ').replace(/ +$/gm, '');
  process.stdout.write(`${notice}\n\n${prune(parsed.data ?? parsed, documents)}`);
}
