/** Texts as vectors, by an OpenAI-compatible API where one is configured. Nobody waits for it: without it words alone tell. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { finishStep, startStep } from '../../prisma/steps.ts';
import { type Breakers, createBreakers } from '../breaker/breaker.ts';
import type { Budget } from '../budget/budget.ts';
import { openaiOf } from './openai.ts';
import { microUsd } from './prices.ts';
import type { ModelSettings } from './settings.ts';
import { tokenCounter } from './tokens.ts';

/** Who asks, for the ledger of costs. */
export interface Asking {
  store: string;
  /** Empty where it is about no order. */
  order?: string;
  agent: string;
  task: string;
  traceId?: string;
}

export interface Embeddings {
  /** "openai/text-embedding-3-small": vectors of different models cannot be compared. Null: none is configured. */
  model: string | null;
  /** One vector a text; null where there is no money, no answer, or no model. */
  embed(texts: string[], asking: Asking): Promise<number[][] | null>;
}

interface Options {
  settings: ModelSettings;
  db: PrismaClient;
  budget: Budget;
  log: Logger;
  breakers?: Breakers;
}

export const noEmbeddings: Embeddings = { model: null, embed: async () => null };

const TIMEOUT_MS = 10_000;
/** Of one text, in UTF-16 code units: OpenAI takes 8192 tokens. */
const MOST_CHARS = 8_000;
/** Texts in one call. */
const BATCH = 50;

export function createEmbeddings({ settings, db, budget, log, breakers }: Options): Embeddings {
  const name = settings.embeddings;
  const provider = settings.providers.find((one) => one.name === name?.provider);
  if (!name || !provider) return noEmbeddings;
  const openai = openaiOf(provider, TIMEOUT_MS);
  const health = breakers ?? createBreakers({ db });
  const { provider: of, model: called } = name;
  const model = `${of}/${called}`;
  const priced = (tokensIn: number) =>
    microUsd(provider, called, { tokensIn, tokensOut: 0, tokensCached: 0 });

  async function once(texts: string[], { store, order = '', agent, task, traceId = '' }: Asking) {
    const count = await tokenCounter();
    const tokens = texts.reduce((sum, text) => sum + count(text), 0);
    const most = priced(tokens);
    const reserved = await budget.reserve({ store, agent, microUsd: most });
    const run = randomUUID();
    const spend = {
      kind: 'model' as const,
      name: task,
      tier: 'embeddings',
      provider: of,
      model: called,
      microUsd: most,
    };
    await startStep(db, { run, store, order, agent, traceId }, 0, spend);
    const began = performance.now();
    const ms = () => Math.round(performance.now() - began);
    try {
      const { data, usage } = await health.run(
        `model/${model}`,
        () => 'down',
        () => openai.embeddings.create({ model: called, input: texts, encoding_format: 'float' }),
      );
      if (data.length !== texts.length) throw new Error('another number of vectors than of texts');
      const tokensIn = usage?.prompt_tokens ?? tokens;
      const spent = priced(tokensIn);
      await finishStep(db, run, 0, { state: 'done', tokensIn, microUsd: spent, ms: ms() });
      await reserved.settle(spent, task);
      return [...data].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
    } catch (error) {
      await finishStep(db, run, 0, { state: 'failed', microUsd: most, ms: ms(), error: 'no embeddings' });
      await reserved.settle(most, task);
      throw error;
    }
  }

  return {
    model,
    async embed(texts, asking) {
      try {
        const vectors: number[][] = [];
        for (let at = 0; at < texts.length; at += BATCH) {
          const batch = texts.slice(at, at + BATCH).map((text) => text.slice(0, MOST_CHARS));
          vectors.push(...(await once(batch, asking)));
        }
        return vectors;
      } catch (error) {
        const why = error instanceof Error ? error.name : 'unknown';
        log.warn({ model, task: asking.task, why }, 'no embeddings: words alone tell');
        return null;
      }
    },
  };
}
