/** For tests of the gateway: providers, a question, and a meter that writes down what it is told. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createModelGateway, type ModelGatewayOptions } from '../runtime/model/gateway.ts';
import type { Meter, ModelRequest, RawReply, Spend } from '../runtime/model/types.ts';
import { startScriptedModel } from '../simulator/model/index.ts';

export async function scriptedModel() {
  const model = await startScriptedModel();
  onTestFinished(() => model.close());
  return model;
}

/** A provider of a test's own, for what the scripted model does not do. @returns its base URL */
export async function provider(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

export const Verdict = z.object({ kind: z.enum(['gift', 'cancel', 'question']), confidence: z.number() });
export type Verdict = z.output<typeof Verdict>;
export const VERDICT: Verdict = { kind: 'gift', confidence: 0.9 };

export const question = (extra: Partial<ModelRequest<Verdict>> = {}): ModelRequest<Verdict> => ({
  tier: 'cheap',
  task: 'customer/note',
  messages: [
    { role: 'system', content: 'Say what the note asks for.' },
    { role: 'user', content: 'Please wrap it, it is a present.' },
  ],
  answer: Verdict,
  maxTokensOut: 200,
  timeoutMs: 5_000,
  traceId: '0af7651916cd43dd8448eb211c80319c',
  ...extra,
});

/** One provider a url, "one", "two" …, each with the models named; the cheap tier asks them in this order. */
export function gatewayOver(
  urls: string[],
  options: Partial<ModelGatewayOptions> & { models?: string[] } = {},
) {
  const { models = ['small'], ...rest } = options;
  const names = ['one', 'two', 'three'];
  const prices = Object.fromEntries(models.map((model) => [model, { in: 1, out: 2, cached: 0.5 }]));
  const providers = urls.map((baseUrl, index) => ({
    name: names[index] ?? '',
    baseUrl,
    apiKey: 'key',
    prices,
  }));
  const cheap = providers.flatMap(({ name }) => models.map((model) => ({ provider: name, model })));
  return createModelGateway({
    settings: { providers, tiers: { cheap, balanced: [], premium: [] }, embeddings: null },
    ...rest,
  });
}

/** Everything a meter is told, in order; `kept` replies are handed back first. */
export function meterOf(kept: RawReply[] = [], limit: (spend: Spend) => void = () => {}) {
  const told: (
    | { kind: 'before'; spend: Spend }
    | { kind: 'paid'; spend: Spend; reply: RawReply }
    | { kind: 'failed'; spend: Spend; why: string }
  )[] = [];
  const replies = [...kept];
  const meter: Meter = {
    replay: async () => replies.shift() ?? null,
    async before(spend) {
      limit(spend);
      told.push({ kind: 'before', spend });
    },
    async paid(spend, reply) {
      told.push({ kind: 'paid', spend, reply });
    },
    async failed(spend, error) {
      told.push({ kind: 'failed', spend, why: error.kind });
    },
  };
  return { meter, told, kinds: () => told.map(({ kind }) => kind) };
}
