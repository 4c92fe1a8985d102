import { expect, test } from 'vitest';
import { withTold } from './orders.ts';

const body = (status: string, over = {}) => JSON.stringify({ id: 1, type: 'chargeback', status, ...over });

test('of a dispute that only webhooks have told of, the last word counts', () => {
  expect(withTold([], [body('needs_response'), body('won')])).toEqual([
    { id: '1', type: 'chargeback', status: 'won' },
  ]);
});

test('what Shopify shows counts more than a webhook, and the day on which evidence is due is kept', () => {
  const shown = [{ id: '1', type: 'chargeback', status: 'under_review' }];
  const due = { evidence_due_by: '2026-12-30T19:00:00-05:00' };
  expect(withTold(shown, [body('needs_response', due)])).toEqual([
    { ...shown[0], evidenceDueBy: '2026-12-31T00:00:00.000Z' },
  ]);
});

test('no digit of an id is lost, and of a body that was tampered with no word is taken', () => {
  const odd =
    '{"id": 1, "id": 285332461850802051, "type": "<script>", "status": null, "evidence_due_by": "soon"}';
  expect(withTold([], [odd])).toEqual([{ id: '285332461850802051', type: 'unknown', status: 'unknown' }]);
});
