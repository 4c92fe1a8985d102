import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { piiEval } from './pii.ts';

const row = (id: string, text: string, marks: [string, string][]) => ({
  id,
  text,
  spans: marks.map(([type, value]) => ({
    type,
    value,
    start: text.indexOf(value),
    end: text.indexOf(value) + value.length,
  })),
});

describe('the evaluation of personal data', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'waybill-eval-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const run = (rows: object[]) => {
    writeFileSync(join(dir, 'pii.jsonl'), rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
    return piiEval({ dir, seed: 1, verbose: false, say: () => {} });
  };

  it('counts what is found, missed and marked in vain, by type and over all', async () => {
    const result = await run([
      row('found', 'write to nell@example.org', [['EMAIL_ADDRESS', 'nell@example.org']]),
      row('missed', 'the word is xyzzy', [['EMAIL_ADDRESS', 'xyzzy']]),
      row('in vain', 'write to nell@example.org', []),
    ]);
    const scores = { precision: 0.5, recall: 0.5, f1: 0.5 };
    expect(result).toEqual({
      n: 3,
      ...scores,
      per_type: { EMAIL_ADDRESS: { n: 2, ...scores } },
      strict_f1: 0.5,
    });
  });

  it('takes half of the characters as found, but not strictly', async () => {
    const text = 'write to nell@example.org now';
    expect(await run([row('wider', text, [['EMAIL_ADDRESS', 'to nell@example.org']])])).toMatchObject({
      f1: 1,
      strict_f1: 0,
    });
    expect(await run([row('much wider', text, [['EMAIL_ADDRESS', text]])])).toMatchObject({ f1: 1 });
    expect(await run([row('part', text, [['EMAIL_ADDRESS', 'nell']])])).toMatchObject({ f1: 0 });
  });

  it('does not take another type for the right one', async () => {
    const rows = [row('other', 'write to nell@example.org', [['PERSON', 'nell@example.org']])];
    expect(await run(rows)).toMatchObject({ f1: 0, per_type: { PERSON: { n: 1, recall: 0 } } });
  });
});
