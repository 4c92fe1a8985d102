/** Plays for what only the buyer can put right: an address, a phone number, a payment, an order placed twice. */
import { askBuyer, DAY, type Play, person, play, retry, tellBuyer, wait } from './play.ts';

const ADDRESS = 'What is the right address?';
const REREAD = 'Waybill reads the address again and ships to it if a carrier can deliver there';
const address: Play = play(askBuyer('address'), ADDRESS, { retry: REREAD });
const doubtful: Play = {
  ...address,
  allow:
    'Waybill ships to the address as it is written; the carrier may refuse it or charge for correcting it',
};
/** Offered only where the store lets people ship before the money is there. */
const UNPAID = 'Waybill ships it before it is paid; whether the money comes is left to you';

export const BUYER = {
  address_missing: address,
  address_incomplete: doubtful,
  address_undeliverable: doubtful,
  po_box: {
    ...doubtful,
    allow: 'Waybill ships to the PO box; a carrier that does not serve it sends the parcel back',
  },
  phone_missing: play(askBuyer('phone'), 'Which phone number may the carrier call?', {
    allow: 'Waybill ships without a phone number; the carrier may be unable to hand the parcel over',
  }),
  /** The carrier's word is newer than any table's. */
  carrier_rejects_address: address,
  payment_pending: play(
    [wait(DAY), ...askBuyer('payment', { patient: true })],
    'Shall it wait longer for the money?',
    { allow: UNPAID },
  ),
  payment_partial: play(
    [wait(DAY), ...askBuyer('payment', { patient: true })],
    'The rest has not come. Shall it wait longer, or be given up?',
    { allow: UNPAID },
  ),
  payment_voided: play(
    [tellBuyer('payment', 5 * DAY, { patient: false })],
    'The payment is void and no other has come. Give the order up?',
  ),
  duplicate_order: play(
    [wait('duplicate_hold'), tellBuyer('duplicate', 'reminder', { patient: false })],
    'Does the buyer want both?',
    { allow: 'Waybill ships this order too; the buyer may have ordered twice by mistake' },
  ),
  note_asks_cancel: play(askBuyer('cancel'), 'Cancel it in Shopify if the buyer means it.', {
    retry: 'Waybill reads the order again; cancelled in Shopify meanwhile, it ends there',
    allow: 'Waybill ships the order although its note asks to cancel',
  }),
  note_asks_change: play(
    askBuyer('change'),
    'Change it in Shopify as the buyer wishes; Waybill takes the change in.',
    {
      retry: 'Waybill reads the order again with what was changed meanwhile',
      allow: 'Waybill ships the order as it was placed, whatever its note asks for',
    },
  ),
  return_requested: person('Is the return accepted?'),
  mail_rejected: play([], 'How can the buyer be reached?', { last: 'without_mail' }),
  /** Never sent twice, so there is nothing to try. */
  message_unclear: person('Was the message sent? It cannot be read back.'),
  mail_unavailable: play([30, 120, 600, 1800, 3600].map(retry), 'Mail cannot be sent.', {
    last: 'without_mail',
  }),
} satisfies Record<string, Play>;
