import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { retrievalEval } from './retrieval.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waybill-eval-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  mkdirSync(join(dir, 'qrels'));
});
const write = (name: string, ...lines: (object | string)[]) =>
  writeFileSync(
    join(dir, name),
    lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'),
  );
const run = async () => retrievalEval({ dir, seed: 1, verbose: false, say: () => {} });
const HATS = { id: 'hats', text: 'Hats may come back.' };

test('a line that is no row is named by file and line, and an empty file is said to be', async () => {
  write('passages.jsonl', HATS, '', '{"id": ');
  write('questions.jsonl', { id: 'q', question: 'hats?', relevant: 'hats' });
  await expect(run()).rejects.toThrow(/passages\.jsonl:3 is no JSON/);
  write('passages.jsonl', HATS, { text: 'nameless' });
  await expect(run()).rejects.toThrow(/passages\.jsonl:2 .*needs an id/s);
  write('passages.jsonl', '');
  await expect(run()).rejects.toThrow(/passages\.jsonl is empty/);
  write('passages.jsonl', HATS);
  write('questions.jsonl', { id: 'q', relevant: 'hats' });
  await expect(run()).rejects.toThrow(/needs its question/);
});

test('relevance is read with and without a heading, and what is said twice counts once', async () => {
  write('passages.jsonl', HATS, { id: 'socks', text: 'Socks stay with you.' });
  write('questions.jsonl', { id: 'q', question: 'hats?', relevant: ['hats', 'hats'] });
  for (const heading of [[], ['query-id\tcorpus-id\tscore']]) {
    write('qrels/test.tsv', ...heading, 'q\thats\t1', 'q\tsocks\t1');
    expect(await run()).toMatchObject({ n: 1, recall_at_5: 0.5 });
  }
});
