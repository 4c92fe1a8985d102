import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressEval } from './address.ts';

const RIGHT = {
  name: 'Nell Ames',
  address1: '14 Birch Street',
  address2: '',
  city: 'Boise',
  province_code: 'ID',
  zip: '83702',
  country_code: 'US',
  phone: '+12085550142',
};

const row = (id: string, expected: 'repair' | 'keep' | 'escalate', input: object, truth: object = {}) => ({
  id,
  kind: 'own',
  input: { ...RIGHT, ...input },
  truth: { ...RIGHT, ...truth },
  repairable: expected !== 'escalate',
  expected,
  context: null,
});

describe('the address evaluation', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'waybill-eval-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const write = (name: string, rows: object[]) =>
    writeFileSync(join(dir, name), rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const run = async () => addressEval({ dir, seed: 1, verbose: false, say: () => {} });

  it('counts exact repairs, wrong repairs and kept rows, case and blanks and null aside', async () => {
    write('address-repair.jsonl', [
      row('right', 'repair', { city: 'Biose' }, { city: ' BOISE', address2: null }),
      row('wrong', 'repair', { city: 'Biose' }, { city: 'Bowie' }),
      row('missed', 'repair', {}, { city: 'Meridian' }),
      row('held', 'repair', { address1: '' }),
      row('rightly held', 'escalate', { address1: 'N/A' }),
      row('wrongly mended', 'escalate', { city: 'Biose' }, { city: 'Bowie' }),
      row('kept', 'keep', {}),
      row('touched', 'keep', { city: 'Biose' }, { city: 'Biose' }),
    ]);
    expect(await run()).toMatchObject({
      n: 8,
      repairable: 4,
      exact: 1,
      exact_rate: 0.25,
      repairable_wrong: 1,
      repairable_missed: 1,
      repairable_held: 1,
      unrepairable: 2,
      wrongly_repaired: 1,
      wrong_rate: 0.5,
      keep: 2,
      keep_touched: 1,
    });
  });

  it('finds a file of the shape under another name, and leaves others alone', async () => {
    write('mine.jsonl', [row('kept', 'keep', {})]);
    write('other.jsonl', [{ text: 'something else' }]);
    expect(await run()).toMatchObject({ n: 1 });
  });

  it('says what it looked for where there is none', async () => {
    await expect(run()).rejects.toThrow(/address-repair\.jsonl/);
  });
});
