/** Spoiled addresses with known truth: how many come out exactly right, and how many that nobody could mend are "mended" all the same. */
import Table from 'cli-table3';
import { z } from 'zod';
import { type Repair, type RepairContext, repairAddress } from '../agents/address/repair.ts';
import { address } from '../agents/address.ts';
import type { Agent } from '../agents/define.ts';
import type { Address } from '../contracts/order.ts';
import { type Asker, askerFrom } from './asking.ts';
import { readRows } from './rows.ts';
import type { Eval } from './types.ts';

const text = z.string().nullish();
const Fields = z.object({
  name: text,
  address1: text,
  address2: text,
  city: text,
  province_code: text,
  zip: text,
  country_code: text,
  phone: text,
});
type Fields = z.infer<typeof Fields>;

const Row = z.object({
  id: z.string(),
  kind: z.string(),
  input: Fields,
  truth: Fields,
  repairable: z.boolean(),
  expected: z.enum(['repair', 'keep', 'escalate']),
  context: z.object({ carrier: z.string(), delivers_to_po_box: z.boolean() }).nullish(),
});
type Row = z.infer<typeof Row>;

type Result = 'right' | 'wrong' | 'missed' | 'held';

export const addressEval: Eval = async ({ dir, say, verbose }) => {
  const rows = readRows(dir, 'address-repair.jsonl', Row);
  const asker = askerFrom();
  const result = report(
    rows.map((row) => ({ row, ...judge(row, repairAddress(toAddress(row.input), contextOf(row))) })),
    { say, verbose },
  );
  if (!asker) return result;
  const judged: Judged[] = [];
  for (const row of rows) judged.push({ row, ...judge(row, await repairWithModel(asker, row)) });
  return { ...result, with_model: { ...report(judged, { say, verbose }), ...asker.cost() } };
};

type Judged = { row: Row; result: Result; answer: string };

/** What the agent would do in an order: the rules' repair, or the model's where rules confirm it. */
async function repairWithModel(asker: Asker, row: Row): Promise<Repair> {
  const ruled = repairAddress(toAddress(row.input), contextOf(row));
  if (ruled.kind !== 'escalate') return ruled;
  const concluded = await asker.ask(address as Agent, {
    address: toAddress(row.input),
    carrier: contextOf(row),
  });
  const [action] = concluded?.verified ? concluded.decision.actions : [];
  if (action?.kind !== 'update_address') return ruled;
  return {
    kind: 'repaired',
    address: action.address,
    changes: [],
    confidence: concluded?.decision.confidence ?? 0,
  };
}

function report(judged: Judged[], { say, verbose }: { say(line: string): void; verbose: boolean }) {
  if (verbose) {
    for (const { row, result, answer } of judged.filter(({ result }) => result !== 'right')) {
      say(`${row.id}: ${result}, ${answer}`);
    }
  }
  say(byKind(judged));
  const of = (expected: Row['expected']) => judged.filter(({ row }) => row.expected === expected);
  const count = (rows: typeof judged, result: Result) => rows.filter((one) => one.result === result).length;
  const [repairs, holds, keeps] = [of('repair'), of('escalate'), of('keep')];
  const exact = count(repairs, 'right');
  const wronglyRepaired = count(holds, 'wrong');
  return {
    n: judged.length,
    repairable: repairs.length,
    exact,
    exact_rate: rate(exact, repairs.length),
    repairable_wrong: count(repairs, 'wrong'),
    repairable_held: count(repairs, 'held'),
    repairable_missed: count(repairs, 'missed'),
    unrepairable: holds.length,
    wrongly_repaired: wronglyRepaired,
    wrong_rate: rate(wronglyRepaired, holds.length),
    unrepairable_held: count(holds, 'right'),
    keep: keeps.length,
    keep_touched: count(keeps, 'wrong'),
    keep_held: count(keeps, 'held'),
  };
}

const rate = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;

/** `missed`: left as it was though something is wrong; `held`: given to a person though it need not be. */
function judge(row: Row, repair: Repair): { result: Result; answer: string } {
  const answer = JSON.stringify(
    repair.kind === 'repaired' ? { ...toFields(repair.address), confidence: repair.confidence } : repair,
  );
  switch (repair.kind) {
    case 'keep':
      return { result: row.expected === 'keep' ? 'right' : 'missed', answer };
    case 'escalate':
      return { result: row.expected === 'escalate' ? 'right' : 'held', answer };
    case 'repaired': {
      const exact = row.expected === 'repair' && same(toFields(repair.address), row.truth);
      return { result: exact ? 'right' : 'wrong', answer };
    }
  }
}

const contextOf = ({ context }: Row): RepairContext =>
  context ? { carrier: context.carrier, deliversToPoBox: context.delivers_to_po_box } : {};

const toAddress = (fields: Fields): Address => ({
  name: fields.name ?? null,
  company: null,
  address1: fields.address1 ?? null,
  address2: fields.address2 ?? null,
  city: fields.city ?? null,
  provinceCode: fields.province_code ?? null,
  zip: fields.zip ?? null,
  countryCode: fields.country_code ?? null,
  phone: fields.phone ?? null,
});

const toFields = (address: Address): Fields => ({
  name: address.name,
  address1: address.address1,
  address2: address.address2,
  city: address.city,
  province_code: address.provinceCode,
  zip: address.zip,
  country_code: address.countryCode,
  phone: address.phone,
});

/** After NFKC, case folding and blank collapsing; phones by digits; a ZIP's +4 counts where the truth gives it; null equals "". */
function same(found: Fields, truth: Fields): boolean {
  const fields = Object.keys(Fields.shape) as (keyof Fields)[];
  return fields.every((field) => {
    if (field === 'phone') return digits(found.phone) === digits(truth.phone);
    const [a, b] = [fold(found[field]), fold(truth[field])];
    return a === b || (field === 'zip' && /^\d{5}$/.test(b) && a.startsWith(`${b}-`));
  });
}

const fold = (value: string | null | undefined) =>
  (value ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const digits = (value: string | null | undefined) => (value ?? '').normalize('NFKC').replace(/\D/g, '');

function byKind(judged: { row: Row; result: Result }[]): string {
  const table = new Table({
    head: ['kind', 'expected', 'rows', 'right', 'wrong', 'missed', 'held'],
    style: { head: [] },
  });
  for (const kind of [...new Set(judged.map(({ row }) => row.kind))].sort()) {
    const rows = judged.filter(({ row }) => row.kind === kind);
    const count = (result: Result) => rows.filter((one) => one.result === result).length || '';
    table.push([
      kind,
      rows[0]?.row.expected,
      rows.length,
      count('right'),
      count('wrong'),
      count('missed'),
      count('held'),
    ]);
  }
  return table.toString();
}
