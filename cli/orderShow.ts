/** `waybill order show`: everything Waybill knows of one order that is no secret and no personal datum. */
import { FAILURES, type FailureKind } from '../contracts/failure.ts';
import { toDecimal } from '../contracts/money.ts';
import { auditOf } from '../prisma/audit.ts';
import type { AgentRun, PrismaClient } from '../prisma/generated/client.ts';
import { type Found, findOrder } from './findOrder.ts';
import { table } from './output.ts';
import type { Context } from './program.ts';

const PATIENCE_MS = 2_000;

export async function show({ output, around }: Context, named: string, { store }: { store?: string }) {
  const db = around.db();
  const order = await findOrder(db, named, store);
  const story = await readStory(db, { store: order.store, order: order.order });
  const execution = await describe(around, order.workflowId);
  const webUi = around.webUi(order.workflowId);
  print({ ...order, ...story, execution, webUi }, output.say);
  output.result({ ok: true, ...order, execution, webUi, ...story });
  return 0;
}

async function readStory(db: PrismaClient, where: { store: string; order: string }) {
  const [decisions, effects, shipments, cases, audit, events] = await Promise.all([
    db.agentRun.findMany({
      where,
      orderBy: { decidedAt: 'asc' },
      select: {
        id: true,
        agent: true,
        revision: true,
        step: true,
        verdict: true,
        reasons: true,
        alternatives: true,
        confidence: true,
        actions: true,
        decidedBy: true,
        decidedAt: true,
      },
    }),
    db.effect.findMany({
      where,
      orderBy: { startedAt: 'asc' },
      select: { revision: true, step: true, kind: true, state: true, attempts: true, finishedAt: true },
    }),
    db.shipment.findMany({
      where,
      orderBy: [{ revision: 'asc' }, { number: 'asc' }],
      omit: { store: true, order: true, units: true },
    }),
    db.case.findMany({ where, orderBy: { openedAt: 'asc' }, omit: { store: true, order: true } }),
    auditOf(db, where),
    db.orderEvent.findMany({
      where,
      orderBy: { id: 'asc' },
      select: { at: true, stage: true, kind: true, text: true },
    }),
  ]);
  return {
    // Arguments of actions and reasons may hold an address: kinds and verdicts tell the story without it.
    decisions: decisions.map(
      ({ agent: _agent, actions, reasons: _why, alternatives: _others, ...decision }) => ({
        ...decision,
        actions: (actions as { kind: string }[]).map(({ kind }) => kind),
      }),
    ),
    routing:
      decisions
        .filter(({ agent }) => agent === 'router')
        .flatMap(routingOf)
        .slice(-1)[0] ?? null,
    effects,
    shipments,
    cases,
    // A row's number is a bigint, which JSON has none of.
    audit: audit.map(({ id: _id, traceId: _trace, ...entry }) => entry),
    events,
  };
}

/** The plan that holds, and why: of locations alone, which are no personal datum. */
function routingOf({
  revision,
  verdict,
  reasons,
  alternatives,
}: Pick<AgentRun, 'revision' | 'verdict' | 'reasons' | 'alternatives'>) {
  if ((verdict as { kind: string }).kind !== 'proceed') return [];
  const others = (alternatives as { option: string; whyNot: string }[]).map(({ option, whyNot }) => ({
    option,
    whyNot,
  }));
  return [{ revision, why: reasons, alternatives: others }];
}

/** How Temporal sees it; null where Temporal cannot be asked, or has forgotten a run that ended long ago. */
async function describe(around: Context['around'], workflowId: string) {
  const client = around.temporal();
  const ask = () => client.workflow.getHandle(workflowId).describe();
  const found = await client.withDeadline(Date.now() + PATIENCE_MS, ask).catch(() => null);
  return found && { status: found.status.name, runId: found.runId, historyLength: found.historyLength };
}

type Shown = Found &
  Awaited<ReturnType<typeof readStory>> & {
    execution: Awaited<ReturnType<typeof describe>>;
    webUi: string | null;
  };

function print(order: Shown, say: (text?: string) => void): void {
  const { exception } = order;
  const facts: [string, string | null | undefined][] = [
    ['store', order.store],
    ['stage', `${order.stage}, revision ${order.revision}`],
    ['outcome', order.outcome ?? 'under way'],
    ['why', order.why],
    ['exception', exception && `${exception}: ${FAILURES[exception as FailureKind]?.title ?? ''}`],
    ['trace id', order.traceId],
    ['workflow', `${order.workflowId} (${order.execution?.status ?? 'not known to Temporal'})`],
    ['web ui', order.webUi],
  ];
  say(`Order ${order.name ?? ''} ${order.order}`.replace('  ', ' '));
  for (const [name, value] of facts) if (value) say(`  ${name.padEnd(10)} ${value}`);
  section('Story', ['at', 'stage', 'what', ''], order.events.map(eventRow));
  section('Audit', ['at', 'who', 'what', ''], order.audit.map(auditRow));
  section('Decisions', ['step', 'rev', 'verdict', 'sure', 'proposes'], order.decisions.map(decisionRow));
  if (order.routing) {
    say(`\nRouting (revision ${order.routing.revision})`);
    for (const reason of order.routing.why) say(`  because ${reason}`);
    for (const { option, whyNot } of order.routing.alternatives) say(`  not     ${option}: ${whyNot}`);
  }
  section('Effects', ['step', 'rev', 'effect', 'state', 'tries'], order.effects.map(effectRow));
  section(
    'Shipments',
    ['no', 'state', 'carrier', 'tracking', 'cost', 'carrier says'],
    order.shipments.map(shipmentRow),
  );
  for (const each of order.cases) {
    say(`\nCase ${each.id} (${each.closedAt ? `closed: ${each.answer ?? each.why}` : 'open'})`);
    say(`  ${each.question}`);
    for (const { choice, effect } of each.choices as { choice: string; effect: string }[])
      say(`  ${choice.padEnd(10)} ${effect}`);
  }

  function section(title: string, head: string[], rows: string[][]) {
    if (rows.length === 0) return;
    const indented = table(head, rows).replace(/^/gm, '  ');
    say(`\n${title}\n${indented}`);
  }
}

const clock = (at: Date) => at.toISOString().replace('T', ' ').slice(0, 19);
const eventRow = ({ at, stage, kind, text }: Shown['events'][number]) => [clock(at), stage, kind, text];
const auditRow = ({ at, who, what, text, hash }: Shown['audit'][number]) => [
  clock(at),
  who,
  what,
  hash ? `${text} [${hash.slice(0, 12)}]` : text,
];
const effectRow = ({ step, revision, kind, state, attempts }: Shown['effects'][number]) => [
  step,
  String(revision),
  kind,
  state,
  String(attempts),
];
const shipmentRow = (shipment: Shown['shipments'][number]) => [
  String(shipment.number),
  shipment.state,
  `${shipment.carrier} ${shipment.service}`,
  shipment.trackingNumber,
  `${toDecimal({ amount: shipment.costAmount, currency: shipment.costCurrency })} ${shipment.costCurrency}`,
  shipment.carrierStatus?.replaceAll('_', ' ') ?? '',
];

function decisionRow({ step, revision, verdict, confidence, actions }: Shown['decisions'][number]): string[] {
  const { kind, outcome, failure } = verdict as {
    kind: string;
    outcome?: string;
    failure?: { kind: string };
  };
  const made = [kind, outcome ?? failure?.kind].filter(Boolean).join(' ');
  return [step, String(revision), made, confidence.toFixed(2), actions.join(', ')];
}
