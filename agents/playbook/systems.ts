/** Plays for systems: Shopify, carriers, and Waybill itself. What passes by itself is waited out for a day before anybody hears of it. */
import { HOUR, MINUTE, type Play, person, play, recheck, replan, retry, type Step } from './play.ts';

/** Beside what activities try by themselves within minutes: more than a day in all. */
const OUTAGE: Step[] = [
  ...[30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[1, 2, 4, 4, 4, 4, 6].map((hours) => hours * HOUR),
].map(retry);

const LABEL = 'Look at the carrier whether a label was bought and charged.';

export const SYSTEMS = {
  shopify_unavailable: play(OUTAGE, 'Shopify has not answered for a day. Is the store open?'),
  /** Activities wait for their turn without failing; this is for what is left. */
  shopify_throttled: play(OUTAGE, 'Shopify has throttled the store for a day. What else calls it so much?'),
  carrier_unavailable: play(
    OUTAGE,
    'The carrier has not answered for a day. Is its account in order, and its key?',
  ),
  /** A refusal is an answer, but Shopify gives the same one for a conflict with somebody else's write. */
  shopify_refuses: play([retry(30), retry(10 * MINUTE)], 'Shopify refuses it. What is in the way?'),
  shopify_scope_missing: person('Grant the app the permission in Shopify.'),
  /** Shopify sometimes tells of an order before it can be read. */
  order_not_found: play([recheck(MINUTE), recheck(10 * MINUTE)], 'The store does not know the order.'),
  order_unreadable: play([retry(MINUTE)], 'Look at the order in Shopify.'),
  /** Moved, split or held under our hands: what it has become is planned anew, and a label for what it was is voided. */
  fulfillment_order_changed: play(
    [replan(), replan(5 * MINUTE), replan(HOUR)],
    'The order changes while Waybill works on it. Who else fulfills it?',
  ),
  /** Somebody refunded or closed it: what is left to do is decided anew. */
  return_changed: play(
    [retry(1), retry(MINUTE), retry(10 * MINUTE)],
    'The return changes while Waybill works on it. Who else works on it?',
  ),
  carrier_rejects_parcel: play(
    [{ do: 'split' }, { do: 'next_service' }],
    'How shall it be packed? Look at the weights of the products.',
  ),
  no_carrier_service: play(
    [{ do: 'next_service' }, { do: 'split' }],
    'Which carrier takes this parcel? Look at weight and destination.',
  ),
  /** The gateway has asked the carrier already. */
  label_unclear: person(LABEL),
  parcel_problem: person('Ask the carrier, and tell the buyer.'),
  action_refused: person('The proposal broke a rule. Do it by hand, or give the order up.'),
  undo_failed: person('Take it back by hand, at the carrier or in Shopify.'),
  model_unfinished: person('Rules and model came to no answer. What shall happen?'),
  unknown: play([retry(30), retry(10 * MINUTE)], 'What failed is in the worker’s log.', {
    confidence: 0.5,
  }),
} satisfies Record<string, Play>;
