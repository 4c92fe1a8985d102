/** `waybill order explain`: an order's whole story from the decision log, agent by agent, with who decided, why, and what it cost. */
import type { Verdict } from '../contracts/decision.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { redact } from '../runtime/guardrails/pii/index.ts';
import { type Found, findOrder } from './findOrder.ts';
import type { Context } from './program.ts';

export async function explain({ output, around }: Context, named: string, { store }: { store?: string }) {
  const db = around.db();
  const order = await findOrder(db, named, store);
  const runs = await readRuns(db, order);
  print(order, runs, output.say);
  output.result({ ok: true, store: order.store, order: order.order, traceId: order.traceId, runs });
  return 0;
}

async function readRuns(db: PrismaClient, { store, order }: Found) {
  const where = { store, order };
  const [runs, steps, effects] = await Promise.all([
    db.agentRun.findMany({ where, orderBy: { decidedAt: 'asc' } }),
    db.agentStep.findMany({ where, orderBy: [{ run: 'asc' }, { seq: 'asc' }], omit: { reply: true } }),
    db.effect.findMany({ where, select: { decisionId: true, kind: true, state: true } }),
  ]);
  return runs.map((run) => {
    const own = steps.filter((step) => step.run === run.id);
    const asked = own.filter(({ kind }) => kind === 'model');
    const isModel = run.decidedBy === 'model';
    const readable = (text: string) => (isModel ? redact(text) : text);
    return {
      step: run.step,
      revision: run.revision,
      decidedAt: run.decidedAt.toISOString(),
      decidedBy: run.decidedBy,
      verdict: run.verdict as unknown as Verdict<unknown>,
      confidence: run.confidence,
      saw: run.saw as { facts: string[]; sha256: string } | null,
      reasons: run.reasons.map(readable),
      alternatives: (run.alternatives as { option: string; whyNot: string }[]).map(({ option, whyNot }) => ({
        option: readable(option),
        whyNot: readable(whyNot),
      })),
      actions: (run.actions as { kind: string }[]).map(({ kind }) => ({
        kind,
        state:
          effects.find((effect) => effect.decisionId === run.id && effect.kind === kind)?.state ??
          'not begun',
      })),
      ms: run.ms,
      model: asked.findLast(({ state }) => state === 'done')?.model ?? null,
      tier: asked.findLast(({ state }) => state === 'done')?.tier ?? null,
      calls: asked.length,
      tools: own.filter(({ kind }) => kind === 'tool').map(({ name }) => name.split(' ')[0] ?? name),
      tokens: asked.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0),
      usd: asked.reduce((sum, { microUsd }) => sum + microUsd, 0) / 1e6,
      faults: asked.flatMap(({ model, state, error }) =>
        state === 'done' ? [] : [`${model}: ${error ?? state}`],
      ),
    };
  });
}

type Run = Awaited<ReturnType<typeof readRuns>>[number];

function print(order: Found, runs: Run[], say: (text?: string) => void): void {
  say(`Order ${order.name ?? order.order} of ${order.store}: ${order.outcome ?? 'under way'}`);
  if (order.why) say(`  ${order.why}`);
  say(`  trace ${order.traceId}`);
  for (const run of runs) {
    say();
    say(
      `${run.decidedAt.slice(11, 19)}  ${run.step}${run.revision > 0 ? ` (revision ${run.revision})` : ''}`,
    );
    say(`  ${verdictOf(run.verdict)}, sure to ${Math.round(run.confidence * 100)} %, by ${authorOf(run)}`);
    for (const reason of run.reasons) say(`  because ${reason}`);
    for (const { option, whyNot } of run.alternatives) say(`  or      ${option} - ${whyNot}`);
    for (const { kind, state } of run.actions) say(`  does    ${kind}: ${state}`);
    for (const fault of run.faults) say(`  failed  ${fault}`);
    if (run.saw) say(`  saw     ${run.saw.facts.join(', ')} (${run.saw.sha256.slice(0, 12)})`);
  }
  const usd = runs.reduce((sum, run) => sum + run.usd, 0);
  const calls = runs.reduce((sum, run) => sum + run.calls, 0);
  say(`\n${runs.length} decisions, ${calls} model calls, $${usd.toFixed(4)}`);
}

function verdictOf(verdict: Verdict<unknown>): string {
  switch (verdict.kind) {
    case 'proceed':
      return 'goes on';
    case 'finish':
      return `ends: ${verdict.outcome}`;
    case 'fail':
      return `stops: ${verdict.failure.kind}`;
  }
}

function authorOf({ decidedBy, model, tier, calls, tools, tokens, usd, ms }: Run): string {
  if (calls === 0) return `${decidedBy} in ${ms} ms`;
  const asked = `${model ?? 'no model'}${tier ? ` (${tier})` : ''}: ${calls} calls, ${tokens} tokens, $${usd.toFixed(4)}`;
  return `${decidedBy} in ${ms} ms; asked ${[asked, ...tools].join(', ')}`;
}
