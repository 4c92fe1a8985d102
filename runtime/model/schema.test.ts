import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerSchema } from './schema.ts';

test('what is optional becomes required and may be null; nothing else may be said', () => {
  const { schema, strict } = answerSchema(
    z.object({
      city: z.string().min(1),
      note: z.string().optional(),
      format: z.enum(['a', 'b']).default('a'),
    }),
  );
  expect(strict).toBe(true);
  expect(schema).toEqual({
    type: 'object',
    properties: {
      city: { type: 'string' },
      note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      format: { anyOf: [{ type: 'string', enum: ['a', 'b'] }, { type: 'null' }] },
    },
    required: ['city', 'note', 'format'],
    additionalProperties: false,
  });
});

test('alternatives and objects in lists keep the rules too', () => {
  const step = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('wait'), days: z.int() }),
    z.object({ kind: z.literal('stop'), why: z.string().optional() }),
  ]);
  const { schema, strict } = answerSchema(z.object({ steps: z.array(step).max(3) }));
  expect(strict).toBe(true);
  const text = JSON.stringify(schema);
  expect(text).not.toContain('oneOf');
  expect(text.match(/"additionalProperties":false/g)).toHaveLength(3);
});

test.each([
  ['a map with free keys', z.object({ counts: z.record(z.string(), z.number()) })],
  ['an answer that is a list', z.array(z.string())],
  ['an answer that is one of several', z.union([z.object({ a: z.string() }), z.object({ b: z.string() })])],
  ['anything at all', z.object({ it: z.unknown() })],
])('%s cannot be strict', (_, answer) => {
  expect(answerSchema(answer).strict).toBe(false);
});
