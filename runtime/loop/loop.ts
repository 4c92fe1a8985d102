/** The bounded loop: observe, think, act, reflect, until there is an answer that stands or a limit says stop. */
import { BudgetExhausted } from '../budget/budget.ts';
import { ModelError } from '../model/errors.ts';
import { tokenCounter } from '../model/tokens.ts';
import type { ModelGateway, ModelReply, ModelRequest, Tier } from '../model/types.ts';
import { specOf } from '../tools/run.ts';
import type { Tool } from '../tools/tool.ts';
import { evaluate } from './evaluator.ts';
import { execute } from './executor.ts';
import type { Journal } from './journal.ts';
import { LimitReached, type Limits } from './limits.ts';
import { beginMemory, type Memory, shouldEscalate } from './memory.ts';
import { goOnAlone, goOnFrom, opinionOf, type Place, START } from './opinions.ts';
import { plan } from './planner.ts';
import { openingMessages } from './prompts.ts';
import type { Strategy, Task } from './task.ts';
import { type Shown, shown } from './window.ts';

/** What one question of the loop adds to. */
type Question<Answer> = Pick<
  ModelRequest<Answer>,
  'tier' | 'except' | 'task' | 'messages' | 'answer' | 'tools' | 'maxTokensOut' | 'tokensLeftOut'
>;

export interface LoopResources {
  ask<Answer>(question: Question<Answer>): Promise<ModelReply<Answer>>;
  journal: Journal;
  traceId: string;
  signal: AbortSignal;
}

export type Conclusion<Answer> = { memory: Memory; model: string | null } & (
  | {
      kind: 'answer';
      answer: Answer;
      /** False where somebody else was to be asked about it, and could not be. */
      final: boolean;
    }
  /** A limit, or a model that did not get there: what it had, and what is missing. */
  | { kind: 'partial'; answer: Answer | null; missing: string }
  /** No model could be asked at all. */
  | { kind: 'unavailable'; why: string }
);

export interface RunOptions {
  models: ModelGateway;
  journal: Journal;
  limits: Limits;
  traceId: string;
  signal?: AbortSignal;
  /** Tokens of what the agent knows besides the task's facts: for the ledger, which says what was not sent. */
  tokensLeftOut?: number;
}

const CALL_MS = 20_000;
const GRACE_MS = 1_000;
const MAX_TOKENS_OUT = 800;

/** @throws only where `signal` was aborted from outside. */
export async function reason<Answer>(task: Task<Answer>, options: RunOptions): Promise<Conclusion<Answer>> {
  const memory = beginMemory(task.objective);
  const deadline = AbortSignal.timeout(options.limits.ms);
  const on = equip(options, deadline);
  const state: State<Answer> = { answer: null, model: null };
  try {
    const strategy = await plan(task, on, memory);
    const final = await pursue(task, strategy, on, memory, state);
    return concluded(memory, state, final);
  } catch (error) {
    options.signal?.throwIfAborted();
    const limit = deadline.aborted ? new LimitReached('ms', options.limits) : error;
    // What stood up to its check stays, though nobody better could be asked.
    if (memory.status === 'complete' && isGone(limit)) return concluded(memory, state, false);
    if (limit instanceof LimitReached) return partial(memory, state, limit.message);
    // No money left for the day is no failure either: rules go on.
    if (!(error instanceof ModelError || error instanceof BudgetExhausted)) throw error;
    memory.status = 'failed';
    return { kind: 'unavailable', why: error.message, memory, model: state.model };
  }
}

const isGone = (error: unknown) =>
  error instanceof LimitReached || error instanceof ModelError || error instanceof BudgetExhausted;

const concluded = <Answer>(memory: Memory, state: State<Answer>, final: boolean): Conclusion<Answer> =>
  memory.status === 'complete' && state.answer !== null
    ? { kind: 'answer', answer: state.answer, final, memory, model: state.model }
    : partial(memory, state, 'several answers did not stand up to their check');

interface State<Answer> {
  answer: Answer | null;
  model: string | null;
}

/** @returns whether everybody was asked who was to be. */
async function pursue<Answer>(
  task: Task<Answer>,
  strategy: Strategy,
  on: LoopResources,
  memory: Memory,
  state: State<Answer>,
): Promise<boolean> {
  const tools = (task.tools ?? []).filter(({ name }) => strategy.tools?.includes(name));
  const opening = openingMessages(task, strategy);
  const count = await tokenCounter();
  let at: Place = START;
  while (!shouldEscalate(memory)) {
    const { tier, turns, first } = at;
    const whom = { tier: tierAt(strategy, tier), except: first?.model ?? null };
    const reply = await think(task, whom, tools, shown(opening, turns, count), on).catch((error: unknown) => {
      if (first && error instanceof ModelError && error.kind === 'exhausted') return error;
      throw error;
    });
    if (reply instanceof ModelError) {
      const next = goOnAlone(at, strategy.tiers);
      // Where the tier has no other model there was nobody to ask.
      if (!next) return reply.causes.length === 0;
      at = next;
      continue;
    }
    const model = `${reply.provider}/${reply.model}`;
    if (memory.status !== 'complete') state.model = model;
    if (reply.kind === 'tools') {
      const calls = await execute(reply.calls, tools, on, memory);
      at = { ...at, turns: [...turns, { kind: 'asked', content: reply.content, calls }] };
      continue;
    }
    const verdict = evaluate(task, reply.value);
    if (verdict.kind === 'improve') {
      const { faults } = verdict;
      memory.done.push(`answer sent back: ${faults.length} fault(s)`);
      memory.retries += 1;
      const answer = JSON.stringify(reply.value);
      at = { tier: tier + 1, turns: [...turns, { kind: 'sent_back', answer, faults }], first: null };
      continue;
    }
    Object.assign(state, { answer: reply.value, model });
    memory.status = 'complete';
    const next = goOnFrom(at, opinionOf(task, reply.value, model), strategy.tiers);
    if (!next) return true;
    memory.done.push(next.why);
    at = next.at;
  }
  if (memory.status !== 'complete') memory.status = 'escalated';
  return false;
}

/** A better model is asked only where a cheaper one's answer was sent back, or was not sure. */
const tierAt = ({ tiers }: Strategy, index: number): Tier =>
  tiers[Math.min(index, tiers.length - 1)] ?? tiers[0];

const think = <Answer>(
  task: Task<Answer>,
  whom: { tier: Tier; except: string | null },
  tools: Tool[],
  { messages, leftOut }: Shown,
  on: LoopResources,
): Promise<ModelReply<Answer>> =>
  on.ask({
    ...whom,
    task: task.name,
    messages,
    tokensLeftOut: leftOut,
    answer: task.answer,
    maxTokensOut: task.maxTokensOut ?? MAX_TOKENS_OUT,
    ...(tools.length > 0 ? { tools: tools.map(specOf) } : {}),
  });

function partial<Answer>(memory: Memory, { answer, model }: State<Answer>, why: string): Conclusion<Answer> {
  memory.status = 'escalated';
  const left = memory.planned.filter((step) => !memory.done.includes(step));
  return { kind: 'partial', answer, missing: `${why}; missing: ${left.join(', ')}`, memory, model };
}

function equip(options: RunOptions, deadline: AbortSignal) {
  const { models, journal, limits, traceId, signal } = options;
  const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const on: LoopResources = {
    ask: (question) => {
      // The run's own deadline comes first, so that it is told from a provider that is slow.
      const timeoutMs = Math.min(CALL_MS, Math.max(0, limits.ms - journal.spent().ms) + GRACE_MS);
      const tokensLeftOut = (options.tokensLeftOut ?? 0) + (question.tokensLeftOut ?? 0);
      const call = { timeoutMs, traceId, signal: either, meter: journal.meter, tokensLeftOut };
      return models.ask({ ...question, ...call });
    },
    journal,
    traceId,
    signal: either,
  };
  return on;
}
