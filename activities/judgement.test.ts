/** What becomes of an agent's decision when its model part is asked: by a scripted model behind a real socket, kept in a real Postgres. */
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type Agent, defineAgent, fail, modelPart, proceed } from '../agents/define.ts';
import { type AgentName, agents } from '../agents/index.ts';
import { ADDRESS, order } from '../agents/testing.ts';
import { failure } from '../contracts/failure.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { createBudget } from '../runtime/budget/budget.ts';
import { answerCache } from '../runtime/cache/answers.ts';
import { readConfig } from '../runtime/config.ts';
import { DEFAULT_LIMITS } from '../runtime/loop/limits.ts';
import type { Task } from '../runtime/loop/task.ts';
import { noEmbeddings } from '../runtime/model/embeddings.ts';
import { createModelGateway } from '../runtime/model/gateway.ts';
import { MODEL_SETTINGS, modelSettings } from '../runtime/model/settings.ts';
import { type ScriptedModel, startScriptedModel } from '../simulator/model/index.ts';
import { testDatabase } from '../test/database.ts';
import { judgeBeyondRules } from './judgement.ts';

const MICRO = 1_000_000;
let model: ScriptedModel;
let version: string;
let resources: Parameters<typeof judgeBeyondRules>[0];

beforeEach(async () => {
  model = await startScriptedModel();
  onTestFinished(model.close);
  version = 'first';
  const { db } = await testDatabase();
  const env = {
    MODEL_PROVIDERS: JSON.stringify([{ name: 'test', baseUrl: model.url }]),
    MODEL_CHEAP: 'test/scripted-1',
    MODEL_BALANCED: 'test/scripted-1',
    MODEL_PREMIUM: 'test/scripted-1',
  };
  const models = createModelGateway({ settings: modelSettings(readConfig(MODEL_SETTINGS, env)) });
  const log = pino({ level: 'silent' });
  const budget = createBudget({ db, log, all: MICRO, agent: MICRO, ofStore: async () => MICRO });
  const answers = answerCache({ db, log, embeddings: noEmbeddings, policyVersion: async () => version });
  resources = { db, models, log, budget, answers };
});

const Answer = z.object({ tag: z.string(), confidence: z.number() });
const tagged = (tag: string, confidence: number) =>
  proceed({}, ['as the model says'], { confidence, actions: [{ kind: 'add_tags', tags: [tag] }] });

/** Rules let the order go on, or stop it, and a model is asked either way. */
const agentThat = (
  rules: 'proceed' | 'fail',
  verified = false,
  optional = false,
  reusable?: Task<unknown>['reusable'],
) =>
  defineAgent({
    name: 'test',
    input: z.object({}),
    data: z.object({}),
    mayPropose: ['add_tags'],
    decide: () =>
      rules === 'fail' ? fail('unknown', 'the rules cannot tell') : proceed({}, ['nothing to see']),
    model: modelPart<object, object, z.infer<typeof Answer>>({
      ...(optional ? { optional } : {}),
      ask: () => ({
        name: 'test/question',
        objective: 'Name a tag.',
        facts: 'none',
        ...(reusable ? { reusable } : {}),
        answer: Answer,
        strategies: [{ when: 'always', instruction: '', tiers: ['cheap'] }],
      }),
      conclude: (_input, _ruled, { tag, confidence }) => ({
        decision: { ...tagged(tag, confidence), decidedBy: 'model' },
        verified,
      }),
    }),
  }) as Agent;

function judge(agent: Agent, limits = {}, store = 'a.example', name = 'test') {
  const run = { run: randomUUID(), store, order: '1', agent: name, traceId: '2'.repeat(32) };
  const occasion = { run, tools: [], limits: { ...DEFAULT_LIMITS, ...limits } };
  return judgeBeyondRules(resources, agent, {}, agent.decide({}), occasion);
}

const says = (tag: string, confidence: number) => ({ kind: 'text' as const, content: { tag, confidence } });

describe('an answer', () => {
  test('that no rule has confirmed is never sure enough for a risky action', async () => {
    model.script([says('gift', 1)]);
    expect(await judge(agentThat('proceed'))).toMatchObject({ decidedBy: 'model', confidence: 0.84 });
  });

  test('that rules have confirmed keeps its confidence', async () => {
    model.script([says('gift', 0.93)]);
    expect(await judge(agentThat('proceed', true))).toMatchObject({ confidence: 0.93 });
  });
});

describe('without one', () => {
  test('the rules’ decision stands where no model can be asked, and says so', async () => {
    model.answer(() => ({ kind: 'status', status: 503 }));
    expect(await judge(agentThat('fail'))).toMatchObject({
      decidedBy: 'rules',
      verdict: { kind: 'fail', failure: { kind: 'unknown' } },
      reasons: ['the rules cannot tell', expect.stringContaining('no model could be asked')],
    });
  });

  test('a limit that was hit becomes a case with what is missing, where the rules would have gone on', async () => {
    expect(await judge(agentThat('proceed'), { steps: 0 })).toMatchObject({
      verdict: {
        kind: 'fail',
        failure: { kind: 'model_unfinished', detail: expect.stringContaining('missing: answer') },
      },
    });
    expect(model.requests).toHaveLength(0);
  });

  test('and none where the answer would have been welcome, but the decision is whole without it', async () => {
    expect(await judge(agentThat('proceed', true, true), { steps: 0 })).toMatchObject({
      verdict: { kind: 'proceed' },
      confidence: 1,
      reasons: ['nothing to see', expect.stringContaining('missing: answer')],
    });
  });

  test('where the rules stopped the order, it stays stopped for their reason', async () => {
    expect(await judge(agentThat('fail'), { steps: 0 })).toMatchObject({
      verdict: { kind: 'fail', failure: { kind: 'unknown' } },
      reasons: ['the rules cannot tell', expect.stringContaining('0 steps')],
    });
  });

  test('with nothing left to spend the rules decide, and nothing fails', async () => {
    const { db, log } = resources;
    const budget = createBudget({ db, log, all: 0, agent: MICRO, ofStore: async () => MICRO });
    resources = { ...resources, budget };
    expect(await judge(agentThat('proceed'))).toMatchObject({
      decidedBy: 'rules',
      verdict: { kind: 'proceed' },
      reasons: ['nothing to see', expect.stringContaining('budget')],
    });
    expect(model.requests).toHaveLength(0);
  });

  test('nothing is asked where no model is configured', async () => {
    const none = createModelGateway({ settings: modelSettings(readConfig(MODEL_SETTINGS, {})) });
    resources = { ...resources, models: none };
    expect(await judge(agentThat('fail'))).toEqual(agentThat('fail').decide({}));
  });
});

describe('a budget of nothing', () => {
  const abroad = order({ shippingAddress: { ...ADDRESS, countryCode: 'NO', zip: '0150' } });
  const policy = StorePolicy.parse({ messages: { processing: 'waybill' } });
  const parcel = { trackingNumber: '1', status: 'in_transit', message: 'Im Zollamt eingetroffen' };
  const [seen, now] = ['2026-11-08T12:00:00.000Z', '2026-11-20T12:00:00.000Z'];
  /** What each agent would ask a model about. */
  const ASKING: Partial<Record<AgentName, object>> = {
    customer: {
      order: order({ note: 'Kun je wachten tot ik weet of mijn zus hem ook wil, dat hoor ik vrijdag pas' }),
    },
    address: { address: { ...ADDRESS, city: 'Nowhere', zip: '00000' } },
    compliance: { order: abroad, policy, originCountry: 'US' },
    notification: {
      ...{ order: order({ locale: 'pl' }), policy, storeName: 'Acme', event: 'processing', parcels: [] },
      wording: { state: 'none' },
    },
    tracker: { parcels: [{ ...parcel, lastEventAt: seen, labelledAt: seen }], now },
    exception: {
      ...{ moment: 'failed', failure: failure('fraud_risk', 'high'), stage: 'assess', tries: 1 },
    },
  };

  test.each<[string, { all?: number; agent?: number; store?: number }]>([
    ['of all together', { all: 0 }],
    ['of the agent', { agent: 0 }],
    ['of the store', { store: 0 }],
  ])('%s leaves every agent to its rules, and none fails', async (_whose, over) => {
    const { db, log } = resources;
    const { all = MICRO, agent: ofAgent = MICRO, store = MICRO } = over;
    const budget = createBudget({ db, log, all, agent: ofAgent, ofStore: async () => store });
    resources = { ...resources, budget };
    for (const [name, facts] of Object.entries(ASKING)) {
      const agent = agents[name as AgentName] as Agent;
      const input = agent.input.parse(facts);
      const ruled = agent.decide(input);
      expect(agent.model?.ask(input, ruled, []), name).not.toBeNull();
      const run = { run: randomUUID(), store: 'a.example', order: '1', agent: name, traceId: '2'.repeat(32) };
      const occasion = { run, tools: [], limits: DEFAULT_LIMITS };
      const { reasons, ...decided } = await judgeBeyondRules(resources, agent, input, ruled, occasion);
      const { reasons: _reasons, ...bare } = ruled;
      expect(decided).toEqual(bare);
      expect(reasons.at(-1)).toContain('budget');
    }
    expect(model.requests).toHaveLength(0);
    expect(await db.budget.findMany({ where: { spent: { gt: 0 } } })).toEqual([]);
  });
});

describe('a question that depends on no person', () => {
  const asking = (question: string, facts?: unknown) =>
    agentThat('fail', true, false, { form: 'question', question, facts });
  const calls = () => model.requests.length;

  test('is answered once for its store, says from where, and costs nothing the second time', async () => {
    model.script([says('gift', 0.9)]);
    await judge(asking('Which tag do you use for presents?'));
    const again = await judge(asking('please: which tag do you use for presents'));
    expect(calls()).toBe(1);
    expect(again).toMatchObject({
      decidedBy: 'cache',
      actions: [{ kind: 'add_tags', tags: ['gift'] }],
      reasons: [
        'as the model says',
        expect.stringMatching(/^answered before by test\/scripted-1 on .* in run /),
      ],
    });
    expect(await resources.db.cachedAnswer.findMany()).toMatchObject([{ hits: 1, store: 'a.example' }]);
  });

  test.each<[string, { store?: string; version?: string; facts?: string[]; question?: string }]>([
    ['of another store', { store: 'b.example' }],
    ['under another policy', { version: 'second' }],
    ['with other facts', { facts: ['another'] }],
    ['with another number', { question: 'Which tag for 40 presents?' }],
  ])('is asked anew %s', async (_when, { store, version: then, facts, question }) => {
    model.script([says('gift', 0.9), says('other', 0.9)]);
    await judge(asking('Which tag for 30 presents?', ['one']));
    version = then ?? version;
    const second = await judge(asking(question ?? 'Which tag for 30 presents?', facts ?? ['one']), {}, store);
    expect(second.actions).toEqual([{ kind: 'add_tags', tags: ['other'] }]);
    expect(calls()).toBe(2);
  });

  test('is asked anew by another agent, and after a change of the prompt', async () => {
    model.answer(() => says('gift', 0.9));
    const one = asking('Which tag for presents?');
    await judge(one);
    await judge(one, {}, 'a.example', 'another');
    expect(calls()).toBe(2);
    const reworded = (input: object, ...rest: [never, never]) => {
      const task = one.model?.ask(input, ...rest);
      return task ? { ...task, objective: 'Name another tag.' } : null;
    };
    await judge({ ...one, model: { ...one.model, ask: reworded } } as Agent);
    expect(calls()).toBe(3);
    await judge(one);
    expect(calls()).toBe(3);
  });

  test('is asked anew when its time is over, and then kept anew', async () => {
    model.script([says('gift', 0.9), says('other', 0.9)]);
    await judge(asking('Which tag for presents?'));
    await resources.db.cachedAnswer.updateMany({ data: { expiresAt: new Date(0) } });
    expect((await judge(asking('Which tag for presents?'))).actions).toMatchObject([{ tags: ['other'] }]);
    expect((await judge(asking('Which tag for presents?'))).actions).toMatchObject([{ tags: ['other'] }]);
    expect(calls()).toBe(2);
  });

  test('is kept for nobody where a better model was to be asked about the answer, and could not be', async () => {
    model.script([says('gift', 0.4), says('other', 0.9)]);
    const agent = asking('Which tag for presents?');
    const unsure = {
      ...agent,
      model: {
        ...agent.model,
        ask: (...given: [object, never, never]) => {
          const task = agent.model?.ask(...given);
          return (
            task && { ...task, strategies: [{ when: '', instruction: '', tiers: ['cheap', 'balanced'] }] }
          );
        },
      },
    } as Agent;
    expect(await judge(unsure, { steps: 1 })).toMatchObject({
      actions: [{ tags: ['gift'] }],
      reasons: ['as the model says', 'another model was to be asked, too, and could not be'],
    });
    expect(await resources.db.cachedAnswer.count()).toBe(0);
    expect((await judge(unsure)).actions).toMatchObject([{ tags: ['other'] }]);
    expect(await resources.db.cachedAnswer.count()).toBe(1);
  });

  test('is nobody’s but theirs where it names somebody', async () => {
    model.script([says('gift', 0.9), says('other', 0.9)]);
    const question = 'Which tag for the order of jane.miller@example.com?';
    await judge(asking(question));
    await judge(asking(question));
    expect(calls()).toBe(2);
    expect(await resources.db.cachedAnswer.count()).toBe(0);
  });
});
