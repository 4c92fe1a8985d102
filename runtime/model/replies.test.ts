/** Replies in every state of repair: what is understood, what is corrected once, what is not mended. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ScriptedReply } from '../../simulator/model/index.ts';
import { gatewayOver, meterOf, question, scriptedModel, VERDICT } from '../../test/models.ts';

const text = JSON.stringify(VERDICT);
const says = (content: string): ScriptedReply => ({ kind: 'text', content });

test.each([
  ['plain JSON', text],
  ['a code fence', `\`\`\`json\n${text}\n\`\`\``],
  [
    'a fence without a language, and words around it',
    `Here you are:\n\`\`\`\n${text}\n\`\`\`\nAnything else?`,
  ],
  ['words around it', `The answer is ${text}. Have a nice day.`],
  ['thoughts before it', `<think>{"kind":"cancel"} or not?</think>\n${text}`],
  ['single quotes and a trailing comma', "{'kind': 'gift', 'confidence': 0.9,}"],
  ['names without quotes and a comment', '{kind: "gift", /* sure */ confidence: 0.9}'],
  ['typographic quotes', '{“kind”: “gift”, “confidence”: 0.9}'],
])('%s is understood without a second call', async (_, said) => {
  const model = await scriptedModel();
  model.script([says(said)]);
  const answer = await gatewayOver([model.url]).ask(question());
  expect(answer).toMatchObject({ kind: 'answer', value: VERDICT });
  expect(model.requests).toHaveLength(1);
});

test.each([
  ['prose', 'It is a present, I think.'],
  ['another shape', '{"kind":"present","confidence":"high"}'],
  ['JSON that stops early', '{"kind":"gift","confidence":0.'],
  ['an object whose end is missing after an inner one', '{"other":{"a":1},"kind":"gift","confidence":0.9'],
])('%s is shown to the model once, with what is wrong, and its second answer counts', async (_, said) => {
  const model = await scriptedModel();
  model.script([says(said), says(text)]);
  const { meter, kinds } = meterOf();
  const answer = await gatewayOver([model.url]).ask(question({ meter }));
  expect(answer).toMatchObject({ kind: 'answer', value: VERDICT });
  expect(kinds()).toEqual(['before', 'paid', 'before', 'paid']);
  const added = model.requests[1]?.messages.slice(2);
  expect(added).toMatchObject([
    { role: 'assistant', content: said },
    { role: 'user', content: expect.stringContaining('Your answer cannot be used') },
  ]);
});

test('what is wrong is said in plain words, field by field', async () => {
  const model = await scriptedModel();
  model.script([says('{"kind":"present","confidence":"high"}'), says(text)]);
  await gatewayOver([model.url]).ask(question());
  const said = model.requests[1]?.messages.at(-1)?.content;
  expect(said).toMatch(/- kind: .*"gift"\|"cancel"\|"question"/);
  expect(said).toMatch(/- confidence: .*expected number/);
});

test('twice in another shape: the next model is asked, from the beginning', async () => {
  const [first, second] = [await scriptedModel(), await scriptedModel()];
  first.script([says('no'), says('still no')]);
  second.script([says(text)]);
  const answer = await gatewayOver([first.url, second.url]).ask(question());
  expect(answer.provider).toBe('two');
  expect(first.requests).toHaveLength(2);
  expect(second.requests[0]?.messages).toHaveLength(2);
});

test('an optional field may be null, as strict output writes it', async () => {
  const model = await scriptedModel();
  model.script([says('{"line":null,"unit":{"name":null,"floor":null},"steps":[{"why":null},{"why":"x"}]}')]);
  const answer = z.object({
    line: z.string().optional(),
    unit: z.object({ name: z.string().optional(), floor: z.number().nullable() }),
    steps: z.array(z.object({ why: z.string().optional() })),
  });
  const reply = await gatewayOver([model.url]).ask({ ...question(), answer });
  expect(reply).toMatchObject({ value: { unit: { floor: null }, steps: [{}, { why: 'x' }] } });
  expect(model.requests).toHaveLength(1);
});

const tool = {
  name: 'order_history',
  description: 'When the note speaks of an earlier order',
  parameters: { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] },
};

test('calls of tools are handed over as they were written', async () => {
  const model = await scriptedModel();
  model.script([
    { kind: 'tools', calls: [{ id: 'c1', name: 'order_history', arguments: '{"order":"1001"' }] },
  ]);
  const reply = await gatewayOver([model.url]).ask(question({ tools: [tool] }));
  expect(reply).toMatchObject({
    kind: 'tools',
    content: '',
    calls: [{ id: 'c1', name: 'order_history', arguments: '{"order":"1001"' }],
  });
  expect(model.requests[0]?.tools).toEqual([{ type: 'function', function: tool }]);
});

test('the conversation with its calls and results is sent as the API wants it', async () => {
  const model = await scriptedModel();
  model.script([says(text)]);
  const calls = [{ id: 'c1', name: 'order_history', arguments: '{"order":"1001"}' }];
  await gatewayOver([model.url]).ask(
    question({
      tools: [tool],
      messages: [
        { role: 'user', content: 'the note' },
        { role: 'assistant', content: '', toolCalls: calls },
        { role: 'tool', toolCallId: 'c1', content: 'nothing found' },
      ],
    }),
  );
  expect(model.requests[0]?.messages).toEqual([
    { role: 'user', content: 'the note' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [
        { id: 'c1', type: 'function', function: { name: 'order_history', arguments: '{"order":"1001"}' } },
      ],
    },
    { role: 'tool', tool_call_id: 'c1', content: 'nothing found' },
  ]);
});

test('a call of a tool where none was offered is corrected, without an unanswered call in the conversation', async () => {
  const model = await scriptedModel();
  model.script([{ kind: 'tools', calls: [{ id: 'c1', name: 'refund', arguments: '{}' }] }, says(text)]);
  const answer = await gatewayOver([model.url]).ask(question());
  expect(answer).toMatchObject({ kind: 'answer', value: VERDICT });
  expect(JSON.stringify(model.requests[1]?.messages)).not.toContain('tool_calls');
});
