/** Actions: everything Waybill can do to the outside world. Agents propose them; only the gateway performs them. */
import { z } from 'zod';
import { Money } from './money.ts';
import { Address } from './order.ts';
import { QUESTION_EVENTS } from './question.ts';
import { UnitsAt } from './queue.ts';
import { BothMoney } from './return.ts';
import { MESSAGE_EVENTS, RETURN_EVENTS, Words } from './wording.ts';

/** `write_safe` can be undone, `write_risky` hardly, `destructive` not at all. */
export type Tier = 'read' | 'write_safe' | 'write_risky' | 'destructive';

const UnitsOfLine = z.object({ lineItemId: z.string(), quantity: z.int().positive() });
const Units = z.array(UnitsOfLine).min(1);
const Counted = z.object({ id: z.string(), quantity: z.int().positive() });

export const Action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add_tags'), tags: z.array(z.string().min(1).max(40)).min(1) }),
  z.object({
    kind: z.literal('place_hold'),
    reason: z.enum([
      'AWAITING_PAYMENT',
      'HIGH_RISK_OF_FRAUD',
      'INCORRECT_ADDRESS',
      'INVENTORY_OUT_OF_STOCK',
      'UNKNOWN_DELIVERY_DATE',
      'OTHER',
    ]),
    /** Shown to the merchant in Shopify. No personal data. */
    note: z.string().max(250),
  }),
  /** Releases the holds that Waybill placed, and no others. */
  z.object({ kind: z.literal('release_hold') }),
  /** Waybill's own record of which units at which location this order will take; replaces an earlier one of the order. */
  z.object({
    kind: z.literal('reserve_stock'),
    units: z.array(UnitsAt.extend({ quantity: z.int().positive() })),
  }),
  /** The order's place in the queues of the items that it is short of; replaces an earlier one, and without units it leaves them. */
  z.object({
    kind: z.literal('await_stock'),
    /** All that it wants of these items, where Shopify has assigned them. */
    units: z.array(UnitsAt.extend({ quantity: z.int().positive() })),
    /** 1 is the most urgent, 5 the least. */
    priority: z.int().min(1).max(5),
    placedAt: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal('move_fulfillment_order'),
    fromLocationId: z.string(),
    toLocationId: z.string(),
    units: Units,
  }),
  z.object({ kind: z.literal('update_address'), address: Address }),
  /** Fewer units, of lines of which none has shipped. What was paid for the others is left for a person to refund. */
  z.object({
    kind: z.literal('set_quantities'),
    lines: z.array(z.object({ lineItemId: z.string(), quantity: z.int().nonnegative() })).min(1),
  }),
  z.object({
    kind: z.literal('buy_label'),
    /** The plan's shipment number, from 1. */
    shipment: z.int().positive(),
    locationId: z.string(),
    units: Units,
    /** The carrier's own shipment, created (free of charge) when the rates were asked for. */
    carrierShipmentId: z.string(),
    rateId: z.string(),
    carrier: z.string(),
    service: z.string(),
    cost: Money,
  }),
  z.object({
    kind: z.literal('create_fulfillment'),
    shipment: z.int().positive(),
    locationId: z.string(),
    units: Units,
    /** Whether Shopify mails the buyer; each message has one sender. */
    notifyCustomer: z.boolean(),
    /** It waits until the parcel has been handed over. Left out: done at once. */
    afterHandOver: z.literal(true).optional(),
  }),
  /** Asks the fulfillment service at a location to ship units with labels of its own. */
  z.object({
    kind: z.literal('request_fulfillment'),
    shipment: z.int().positive(),
    locationId: z.string(),
    units: Units,
    /** Whether Shopify mails the buyer when the service has shipped. */
    notifyCustomer: z.boolean(),
  }),
  /** Takes the money that the buyer's bank has set aside. */
  z.object({ kind: z.literal('capture_payment'), transactionId: z.string(), amount: Money }),
  z.object({
    kind: z.literal('send_message'),
    event: z.enum([...MESSAGE_EVENTS, ...RETURN_EVENTS, ...QUESTION_EVENTS]),
    locale: z.string(),
    subject: z.string().min(1).max(200),
    body: z.string().min(1).max(5000),
  }),
  /** Puts a draft of a language's sentences before a person. No buyer reads it until one has approved it. */
  z.object({
    kind: z.literal('draft_wording'),
    /** ISO 639-1 or -3. */
    language: z.string().regex(/^[a-z]{2,3}$/),
    words: Words,
  }),
  z.object({ kind: z.literal('approve_return'), returnId: z.string(), notifyCustomer: z.boolean() }),
  z.object({
    kind: z.literal('decline_return'),
    returnId: z.string(),
    reason: z.enum(['FINAL_SALE', 'OTHER', 'RETURN_PERIOD_ENDED']),
    notifyCustomer: z.boolean(),
  }),
  z.object({ kind: z.literal('close_return'), returnId: z.string() }),
  /** Takes the goods in, and releases those that the buyer wants instead. */
  z.object({
    kind: z.literal('process_exchange'),
    returnId: z.string(),
    lines: z.array(Counted),
    exchanges: z.array(Counted).min(1),
  }),
  z.object({
    kind: z.literal('create_refund'),
    returnId: z.string(),
    returnName: z.string(),
    /** Units of the return that were refunded before, by whomever: tells one refund of a return from the next. */
    after: z.int().nonnegative(),
    /** `locationId`: where they go back to the shelf; null where they do not. */
    units: z.array(UnitsOfLine.extend({ locationId: z.string().nullable() })).min(1),
    /** The part of it that is for the way to the buyer. */
    shipping: Money.nullable(),
    /** What the buyer gets. */
    amount: BothMoney,
    /** What Shopify would refund for all of it, before fees: what the amount rests on. */
    suggested: BothMoney,
    /** What of the order had been refunded by then, in the store's currency. */
    refundedBefore: Money,
    /** The payments that give it back. */
    transactions: z
      .array(z.object({ parentId: z.string().nullable(), gateway: z.string(), amount: Money }))
      .min(1),
    notifyCustomer: z.boolean(),
  }),
]);
export type Action = z.infer<typeof Action>;
export type ActionKind = Action['kind'];
export type ActionOf<K extends ActionKind> = Extract<Action, { kind: K }>;

interface ActionRule {
  tier: Tier;
  /**
   * What one effect belongs to. An `order` effect happens once in the order's life (an edit must not mail the buyer twice);
   * a `revision` effect is new after an edit or a repair (a relabel is a new label);
   * a `payment` effect happens once for what was authorized, whichever plan asked for it;
   * a `return` effect happens once for what a buyer sends back, whatever becomes of the order;
   * an `occasion` effect converges by itself and may be needed again at the same revision (hold, release, hold).
   */
  once: 'order' | 'revision' | 'payment' | 'return' | 'occasion';
  /** What takes it back, where something does. */
  undo: 'release_reservation' | 'void_label' | 'cancel_fulfillment' | 'withdraw_request' | null;
}

/** Tiers after the design; the gateway knows the store's caps, within which `buy_label` counts as safe and `create_refund` as risky. */
export const ACTIONS: Record<ActionKind, ActionRule> = {
  add_tags: { tier: 'write_safe', once: 'occasion', undo: null },
  place_hold: { tier: 'write_safe', once: 'occasion', undo: null },
  release_hold: { tier: 'write_safe', once: 'occasion', undo: null },
  reserve_stock: { tier: 'write_safe', once: 'occasion', undo: 'release_reservation' },
  // Changes nothing outside: a store that asks before every write need not be asked whether an order may wait.
  await_stock: { tier: 'read', once: 'occasion', undo: null },
  move_fulfillment_order: { tier: 'write_safe', once: 'revision', undo: null },
  set_quantities: { tier: 'write_risky', once: 'revision', undo: null },
  update_address: { tier: 'write_risky', once: 'revision', undo: null },
  buy_label: { tier: 'write_risky', once: 'revision', undo: 'void_label' },
  create_fulfillment: { tier: 'write_risky', once: 'revision', undo: 'cancel_fulfillment' },
  request_fulfillment: { tier: 'write_risky', once: 'revision', undo: 'withdraw_request' },
  send_message: { tier: 'write_risky', once: 'order', undo: null },
  draft_wording: { tier: 'write_safe', once: 'occasion', undo: null },
  approve_return: { tier: 'write_risky', once: 'return', undo: null },
  decline_return: { tier: 'write_risky', once: 'return', undo: null },
  close_return: { tier: 'write_safe', once: 'return', undo: null },
  process_exchange: { tier: 'destructive', once: 'return', undo: null },
  capture_payment: { tier: 'write_risky', once: 'payment', undo: null },
  create_refund: { tier: 'destructive', once: 'return', undo: null },
};
