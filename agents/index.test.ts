import { expect, expectTypeOf, test } from 'vitest';
import { ACTIONS } from '../contracts/action.ts';
import { type AgentData, agents } from './index.ts';
import { level, location, order } from './testing.ts';

test('there are twelve, each under its own name', () => {
  expect(Object.keys(agents)).toHaveLength(12);
  for (const [name, agent] of Object.entries(agents)) expect(agent.name).toBe(name);
});

/** What a person is asked about before it is done: money and goods that leave the store. */
const ASKED_ABOUT = new Set(['returns create_refund', 'returns process_exchange']);

test.each(Object.values(agents))(
  '$name may propose only what the gateway knows, and nothing destructive but what is asked about',
  ({ name, mayPropose }) => {
    const destructive = mayPropose.filter((kind) => ACTIONS[kind].tier === 'destructive');
    expect(destructive.filter((kind) => !ASKED_ABOUT.has(`${name} ${kind}`))).toEqual([]);
  },
);

test('each keeps the type of what it knows and answers', () => {
  const facts = agents.router.input.parse({
    ...{ order: order(), stock: [level(1, 'A', 0, 1)], locations: [location('A')], reserved: [] },
    now: '2026-11-01T10:00:00.000Z',
  });
  const { verdict } = agents.router.decide(facts);
  expect(verdict).toMatchObject({ kind: 'proceed' });
  if (verdict.kind === 'proceed') expectTypeOf(verdict.data).toEqualTypeOf<AgentData['router']>();
});
