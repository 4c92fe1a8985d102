/** `waybill policy`: what a store promises, in its own words: taken in, looked at, searched, and taken out again. */
import { type Command, Option } from 'commander';
import pino from 'pino';
import { cited, type Passage } from '../contracts/passage.ts';
import { StorePolicy } from '../contracts/policy.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { currentDocuments, findChunk, retireDocument, versionsOf } from '../prisma/policies.ts';
import { listStores } from '../prisma/stores.ts';
import { modelMeans } from '../runtime/model/means.ts';
import { MODEL_SETTINGS } from '../runtime/model/settings.ts';
import { type AskResources, askPolicy } from '../runtime/policies/ask.ts';
import { PolicyUnreadable, type ReadPolicy, readPolicy } from '../runtime/policies/read.ts';
import { knownStore } from './knownStore.ts';
import { type Operator, operatorName } from './operator.ts';
import { wholeNumber } from './order.ts';
import { table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';
import type { Surroundings } from './surroundings.ts';

interface OfStore {
  store?: string;
}

export function policyCommands(root: Command, bind: Bind): void {
  const policy = root
    .command('policy')
    .description('a store’s documents: what it promises about returns, delivery and the like');
  const command = (name: string, does: string) =>
    policy
      .command(name)
      .description(does)
      .addOption(new Option('--store <domain>', 'whose (needed where there are several stores)'));
  command('add', 'take documents in, or new versions of them; agents use them at once')
    .argument('<source...>', 'files or addresses: Markdown, HTML or text')
    .option('--as <name>', 'its name, where it is one document (default: that of the file)')
    .option('--by <name>', 'who adds it (default: the name you are logged in with)')
    .action(bind(add));
  command('list', 'what is in force').action(bind(list));
  command('show', 'a document as it is searched, and its versions; or one passage that was cited')
    .argument('<name>', 'the document, or the number of a passage as it was cited')
    .option('--version <n>', 'an older one', wholeNumber)
    .action(bind(show));
  command('remove', 'search a document no longer; what has cited it can still be looked up')
    .argument('<name>')
    .option('--by <name>', 'who removes it (default: the name you are logged in with)')
    .action(bind(remove));
  command('ask', 'an answer from its documents, with what it rests on; below 0.85 a person answers')
    .argument('<question...>')
    .action(bind(ask));
  command('search', 'the passages that agents would be shown')
    .argument('<question...>')
    .option('--limit <n>', 'how many', wholeNumber, 5)
    .action(bind(search));
}

async function add(
  { output, around }: Context,
  sources: string[],
  { store: named, as, ...who }: OfStore & Operator & { as?: string },
): Promise<number> {
  if (as !== undefined && sources.length > 1)
    throw new UserError('--as names one document: add them one by one, or leave it out');
  const store = await storeOf(around.db(), named);
  const library = meansOf(around).policies;
  const reads: ReadPolicy[] = [];
  for (const source of sources)
    reads.push(
      await readPolicy(source, as).catch((error: unknown) => {
        throw error instanceof PolicyUnreadable ? new UserError(error.message) : error;
      }),
    );
  if (as === undefined) await refuseMistaken(around.db(), store, reads);
  const documents: object[] = [];
  for (const read of reads) {
    const added = await library.add(store, read, operatorName(who));
    output.say(
      added.kind === 'added'
        ? `${read.name}: version ${added.version} in ${added.chunks} passage(s), in force now`
        : `${read.name}: version ${added.version} is the same; nothing has changed`,
    );
    documents.push({ name: read.name, source: read.source, ...added });
  }
  output.result({ ok: true, store, documents });
  return 0;
}

/** What has the name of another document would take its place. */
async function refuseMistaken(db: PrismaClient, store: string, reads: ReadPolicy[]): Promise<void> {
  const twice = reads.find(({ name }, at) => reads.findIndex((one) => one.name === name) !== at);
  if (twice)
    throw new UserError(`two of these are named ${twice.name}: add them one by one, with --as NAME for one`);
  const inForce = new Map((await currentDocuments(db, store)).map(({ name, source }) => [name, source]));
  for (const { name, source } of reads) {
    const before = inForce.get(name);
    if (before !== undefined && before !== source)
      throw new UserError(
        `${name} is in force from ${before}, and this is ${source}: add it with --as NAME, or with --as ${name} to replace what is in force`,
      );
  }
}

async function list({ output, around }: Context, { store: named }: OfStore): Promise<number> {
  const store = await storeOf(around.db(), named);
  const documents = await currentDocuments(around.db(), store);
  const rows = documents.map(({ name, version, source, addedBy, addedAt, _count }) => [
    ...[name, `${version}`, `${_count.chunks}`, source, addedAt.toISOString().slice(0, 10), addedBy],
  ]);
  const head = ['document', 'version', 'passages', 'from', 'added', 'by'];
  output.say(rows.length > 0 ? table(head, rows) : `no documents: waybill policy add FILE --store ${store}`);
  output.result({ ok: true, store, documents });
  return 0;
}

async function show(
  { output, around }: Context,
  name: string,
  { store: named, version: wanted }: OfStore & { version?: number },
): Promise<number> {
  const db = around.db();
  const store = await storeOf(db, named);
  const versions = await versionsOf(db, store, name);
  const passage =
    versions.length === 0 && /^[0-9a-f-]{4,36}$/i.test(name) ? await findChunk(db, store, name) : null;
  if (passage) {
    const { document, ...chunk } = passage;
    output.say(
      `${cited({ ...chunk, chunk: chunk.id, document: document.name, version: document.version })}\n`,
    );
    output.say(chunk.text);
    const { vector: _vector, ...shown } = chunk;
    output.result({ ok: true, store, passage: { ...shown, ...document } });
    return 0;
  }
  const found = versions.find(({ version }) => wanted === undefined || version === wanted);
  if (!found) throw await unknownDocument(db, store, name);
  output.say(`${found.text}\n`);
  for (const { version, addedBy, addedAt, retiredAt, retiredBy } of versions)
    output.say(
      `version ${version}: added ${addedAt.toISOString().slice(0, 16)}Z by ${addedBy}${retiredAt ? `, until ${retiredAt.toISOString().slice(0, 16)}Z by ${retiredBy}` : ', in force'}`,
    );
  const { text, ...about } = found;
  output.result({ ok: true, store, document: about, text, versions: versions.map(({ version }) => version) });
  return 0;
}

async function remove(
  { output, around }: Context,
  name: string,
  { store: named, ...who }: OfStore & Operator,
): Promise<number> {
  const db = around.db();
  const store = await storeOf(db, named);
  const removed = await retireDocument(db, { store, name, by: operatorName(who) });
  if (!removed) throw await unknownDocument(db, store, name);
  output.say(`${name} is no longer searched`);
  output.result({ ok: true, store, name });
  return 0;
}

async function search(
  { output, around }: Context,
  words: string[],
  { store: named, limit }: OfStore & { limit: number },
): Promise<number> {
  const store = await storeOf(around.db(), named);
  const passages = await meansOf(around).policies.search({
    store,
    question: words.join(' '),
    agent: 'operator',
    limit,
  });
  for (const passage of passages) output.say(asLines(passage));
  if (passages.length === 0) output.say('nothing in its documents speaks of that');
  output.result({ ok: true, store, passages });
  return 0;
}

async function ask({ output, around }: Context, words: string[], { store: named }: OfStore): Promise<number> {
  const store = await storeOf(around.db(), named);
  const answer = await askPolicy(meansOf(around), { store, question: words.join(' ') });
  switch (answer.kind) {
    case 'answer':
      output.say(answer.text);
      output.say(
        `\n  sure to ${Math.round(answer.confidence * 100)} %, by ${answer.cites.map(cited).join(', ')}`,
      );
      if (answer.before) output.say(`  answered before by ${answer.before}`);
      break;
    case 'person':
      output.say(`A person answers: ${answer.why}.`);
      if (answer.draft) output.say(`  not sure (${Math.round(answer.confidence * 100)} %): ${answer.draft}`);
      for (const passage of answer.passages.slice(0, 3)) output.say(asLines(passage));
      break;
  }
  output.result({ ok: true, store, ...answer });
  return 0;
}

const asLines = (passage: Passage) =>
  `${Math.round(passage.confidence * 100)} %  ${cited(passage)}\n    ${passage.excerpt.replace(/\s+/g, ' ').slice(0, 400)}\n`;

/** The only store there is need not be named. */
async function storeOf(db: PrismaClient, named: string | undefined): Promise<string> {
  if (named !== undefined) return knownStore(db, named);
  const stores = (await listStores(db)).map(({ domain }) => domain);
  const [only] = stores;
  if (only !== undefined && stores.length === 1) return only;
  throw new UserError(
    only === undefined
      ? 'no store is known yet: waybill store add'
      : `name the store: --store ${stores.join(' | ')}`,
  );
}

async function unknownDocument(db: PrismaClient, store: string, name: string): Promise<UserError> {
  const names = (await currentDocuments(db, store)).map((one) => one.name);
  return new UserError(
    `${store} has no document '${name}'; ${names.length > 0 ? `it has: ${names.join(', ')}` : 'it has none yet'}`,
  );
}

/** What is asked here may cost a model's call: it is on the same budgets as an agent's. */
function meansOf(around: Surroundings): AskResources {
  const db = around.db();
  // That a budget nears its end is for whoever asks; what is not is said in the result.
  const log = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));
  const policyOf = async (domain: string) => {
    const row = await db.store.findUniqueOrThrow({ where: { domain }, select: { policy: true } });
    return StorePolicy.parse(row.policy);
  };
  return { db, log, ...modelMeans({ db, log, config: around.settings(...MODEL_SETTINGS), policyOf }) };
}
