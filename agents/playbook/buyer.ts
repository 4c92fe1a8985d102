/** Plays for what only the buyer can put right: an address, a phone number, a payment, an order placed twice. */
import { askBuyer, DAY, type Play, person, play, retry, tellBuyer, wait } from './play.ts';

const ADDRESS = 'What is the right address?';
const address: Play = play(askBuyer('address'), ADDRESS, {
  retry: 'Waybill reads the address again and ships to it if a carrier can deliver there',
});

export const BUYER = {
  address_missing: address,
  address_incomplete: address,
  address_undeliverable: address,
  po_box: address,
  phone_missing: play(askBuyer('phone'), 'Which phone number may the carrier call?'),
  /** The carrier's word is newer than any table's. */
  carrier_rejects_address: address,
  payment_pending: play(
    [wait(DAY), ...askBuyer('payment', { patient: true })],
    'Shall it wait longer for the money?',
  ),
  payment_partial: play(
    [wait(DAY), ...askBuyer('payment', { patient: true })],
    'The rest has not come. Ship, wait longer, or give the order up?',
  ),
  payment_voided: play(
    [tellBuyer('payment', 5 * DAY, { patient: false })],
    'The payment is void and no other has come. Give the order up?',
  ),
  duplicate_order: play(
    [wait('duplicate_hold'), tellBuyer('duplicate', 'reminder', { patient: false })],
    'Does the buyer want both?',
  ),
  note_asks_cancel: play(askBuyer('cancel'), 'Cancel it in Shopify if the buyer means it.', {
    retry: 'Waybill reads the order again; cancelled in Shopify meanwhile, it ends there',
  }),
  note_asks_change: play(
    askBuyer('change'),
    'Change it in Shopify as the buyer wishes; Waybill takes the change in.',
    { retry: 'Waybill reads the order again with what was changed meanwhile' },
  ),
  return_requested: person('Is the return accepted?'),
  mail_rejected: play([], 'How can the buyer be reached?', { last: 'without_mail' }),
  /** Never sent twice, so there is nothing to try. */
  message_unclear: person('Was the message sent? It cannot be read back.'),
  mail_unavailable: play([30, 120, 600, 1800, 3600].map(retry), 'Mail cannot be sent.', {
    last: 'without_mail',
  }),
} satisfies Record<string, Play>;
