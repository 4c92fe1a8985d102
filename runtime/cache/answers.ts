/** Answers given before: to the same question, of the same agent and prompt, in the same store under the same policy. */
import type { Logger } from 'pino';
import { v5 } from 'uuid';
import { hashOf } from '../../contracts/hash.ts';
import { answersIn, countHit, keepAnswer, type Partition } from '../../prisma/answers.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import type { RunRef } from '../../prisma/steps.ts';
import { detect } from '../guardrails/pii/index.ts';
import { evaluate } from '../loop/evaluator.ts';
import type { Task } from '../loop/task.ts';
import type { Embeddings } from '../model/embeddings.ts';
import { answerSchema } from '../model/schema.ts';
import { alike, type Question, questionOf } from './alike.ts';
import type { Form } from './normalize.ts';

export interface Found<Answer> {
  answer: Answer;
  /** "openai/gpt-5.4-nano in run 0c5e…": for people. */
  source: string;
}

export interface AnswerCache {
  /** Null where nobody has asked that before, and where the task's answers are not to be given again. */
  find<Answer>(task: Task<Answer>, run: RunRef): Promise<Found<Answer> | null>;
  keep<Answer>(task: Task<Answer>, run: RunRef, answer: Answer, model: string | null): Promise<void>;
}

interface Options {
  db: PrismaClient;
  log: Logger;
  embeddings: Embeddings;
  /** Changes with the store's policy and with its documents. */
  policyVersion(store: string): Promise<string>;
}

const NAMESPACE = '5d2f0d8e-9b1c-5a43-8f0a-7f0c9a1e4b66';
/** A price, a carrier's rule or a tariff that a model knew of does not hold for ever. */
const KEPT_MS = 30 * 24 * 3600_000;

/** A question that names somebody is theirs, and is neither kept nor compared. */
export const PERSONAL: ReadonlySet<string> = new Set([
  ...['PERSON', 'STREET_ADDRESS', 'PHONE_NUMBER', 'EMAIL_ADDRESS', 'CREDIT_CARD', 'IBAN_CODE', 'US_SSN'],
  ...['US_DRIVER_LICENSE', 'IP_ADDRESS'],
]);
const isPersonal = (question: string) => detect(question).some(({ type }) => PERSONAL.has(type));

/** For measurements: nothing is remembered. */
export const noAnswers: AnswerCache = { find: async () => null, keep: async () => {} };

export function answerCache({ db, log, embeddings, policyVersion }: Options): AnswerCache {
  const place = async <Answer>(task: Task<Answer>, { store, agent }: RunRef): Promise<Partition> => ({
    ...{ store, agent, task: task.name },
    partition: partitionOf(task),
    policyVersion: await policyVersion(store),
  });

  async function seen(question: string, form: Form, task: string, run: RunRef): Promise<Question> {
    const plain = questionOf(question, form);
    if (form === 'title' || embeddings.model === null) return plain;
    const asking = { ...run, task: `${task}/embedding` };
    const [vector] = (await embeddings.embed([question], asking)) ?? [];
    return { ...plain, vector: vector ?? null };
  }

  /** A question is embedded once, though it is looked for and then kept. */
  const asked = new WeakMap<Task<never>, Promise<Question>>();
  const questionFor = <Answer>(task: Task<Answer>, run: RunRef, form: Form, question: string) => {
    const key = task as unknown as Task<never>;
    const known = asked.get(key) ?? seen(question, form, task.name, run);
    asked.set(key, known);
    return known;
  };

  return {
    async find(task, run) {
      if (!task.reusable || isPersonal(task.reusable.question)) return null;
      const at = await place(task, run);
      const { form, question } = task.reusable;
      const plain = questionOf(question, form);
      const exact = await answersIn(db, at, { question: plain.key, strict: plain.strict, embeddedBy: null });
      const wanted = exact.length > 0 ? plain : await questionFor(task, run, form, question);
      const { key, strict, vector } = wanted;
      const rows =
        exact.length > 0 || !vector
          ? exact
          : await answersIn(db, at, { question: key, strict, embeddedBy: embeddings.model });
      const [best] = rows
        .map((row) => ({ row, similarity: alike(wanted, { ...row, key: row.question, form }) ?? 0 }))
        .sort((a, b) => b.similarity - a.similarity);
      if (!best || best.similarity === 0) return null;
      const answer = task.answer.safeParse(best.row.answer);
      // The shape is in the partition; a check may still rest on something else.
      if (!answer.success || evaluate(task, answer.data).kind !== 'accept') return null;
      const { id, model, run: by, createdAt } = best.row;
      await countHit(db, id);
      const { traceId, agent, store } = run;
      const { similarity } = best;
      log.info(
        { traceId, store, agent, task: task.name, answer: id, model, run: by, similarity },
        'answered before',
      );
      const day = createdAt.toISOString().slice(0, 10);
      return { answer: answer.data, source: `${model} on ${day}, in run ${by}` };
    },

    async keep(task, run, answer, model) {
      if (!task.reusable || isPersonal(task.reusable.question)) return;
      const at = await place(task, run);
      const { form, question } = task.reusable;
      const { key, strict, vector } = await questionFor(task, run, form, question);
      await keepAnswer(db, {
        ...at,
        id: v5(JSON.stringify([at.store, at.agent, at.partition, at.policyVersion, key]), NAMESPACE),
        ...{ question: key, strict, vector: [...(vector ?? [])] },
        embeddedBy: vector ? embeddings.model : null,
        ...{ answer, model: model ?? 'unknown', run: run.run },
        expiresAt: new Date(Date.now() + KEPT_MS),
      });
    },
  };
}

/** The prompt's version is what it says: nobody has to remember to raise a number. */
const partitionOf = <Answer>({ name, objective, strategies, answer, reusable }: Task<Answer>): string =>
  hashOf([name, objective, strategies, answerSchema(answer).schema, reusable?.form, reusable?.facts ?? null]);
