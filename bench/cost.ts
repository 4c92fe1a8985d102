/** What models cost: the same exceptions as Waybill asks about them, and as a loop that asks the best model about each. */

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { judgeBeyondRules } from '../activities/judgement.ts';
import { compliance } from '../agents/compliance.ts';
import type { Agent } from '../agents/define.ts';
import { exception } from '../agents/exception.ts';
import type { Decision } from '../contracts/decision.ts';
import { scratchDir } from '../local/dirs.ts';
import { migrate } from '../local/migrate.ts';
import { freePort } from '../local/ports.ts';
import { startPostgres } from '../local/postgres.ts';
import { database } from '../prisma/client.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { unlimited } from '../runtime/budget/budget.ts';
import { answerCache, noAnswers } from '../runtime/cache/answers.ts';
import { readConfig } from '../runtime/config.ts';
import { DEFAULT_LIMITS } from '../runtime/loop/limits.ts';
import { noEmbeddings } from '../runtime/model/embeddings.ts';
import { createModelGateway } from '../runtime/model/gateway.ts';
import { MODEL_SETTINGS, modelSettings } from '../runtime/model/settings.ts';
import { startScriptedModel } from '../simulator/model/index.ts';
import { answerTo, TIERS } from './cost/model.ts';
import { type Exceptional, workloadOf } from './cost/workload.ts';

const AGENTS = { exception, compliance } as Record<Exceptional['agent'], Agent>;

interface Side {
  name: 'naive' | 'shipped';
  tiers: Record<keyof typeof TIERS, readonly string[]>;
  /** Rules first, and answers given before. */
  whole: boolean;
}
const SIDES: Side[] = [
  {
    name: 'naive',
    tiers: { cheap: TIERS.premium, balanced: TIERS.premium, premium: TIERS.premium },
    whole: false,
  },
  { name: 'shipped', tiers: TIERS, whole: true },
];

type Model = Awaited<ReturnType<typeof startScriptedModel>>;
interface Ran {
  it: Exceptional;
  /** Of the model that decided; "" where none was asked. */
  tier: string;
  by: 'rules' | 'model' | 'cache';
  right: boolean;
}

export async function cost({ exceptions, seed }: { exceptions: number; seed: number }): Promise<object> {
  const dir = scratchDir('bench');
  const postgres = await startPostgres({
    dir: join(dir, 'postgres'),
    port: await freePort(),
    durable: false,
  });
  const model = await startScriptedModel();
  const url = await postgres.database('cost');
  try {
    await migrate(url);
    const db = database(url, 4);
    const work = workloadOf(exceptions, seed);
    const result = await compare(db, model, work, seed);
    await db.$disconnect();
    return result;
  } finally {
    await model.close();
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function compare(db: PrismaClient, model: Model, work: Exceptional[], seed: number) {
  const [naive, shipped] = [
    await runSide(db, model, work, seed, 'naive'),
    await runSide(db, model, work, seed, 'shipped'),
  ];
  const byModel = shipped.ran.filter(({ by }) => by === 'model');
  const asked = new Set(shipped.ran.filter(({ by }) => by !== 'rules').map(({ it }) => it.index));
  const spentOn = (side: typeof naive) =>
    [...asked].reduce((sum, index) => sum + (side.spent.get(index) ?? 0), 0);
  const wrongOf = (ran: Ran[]) => ran.filter(({ right }) => !right).length;
  const wrongWhereAsked = ({ ran }: typeof naive) => wrongOf(ran.filter(({ it }) => asked.has(it.index)));
  const cached = shipped.ran.filter(({ by }) => by === 'cache').length;
  const reusable = shipped.ran.filter(({ it }) => it.agent === 'compliance').length;
  const figures = {
    exceptions: work.length,
    naive: { ...naive.figures, wrong: wrongOf(naive.ran) },
    shipped: { ...shipped.figures, wrong: wrongOf(shipped.ran) },
    saving: part(naive.figures.usd - shipped.figures.usd, naive.figures.usd),
    // Of those alone that Waybill asks a model about, too: what tiers do, and answers given before.
    where_asked: {
      exceptions: asked.size,
      saving: part(spentOn(naive) - spentOn(shipped), spentOn(naive)),
      wrong: { naive: wrongWhereAsked(naive), shipped: wrongWhereAsked(shipped) },
    },
    settled_by_rules: part(shipped.ran.filter(({ by }) => by === 'rules').length, work.length),
    cheapest_share: part(byModel.filter(({ tier }) => tier === 'cheap').length, byModel.length),
    cache_hit_rate: part(cached, reusable),
    // Tokens of whole requests: as the provider counted them, and with all that agents know and every turn.
    pruned: { sent: shipped.tokensIn, unpruned: shipped.tokensIn + shipped.tokensLeftOut },
    pruned_share: part(shipped.tokensLeftOut, shipped.tokensIn + shipped.tokensLeftOut),
  };
  for (const [name, { usd, tokens, calls, wrong }] of Object.entries({
    naive: figures.naive,
    shipped: figures.shipped,
  }))
    console.error(`${name.padEnd(8)} $${usd.toFixed(4)}, ${tokens} tokens in ${calls} calls, ${wrong} wrong`);
  return figures;
}

async function runSide(
  db: PrismaClient,
  model: Model,
  work: Exceptional[],
  seed: number,
  name: Side['name'],
) {
  const side = SIDES.find((one) => one.name === name) as Side;
  const store = `${name}.example`;
  const log = pino({ level: 'silent' });
  const models = createModelGateway({ settings: settingsFor(model.url, side) });
  const policyVersion = async () => 'one';
  const answers = side.whole ? answerCache({ db, log, embeddings: noEmbeddings, policyVersion }) : noAnswers;
  const resources = { db, log, models, answers, budget: unlimited };
  const ran: Ran[] = [];
  for (const it of work) {
    model.answer((request) => answerTo(it, request, seed));
    const agent = side.whole ? AGENTS[it.agent] : premiumOnly(AGENTS[it.agent]);
    // What rules try and does not cure fails until they are at their end: then a model is asked all the same.
    const input = side.whole && it.cured !== false ? it.input : it.bare;
    const order = String(it.index);
    const run = { run: randomUUID(), store, order, agent: it.agent, traceId: '0'.repeat(32) };
    const occasion = { run, tools: [], limits: DEFAULT_LIMITS };
    const decision = await judgeBeyondRules(resources, agent, input, agent.decide(input), occasion);
    const last = await db.agentStep.findFirst({
      where: { store, order },
      orderBy: { seq: 'desc' },
      select: { tier: true },
    });
    const by = decision.decidedBy as Ran['by'];
    const right = by === 'rules' ? it.cured === true : isRight(it, decision);
    ran.push({ it, tier: last?.tier ?? '', by, right });
  }
  const steps = await db.agentStep.findMany({ where: { store } });
  const spent = new Map<number, number>();
  for (const { order, microUsd } of steps)
    spent.set(Number(order), (spent.get(Number(order)) ?? 0) + microUsd);
  const figures = {
    usd: steps.reduce((sum, { microUsd }) => sum + microUsd, 0) / 1e6,
    tokens: steps.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0),
    calls: steps.length,
  };
  const tokensIn = steps.reduce((sum, step) => sum + step.tokensIn, 0);
  const tokensLeftOut = steps.reduce((sum, step) => sum + step.tokensLeftOut, 0);
  return { ran, spent, figures, tokensIn, tokensLeftOut };
}

/** The same prompts and tools, of the best model and of no other, and of it once. */
function premiumOnly(agent: Agent): Agent {
  const { model } = agent;
  if (!model) return agent;
  return {
    ...agent,
    model: {
      ...model,
      ask(...given) {
        const task = model.ask(...given);
        return task && { ...task, strategies: [{ ...task.strategies[0], tiers: ['premium'] }] };
      },
    },
  };
}

/** Prices are those of the public list. */
function settingsFor(baseUrl: string, { tiers }: Side) {
  const env = {
    MODEL_PROVIDERS: JSON.stringify([{ name: 'openai', baseUrl }]),
    MODEL_CHEAP: listed(tiers.cheap),
    MODEL_BALANCED: listed(tiers.balanced),
    MODEL_PREMIUM: listed(tiers.premium),
    MODEL_EMBEDDINGS: 'none',
  };
  return modelSettings(readConfig(MODEL_SETTINGS, env));
}

const listed = (models: readonly string[]) => models.map((model) => `openai/${model}`).join();

function isRight({ agent, truth }: Exceptional, { alternatives }: Decision<unknown>): boolean {
  const said = alternatives.map(({ option }) => option);
  return truth.every((one, at) =>
    said.includes(agent === 'exception' ? `advised: ${one}` : `declare line ${at + 1} as HS ${one}`),
  );
}

const part = (some: number, of: number) => (of === 0 ? 0 : Math.round((some / of) * 10_000) / 10_000);
