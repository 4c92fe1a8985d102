/** The loop against a scripted model behind a real socket, with its journal in a real Postgres. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type ScriptedModel, startScriptedModel } from '../../simulator/model/index.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { unlimited } from '../budget/budget.ts';
import { readConfig } from '../config.ts';
import { createModelGateway } from '../model/gateway.ts';
import { MODEL_SETTINGS, modelSettings } from '../model/settings.ts';
import type { ModelGateway } from '../model/types.ts';
import { defineTool, type Tool, ToolError } from '../tools/tool.ts';
import { openJournal } from './journal.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { reason } from './loop.ts';
import type { Task } from './task.ts';

let model: ScriptedModel;
let models: ModelGateway;
let database: TestDatabase;
let run: string;

beforeEach(async () => {
  model = await startScriptedModel();
  onTestFinished(model.close);
  database = await testDatabase();
  run = randomUUID();
  models = gatewayTo(model.url);
});

function gatewayTo(url: string, cheap = 'test/scripted-cheap,test/scripted-other'): ModelGateway {
  const config = readConfig(MODEL_SETTINGS, {
    MODEL_PROVIDERS: JSON.stringify([
      {
        name: 'test',
        baseUrl: url,
        prices: Object.fromEntries(
          ['scripted-cheap', 'scripted-other', 'scripted-balanced', 'scripted-premium'].map((name) => [
            name,
            { in: 1, out: 2 },
          ]),
        ),
      },
    ]),
    MODEL_CHEAP: cheap,
    MODEL_BALANCED: 'test/scripted-balanced',
    MODEL_PREMIUM: 'test/scripted-premium',
  });
  return createModelGateway({ settings: modelSettings(config) });
}

const Colour = z.object({ colour: z.string(), confidence: z.number() });
type Colour = z.infer<typeof Colour>;

let lookups = 0;
const lookUp = defineTool({
  name: 'look_up_colour',
  description: 'Says which colour a thing has. Use it where the facts do not tell.',
  tier: 'read',
  input: z.object({ thing: z.string() }),
  output: z.object({ colour: z.string() }),
  tries: 1,
  async run({ thing }) {
    lookups += 1;
    if (thing === 'nothing') throw new ToolError('name a thing', { retryable: false });
    return { colour: 'green' };
  },
}) as Tool;

const task = (over: Partial<Task<Colour>> = {}): Task<Colour> => ({
  name: 'test/colour',
  objective: 'Say which colour the thing has.',
  facts: 'The thing is a leaf.',
  answer: Colour,
  strategies: [{ when: 'always', instruction: 'One word.', tiers: ['cheap', 'balanced', 'premium'] }],
  ...over,
});

const withTool = (over: Partial<Task<Colour>> = {}) =>
  task({
    strategies: [{ when: 'always', instruction: 'Ask.', tiers: ['cheap'], tools: ['look_up_colour'] }],
    tools: [lookUp],
    ...over,
  });

async function think(what: Task<Colour>, limits: Partial<Limits> = {}, signal?: AbortSignal) {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const at = { run, store: 'a.example', order: '1', agent: 'customer', traceId: '1'.repeat(32) };
  const journal = await openJournal({ db: database.db, budget: unlimited }, at, all);
  const asked = { models, journal, limits: all, traceId: at.traceId, ...(signal ? { signal } : {}) };
  return reason(what, asked);
}

const says = (colour: string, confidence = 0.9) => ({
  kind: 'text' as const,
  content: { colour, confidence },
});
const calls = (thing: string, id = 'call-1') => ({
  kind: 'tools' as const,
  calls: [{ id, name: 'look_up_colour', arguments: { thing } }],
});
const steps = () => database.db.agentStep.findMany({ where: { run }, orderBy: { seq: 'asc' } });

describe('an answer', () => {
  test('is taken, and the step is in the journal with its model, tokens and cost', async () => {
    model.script([{ ...says('green'), usage: { tokensIn: 100, tokensOut: 50 } }]);
    expect(await think(task())).toMatchObject({
      kind: 'answer',
      answer: { colour: 'green' },
      model: 'test/scripted-cheap',
      memory: { status: 'complete' },
    });
    expect(await steps()).toMatchObject([
      {
        state: 'done',
        kind: 'model',
        name: 'test/colour',
        tier: 'cheap',
        tokensIn: 100,
        tokensOut: 50,
        microUsd: 200,
      },
    ]);
  });

  test('that does not stand up to its check goes back with what is wrong, and a better model is asked', async () => {
    model.script([says('blue'), says('green')]);
    const check = ({ colour }: Colour) => (colour === 'blue' ? ['a leaf is not blue'] : []);
    expect(await think(task({ check }))).toMatchObject({ kind: 'answer', answer: { colour: 'green' } });
    expect(model.requests.map((request) => request.model)).toEqual(['scripted-cheap', 'scripted-balanced']);
    expect(JSON.stringify(model.requests[1]?.messages)).toContain('a leaf is not blue');
  });

  test('that is not sure is asked for anew of a better model, which is not told what the cheaper one thought', async () => {
    model.script([says('blue', 0.4), says('green', 0.9)]);
    expect(await think(task())).toMatchObject({
      ...{ kind: 'answer', answer: { colour: 'green' }, model: 'test/scripted-balanced' },
      memory: { status: 'complete', retries: 0 },
    });
    expect(model.requests.map((request) => request.model)).toEqual(['scripted-cheap', 'scripted-balanced']);
    expect(JSON.stringify(model.requests[1]?.messages)).not.toContain('blue');
  });

  test('that nobody better can be asked about stays as it is', async () => {
    model.script([says('blue', 0.4), says('green', 0.5), says('red', 0.6)]);
    expect(await think(task())).toMatchObject({ kind: 'answer', answer: { colour: 'red' }, final: true });
    model.script([says('blue', 0.4)]);
    run = randomUUID();
    expect(await think(task(), { steps: 1 })).toMatchObject({
      ...{ kind: 'answer', answer: { colour: 'blue' }, model: 'test/scripted-cheap', final: false },
    });
  });

  test('that is sent back three times ends the run: a person goes on with what there is', async () => {
    model.script([says('blue'), says('blue'), says('blue'), says('green')]);
    const concluded = await think(task({ check: () => ['no'] }));
    expect(concluded).toMatchObject({ kind: 'partial', memory: { status: 'escalated', retries: 3 } });
    expect(model.requests).toHaveLength(3);
  });
});

describe('where two models must say the same', () => {
  const asked = () => model.requests.map((request) => request.model);
  const twice = (over: Partial<Task<Colour>> = {}) => task({ gist: ({ colour }) => colour, ...over });

  test('a second cheap one is asked, which is not told what the first thought; if they agree it stands', async () => {
    model.script([says('green'), says('green')]);
    expect(await think(twice())).toMatchObject({ kind: 'answer', answer: { colour: 'green' } });
    expect(asked()).toEqual(['scripted-cheap', 'scripted-other']);
    expect(model.requests[1]?.messages).toEqual(model.requests[0]?.messages);
  });

  test('and say something else, a better one decides', async () => {
    model.script([says('blue'), says('green'), says('red')]);
    expect(await think(twice())).toMatchObject({
      ...{ kind: 'answer', answer: { colour: 'red' }, model: 'test/scripted-balanced' },
    });
    expect(asked()).toEqual(['scripted-cheap', 'scripted-other', 'scripted-balanced']);
  });

  test('and the second cannot be asked, the first one’s word counts for itself', async () => {
    model.answer(({ model: name }) =>
      name === 'scripted-other' ? { kind: 'status', status: 500 } : says('blue', 0.9),
    );
    const alone = { kind: 'answer', model: 'test/scripted-cheap' };
    expect(await think(twice())).toMatchObject({ ...alone, final: false });
    run = randomUUID();
    model.answer(({ model: name }) =>
      name === 'scripted-other'
        ? { kind: 'status', status: 500 }
        : says('blue', name === 'scripted-cheap' ? 0.4 : 0.9),
    );
    expect(await think(twice())).toMatchObject({
      kind: 'answer',
      model: 'test/scripted-balanced',
      final: true,
    });
    // Where the tier lists no other, there is nobody who could have been asked.
    run = randomUUID();
    models = gatewayTo(model.url, 'test/scripted-cheap');
    model.answer(() => says('blue', 0.9));
    expect(await think(twice())).toMatchObject({ ...alone, final: true });
  });

  test('a run that crashed between the two goes on with the second', async () => {
    const dying = new AbortController();
    model.script([says('green')]);
    model.answer(() => {
      dying.abort(new Error('killed'));
      return { kind: 'hang' };
    });
    await expect(think(twice(), {}, dying.signal)).rejects.toThrow('killed');
    model.answer(() => says('green'));
    expect(await think(twice())).toMatchObject({ kind: 'answer', model: 'test/scripted-other' });
    expect(asked()).toEqual(['scripted-cheap', 'scripted-other', 'scripted-other']);
  });
});

describe('a plan', () => {
  const strategies: Task<Colour>['strategies'] = [
    { when: 'It is plain.', instruction: 'Say it.', tiers: ['cheap'] },
    { when: 'It is hard.', instruction: 'Think hard.', tiers: ['premium'] },
  ];

  test('is chosen by the cheapest tier, and decides instruction and tier of what follows', async () => {
    model.script([{ kind: 'text', content: { strategy: '2' } }, says('green')]);
    await think(task({ strategies }));
    expect(model.requests.map((request) => request.model)).toEqual(['scripted-cheap', 'scripted-premium']);
    expect(JSON.stringify(model.requests[1]?.messages)).toContain('Think hard.');
  });

  test('is not asked for where there is one way only', async () => {
    model.script([says('green')]);
    await think(task());
    expect(model.requests).toHaveLength(1);
  });
});

describe('a tool', () => {
  test('is asked, and its result is shown as data', async () => {
    model.script([calls('leaf'), says('green')]);
    expect(await think(withTool())).toMatchObject({
      kind: 'answer',
      memory: { toolResults: [{ tool: 'look_up_colour', status: 'success' }] },
    });
    const shown = model.requests[1]?.messages.at(-1)?.content;
    expect(shown).toMatch(/^<<<DATA result of look_up_colour/);
    expect(shown).toContain('green');
  });

  test('that fails three times in a row ends the run', async () => {
    model.script([calls('nothing', 'a'), calls('nothing', 'b'), calls('nothing', 'c'), says('green')]);
    expect(await think(withTool())).toMatchObject({ kind: 'partial', memory: { status: 'escalated' } });
    expect(model.requests).toHaveLength(3);
  });

  test('that does not exist is answered with the names of those that do', async () => {
    const other = { ...calls('leaf'), calls: [{ id: 'x', name: 'refund_everything', arguments: {} }] };
    model.script([other, says('green')]);
    await think(withTool());
    expect(model.requests[1]?.messages.at(-1)?.content).toContain('there is no such tool');
  });
});

describe('a long conversation', () => {
  const read = defineTool({
    name: 'look_up_colour',
    description: 'Reads what is written about a thing.',
    tier: 'read',
    input: z.object({ thing: z.string() }),
    output: z.object({ text: z.string() }),
    async run({ thing }) {
      return { text: `${thing} is green, they say, `.repeat(100) };
    },
  }) as Tool;

  test('is sent in part: what is no longer needed costs nothing, and the ledger says how much that was', async () => {
    const things = ['leaf', 'tree', 'bush', 'moss', 'fern', 'reed'];
    model.script([...things.map((thing) => calls(thing, thing)), says('green')]);
    expect(await think(withTool({ tools: [read] }))).toMatchObject({ kind: 'answer' });
    const asked = (await steps()).filter(({ kind }) => kind === 'model');
    const leftOut = asked.map(({ tokensLeftOut }) => tokensLeftOut);
    expect(leftOut.slice(0, 3)).toEqual([0, 0, 0]);
    expect(leftOut.at(-1)).toBeGreaterThan(1_000);
    // Sent and left out together are what a conversation that only grows comes to: about the same with each turn.
    const whole = asked.map(({ tokensIn, tokensLeftOut }) => tokensIn + tokensLeftOut);
    const growth = whole.slice(1).map((tokens, at) => tokens - (whole[at] ?? 0));
    for (const each of growth) expect(each / (growth[0] ?? 1)).toBeCloseTo(1, 0);
    expect(asked.at(-1)?.tokensIn).toBeLessThan((whole.at(-1) ?? 0) * 0.7);
    expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain('look_up_colour');
  });
});

describe('a limit is checked before the next spend', () => {
  test.each<[string, Partial<Limits>, number]>([
    ['steps', { steps: 2 }, 2],
    ['tool calls', { toolCalls: 1 }, 2],
    ['tokens', { tokens: 2_000 }, 1],
    ['money', { microUsd: 2_500 }, 1],
  ])('%s', async (_name, limits, requests) => {
    const usage = { tokensIn: 900, tokensOut: 100 };
    model.script([
      { ...calls('leaf', 'a'), usage },
      { ...calls('tree', 'b'), usage },
      { ...calls('bush', 'c'), usage },
      says('green'),
    ]);
    const concluded = await think(withTool(), limits);
    expect(concluded).toMatchObject({
      kind: 'partial',
      missing: expect.stringMatching(/limit of .* is reached; missing: .*answer/),
      memory: { status: 'escalated' },
    });
    expect(model.requests).toHaveLength(requests);
  });

  test('time: a model that never answers is given up', async () => {
    model.script([{ kind: 'hang' }]);
    expect(await think(task(), { ms: 300 })).toMatchObject({
      kind: 'partial',
      missing: expect.stringContaining('0.3 seconds'),
    });
  });
});

describe('where no model answers', () => {
  test('the run says so, and rules go on', async () => {
    model.answer(() => ({ kind: 'status', status: 500 }));
    expect(await think(task())).toMatchObject({ kind: 'unavailable', memory: { status: 'failed' } });
  });

  test('what the caller gave up ends with the caller’s reason', async () => {
    const caller = new AbortController();
    model.answer(() => {
      caller.abort(new Error('the worker stops'));
      return { kind: 'hang' };
    });
    await expect(think(task(), {}, caller.signal)).rejects.toThrow('the worker stops');
  });
});

describe('a run that crashed', () => {
  test('goes on from its journal: no model call is paid twice, and no tool asked twice', async () => {
    lookups = 0;
    const dying = new AbortController();
    let asked = 0;
    model.answer(() => {
      asked += 1;
      if (asked === 1) return calls('leaf');
      if (asked === 2) {
        dying.abort(new Error('killed'));
        return { kind: 'hang' };
      }
      return says('green');
    });
    await expect(think(withTool(), {}, dying.signal)).rejects.toThrow('killed');
    expect(await think(withTool())).toMatchObject({ kind: 'answer', answer: { colour: 'green' } });
    expect(asked).toBe(3);
    expect(lookups).toBe(1);
    // The call that was under way may have been charged for: it stays counted.
    expect((await steps()).map(({ kind, state }) => [kind, state])).toEqual([
      ['model', 'done'],
      ['tool', 'done'],
      ['model', expect.stringMatching(/failed|lost/)],
      ['model', 'done'],
    ]);
  });

  test('has spent what it had spent: the limits are those of the run, not of the attempt', async () => {
    model.script([calls('leaf')]);
    await expect(think(withTool(), { steps: 1 })).resolves.toMatchObject({ kind: 'partial' });
    model.script([says('green')]);
    expect(await think(withTool(), { steps: 1 })).toMatchObject({ kind: 'partial' });
    expect(model.requests).toHaveLength(1);
  });
});
