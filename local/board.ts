/** The picture in the terminal: where each order is, and at the end what became of them. */
import Table from 'cli-table3';
import type { ReportedOrder } from './report.ts';

const STAGES = ['validate', 'assess', 'route', 'fulfill', 'follow'];

export interface Moving {
  name: string;
  shop: string;
  scenario: string;
  stage: string | null;
  outcome: string | null;
}

const MARKS: Record<string, string> = {
  fulfilled: '✔',
  delivered: '✔',
  nothing_to_ship: '·',
  ignored: '·',
  cancelled: '·',
  waiting: '…',
  needs_person: '!',
  shadowed: '·',
  failed: '✘',
};

const shopName = (domain: string) => domain.replace('.myshopify.com', '');

/** One line an order: `✔ #1001 harbor-goods  validate ▸ assess ▸ route ▸ fulfill ▸ follow  fulfilled`. */
export function movingLine({ name, shop, scenario, stage, outcome }: Moving): string {
  const reached = stage ? STAGES.indexOf(stage) : -1;
  const track = STAGES.map((_, index) => (index <= reached ? '▰' : '▱')).join('');
  const mark = outcome ? (MARKS[outcome] ?? '?') : ' ';
  return `${mark} ${track} ${(stage ?? 'sent').padEnd(9)} ${shopName(shop).padEnd(13)} ${name.padEnd(7)} ${scenario.padEnd(42).slice(0, 42)} ${outcome ?? ''}`;
}

export function summaryTable(orders: ReportedOrder[]): string {
  const table = new Table({
    head: ['', 'order', 'store', 'scenario', 'stage', 'outcome', 'shipments', 'tracking', 's', 'trace id'],
    style: { head: [], border: [], compact: true },
    colWidths: [null, null, null, 34, null, null, null, null, null, null],
  });
  for (const each of orders) {
    table.push([
      each.asExpected ? '✔' : '✘',
      each.name,
      shopName(each.shop),
      each.scenario,
      each.stages.at(-1) ?? '',
      [each.outcome ?? 'unfinished', each.exception].filter(Boolean).join(': '),
      String(each.shipments.length || ''),
      each.shipments.map(({ tracking }) => tracking).join('\n'),
      each.ms === null ? '' : (each.ms / 1000).toFixed(1),
      each.traceId,
    ]);
  }
  return table.toString();
}
