/** Asks an agent's model part outside of any order: for evaluations, where a model is configured. */

import { toolsOf } from '../activities/tools.ts';
import type { Agent, Concluded } from '../agents/define.ts';
import type { AgentName } from '../agents/index.ts';
import { readConfig } from '../runtime/config.ts';
import type { Journal } from '../runtime/loop/journal.ts';
import { checkLimits, DEFAULT_LIMITS, nothingSpent } from '../runtime/loop/limits.ts';
import { reason } from '../runtime/loop/loop.ts';
import { createModelGateway } from '../runtime/model/gateway.ts';
import { MODEL_SETTINGS, modelSettings } from '../runtime/model/settings.ts';

export interface Asker {
  /** The agent's decision with its model part, or null where the rules have settled it or no answer came. */
  ask(agent: Agent, input: unknown): Promise<(Concluded<unknown> & { answer: unknown }) | null>;
  /** What all of it has cost. */
  cost(): { calls: number; usd: number };
}

/** Null where no model is configured: then the rules are evaluated alone. */
export function askerFrom(env: NodeJS.ProcessEnv = process.env): Asker | null {
  const models = createModelGateway({ settings: modelSettings(readConfig(MODEL_SETTINGS, env)) });
  if (!models.configured) return null;
  const total = { calls: 0, usd: 0 };
  return {
    cost: () => total,
    async ask(agent, input) {
      const ruled = agent.decide(input);
      const task = agent.model?.ask(input, ruled, toolsOf(agent.name as AgentName));
      if (!agent.model || !task) return null;
      const journal = unkept();
      const limits = { ...DEFAULT_LIMITS, ...agent.limits };
      const concluded = await reason(task, { models, journal, limits, traceId: '0'.repeat(32) });
      total.calls += journal.spent().steps;
      total.usd += journal.spent().microUsd / 1e6;
      if (concluded.kind !== 'answer') return null;
      return { ...agent.model.conclude(input, ruled, concluded.answer), answer: concluded.answer };
    },
  };
}

/** Counts and limits as the real one does, and keeps nothing. */
function unkept(): Journal {
  const begun = Date.now();
  const total = nothingSpent();
  const spent = () => ({ ...total, ms: Date.now() - begun });
  return {
    spent,
    tool: (_name, _callId, work) => work(),
    meter: {
      replay: async () => null,
      async before({ tokensIn, maxTokensOut, microUsd }) {
        checkLimits(DEFAULT_LIMITS, spent(), { steps: 1, tokens: tokensIn + maxTokensOut, microUsd });
        total.steps += 1;
      },
      async paid(_spend, { usage }) {
        total.tokens += usage.tokensIn + usage.tokensOut;
        total.microUsd += usage.microUsd;
      },
      failed: async () => {},
    },
  };
}
