import { expect, test } from 'vitest';
import { asPassages } from './passages.ts';

test('a model is shown the whole of each passage, to its last sentence', () => {
  const long = (which: string) => `${'Shops answer politely whoever asks. '.repeat(140)}The end of ${which}.`;
  const passages = ['one', 'two', 'three', 'four', 'five'].map((which) => ({
    ...{ chunk: `0000000${which}`, document: 'returns.md', version: 1, heading: 'Returns' },
    ...{ text: long(which), excerpt: '', confidence: 1 },
  }));
  const shown = asPassages(passages);
  for (const which of ['one', 'two', 'three', 'four', 'five'])
    expect(shown).toContain(`The end of ${which}.`);
  expect(shown).not.toContain('[cut]');
});
