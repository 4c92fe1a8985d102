/** A question answered from a store's own documents, with what it rests on; where that is not sure, a person answers. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import { SURE } from '../../contracts/decision.ts';
import type { Passage } from '../../contracts/passage.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import type { Budget } from '../budget/budget.ts';
import type { AnswerCache } from '../cache/answers.ts';
import { asData } from '../guardrails/data.ts';
import { asPassages } from '../guardrails/passages.ts';
import { openJournal } from '../loop/journal.ts';
import { DEFAULT_LIMITS } from '../loop/limits.ts';
import { reason } from '../loop/loop.ts';
import type { Task } from '../loop/task.ts';
import type { ModelGateway } from '../model/types.ts';
import type { Policies } from './library.ts';
import { type Asked, askedOf, MOST_ASKED } from './question.ts';

export interface AskResources {
  db: PrismaClient;
  log: Logger;
  models: ModelGateway;
  budget: Budget;
  answers: AnswerCache;
  policies: Policies;
}

export type PolicyAnswer = { passages: Passage[] } & (
  | { kind: 'answer'; text: string; confidence: number; cites: Passage[]; before: string | null }
  /** `draft`: what was not sure enough to be given. */
  | { kind: 'person'; why: string; draft: string | null; confidence: number }
);

const Answer = z.object({
  text: z.string().min(1).max(800),
  /** Numbers of the passages it rests on. */
  cites: z.array(z.int()).max(5),
  confidence: z.number().min(0).max(1),
});
type Answer = z.infer<typeof Answer>;

export async function askPolicy(
  resources: AskResources,
  { store, question }: { store: string; question: string },
): Promise<PolicyAnswer> {
  const { db, models, budget, answers, policies } = resources;
  const asked = askedOf(question);
  const run = {
    run: randomUUID(),
    store,
    order: '',
    agent: 'policy',
    traceId: randomUUID().replaceAll('-', ''),
  };
  const passages = await policies.search({
    store,
    question: asked.text,
    agent: 'policy',
    traceId: run.traceId,
  });
  const person = (why: string, draft: Answer | null = null): PolicyAnswer => ({
    ...{ kind: 'person', passages, why, draft: draft?.text ?? null, confidence: draft?.confidence ?? 0 },
  });
  if (passages.length === 0) return person('the store’s documents do not speak of it');
  if (!models.configured) return person('no model is configured: read the passages');

  const task = taskFor(asked, passages);
  const before = await answers.find(task, run);
  const answer = before?.answer ?? (await think());
  if (typeof answer === 'string') return person(answer);
  const cites = [...new Set(answer.cites)].flatMap((number) => passages[number - 1] ?? []);
  if (answer.confidence < SURE || cites.length === 0) return person('the answer is not sure enough', answer);
  const { text, confidence } = answer;
  return { kind: 'answer', passages, text, confidence, cites, before: before?.source ?? null };

  /** @returns why there is none, where there is none. */
  async function think(): Promise<Answer | string> {
    const journal = await openJournal({ db, budget }, run, DEFAULT_LIMITS);
    const on = { models, journal, limits: DEFAULT_LIMITS, traceId: run.traceId };
    const concluded = await reason(task, on);
    switch (concluded.kind) {
      case 'answer':
        if (concluded.final) await answers.keep(task, run, concluded.answer, concluded.model);
        return concluded.answer;
      case 'partial':
        return concluded.missing;
      case 'unavailable':
        return `no model could be asked: ${concluded.why}`;
    }
  }
}

const taskFor = ({ text, personal }: Asked, passages: Passage[]): Task<Answer> => ({
  name: 'policy/answer',
  objective: 'Answer the question from the passages of the store’s policy, and from nothing else.',
  facts: `${asData('question', text, MOST_ASKED)}${asPassages(passages)}`,
  answer: Answer,
  strategies: [
    {
      when: 'always',
      instruction:
        'One to three sentences. Where the passages do not answer it, say so, cite nothing, and put a confidence of 0.',
      tiers: ['cheap', 'balanced'],
    },
  ],
  check: ({ cites, confidence }) => [
    ...(cites.every((number) => passages[number - 1]) ? [] : ['there is no passage of that number']),
    ...(cites.length === 0 && confidence >= SURE ? ['an answer that rests on no passage is not sure'] : []),
  ],
  maxTokensOut: 300,
  // Other passages, another answer.
  ...(personal
    ? {}
    : { reusable: { form: 'question', question: text, facts: passages.map(({ chunk }) => chunk) } }),
});
