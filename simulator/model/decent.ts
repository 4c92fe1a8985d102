/** A model that means no harm and knows nothing: the emptiest answer that fits, with a low confidence. */
import { fill, type Taste } from './fill.ts';
import { schemaOf } from './seen.ts';
import type { ChatRequest, JsonSchema, ScriptedReply } from './types.ts';

export function decent(request: ChatRequest): ScriptedReply {
  const schema = schemaOf(request);
  if (!schema) return { kind: 'text', content: 'I cannot say.' };
  const value = fill(schema, NEUTRAL);
  return { kind: 'text', content: JSON.stringify(value) };
}

const NEUTRAL: Taste = {
  choose: (values) => (values.includes(null) ? null : values[0]),
  branch: (branches) => branches.find(({ type }) => type === 'null') ?? branches[0],
  text: (schema) => plainest(schema),
  number: () => 0,
  flag: () => false,
  length: () => 0,
  optional: () => false,
};

const BY_FORMAT: Record<string, string> = {
  date: '1970-01-01',
  'date-time': '1970-01-01T00:00:00Z',
  time: '00:00:00Z',
  email: 'nobody@example.org',
  uri: 'https://example.org/',
  uuid: '00000000-0000-4000-8000-000000000000',
};
const GUESSES = ['', '0', '00', '000', '0000', '00000', '000000', 'A', 'AA', 'AAA', 'a', 'aa', 'en', 'none'];

function plainest({ format, pattern }: JsonSchema): string {
  const known = typeof format === 'string' ? BY_FORMAT[format] : undefined;
  if (known !== undefined || typeof pattern !== 'string') return known ?? '';
  return GUESSES.find((guess) => new RegExp(pattern, 'u').test(guess)) ?? '';
}
