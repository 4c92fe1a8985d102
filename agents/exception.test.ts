import { describe, expect, test } from 'vitest';
import { Action } from '../contracts/action.ts';
import { FAILURES, FailureKind } from '../contracts/failure.ts';
import type { StorePolicy } from '../contracts/policy.ts';
import { ExceptionData, ExceptionInput, exception } from './exception.ts';
import { line, order } from './testing.ts';

interface Given {
  tries?: number;
  moment?: 'failed' | 'resumed';
  over?: Parameters<typeof order>[0];
  policy?: Partial<StorePolicy>;
  unreachable?: boolean;
  pace?: number;
  authorizedForSeconds?: number;
}

const decide = (kind: FailureKind, { tries = 1, moment = 'failed', over = {}, ...rest }: Given = {}) =>
  exception.decide(
    ExceptionInput.parse({
      moment,
      failure: { kind, detail: '2 line(s)' },
      stage: 'assess',
      tries,
      order: order(over),
      storeName: 'Acme',
      ...rest,
    }),
  );
function advice(...given: Parameters<typeof decide>) {
  const { verdict } = decide(...given);
  if (verdict.kind !== 'proceed') throw new Error('the exception agent always answers');
  return ExceptionData.parse(verdict.data);
}
const holds = (...given: Parameters<typeof decide>) =>
  decide(...given).actions.flatMap((action) => (action.kind === 'place_hold' ? [action.reason] : []));
const mails = (...given: Parameters<typeof decide>) =>
  decide(...given).actions.flatMap((action) => (action.kind === 'send_message' ? [action.event] : []));

/** What happens try after try, until a person is asked or it has gone on long enough to see. */
function story(kind: FailureKind, given: Given = {}): string[] {
  const told: string[] = [];
  for (let tries = 1; tries <= 40; tries += 1) {
    const { next } = advice(kind, { ...given, tries });
    const [mail] = mails(kind, { ...given, tries });
    told.push(mail ?? next);
    if (next === 'case' || next === 'without_mail') break;
  }
  return told;
}
const seconds = (kind: FailureKind, tries: number, given: Given = {}) => {
  const next = advice(kind, { ...given, tries });
  if (next.next === 'retry' || next.next === 'replan') return next.afterSeconds;
  return next.next === 'wait' ? next.forSeconds : 0;
};
const DAY = 24 * 3600;

describe('the buyer is asked once and reminded once, then a person', () => {
  test.each([
    ['address_missing', 'address', 'INCORRECT_ADDRESS'],
    ['address_incomplete', 'address', 'INCORRECT_ADDRESS'],
    ['address_undeliverable', 'address', 'INCORRECT_ADDRESS'],
    ['po_box', 'address', 'INCORRECT_ADDRESS'],
    ['phone_missing', 'phone', 'INCORRECT_ADDRESS'],
    ['carrier_rejects_address', 'address', 'INCORRECT_ADDRESS'],
  ] as const)('%s', (kind, question, hold) => {
    expect(story(kind)).toEqual([`question_${question}`, `reminder_${question}`, 'case']);
    expect(holds(kind)).toEqual([hold]);
    expect(seconds(kind, 1)).toBe(2 * DAY);
    expect(seconds(kind, 1) + seconds(kind, 2)).toBe(5 * DAY);
  });

  test('in their own language, with the order’s name and nothing else of theirs', () => {
    const { actions } = decide('address_incomplete', { over: { locale: 'de-DE' } });
    const mail = actions.find((action) => action.kind === 'send_message');
    expect(mail).toMatchObject({ locale: 'de', subject: 'Ihre Adresse für Bestellung #1001' });
    expect(JSON.stringify(mail)).not.toMatch(/Birch|Ames|example\.com/);
  });

  test('and in English where Waybill does not know theirs', () => {
    const { actions } = decide('phone_missing', { over: { locale: 'fi' } });
    expect(actions.find((action) => action.kind === 'send_message')).toMatchObject({ locale: 'en' });
  });
});

describe('nobody writes to the buyer', () => {
  test.each([
    ['who left no address for mail', { over: { email: null } }],
    ['whose mail came back', { unreachable: true }],
    ['of a store that does not want it', { policy: { askBuyer: false } }],
    ['of a store that asks before every write', { policy: { autonomy: 'assisted' as const } }],
    ['of a store in shadow', { policy: { autonomy: 'shadow' as const } }],
  ])('%s: a person is asked at once', (_who, given) => {
    expect(story('address_incomplete', given)).toEqual(['case']);
  });
});

describe('money', () => {
  test('that is pending is waited for a day, then the buyer is asked and reminded, then a person', () => {
    expect(story('payment_pending')).toEqual(['wait', 'question_payment', 'reminder_payment', 'case']);
    expect(holds('payment_pending')).toEqual(['AWAITING_PAYMENT']);
    expect(seconds('payment_pending', 1)).toBe(DAY);
  });

  test('that a merchant has only to capture is no question to the buyer', () => {
    const given = { over: { financialStatus: 'AUTHORIZED' } };
    expect(story('payment_pending', given)).toEqual(['wait', 'wait', 'wait', 'case']);
  });

  test('that came in part is waited for like money that is pending', () => {
    expect(story('payment_partial')).toEqual(story('payment_pending'));
  });

  test('that was voided is asked for once, and waited for five days', () => {
    expect(story('payment_voided')).toEqual(['question_payment', 'case']);
    expect(seconds('payment_voided', 1)).toBe(5 * DAY);
  });
});

describe('stock', () => {
  test.each(['oversold', 'stock_mismatch'] as const)(
    '%s: read again, then the buyer is told once and the order waits for goods',
    (kind) => {
      const told = story(kind);
      expect(told).toEqual(['retry', 'question_stock', 'case']);
      expect(advice(kind, { tries: 2 })).toEqual({
        next: 'await_stock',
        forSeconds: 5 * DAY,
        recheckSeconds: DAY / 4,
      });
      expect(holds(kind, { tries: 2 })).toEqual(['INVENTORY_OUT_OF_STOCK']);
    },
  );

  test.each([
    [3 * DAY, 2 * DAY],
    [30 * DAY, 5 * DAY],
    [DAY / 2, 0.5],
  ])('is waited for until a day before its payment, authorized for %d s, lapses: %d s', (left, patience) => {
    const given = { tries: 2, authorizedForSeconds: left };
    expect(advice('oversold', given)).toMatchObject({ next: 'await_stock', forSeconds: patience });
  });

  test('is waited for without a word where the buyer may not be asked', () => {
    const given = { policy: { askBuyer: false } };
    expect(story('oversold', given)).toEqual(['retry', 'await_stock', 'case']);
  });

  test('of a part is told with what has left and what follows', () => {
    const lines = [line(1, { currentQuantity: 3, unfulfilledQuantity: 1 }), line(2, { title: 'Mug' })];
    const { actions } = decide('oversold', { tries: 2, over: { lines } });
    const mail = actions.find((action) => action.kind === 'send_message');
    expect(mail).toMatchObject({ event: 'question_backorder' });
    expect(mail?.body).toContain(
      'On its way:\n  2 × Canvas tote\n\nStill to come:\n  1 × Canvas tote\n  1 × Mug',
    );
  });

  test('is waited for anew where a person has it tried again', () => {
    expect(advice('oversold', { tries: 3 })).toMatchObject({ next: 'case', triesAfter: 1 });
    expect(advice('fraud_risk')).not.toHaveProperty('triesAfter');
  });

  test('that no location ships is looked for again before a person is', () => {
    expect(story('no_location')).toEqual(['retry', 'retry', 'retry', 'case']);
  });
});

describe('a doubt', () => {
  test('of a double order is held half an hour, then the buyer is asked, then a person', () => {
    expect(story('duplicate_order')).toEqual(['wait', 'question_duplicate', 'case']);
    expect(seconds('duplicate_order', 1)).toBe(1800);
  });

  test.each([
    ['note_asks_cancel', 'cancel'],
    ['note_asks_change', 'change'],
  ] as const)('of a note (%s) asks the buyer to do it, and then a person', (kind, asked) => {
    expect(story(kind)).toEqual([`question_${asked}`, `reminder_${asked}`, 'case']);
  });

  test('of sums that disagree is looked at again: edits arrive in pieces', () => {
    expect(story('total_mismatch')).toEqual(['retry', 'case']);
  });

  test('of fraud waits for Shopify’s assessment, and is a person’s where there is one', () => {
    expect(story('risk_pending')).toEqual(['wait', 'case']);
    expect(holds('risk_pending')).toEqual(['HIGH_RISK_OF_FRAUD']);
    expect(story('fraud_risk')).toEqual(['case']);
  });
});

describe('what only a person can decide is theirs at once', () => {
  test.each([
    'restricted_destination',
    'restricted_goods',
    'customs_data_missing',
    'unknown_sku',
    'shopify_scope_missing',
    'label_unclear',
    'label_over_cap',
    'approval_needed',
    'action_refused',
    'undo_failed',
    'parcel_problem',
    'return_requested',
  ] as const)('%s', (kind) => {
    const asked = advice(kind);
    expect(asked.next).toBe('case');
    if (asked.next === 'case') expect(asked.question).toContain(`${FAILURES[kind].title}: 2 line(s). `);
  });

  test.each([
    ['label_over_cap', ['approve', 'retry', 'cancel']],
    ['unknown_sku', ['retry', 'cancel']],
  ] as const)('facing %s they may choose at least %j', (kind, choices) => {
    const asked = advice(kind);
    const offered = asked.next === 'case' ? asked.choices.map(({ choice }) => choice) : [];
    expect(offered).toEqual(expect.arrayContaining([...choices]));
  });
});

describe('the carrier', () => {
  test('that rejects a weight is given two parcels, then another service', () => {
    expect(advice('carrier_rejects_parcel')).toEqual({ next: 'replan', afterSeconds: 0, halve: true });
    expect(story('carrier_rejects_parcel')).toEqual(['replan', 'next_service', 'case']);
  });

  test('that refuses a service is asked for the next', () => {
    expect(story('no_carrier_service')).toEqual(['next_service', 'replan', 'case']);
  });
});

describe('passing trouble', () => {
  test.each(['shopify_unavailable', 'shopify_throttled', 'carrier_unavailable'] as const)(
    '%s is waited out for more than a day, with growing pauses, before anybody is asked',
    (kind) => {
      const told = story(kind);
      const pauses = told.map((_, index) => seconds(kind, index + 1)).slice(0, -1);
      expect(new Set(told.slice(0, -1))).toEqual(new Set(['retry']));
      expect(told.at(-1)).toBe('case');
      expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
      expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(DAY);
      expect(holds(kind)).toEqual([]);
    },
  );

  test('of fulfillment orders that move under our hands is planned anew', () => {
    expect(story('fulfillment_order_changed')).toEqual(['replan', 'replan', 'replan', 'case']);
  });

  test('of an order that somebody else holds is no case for days', () => {
    const told = story('held_elsewhere');
    const waited = told.map((_, index) => seconds('held_elsewhere', index + 1)).reduce((a, b) => a + b);
    expect(waited).toBeGreaterThanOrEqual(5 * DAY);
    expect(holds('held_elsewhere')).toEqual([]);
  });

  test('without a name is tried twice more', () => {
    expect(story('unknown')).toEqual(['retry', 'retry', 'case']);
    expect(story('shopify_refuses')).toEqual(['retry', 'retry', 'case']);
  });
});

describe('mail', () => {
  test('that bounces does not stop an order: it is tagged, and goes on without', () => {
    expect(advice('mail_rejected')).toEqual({ next: 'without_mail' });
    expect(decide('mail_rejected').actions).toEqual([{ kind: 'add_tags', tags: ['waybill:mail-bounced'] }]);
  });

  test('that cannot be sent for hours does not either', () => {
    expect(story('mail_unavailable').at(-1)).toBe('without_mail');
  });
});

describe('every failure that has a name', () => {
  test.each(FailureKind.options)(
    '%s: has an answer to every try, and actions that the contracts allow',
    (kind) => {
      expect(['case', 'without_mail']).toContain(story(kind).at(-1));
      expect(['case', 'without_mail']).toContain(advice(kind, { tries: 700 }).next);
      for (const tries of [1, 2, 3]) {
        const { actions } = decide(kind, { tries });
        for (const action of actions) expect(Action.parse(action)).toEqual(action);
        expect(actions.every((action) => exception.mayPropose.includes(action.kind))).toBe(true);
      }
    },
  );

  test('is met even where neither order nor store can be read', () => {
    const input = {
      moment: 'failed',
      failure: { kind: 'address_incomplete', detail: '' },
      stage: 'assess',
      tries: 1,
    };
    const { verdict } = exception.decide(ExceptionInput.parse(input));
    expect(verdict).toMatchObject({ kind: 'proceed', data: { next: 'case' } });
  });
});

test('time that runs fast shortens every pause', () => {
  expect(seconds('address_incomplete', 1, { pace: 1 / 86_400 })).toBe(2);
  expect(seconds('shopify_unavailable', 1, { pace: 1 / 86_400 })).toBe(0.5);
});

test('an order that goes on has its hold released', () => {
  expect(advice('fraud_risk', { moment: 'resumed' })).toEqual({ next: 'resume' });
  expect(decide('fraud_risk', { moment: 'resumed' }).actions).toEqual([{ kind: 'release_hold' }]);
});
