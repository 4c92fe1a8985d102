/** The checkpoint of a run: what was paid for is kept, so that a run that crashed goes on without paying again. */
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { finishStep, loadSteps, type RunRef, type Step, startStep } from '../../prisma/steps.ts';
import type { Budget, Reservation } from '../budget/budget.ts';
import type { Meter, RawReply, Spend } from '../model/types.ts';
import type { ToolResult } from '../tools/tool.ts';
import { checkLimits, type Limits, nothingSpent, type Spent } from './limits.ts';

export interface Journal {
  meter: Meter;
  /** What the run has spent, its earlier attempts included. */
  spent(): Spent;
  /** The result of this call from an earlier attempt, or from `work` now. @throws LimitReached before one call too many. */
  tool(name: string, callId: string, work: () => Promise<ToolResult>): Promise<ToolResult>;
}

export async function openJournal(
  { db, budget }: { db: PrismaClient; budget: Budget },
  at: RunRef,
  limits: Limits,
): Promise<Journal> {
  const begun = Date.now();
  const earlier = await loadSteps(db, at.run);
  const replies = earlier.filter(({ kind, state }) => kind === 'model' && state === 'done');
  const results = new Map(earlier.filter(isResult).map((step) => [step.name, step.reply as ToolResult]));
  const total = spentBy(earlier);
  let seq = earlier.length;
  const open = new Map<Spend, { seq: number; reserved: Reservation }>();

  const spent = () => ({ ...total, ms: Date.now() - begun });

  const meter: Meter = {
    async replay() {
      return (replies.shift()?.reply as RawReply | undefined) ?? null;
    },
    async before(spend) {
      checkLimits(limits, spent(), {
        steps: 1,
        tokens: spend.tokensIn + spend.maxTokensOut,
        microUsd: spend.microUsd,
      });
      const { task, tier, provider, model, tokensLeftOut, microUsd } = spend;
      const reserved = await budget.reserve({ store: at.store, agent: at.agent, microUsd });
      const step = { name: task, tier, provider, model, tokensLeftOut, microUsd };
      await startStep(db, at, seq, { kind: 'model', ...step });
      open.set(spend, { seq, reserved });
      seq += 1;
      total.steps += 1;
    },
    async paid(spend, reply) {
      const { tokensIn, tokensOut, tokensCached, microUsd } = reply.usage;
      total.tokens += tokensIn + tokensOut;
      total.microUsd += microUsd;
      const { ms } = reply;
      await finish(spend, { state: 'done', tokensIn, tokensOut, tokensCached, microUsd, ms, reply });
    },
    async failed(spend, { kind, ms }) {
      // Nobody knows whether it was charged for: it counts as if it was.
      total.microUsd += spend.microUsd;
      await finish(spend, { state: 'failed', ms, error: kind, microUsd: spend.microUsd });
    },
  };

  async function finish(spend: Spend, result: Parameters<typeof finishStep>[3]) {
    const step = open.get(spend);
    open.delete(spend);
    if (!step) return;
    await finishStep(db, at.run, step.seq, result);
    await step.reserved.settle(result.microUsd ?? 0, spend.task);
  }

  return {
    meter,
    spent,
    async tool(name, callId, work) {
      const key = `${name} ${callId}`;
      const kept = results.get(key);
      if (kept) return kept;
      checkLimits(limits, spent(), { toolCalls: 1 });
      total.toolCalls += 1;
      const step = seq;
      seq += 1;
      await startStep(db, at, step, { kind: 'tool', name: key });
      const from = Date.now();
      const result = await work();
      const state = result.status === 'success' ? 'done' : 'failed';
      await finishStep(db, at.run, step, { state, ms: Date.now() - from, reply: result });
      return result;
    },
  };
}

const isResult = ({ kind, state }: Step) => kind === 'tool' && (state === 'done' || state === 'failed');

function spentBy(steps: Step[]): Spent {
  const total = nothingSpent();
  for (const { kind, tokensIn, tokensOut, microUsd } of steps) {
    if (kind === 'tool') total.toolCalls += 1;
    else total.steps += 1;
    total.tokens += tokensIn + tokensOut;
    total.microUsd += microUsd;
  }
  return total;
}
