/** Asks the agent's model part where its rules could not decide. Whatever comes of it is a proposal that the gateway judges. */
import { type Agent, fail } from '../agents/define.ts';
import { type Decision, SURE } from '../contracts/decision.ts';
import type { RunRef } from '../prisma/steps.ts';
import { openJournal } from '../runtime/loop/journal.ts';
import type { Limits } from '../runtime/loop/limits.ts';
import { type Conclusion, reason } from '../runtime/loop/loop.ts';
import { tokenCounter } from '../runtime/model/tokens.ts';
import type { Resources } from '../runtime/resources.ts';
import type { Tool } from '../runtime/tools/tool.ts';

interface Occasion {
  run: RunRef;
  tools: Tool[];
  limits: Limits;
  signal?: AbortSignal;
}

/** A model's own certainty is worth no more than this where no rule has confirmed it: no risky action goes through on it. */
const UNCONFIRMED = SURE - 0.01;

/** The rules' decision, or the one that a model's answer makes of it. */
export async function judgeBeyondRules(
  { db, log, models, budget, answers }: Pick<Resources, 'db' | 'log' | 'models' | 'budget' | 'answers'>,
  agent: Agent,
  input: unknown,
  ruled: Decision<unknown>,
  { run, tools, limits, signal }: Occasion,
): Promise<Decision<unknown>> {
  const task = models.configured ? agent.model?.ask(input, ruled, tools) : null;
  if (!agent.model || !task) return ruled;

  const { conclude } = agent.model;
  const concludeFrom = (answer: unknown) => {
    const { decision, verified } = conclude(input, ruled, answer);
    const confidence = verified ? decision.confidence : Math.min(decision.confidence, UNCONFIRMED);
    return { ...decision, confidence };
  };
  const before = await answers.find(task, run);
  if (before) {
    const decision = withReason(concludeFrom(before.answer), `answered before by ${before.source}`);
    return { ...decision, decidedBy: 'cache' };
  }

  const journal = await openJournal({ db, budget }, run, limits);
  const { traceId } = run;
  const count = await tokenCounter();
  const concluded = await reason(task, {
    models,
    journal,
    limits,
    traceId,
    tokensLeftOut: count(JSON.stringify(input)) - count(task.facts),
    ...(signal ? { signal } : {}),
  });
  log.info(
    { traceId, agent: agent.name, task: task.name, ...brief(concluded), ...journal.spent() },
    'model asked',
  );
  switch (concluded.kind) {
    case 'unavailable':
      return withReason(ruled, `no model could be asked: ${concluded.why}`);
    case 'partial':
      return agent.model.optional
        ? withReason(ruled, concluded.missing)
        : unfinished(ruled, concluded.missing);
    case 'answer':
      if (!concluded.final)
        return withReason(
          concludeFrom(concluded.answer),
          'another model was to be asked, too, and could not be',
        );
      await answers.keep(task, run, concluded.answer, concluded.model);
      return concludeFrom(concluded.answer);
  }
}

/** Where the rules let the order go on, nobody would look at what is missing: so a person is asked. */
function unfinished(ruled: Decision<unknown>, missing: string): Decision<unknown> {
  if (ruled.verdict.kind !== 'proceed' || ruled.decidedBy !== 'rules') return withReason(ruled, missing);
  return withReason(fail('model_unfinished', missing), ruled.reasons.join('; '));
}

const withReason = (decision: Decision<unknown>, why: string): Decision<unknown> => ({
  ...decision,
  reasons: [...decision.reasons, why],
});

const brief = ({ kind, model, memory }: Conclusion<unknown>) => ({ kind, model, status: memory.status });
