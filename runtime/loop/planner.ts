/** Chooses how to go about a task: the cheapest tier looks at it and says which of the strategies fits. */
import { z } from 'zod';
import type { LoopResources } from './loop.ts';
import type { Memory } from './memory.ts';
import { planningMessages } from './prompts.ts';
import type { Strategy, Task } from './task.ts';

const PLAN_TOKENS = 150;

export async function plan<Answer>(task: Task<Answer>, on: LoopResources, memory: Memory): Promise<Strategy> {
  const [first, ...others] = task.strategies;
  const chosen = others.length === 0 ? first : await choose(task, on);
  memory.planned = [...(chosen.tools ?? []).map((tool) => `may ask ${tool}`), 'answer'];
  memory.status = 'executing';
  return chosen;
}

async function choose<Answer>(task: Task<Answer>, on: LoopResources): Promise<Strategy> {
  const numbers = task.strategies.map((_, index) => String(index + 1)) as [string, ...string[]];
  const reply = await on.ask({
    tier: 'cheap',
    task: `${task.name}/plan`,
    messages: planningMessages(task),
    answer: z.object({ strategy: z.enum(numbers) }),
    maxTokensOut: PLAN_TOKENS,
  });
  const number = reply.kind === 'answer' ? Number(reply.value.strategy) : 1;
  return task.strategies[number - 1] ?? task.strategies[0];
}
