/** The one bag of resources that activities pass down: everything with a connection behind it. */
import type { Logger } from 'pino';
import type { Carrier } from '../connectors/carrier/types.ts';
import type { Chat } from '../connectors/chat/types.ts';
import type { Mail } from '../connectors/mail/types.ts';
import type { Shopify } from '../connectors/shopify/types.ts';
import type { StorePolicy } from '../contracts/policy.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import type { SecretBox } from '../prisma/secrets.ts';
import type { Switchboard } from '../prisma/switchboard.ts';
import type { Budget } from './budget/budget.ts';
import type { AnswerCache } from './cache/answers.ts';
import type { Embeddings } from './model/embeddings.ts';
import type { ModelGateway } from './model/types.ts';
import type { Policies } from './policies/library.ts';

export interface Store {
  domain: string;
  name: string;
  /** Where a chat is told of cases: a secret. */
  caseWebhook: string | null;
  policy: StorePolicy;
}

export interface Resources {
  db: PrismaClient;
  /** Seals what must not lie open in the database. */
  box: SecretBox;
  log: Logger;
  /** @throws ConnectorError shopify_refuses where the store is not known. */
  store(domain: string): Promise<Store>;
  shopify(domain: string): Promise<Shopify>;
  carrier(domain: string): Promise<Carrier>;
  /** Pauses, and levels of autonomy: at most a second old. */
  board: Switchboard;
  /** Every pause is multiplied by it; 1 where it is not given. */
  pace?: number;
  /** Where the server is seen from outside, where that is known. */
  publicUrl?: string | undefined;
  mail: Mail;
  chat: Chat;
  models: ModelGateway;
  /** What models may cost in a day. */
  budget: Budget;
  embeddings: Embeddings;
  /** What models answered before to questions that depend on no person. */
  answers: AnswerCache;
  /** What stores promise, in their own words. */
  policies: Policies;
}
