import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { agents } from '../agents/index.ts';
import { order } from '../agents/testing.ts';
import { packaging } from './examples/packaging.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the agent in docs/agents.md is the one that the checks compile', () => {
  const [, block] = /```ts\n([\s\S]*?)```/.exec(read('agents.md')) ?? [];
  expect(block).toBe(read('examples/packaging.ts'));
});

test('it fits the registry, and does what the page says', () => {
  const registry = { ...agents, packaging };
  expect(Object.keys(registry)).toHaveLength(Object.keys(agents).length + 1);
  const decision = packaging.decide({ order: order({ note: 'For a wedding on Saturday' }) });
  expect(decision).toMatchObject({
    verdict: { kind: 'proceed', data: { card: true } },
    actions: [{ tags: ['packaging:card'] }],
  });
  const quiet = order({ note: 'Für den 60. von Oma' });
  expect(packaging.model?.ask({ order: quiet }, packaging.decide({ order: quiet }), [])).toMatchObject({
    facts: expect.stringContaining('Oma'),
  });
});
