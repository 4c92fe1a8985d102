import { expect, expectTypeOf, test } from 'vitest';
import { ACTIONS } from '../contracts/action.ts';
import { type AgentData, agents } from './index.ts';
import { level, location, order } from './testing.ts';

test('there are twelve, each under its own name', () => {
  expect(Object.keys(agents)).toHaveLength(12);
  for (const [name, agent] of Object.entries(agents)) expect(agent.name).toBe(name);
});

test.each(Object.values(agents))(
  '$name may propose only what the gateway knows, and nothing destructive',
  (agent) => {
    for (const kind of agent.mayPropose) expect(ACTIONS[kind].tier).not.toBe('destructive');
  },
);

test('each keeps the type of what it knows and answers', () => {
  const { verdict } = agents.router.decide({
    order: order(),
    stock: [level(1, 'A', 0, 1)],
    locations: [location('A')],
    reserved: [],
    queue: { waits: false, ahead: [], behind: [] },
  });
  expect(verdict).toMatchObject({ kind: 'proceed' });
  if (verdict.kind === 'proceed') expectTypeOf(verdict.data).toEqualTypeOf<AgentData['router']>();
});
