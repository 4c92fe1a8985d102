/** Troubles that only buyers can end: addresses, phone numbers, payments, orders placed twice, notes. */
import type { Change, Happening } from '../../simulator/client.ts';
import { homeAddress } from '../../simulator/scenarios/countries.ts';
import { type Brew, CANCEL, CANCELLED, fix, type Setting, SHIPPED, type Trouble, within } from './trouble.ts';

/** Most answer the first mail, some the reminder, a few never. */
const ANSWERS_FIRST = 0.7;
const ANSWERS_AT_ALL = 0.95;

/** A buyer who answers a question, or needs to be reminded of it, or does neither. */
function answering(setting: Setting, question: string, change: Change): Happening[] {
  const luck = setting.random();
  const afterMs = within(setting, 1, 30);
  if (luck < ANSWERS_FIRST) return [{ on: `mail: question_${question}`, afterMs, change }];
  return luck < ANSWERS_AT_ALL ? [{ on: `mail: reminder_${question}`, afterMs, change }] : [];
}

type Home = ReturnType<typeof homeAddress>;

/** The right address is the buyer's home; what the order carries is `wrong`. */
function badAddress(
  wrong: (home: Home) => Partial<Record<keyof Home, string | null>>,
  rejects?: string,
): Brew {
  return (setting) => {
    const home = homeAddress(setting.store.country, setting.index);
    const { address1, address2, city, zip, phone } = home;
    const province = { province: home.province, provinceCode: home.province_code };
    const change: Change = { kind: 'address', set: { address1, address2, city, zip, phone, ...province } };
    return {
      wish: {
        address: { ...home, ...wrong(home) } as Home,
        sim: rejects ? { carrierRejects: rejects } : {},
      },
      story: answering(setting, rejects === 'phone' ? 'phone' : 'address', change),
      truth: { end: 'shipped', to: { street: address1, zip }, parcels: 1 },
      fix: fix(change),
    };
  };
}

/** Pays by itself, or when asked, or never: then the order is given up in the end. */
function unpaid(status: string, alone: number, asked: number): Brew {
  return (setting): Trouble => {
    const luck = setting.random();
    const pay: Change = { kind: 'pay' };
    const paid = luck < asked;
    const story: Happening[] =
      luck < alone
        ? [{ on: 'placed', afterMs: within(setting, 1, 20), change: pay }]
        : paid
          ? [{ on: 'mail: question_payment', afterMs: within(setting, 1, 30), change: pay }]
          : [];
    return { wish: { financialStatus: status }, story, truth: paid ? SHIPPED : CANCELLED, fix: fix(CANCEL) };
  };
}

const note = (text: string) => ({ extra: { note: text } });

export const OF_BUYERS: Record<string, Brew> = {
  address_incomplete: badAddress(({ address1 }) => ({
    address1: address1.replace(/[\d-]+/g, '').trim(),
    zip: '',
  })),
  address_undeliverable: badAddress(() => ({ address1: 'asdf', city: 'asdf' })),
  po_box: badAddress(() => ({ address1: 'PO Box 123' }), 'box'),
  phone_missing: badAddress(() => ({ phone: null }), 'phone'),
  carrier_rejects_address: badAddress(({ address1 }) => ({ address1: `${address1} Undeliverable` })),
  payment_pending: unpaid('pending', 0.65, 0.95),
  payment_partial: unpaid('partially_paid', 0.65, 0.95),
  payment_voided: unpaid('voided', 0, 0.8),

  duplicate_order: (setting) => {
    const luck = setting.random();
    const cancels = luck < 0.9;
    const happening: Happening =
      luck < 0.6
        ? { on: 'placed', afterMs: within(setting, 0.05, 0.45), change: CANCEL }
        : { on: 'mail: question_duplicate', afterMs: within(setting, 1, 30), change: CANCEL };
    return {
      twin: true,
      story: cancels ? [happening] : [],
      truth: cancels ? CANCELLED : SHIPPED,
      // Both are wanted: whoever knows that ships the second by hand.
      fix: { changes: [{ kind: 'ship' }], answer: 'take_over' },
    };
  },

  note_asks_cancel: (setting) => ({
    wish: note('I ordered this by mistake, please cancel my order.'),
    story: answering(setting, 'cancel', CANCEL),
    truth: CANCELLED,
    fix: fix(CANCEL),
  }),

  note_asks_change: (setting) => {
    const { store, index } = setting;
    const wanted = homeAddress(store.country, index + 1);
    const { address1, city, zip, province, province_code: provinceCode } = wanted;
    const change: Change = { kind: 'address', set: { address1, city, zip, province, provinceCode } };
    return {
      wish: note(`I entered the wrong address. Please change the delivery address to ${address1}, ${city}.`),
      story: answering(setting, 'change', change),
      truth: { end: 'shipped', to: { street: address1, zip }, parcels: 1 },
      fix: fix(change),
    };
  },

  mail_bounced: ({ index }) => {
    const email = `bounce-${index}@example.com`;
    return { wish: { extra: { email, contact_email: email } }, truth: { end: 'shipped', parcels: 1 } };
  },
};
