/** Buyers' notes with the intent they are labeled with: what is understood, what would be shipped over, and which harmless notes would open a case. */
import Table from 'cli-table3';
import { z } from 'zod';
import { customer } from '../agents/customer.ts';
import type { Agent } from '../agents/define.ts';
import { classifyNote } from '../agents/notes/classify.ts';
import { NOTE_INTENTS, type NoteIntent } from '../agents/notes/intents.ts';
import { order } from '../agents/testing.ts';
import { type Asker, askerFrom } from './asking.ts';
import { readRows } from './rows.ts';
import type { Eval } from './types.ts';

const Row = z.object({
  id: z.string(),
  lang: z.string(),
  intent: z.enum([...NOTE_INTENTS, 'none']),
  text: z.string(),
});
type Row = z.infer<typeof Row>;

/** What the customer agent acts upon; weaker hints count as not found. */
const SURE = 0.85;
/** These keep an order from shipping until a person has looked. */
const OPENS_A_CASE: ReadonlySet<string> = new Set([
  'cancel_request',
  'address_change',
  'item_change',
  'combine_orders',
] satisfies NoteIntent[]);

interface Judged {
  row: Row;
  found: ReadonlySet<string>;
  right: boolean;
}

export const notesEval: Eval = async ({ dir, say, verbose }) => {
  const rows = readRows(dir, 'benign-notes.jsonl', Row);
  const asker = askerFrom();
  const byRules = report(
    rows.map((row) => judge(row, sureOf(row))),
    { say, verbose },
  );
  if (!asker) return byRules;
  const judged: Judged[] = [];
  for (const row of rows) judged.push(judge(row, await readWithModel(asker, row)));
  return { ...byRules, with_model: { ...report(judged, { say, verbose }), ...asker.cost() } };
};

/** What the customer agent would take the note to ask for: the phrases' answer, or the model's where they have none. */
async function readWithModel(asker: Asker, row: Row): Promise<Set<string>> {
  const concluded = await asker.ask(customer as Agent, { order: order({ note: row.text }) });
  const answer = Reading.safeParse(concluded?.answer);
  return answer.success ? new Set(answer.data.intents) : sureOf(row);
}

const Reading = z.object({ intents: z.array(z.string()) });

function report(judged: Judged[], { say, verbose }: { say(line: string): void; verbose: boolean }) {
  if (verbose) {
    for (const { row, found } of judged.filter(({ right }) => !right)) {
      say(`${row.id} (${row.lang}): ${row.intent}, found ${[...found].join(', ') || 'nothing'}`);
    }
  }
  const perIntent = Object.fromEntries(
    [...NOTE_INTENTS, 'none'].map((intent) => [intent, score(judged, intent)]),
  );
  say(table(perIntent));
  const harmless = judged.filter(({ row }) => !OPENS_A_CASE.has(row.intent));
  const requests = judged.filter(({ row }) => OPENS_A_CASE.has(row.intent));
  const opens = ({ found }: Judged) => [...found].some((intent) => OPENS_A_CASE.has(intent));
  return {
    n: judged.length,
    accuracy: share(judged, ({ right }) => right),
    per_intent: perIntent,
    exact: share(judged, ({ row, found }) =>
      row.intent === 'none' ? found.size === 0 : found.size === 1 && found.has(row.intent),
    ),
    harmless: harmless.length,
    harmless_through: share(harmless, (one) => !opens(one)),
    requests: requests.length,
    requests_held: share(requests, opens),
    english: share(
      judged.filter(({ row }) => row.lang === 'en'),
      ({ right }) => right,
    ),
    other_languages: share(
      judged.filter(({ row }) => row.lang !== 'en'),
      ({ right }) => right,
    ),
  };
}

const sureOf = ({ text }: Row): Set<string> =>
  new Set(
    classifyNote(text)
      .intents.filter(({ confidence }) => confidence >= SURE)
      .map(({ intent }) => intent),
  );

/** Right: the labeled intent is among those found, and none is found besides that would open a case. `none` is right where nothing is found. */
function judge(row: Row, found: ReadonlySet<string>): Judged {
  const alarms = [...found].filter((intent) => OPENS_A_CASE.has(intent) && intent !== row.intent);
  const right = row.intent === 'none' ? found.size === 0 : found.has(row.intent) && alarms.length === 0;
  return { row, found, right };
}

/** Notes bear one label but may ask for more: precision is a lower bound for all but the intents that open a case. */
function score(judged: Judged[], intent: string) {
  const has = ({ found }: Judged) => (intent === 'none' ? found.size === 0 : found.has(intent));
  const labeled = judged.filter(({ row }) => row.intent === intent);
  const hits = labeled.filter(has).length;
  const precision = ratio(hits, judged.filter(has).length);
  const recall = ratio(hits, labeled.length);
  return { n: labeled.length, precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}

const ratio = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
const share = (judged: Judged[], holds: (one: Judged) => boolean) =>
  ratio(judged.filter(holds).length, judged.length);

function table(perIntent: Record<string, ReturnType<typeof score>>): string {
  const lines = new Table({ head: ['intent', 'rows', 'precision', 'recall', 'f1'], style: { head: [] } });
  for (const [intent, { n, precision, recall, f1 }] of Object.entries(perIntent)) {
    lines.push([intent, n, precision, recall, f1]);
  }
  return lines.toString();
}
