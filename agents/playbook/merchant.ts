/** Plays for what the merchant's own house must put right: stock, products, places, rules, money. */
import {
  awaitStock,
  DAY,
  HOUR,
  MINUTE,
  type Play,
  person,
  play,
  recheck,
  replan,
  retry,
  type Step,
  wait,
} from './play.ts';

const EVERY = 6 * HOUR;

/** Once more at once: a count is often behind by a minute. Then the buyer knows, and the order waits for its turn. */
const forStock = (days: number): Step[] => [recheck(MINUTE), awaitStock(days * DAY)];

const SHORT = 'Is more coming, or shall the order be given up?';
const STOCK_RETRY = 'Waybill looks at the stock again, and where it is short waits on for as long again';
const customs = person('Add HS code and country of origin to the product in Shopify.', {
  retry: 'Waybill reads the product again and ships if customs has what it needs',
  allow: 'Waybill ships without this data; customs may hold the parcel, or send it back',
});
const FRAUD = 'Waybill ships the order; what goes to a fraud is lost, and its payment may be charged back';

export const merchantPlays = ({ stockPatienceDays }: { stockPatienceDays: number }) =>
  ({
    oversold: play(forStock(stockPatienceDays), SHORT, { retry: STOCK_RETRY }),
    stock_mismatch: play(
      forStock(stockPatienceDays),
      'Somebody has to count: how many lie on the shelf? Correct the stock in Shopify.',
      {
        retry: STOCK_RETRY,
        allow: 'Waybill takes your word that the units lie there, and ships them',
      },
    ),
    no_location: play(
      [recheck(10 * MINUTE), recheck(HOUR), recheck(EVERY)],
      'Which location shall ship it? Activate one in Shopify.',
    ),
    /** Another location ships it, where there is one. */
    service_rejected: play(
      [replan(), replan()],
      'Who shall ship it? Move it to another location in Shopify.',
      {
        retry: 'Waybill looks at the order again: what you have moved, or asked of the service anew, goes on',
      },
    ),
    service_silent: person('Ask the fulfillment service why it has not shipped.', {
      retry: 'Waybill waits for the service for as long again',
    }),
    /** Edits arrive in pieces: a moment later the sums may agree. */
    total_mismatch: play([recheck(2 * MINUTE)], 'Is the price right?', {
      allow: 'Waybill ships the order at the total that Shopify shows',
    }),
    capture_declined: person('Capture it in Shopify, or ask the buyer to pay another way.', {
      retry: 'Waybill reads the order again, and ships it once it is paid',
    }),
    unknown_sku: person('Which product is it? Give the line a SKU or a variant in Shopify.', {
      retry: 'Waybill reads the line again and ships if it has a product',
      allow: 'Waybill ships the line as it is; nobody counts its stock, and its weight may be missing',
    }),
    no_lines: play([recheck(2 * MINUTE)], 'What did the buyer order?'),
    currency_unknown: person('In which currency was it paid?'),
    fraud_risk: person('Is the buyer genuine? Look at the order before it ships.', { allow: FRAUD }),
    payment_disputed: person(
      'Answer the dispute in Shopify before its evidence is due. What has not left yet waits: shall it ship all the same?',
      {
        retry: 'Waybill reads the order again, and goes on once the dispute is won',
        allow:
          'Waybill goes on although the payment is disputed: what has not left ships, and what has left is followed',
      },
    ),
    risk_pending: play(
      [wait(DAY)],
      'Shopify gives no assessment. Is the buyer genuine? Look at the order before it ships.',
      { allow: FRAUD },
    ),
    /** Offered only where it is the store’s own rule: what the law forbids nobody can allow. */
    restricted_destination: person('May this destination be shipped to? Give the order up if not.', {
      allow: 'Waybill ships there this once, against the store’s own list',
    }),
    restricted_goods: person('May these goods be shipped there? Give the order up if not.', {
      allow: 'Waybill ships these goods abroad this once, against the store’s own list',
    }),
    customs_data_missing: customs,
    label_over_cap: person('Is the label worth its price?'),
    approval_needed: person('Shall Waybill do it?'),
    not_handed_over: person('Where is it? It may lie packed, or have left without a scan.', {
      retry: 'Waybill waits for as long again',
      allow: 'Waybill takes your word that it has left, and tells Shopify and the buyer',
    }),
    changed_after_fulfillment: person('The parcel has left as it was. What shall happen?', {
      retry: 'Waybill leaves the parcels as they are, and goes on following them',
    }),
    fulfillment_cancelled: person('Shall what was in it be shipped again, or is it left as it is?', {
      retry: 'Waybill reads the order again, and goes on once nothing of it is open',
      allow: 'Waybill ships nothing again, and follows what has left',
    }),
    /** Somebody wants it held; that ends by a webhook, and a scheduled order by its day. */
    held_elsewhere: play(
      [retry(MINUTE), ...Array.from({ length: 20 }, () => retry(EVERY))],
      'Who holds the order in Shopify, and why?',
    ),
  }) satisfies Record<string, Play>;
