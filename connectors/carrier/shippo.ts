/** Carriers behind Shippo's REST API (version 2018-02-08): shipments with rates, a transaction for the label, a refund, tracks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseMoney, toDecimal } from '../../contracts/money.ts';
import type { Address } from '../../contracts/order.ts';
import { type CallContext, ConnectorError } from '../error.ts';
import { send } from '../http.ts';
import { exemptionOf } from './filing.ts';
import { asPaid, download, fail, PEER, placeOf, READ, seenAt, spelled } from './peer.ts';
import { accepted, codesIn, explainNoRates, type Message, refusedBy } from './shippoRefusals.ts';
import { tokenOf } from './shippoTokens.ts';
import {
  type Carrier,
  type Customs,
  type Label,
  type LabelFormat,
  type ParcelStatus,
  type Purchase,
  type Rate,
  UNTRACKED,
} from './types.ts';

export interface ShippoAccount {
  /** https://api.goshippo.com */
  baseUrl: string;
  apiKey: string;
  /** Length, width and height in centimeters: Shippo asks for them, and Waybill knows weights only. */
  size: [number, number, number];
  /** Shippo makes one file of a label, in the format it was bought in. */
  labelFormat: LabelFormat;
}

/** A merchant who keeps no weights ships something light. */
const LEAST_GRAMS = 28;
const LONGEST_METADATA = 100;
const LONGEST_REFERENCE = 50;
const LONGEST_DESCRIPTION = 100;
/** Most labels are made within seconds. Longer than that would keep a slot from other orders. */
const LOOKS_MS = [250, 750, 2_000, 4_000];
/** From the beginning of a purchase: where Shippo was slow until then, the next attempt looks. */
const LAST_LOOK_MS = 15_000;
const FILE_TYPES = { pdf: 'PDF_4x6', zpl: 'ZPLII' } as const satisfies Record<LabelFormat, string>;

interface ShippoRate {
  object_id: string;
  shipment: string;
  provider: string;
  servicelevel: { name?: string | null; token?: string | null };
  amount: string;
  currency: string;
  estimated_days?: number | null;
}

interface ShippoShipment {
  object_id: string;
  status?: string;
  rates?: ShippoRate[];
  messages?: Message[];
}

interface ShippoAddress {
  validation_results?: { is_valid?: boolean | null; messages?: Message[] | null };
}

interface Transaction {
  object_id: string;
  status: 'WAITING' | 'QUEUED' | 'SUCCESS' | 'ERROR' | 'REFUNDED' | 'REFUNDPENDING' | 'REFUNDREJECTED';
  rate: string | { object_id: string };
  tracking_number?: string | null;
  tracking_url_provider?: string | null;
  label_url?: string | null;
  label_file_type?: string | null;
  messages?: Message[] | null;
}

interface Track {
  tracking_status?: {
    status: string;
    substatus?: { code: string } | null;
    status_date?: string | null;
    status_details?: string | null;
  } | null;
}

/** `looksMs`: the pauses after which a label that is being made is looked for. */
export function shippo(
  { baseUrl, apiKey, size, labelFormat }: ShippoAccount,
  looksMs: readonly number[] = LOOKS_MS,
): Carrier {
  const headers = { authorization: `ShippoToken ${apiKey}`, 'shippo-api-version': '2018-02-08' };

  const get = (path: string, ctx: CallContext) =>
    send(READ, { method: 'GET', url: `${baseUrl}${path}`, headers, writes: false }, ctx);

  const post = (path: string, body: unknown, writes: boolean, ctx: CallContext, peer = PEER) =>
    send(peer, { method: 'POST', url: `${baseUrl}${path}`, headers, body, writes }, ctx);

  const findRate = async ({ carrierShipmentId, rateId }: Purchase, ctx: CallContext) => {
    const reply = await get(`/rates/${encodeURIComponent(rateId)}`, ctx);
    const rate = reply.status === 404 ? null : accepted<ShippoRate>(reply);
    return rate?.shipment === carrierShipmentId ? rate : null;
  };

  /** A transaction has no name of ours: it is found by its rate, which is bought once. */
  const readTransactions = async ({ rateId }: Purchase, ctx: CallContext): Promise<Transaction[]> => {
    const path = `/transactions?rate=${encodeURIComponent(rateId)}&results=100`;
    const { results = [] } = accepted<{ results?: Transaction[] }>(await get(path, ctx));
    return results.filter((each) => rateOf(each) === rateId);
  };

  /** The one whose label is paid for; null where it came to nothing, or was given back. */
  const readTransaction = async (purchase: Purchase, ctx: CallContext) =>
    standing(await readTransactions(purchase, ctx));

  /** The transaction as the last look shows it: it may be under way still. */
  const untilMade = async (asked: Transaction, begunAt: number, ctx: CallContext) => {
    let latest = asked;
    for (const ms of looksMs) {
      if (!isUnderWay(latest) || Date.now() - begunAt > LAST_LOOK_MS) break;
      await sleep(ms, undefined, ctx.signal ? { signal: ctx.signal } : {});
      const reply = await get(`/transactions/${encodeURIComponent(asked.object_id)}`, ctx);
      // It was taken a moment ago: what is not to be found yet is under way.
      if (reply.status !== 404) latest = accepted<Transaction>(reply);
    }
    return latest;
  };

  const labelOf = async (transaction: Transaction, purchase: Purchase, ctx: CallContext) =>
    toLabel(transaction, await findRate(purchase, ctx).catch(asPaid)) ??
    fail('label_unclear', 'the carrier has a label that cannot be read');

  const readLabel = async (purchase: Purchase, ctx: CallContext): Promise<Label | null> => {
    const transaction = await readTransaction(purchase, ctx);
    return transaction && labelOf(transaction, purchase, ctx);
  };

  /**
   * @returns false where Shippo says no.
   * @throws ConnectorError retryable, where it could not say: 409 is too many calls at once.
   */
  const giveBack = async ({ object_id }: Transaction, ctx: CallContext): Promise<boolean> => {
    const reply = await post('/refunds', { transaction: object_id, async: false }, true, ctx);
    if (reply.status === 409) accepted(reply);
    const { status } = (reply.body ?? {}) as { status?: string };
    return reply.status < 300 && status !== 'ERROR';
  };

  return {
    readLabel,

    async verify(address, ctx) {
      const asked = { ...toAddress(placeOf(address)), validate: true };
      const reply = await post('/addresses', asked, false, ctx, READ);
      const { is_valid: isFound, messages } = accepted<ShippoAddress>(reply).validation_results ?? {};
      // Whoever was asked had no answer: that says nothing of the address.
      const failed = isFound === false && messages?.some(({ type }) => type === 'service_error');
      return typeof isFound === 'boolean' && !failed ? { isFound, problems: codesIn(messages) } : null;
    },

    async quote({ from, to, parcel, reference, customs }, ctx) {
      const [length, width, height] = size.map(String);
      const weight = String(Math.max(LEAST_GRAMS, Math.ceil(parcel.weight)));
      const shipment = {
        address_from: toAddress(from),
        address_to: toAddress(to),
        parcels: [{ length, width, height, distance_unit: 'cm', weight, mass_unit: 'g' }],
        ...(customs ? { customs_declaration: toDeclaration(customs, from, to) } : {}),
        metadata: reference.slice(-LONGEST_METADATA),
        extra: { reference_1: reference.slice(-LONGEST_REFERENCE) },
        async: false,
      };
      // Free of charge and without an effect: a second one is as good as the first.
      const made = accepted<ShippoShipment>(await post('/shipments', shipment, false, ctx));
      const rates = (made.rates ?? []).flatMap(toRate);
      if (rates.length === 0 && (made.status === 'QUEUED' || made.status === 'WAITING'))
        throw unfinished('the carriers are still being asked for their rates', false);
      if (rates.length === 0) explainNoRates(made.messages);
      return { carrierShipmentId: made.object_id, rates };
    },

    async buy(purchase, ctx) {
      const begunAt = Date.now();
      // Shippo has no key that would keep a rate from being bought twice: what an earlier attempt bought is looked for first.
      const earlier = await readTransactions(purchase, ctx);
      const paid = standing(earlier);
      if (paid) return labelOf(paid, purchase, ctx);
      if (earlier.some(({ status }) => status !== 'ERROR')) return fail('label_unclear', GIVEN_BACK);
      // Before the purchase: afterwards it would be paid for, and what it cost not known.
      const rate =
        (await findRate(purchase, ctx)) ??
        fail('no_carrier_service', 'the carrier does not know this rate of the shipment', false);
      const body = {
        rate: purchase.rateId,
        label_file_type: FILE_TYPES[labelFormat],
        metadata: purchase.carrierShipmentId.slice(0, LONGEST_METADATA),
        // Answered at once, and listed from then on. Where the answer waited for the label and was lost meanwhile, the list
        // would not have it yet, and it would be bought again.
        async: true,
      };
      const asked = accepted<Transaction>(await post('/transactions', body, true, ctx));
      const bought = await untilMade(asked, begunAt, ctx).catch(asPaid);
      if (bought.status === 'ERROR') refusedBy(bought.messages);
      if (!stands(bought)) fail('label_unclear', GIVEN_BACK);
      return (
        toLabel(bought, rate) ?? fail('label_unclear', 'the carrier has sold a label that cannot be read')
      );
    },

    async labelFile(purchase, format, ctx) {
      const transaction = await readTransaction(purchase, ctx);
      const isThere = transaction?.label_file_type?.toLowerCase().startsWith(format);
      return isThere && transaction?.label_url ? download(transaction.label_url, ctx) : null;
    },

    async void(purchase, ctx) {
      const all = await readTransactions(purchase, ctx);
      // What Shippo is still at, or says nothing clear of, must not keep the others from being given back.
      const clearFirst = [...all.filter(isMade), ...all.filter((each) => !isMade(each))];
      const kept = new Set<string>();
      for (const each of clearFirst)
        if (stands(each) && !(await giveBack(each, ctx))) kept.add(each.object_id);
      if (kept.size === 0) return;
      // A refund that was asked for a moment ago is refused a second time.
      const left = (await readTransactions(purchase, ctx)).filter(({ object_id }) => kept.has(object_id));
      if (left.some(stands)) fail('undo_failed', 'the carrier does not take the label back', false);
    },

    async track({ trackingNumber, carrier }, ctx) {
      // A number alone belongs to nobody at Shippo.
      if (!carrier) return UNTRACKED;
      const reply = await get(`/tracks/${tokenOf(carrier)}/${encodeURIComponent(trackingNumber)}`, ctx);
      // 400 is a carrier that Shippo does not know: one that a buyer named, perhaps.
      const isUnknown = reply.status === 400 || reply.status === 404;
      const last = isUnknown ? null : accepted<Track>(reply).tracking_status;
      return {
        status: statusOf(last),
        lastEventAt: seenAt(last?.status_date),
        message: last?.status_details?.trim() || null,
      };
    },

    async reach(ctx) {
      accepted(await get('/transactions?results=1', ctx));
    },
  };
}

const GIVEN_BACK = 'the label was bought and given back';

const unfinished = (message: string, mayHaveActed: boolean) =>
  new ConnectorError({ kind: 'carrier_unavailable', message, retryable: true, mayHaveActed });

const rateOf = ({ rate }: Transaction) => (typeof rate === 'string' ? rate : rate?.object_id);

const isMade = ({ status }: Transaction) => status === 'SUCCESS';
const isUnderWay = ({ status }: Transaction) => status === 'QUEUED' || status === 'WAITING';

/**
 * Whether there is a label that is paid for. A refund that was rejected leaves it as it was.
 * @throws ConnectorError retryable, where Shippo is still at it: neither yes nor no would be true.
 */
function stands({ status }: Transaction): boolean {
  switch (status) {
    case 'SUCCESS':
    case 'REFUNDREJECTED':
      return true;
    case 'QUEUED':
    case 'WAITING':
      throw unfinished('the carrier is still making the label', true);
    case 'ERROR':
    case 'REFUNDED':
    case 'REFUNDPENDING':
      return false;
    default:
      return fail('label_unclear', 'the carrier says of a label what Waybill does not know');
  }
}

const standing = (transactions: Transaction[]) =>
  transactions.find(isMade) ?? transactions.find(stands) ?? null;

/** https://docs.goshippo.com/docs/tracking/tracking: what is out for delivery is in transit, and says so below. */
function statusOf(last: Track['tracking_status']): ParcelStatus {
  if (last?.substatus?.code === 'out_for_delivery') return 'out_for_delivery';
  return STATUSES[last?.status ?? ''] ?? 'unknown';
}

const STATUSES: Record<string, ParcelStatus> = {
  PRE_TRANSIT: 'pre_transit',
  TRANSIT: 'in_transit',
  DELIVERED: 'delivered',
  RETURNED: 'return_to_sender',
  FAILURE: 'failure',
};

/** What an address does not have is left out: Shippo takes no null. */
const toAddress = (address: Address) =>
  // No label is sold without a name.
  given({ ...spelled(address), name: address.name ?? address.company });

const given = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const EXEMPTIONS = { '30.36': 'NOEEI_30_36', '30.37(a)': 'NOEEI_30_37_a' } as const;

/** What cannot be delivered comes back: the buyer has paid for it. */
function toDeclaration(customs: Customs, from: Address, to: Address) {
  const { signer, items } = customs;
  const exemption = exemptionOf(customs, from, to);
  return {
    ...{ contents_type: 'MERCHANDISE', non_delivery_option: 'RETURN', certify: true, certify_signer: signer },
    ...(exemption ? { eel_pfc: EXEMPTIONS[exemption] } : {}),
    items: items.map(({ description, sku, quantity, value, grams, hsCode, originCountry }) =>
      given({
        description: description.slice(0, LONGEST_DESCRIPTION),
        sku_code: sku,
        quantity,
        value_amount: toDecimal(value),
        value_currency: value.currency,
        // Rounded down: together they must not weigh more than the parcel.
        net_weight: String(Math.max(1, Math.floor(grams))),
        mass_unit: 'g',
        tariff_number: hsCode?.replaceAll(/\D/g, '') || null,
        origin_country: originCountry,
      }),
    ),
  };
}

const serviceOf = ({ servicelevel }: ShippoRate) => servicelevel?.name || servicelevel?.token || 'unnamed';

/** A rate whose price cannot be read is no offer. */
function toRate(rate: ShippoRate): Rate[] {
  const cost = parseMoney(rate.amount, rate.currency);
  if (!cost) return [];
  const { object_id: id, provider: carrier, estimated_days } = rate;
  return [{ id, carrier, service: serviceOf(rate), cost, deliveryDays: estimated_days ?? null }];
}

/** @returns null where something is missing that a label has. */
function toLabel(transaction: Transaction, rate: ShippoRate | null): Label | null {
  const { tracking_number, tracking_url_provider, label_url } = transaction;
  const cost = rate && parseMoney(rate.amount, rate.currency);
  if (!tracking_number || !label_url || !cost) return null;
  return {
    trackingNumber: tracking_number,
    trackingUrl: tracking_url_provider || null,
    labelUrl: label_url,
    carrier: rate.provider,
    service: serviceOf(rate),
    cost,
  };
}
