import { expect, test } from 'vitest';
import { type FailureKind, failure } from '../contracts/failure.ts';
import { AGENT_NAMES } from './index.ts';
import { settle } from './settle.ts';

const says = (agent: string, kind: FailureKind) => ({ agent, failure: failure(kind, `of ${agent}`) });
const ALL = [
  says('inventory', 'oversold'),
  says('address', 'address_missing'),
  says('customer', 'note_asks_cancel'),
  says('risk', 'fraud_risk'),
  says('compliance', 'restricted_goods'),
];

test('nothing contradicts where nothing failed', () => {
  expect(settle([])).toBeNull();
});

test('compliance leads before risk, the buyer, the address and the stock', () => {
  const order: string[] = [];
  for (let left = ALL; left.length > 0; ) {
    const leading = settle(left);
    if (!leading) break;
    order.push(leading.agent);
    left = left.filter(({ agent }) => agent !== leading.agent);
  }
  expect(order).toEqual(['compliance', 'risk', 'customer', 'address', 'inventory']);
});

test('the one that leads names the others, so that a person sees all in one look', () => {
  const settled = settle([says('inventory', 'oversold'), says('risk', 'fraud_risk')]);
  expect(settled?.failure).toEqual({
    kind: 'fraud_risk',
    detail: 'of risk (also inventory: oversold)',
    subject: 'of risk',
  });
  expect(settled?.others).toEqual([says('inventory', 'oversold')]);
});

test('one failure alone stays as it is', () => {
  expect(settle([says('risk', 'fraud_risk')])?.failure).toEqual(failure('fraud_risk', 'of risk'));
});

test('an agent without a rank comes last, and two of them stay in order', () => {
  const unranked = AGENT_NAMES.filter((name) => !ALL.some(({ agent }) => agent === name));
  const failures = unranked.map((agent) => says(agent, 'unknown'));
  expect(settle(failures)?.agent).toBe(unranked[0]);
  expect(settle([...failures, says('inventory', 'oversold')])?.agent).toBe('inventory');
});

test('what is given is left as it was', () => {
  const given = [says('inventory', 'oversold'), says('risk', 'fraud_risk')];
  const before = structuredClone(given);
  settle(given);
  expect(given).toEqual(before);
});
