/** What it takes to ask a model: the gateway, the money, the answers given before, and the store's own documents. */
import type { Logger } from 'pino';
import { hashOf } from '../../contracts/hash.ts';
import type { StorePolicy } from '../../contracts/policy.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { documentsVersion } from '../../prisma/policies.ts';
import type { Breakers } from '../breaker/breaker.ts';
import { type Budget, createBudget } from '../budget/budget.ts';
import { type AnswerCache, answerCache } from '../cache/answers.ts';
import type { Config } from '../config.ts';
import { type Policies, policyLibrary } from '../policies/library.ts';
import { createEmbeddings, type Embeddings } from './embeddings.ts';
import { createModelGateway } from './gateway.ts';
import { type MODEL_SETTINGS, modelSettings } from './settings.ts';
import type { ModelGateway } from './types.ts';

export interface ModelMeans {
  models: ModelGateway;
  budget: Budget;
  embeddings: Embeddings;
  answers: AnswerCache;
  policies: Policies;
}

interface Options {
  db: PrismaClient;
  log: Logger;
  config: Pick<Config, (typeof MODEL_SETTINGS)[number]>;
  policyOf(store: string): Promise<StorePolicy>;
  breakers?: Breakers;
}

/** Millionths of a US dollar, in which model calls are counted. */
const MICRO = 1_000_000;

export function modelMeans({ db, log, config, policyOf, breakers }: Options): ModelMeans {
  const settings = modelSettings(config);
  const shared = breakers ? { breakers } : {};
  const budget = createBudget({
    db,
    log,
    all: config.MODEL_BUDGET_USD * MICRO,
    agent: config.MODEL_BUDGET_AGENT_USD * MICRO,
    ofStore: async (store) => ((await policyOf(store)).modelBudgetCents / 100) * MICRO,
  });
  const embeddings = createEmbeddings({ settings, db, budget, log, ...shared });
  const policyVersion = async (store: string) =>
    hashOf([await policyOf(store), await documentsVersion(db, store)]);
  return {
    models: createModelGateway({ settings, db, ...shared }),
    budget,
    embeddings,
    answers: answerCache({ db, log, embeddings, policyVersion }),
    policies: policyLibrary({ db, embeddings }),
  };
}
