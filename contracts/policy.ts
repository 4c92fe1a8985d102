/** What a store's merchant has decided: read by agents and gateway, changed at run time. */
import { z } from 'zod';
import { Level } from './autonomy.ts';

export const FulfillWhen = z.enum(['label', 'packed', 'carrier_scan']);

export const Sender = z.enum(['waybill', 'shopify', 'nobody']);

/** What a store takes back, and at what price. Amounts in minor units of the store's currency. */
const ReturnPolicy = z.object({
  /** When money goes back: once the goods are there, or as soon as the return is approved. */
  refundWhen: z.enum(['received', 'approved']).default('received'),
  /** A refund up to this goes out without asking, where Waybill is sure; a dearer one waits for a person. 0: each does. */
  refundCap: z.int().nonnegative().default(0),
  /** Who pays for the way back. What came broken or wrong goes back at the store's cost in any case. */
  shippingPaidBy: z.enum(['buyer', 'store']).default('buyer'),
  /** Kept of the refund for the way back, where the buyer pays for it and the store gives the label. */
  shippingFee: z.int().nonnegative().default(0),
  /** Kept of what the goods cost, in hundredths of a percent. */
  restockingFeeBps: z.int().min(0).max(10_000).default(0),
  /** SKUs and vendors that are never taken back. */
  finalSale: z.array(z.string()).default([]),
  /** Whether goods go back to the shelf, and where: a location's name or gid; null is where they came from. */
  restock: z.boolean().default(true),
  restockLocation: z.string().nullable().default(null),
  /** Whether a buyer may have other goods instead. */
  exchanges: z.boolean().default(true),
  /** Days after which an approved return that never came is closed. */
  patienceDays: z.number().positive().default(60),
});

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const isZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};
const Zone = z.string().refine(isZone, { error: 'no IANA time zone: "Europe/Berlin"' });

/** How a location ships. Nothing said: on every day, at any hour, as much as comes, everywhere, at no cost. */
export const LocationPolicy = z.object({
  /** Parcels that leave it in a day. Null: as many as come. */
  capacity: z.int().positive().nullable().default(null),
  /** By its own clock: what is planned from then on leaves on the next working day. */
  cutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day: "15:30"')
    .nullable()
    .default(null),
  /** Null: the store's. */
  timeZone: Zone.nullable().default(null),
  workingDays: z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .default([...WEEKDAYS]),
  /** Days by its own calendar on which nothing leaves. */
  holidays: z.array(z.iso.date()).default([]),
  /** Of a parcel, in minor units of `labelCurrency`. */
  handlingCost: z.int().nonnegative().default(0),
  /** ISO 3166 codes of countries and provinces that its carriers serve: "DE", "US-CA". Empty: everywhere. */
  shipsTo: z
    .array(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'a country or province: "US", "US-CA"'))
    .default([]),
});
export type LocationPolicy = z.infer<typeof LocationPolicy>;

export const StorePolicy = z.object({
  /** The ceiling: no action has a higher level (contracts/autonomy.ts). */
  autonomy: Level.default('autonomous'),
  /** Where each action begins that has no level of its own yet. Null: at the ceiling. */
  autonomyStart: Level.nullable().default(null),
  /** Whether levels rise and fall by themselves, as people agree. If not, they are suggestions to the operator. */
  autonomyEarned: z.boolean().default(false),
  /**
   * The next level is earned by this many comparisons, if the lower bound of the 95 % interval (Wilson) of their agreement is at
   * least `autonomyPromoteAt`. As given: 50 of 50, 66 of 67 or 85 of 87, and no fewer.
   */
  autonomyAfter: z.int().min(10).max(1000).default(50),
  autonomyPromoteAt: z.number().min(0.5).max(0.999).default(0.92),
  /** The level falls as soon as a smaller share of the last `autonomyAfter` comparisons agreed, once there are ten. */
  autonomyDemoteBelow: z.number().min(0).max(0.99).default(0.9),
  /** The dearest label bought without asking, in minor units of `labelCurrency`. */
  labelCap: z.int().nonnegative().default(5000),
  labelCurrency: z.string().length(3).default('USD'),
  /**
   * How many labels may be bought, how many taken back, how many fulfillments cancelled, and how many refunds paid, within an hour.
   * More is no business any more but a fault: the store is paused.
   */
  labelsPerHour: z.int().positive().default(5000),
  voidsPerHour: z.int().positive().default(250),
  cancellationsPerHour: z.int().positive().default(250),
  refundsPerHour: z.int().positive().default(100),
  /**
   * When a parcel counts as shipped, so that Shopify and the buyer are told: with its label, once somebody has packed it
   * (`waybill order packed`, or progress reported in Shopify), or once the carrier has scanned it.
   */
  fulfillWhen: FulfillWhen.default('label'),
  /** Days after which a person is asked about a parcel that has its label and has not left. */
  handOverPatienceDays: z.number().positive().default(3),
  /** An order over this total (minor units of the store's currency) is looked at by a person before it ships. Null: never. */
  reviewOver: z.int().positive().nullable().default(null),
  /** Whether an authorized payment is captured once the order is ready to ship, or the merchant does so. */
  capture: z.enum(['before_shipping', 'manual']).default('before_shipping'),
  /** Days for which an authorization holds, where Shopify does not say until when: Shopify Payments gives seven. */
  authorizationDays: z.number().positive().default(7),
  /**
   * Countries (ISO 3166) whose addresses the carrier looks up before anything ships there. Those of the US cost nothing at EasyPost and
   * Shippo; others are charged for, or have to be subscribed to.
   */
  verifyAddressesIn: z.array(z.string().regex(/^[A-Z]{2}$/, 'a country: "US"')).default(['US']),
  /** Whether a person may have an order shipped before it is paid: on invoice, or cash on delivery. */
  mayShipUnpaid: z.boolean().default(false),
  /** Each message has one sender. `processing` cannot be Shopify's: Shopify has no such mail. */
  messages: z
    .object({
      processing: z.enum(['waybill', 'nobody']).default('waybill'),
      shipped: Sender.default('shopify'),
      /** A return approved or declined, money on its way back. */
      returns: Sender.default('waybill'),
    })
    .prefault({}),
  /** What models may cost for this store's orders in a day, in US cents. 0: rules decide everything. */
  modelBudgetCents: z.int().nonnegative().default(10_000),
  /** Whether Waybill may ask a buyer by mail what only they can tell (a street number, a payment). If not, a person is asked. */
  askBuyer: z.boolean().default(true),
  /** Days after which an unanswered question is asked once more, and after which a person is asked instead. */
  buyerReminderDays: z.number().positive().default(2),
  buyerPatienceDays: z.number().positive().default(5),
  /** How long a suspected duplicate is held before anybody is asked: most buyers cancel it themselves. */
  duplicateHoldMinutes: z.number().positive().default(30),
  /** How long an order short of stock is tried again before a person is asked. */
  stockPatienceDays: z.number().positive().default(5),
  /** An order short of stock waits for all of it, or what is there is shipped and the rest follows once it is. */
  backorder: z.enum(['wait', 'ship_available']).default('wait'),
  /** How its locations ship, by name or gid. */
  locations: z.record(z.string(), LocationPolicy).default({}),
  /**
   * Among plans of as few parcels the one that leaves first is chosen, then the cheaper one. Where they are alike: what Shopify
   * has assigned stays there, or it is moved to what is nearer to the buyer.
   */
  routeBy: z.enum(['assigned', 'distance']).default('assigned'),
  /** How many days a parcel may wait to be routed cheaper or kept where it is, if its buyer has paid for no speed. */
  dispatchWithinDays: z.int().nonnegative().default(0),
  /** Days after which a person is asked about what a fulfillment service has been asked to ship, and has not. */
  servicePatienceDays: z.number().positive().default(5),
  /** ISO country codes the store does not ship to. */
  blockedCountries: z.array(z.string().length(2)).default([]),
  /** SKUs or vendors that must stay in the country of the location. */
  domesticOnlySkus: z.array(z.string()).default([]),
  /** Two orders of one buyer with the same lines within this many minutes are suspect. 0 switches the check off. */
  duplicateWindowMinutes: z.int().nonnegative().default(10),
  /** Days after the order in which a return is due. */
  returnWindowDays: z.int().nonnegative().default(30),
  returns: ReturnPolicy.prefault({}),
  /** Who may approve, allow, choose and edit in this store's cases, by the names they answer with. Empty: anybody. */
  approvers: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  /** Hours for which an approval holds: after that the call is asked about again. */
  approvalHours: z.number().positive().default(1),
  /** Who is written to about a case: addresses of people of the store. */
  caseMail: z.array(z.email()).max(20).default([]),
  /** Hours after which people are reminded of an open case, told a second time, and the order fails unanswered. */
  caseReminderHours: z.number().positive().default(4),
  caseEscalateHours: z.number().positive().default(24),
  caseExpireHours: z.number().positive().default(120),
  /** How often the store's orders are compared with what its webhooks have told. */
  reconcileMinutes: z.number().min(1).max(1440).default(15),
  /** How many open orders from before Waybill are taken in a minute: nobody's parcels of today wait for them. */
  backfillPerMinute: z.int().positive().default(30),
  /** IANA zone for what people read, and of its locations that have none of their own. */
  timeZone: Zone.default('UTC'),
});
export type StorePolicy = z.infer<typeof StorePolicy>;

/** As it is given to Waybill: with what is kept apart from the policy, sealed like the store's other secrets. */
export const GivenPolicy = StorePolicy.extend({
  /** A Slack-compatible incoming webhook that is told of cases: whoever has it can post there. Null: no chat; left out: as it is. */
  caseWebhookUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .optional(),
});
export type GivenPolicy = z.infer<typeof GivenPolicy>;
