/** `waybill wording`: drafts of messages to buyers in languages without templates. None is used before a person approves it. */
import type { Command } from 'commander';
import { sentencesOf } from '../agents/messages/draft.ts';
import { wordsFor } from '../agents/messages/texts.ts';
import { Words } from '../contracts/wording.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { domainOf } from '../prisma/stores.ts';
import { decideWording, findWording, listWordings } from '../prisma/wordings.ts';
import { unknownStore } from './knownStore.ts';
import { table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';

export function wordingCommands(root: Command, bind: Bind): void {
  const wording = root
    .command('wording')
    .description('messages to buyers in languages without templates: drafts wait for a person');
  wording
    .command('list')
    .description('all drafts and what became of them, the newest first')
    .option('--store <domain>', 'of one store')
    .action(bind(list));
  wording
    .command('show')
    .description('one draft: each sentence beside the English one, and who decided about it')
    .argument('<id>')
    .action(bind(show));
  wording
    .command('approve')
    .description('buyers of this language read these words from their next message on')
    .argument('<id>')
    .requiredOption('--by <name>', 'who has read the words and stands for them')
    .action(bind(deciding('approved')));
  wording
    .command('reject')
    .description('buyers of this language read English; withdraws words that were approved')
    .argument('<id>')
    .requiredOption('--by <name>', 'who decides so')
    .action(bind(deciding('rejected')));
}

async function list({ output, around }: Context, { store }: { store?: string }): Promise<number> {
  const db = around.db();
  const domain = store === undefined ? undefined : domainOf(store);
  const wordings = await listWordings(db, domain);
  if (domain && wordings.length === 0 && !(await db.store.findUnique({ where: { domain } })))
    throw await unknownStore(db, domain);
  const rows = wordings.map(({ id, store, language, state, proposedAt, decidedBy }) => [
    id,
    store,
    nameOf(language),
    state,
    proposedAt.toISOString().slice(0, 10),
    decidedBy ?? '',
  ]);
  const head = ['id', 'store', 'language', 'state', 'proposed', 'decided by'];
  output.say(rows.length > 0 ? table(head, rows) : 'no drafts');
  output.result({ ok: true, wordings });
  return 0;
}

async function show({ output, around }: Context, id: string): Promise<number> {
  const wording = await known(around.db(), id);
  const { store, language, state, model, events } = wording;
  output.say(`${nameOf(language)} for ${store}: ${state}`);
  output.say(
    `  drafted by ${model ?? 'a model'}; read every sentence: what you approve goes to buyers as it is`,
  );
  for (const { state: became, by, at } of events)
    output.say(`  ${at.toISOString().slice(0, 19)}Z ${became}${by ? ` by ${by}` : ''}`);
  const drafted = sentencesOf(Words.parse(wording.words));
  for (const [place, english] of Object.entries(sentencesOf(wordsFor('en').words)))
    output.say(`\n${place}\n  en  ${english}\n  ${language.padEnd(3)} ${drafted[place] ?? ''}`);
  output.result({ ok: true, wording });
  return 0;
}

const deciding =
  (state: 'approved' | 'rejected') =>
  async ({ output, around }: Context, id: string, options: { by: string }): Promise<number> => {
    const db = around.db();
    const by = options.by.trim();
    if (by === '') throw new UserError('--by is empty: give the name of who decides');
    await known(db, id);
    const changed = await decideWording(db, { id, state, by });
    const wording = await known(db, id);
    const { store, language, decidedBy } = wording;
    const subject = `${nameOf(language)} for ${store}`;
    output.say(
      changed
        ? `${subject} is ${state}: ${EFFECT[state]}`
        : `${subject} was ${state} by ${decidedBy} already; nothing has changed`,
    );
    output.result({ ok: true, changed, wording });
    return 0;
  };

const EFFECT = {
  approved: 'used from the next message on',
  rejected: 'buyers of this language read English',
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function known(db: PrismaClient, id: string) {
  const wording = UUID.test(id) ? await findWording(db, id) : null;
  if (wording) return wording;
  throw new UserError(`no draft has the id '${id}'; see which there are with: waybill wording list`);
}

const languages = new Intl.DisplayNames('en', { type: 'language' });
const nameOf = (language: string) => `${languages.of(language)} (${language})`;
