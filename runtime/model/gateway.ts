/** The model gateway: the tier's models in order, each behind its breakers and beside the meter, until one answers. */
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { BreakerOpen, type Breakers, createBreakers } from '../breaker/breaker.ts';
import type { Health } from '../breaker/health.ts';
import { type CallModel, modelClient } from './client.ts';
import { exhausted, ModelError, meaningOf } from './errors.ts';
import { microUsd } from './prices.ts';
import { correction, Malformed, understand } from './reply.ts';
import { type AnswerSchema, answerSchema } from './schema.ts';
import type { ModelSettings } from './settings.ts';
import { tokenCounter, tokensOf } from './tokens.ts';
import type { Message, ModelGateway, ModelReply, ModelRequest, RawReply, Spend } from './types.ts';
import type { ProviderSettings } from './values.ts';

export interface ModelGatewayOptions {
  settings: ModelSettings;
  /** Where breakers are shared with the other workers; without it each process has its own. */
  db?: PrismaClient;
  breakers?: Breakers;
}

interface Candidate {
  provider: ProviderSettings;
  model: string;
  call: CallModel;
}

/** A caller that gives less time than this learns nothing about the provider from not being answered in it. */
const FAIR_TIME_MS = 5_000;

export function createModelGateway({ settings, db, breakers }: ModelGatewayOptions): ModelGateway {
  const health = breakers ?? createBreakers({ db });
  const clients = new Map(settings.providers.map((provider) => [provider.name, modelClient(provider)]));
  const candidates = (tier: keyof ModelSettings['tiers']): Candidate[] =>
    settings.tiers[tier].flatMap(({ provider: name, model }) => {
      const provider = settings.providers.find((one) => one.name === name);
      const call = clients.get(name);
      return provider && call ? [{ provider, model, call }] : [];
    });
  const chains = {
    cheap: candidates('cheap'),
    balanced: candidates('balanced'),
    premium: candidates('premium'),
  };

  return {
    configured: Object.values(chains).some((chain) => chain.length > 0),
    ask(request) {
      const chain = chains[request.tier].filter(
        ({ provider, model }) => `${provider.name}/${model}` !== request.except,
      );
      return askChain(chain, { request, schema: answerSchema(request.answer), breakers: health });
    },
  };
}

interface Asking<Answer> {
  request: ModelRequest<Answer>;
  schema: AnswerSchema;
  breakers: Breakers;
}

async function askChain<Answer>(chain: Candidate[], asking: Asking<Answer>): Promise<ModelReply<Answer>> {
  const { request } = asking;
  const causes: ModelError[] = [];
  let at = 0;
  let corrected: Message[] | null = null;
  for (;;) {
    const kept = (await request.meter?.replay()) ?? null;
    // An attempt that crashed may have got to a later model already: go on from there.
    const from = kept ? chain.findIndex((candidate) => wrote(candidate, kept)) : -1;
    if (from !== -1 && from !== at) [at, corrected] = [from, null];
    const candidate = chain[at];
    try {
      if (kept) return understand(kept, request);
      if (!candidate) throw exhausted(request.tier, causes);
      return await throughBreakers(candidate, corrected ?? request.messages, asking);
    } catch (error) {
      if (!(error instanceof ModelError) || meaningOf(error.kind).effect === 'stop') throw error;
      if (error instanceof Malformed && !corrected) corrected = [...request.messages, ...correction(error)];
      else {
        causes.push(error);
        [at, corrected] = [at + 1, null];
      }
    }
  }
}

const wrote = ({ provider, model }: Candidate, reply: RawReply): boolean =>
  reply.provider === provider.name && reply.model === model;

async function throughBreakers<Answer>(
  candidate: Candidate,
  messages: Message[],
  asking: Asking<Answer>,
): Promise<ModelReply<Answer>> {
  const { provider, model } = candidate;
  const { breakers, request } = asking;
  const ofProvider = `model/${provider.name}`;
  const judge = (whose: 'provider' | 'model') => (error: unknown) =>
    healthFrom(error, whose, request.timeoutMs);
  try {
    return await breakers.run(ofProvider, judge('provider'), () =>
      breakers.run(`${ofProvider}/${model}`, judge('model'), () => metered(candidate, messages, asking)),
    );
  } catch (error) {
    if (!(error instanceof BreakerOpen)) throw error;
    const { message: detail, retryAfterMs } = error;
    throw new ModelError('circuit_open', { provider: provider.name, model, detail, retryAfterMs });
  }
}

async function metered<Answer>(
  { provider, model, call }: Candidate,
  messages: Message[],
  { request, schema }: Asking<Answer>,
): Promise<ModelReply<Answer>> {
  const { tier, task, tools, maxTokensOut, timeoutMs, traceId, signal, meter } = request;
  const count = await tokenCounter();
  const tokensIn = tokensOf(count, { messages, tools, schema: schema.schema });
  const most = { tokensIn, tokensOut: maxTokensOut, tokensCached: 0 };
  const spend: Spend = {
    tier,
    task,
    provider: provider.name,
    model,
    tokensIn,
    tokensLeftOut: request.tokensLeftOut ?? 0,
    maxTokensOut,
    microUsd: microUsd(provider, model, most),
  };
  await meter?.before(spend);
  const began = performance.now();
  let reply: RawReply;
  try {
    const estimate = { tokensIn, count };
    reply = await call({
      model,
      messages,
      tools,
      answer: schema,
      maxTokensOut,
      timeoutMs,
      traceId,
      signal,
      estimate,
    });
  } catch (error) {
    const kind = error instanceof ModelError ? error.kind : 'unknown';
    await meter?.failed(spend, { kind, ms: Math.round(performance.now() - began) });
    throw error;
  }
  await meter?.paid(spend, reply);
  return understand(reply, request);
}

function healthFrom(error: unknown, whose: 'provider' | 'model', timeoutMs: number): Health {
  if (!(error instanceof ModelError) || error.kind === 'cancelled') return 'unknown';
  if (error.kind === 'timed_out' && timeoutMs < FAIR_TIME_MS) return 'unknown';
  const { counts } = meaningOf(error.kind);
  if (counts === whose) return error.retryAfterMs ? { awayMs: error.retryAfterMs } : 'down';
  // A provider that fails tells nothing about its models; a model that fails was at least reached.
  return counts === 'provider' ? 'unknown' : 'alive';
}
