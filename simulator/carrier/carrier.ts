/** The carrier, in EasyPost's REST shape: shipments with rates, one label each, refunds, trackers. */
import type { Order, Shipment, World } from '../state.ts';
import { record } from '../state.ts';
import { type Json, object, text } from '../store/read.ts';
import { shipmentBody, trackerBody } from './bodies.ts';
import { quote } from './rates.ts';

export interface CarrierReply {
  status: number;
  body: unknown;
}

interface Problem {
  code: string;
  field?: string;
  message: string;
}

const refuse = (status: number, code: string, message: string, errors: Problem[] = []): CarrierReply => ({
  status,
  body: { error: { code, message, errors } },
});

/** Which order a shipment is for: its reference names the order's number, and the store where numbers repeat. */
function orderOf(world: World, reference: string | null): { store: string; order: Order } | null {
  const named = [...world.stores.values()].filter((s) => reference?.includes(s.domain));
  const rest = named.reduce((text, s) => text.replaceAll(s.domain, ''), reference ?? '');
  const numbers = new Set(rest.match(/\d+/g));
  for (const store of named.length ? named : world.stores.values()) {
    for (const number of numbers) {
      const order = store.orders.get(`gid://shopify/Order/${number}`);
      if (order) return { store: store.domain, order };
    }
  }
  return null;
}

/** What a carrier cannot deliver to, in EasyPost's codes; empty where it can. */
const BOX = /\bp\.? ?o\.? box\b|postfach|私書箱/i;

function addressProblems(address: Json, rejects: string | null): Problem[] {
  const street = text(address.street1) ?? '';
  const problem = (code: string, field: string, message: string) => [{ code, field, message }];
  if (!street) return problem('E.ADDRESS.INSUFFICIENT', 'street1', 'Insufficient address data');
  if (!text(address.country)) return problem('E.COUNTRY.INVALID', 'country', 'Country is missing or invalid');
  if (rejects === 'phone' && !text(address.phone))
    return problem('E.PHONE.MISSING', 'phone', 'Phone is missing');
  if (rejects === 'box' && BOX.test(street)) return problem('E.BOX_NUMBER.INVALID', 'street1', 'No PO box');
  if (rejects === 'address' || /undeliverable/i.test(street)) {
    return problem('E.ADDRESS.NOT_FOUND', 'address', 'Address not found');
  }
  return [];
}

const GRAMS_PER_OUNCE = 28.35;
const iso = () => new Date().toISOString();

/** `tell`: of a parcel that was scanned, to the store that it left from. `origin`: where files are found, "http://127.0.0.1:1234". */
export function carrierApi(
  world: World,
  tell: (shipment: Shipment) => void = () => {},
  origin: () => string = () => '',
) {
  const fresh = (prefix: string) => `${prefix}_${(world.nextId++).toString(16)}`;
  const must = (id: string): Shipment | null => world.shipments.get(id) ?? null;
  const missing = () => refuse(404, 'NOT_FOUND', 'The requested resource could not be found.');

  function create(body: Json): CarrierReply {
    const given = object(body.shipment) ?? {};
    const [from, to, parcel] = [object(given.from_address), object(given.to_address), object(given.parcel)];
    const ounces = Number(parcel?.weight);
    if (!from || !to || !parcel)
      return refuse(
        422,
        'SHIPMENT.INVALID_PARAMS',
        'Unable to create shipment, one or more parameters were invalid.',
      );
    if (!(ounces > 0)) return refuse(422, 'PARCEL.WEIGHT.INVALID', 'The parcel needs a weight above zero.');
    const reference = text(given.reference) ?? text(object(given.options)?.print_custom_1);
    const owner = orderOf(world, reference);
    const problems = addressProblems(to, owner?.order.carrierRejects ?? null);
    const { hindrances } = owner?.order ?? {};
    if (hindrances?.oddAnswers) {
      hindrances.oddAnswers -= 1;
      return refuse(422, 'CONTRACT.NOT_SIGNED', 'Please contact us.');
    }
    if (hindrances?.emptyAccount) {
      hindrances.emptyAccount -= 1;
      return refuse(402, 'BILLING.INSUFFICIENT_FUNDS', 'Please add funds.');
    }
    if (hindrances?.maxGrams && ounces * GRAMS_PER_OUNCE > hindrances.maxGrams + GRAMS_PER_OUNCE)
      return refuse(422, 'PARCEL.WEIGHT.EXCEEDED', 'The parcel is too heavy.');
    if (problems.length) return refuse(422, 'ADDRESS.VERIFY.FAILURE', 'Unable to verify address.', problems);
    const heavy = owner?.order.carrierRejects === 'weight' ? Number.POSITIVE_INFINITY : ounces;
    const { rates, messages } = quote(text(from.country) ?? 'US', text(to.country) ?? 'US', heavy);
    const shipment: Shipment = {
      id: fresh('shp'),
      reference,
      store: owner?.store ?? null,
      order: owner?.order.id ?? null,
      createdAt: iso(),
      from: { object: 'Address', ...from },
      to: { object: 'Address', ...to },
      parcel: { object: 'Parcel', ...parcel },
      customs: object(given.customs_info),
      options: object(given.options) ?? {},
      rates: rates.map((r) => ({ id: fresh('rate'), ...r })),
      messages,
      label: null,
      refundedAt: null,
      tracking: 'unknown',
      trackingAt: iso(),
    };
    world.shipments.set(shipment.id, shipment);
    return { status: 201, body: shipmentBody(shipment) };
  }

  function buy(shipment: Shipment, body: Json): CarrierReply {
    if (shipment.label) {
      return refuse(
        422,
        'SHIPMENT.POSTAGE.EXISTS',
        'Postage already exists for this shipment. Use a new shipment.',
      );
    }
    const rateId = text(object(body.rate)?.id) ?? text(body.rate);
    const rate = shipment.rates.find((r) => r.id === rateId);
    if (!rate) return refuse(422, 'SHIPMENT.RATE.INVALID', 'The rate does not belong to this shipment.');
    const known = world.stores.get(shipment.store ?? '')?.orders.get(shipment.order ?? '');
    if (known?.hindrances?.refusedService === rate.service)
      return refuse(422, 'SHIPMENT.RATE.UNAVAILABLE', 'The service does not take this shipment.');
    const code = String(world.nextId++);
    const labelId = fresh('pl');
    shipment.label = {
      id: labelId,
      boughtAt: iso(),
      rateId: rate.id,
      trackingCode: `EZ${code.padStart(18, '0')}`,
      url: `https://labels.example.com/${labelId}.png`,
    };
    shipment.tracking = 'pre_transit';
    shipment.trackingAt = shipment.label.boughtAt;
    const detail = `${shipment.id} ${rate.carrier} ${rate.service} ${rate.rate} USD`;
    record(world, { kind: 'label', store: shipment.store, order: shipment.order, detail });
    return { status: 200, body: shipmentBody(shipment) };
  }

  function refund(shipment: Shipment): CarrierReply {
    if (!shipment.label)
      return refuse(422, 'SHIPMENT.REFUND.UNAVAILABLE', 'No postage was bought for this shipment.');
    if (!shipment.refundedAt) {
      shipment.refundedAt = iso();
      record(world, {
        kind: 'label_void',
        store: shipment.store,
        order: shipment.order,
        detail: shipment.id,
      });
    }
    return { status: 200, body: shipmentBody(shipment) };
  }

  const byTracking = (code: string | null) =>
    [...world.shipments.values()].find(
      (s) => s.label && (s.label.trackingCode === code || `trk_${s.id.slice(4)}` === code),
    );

  function tracker(code: string | null, status: number): CarrierReply {
    const shipment = byTracking(code);
    return shipment ? { status, body: trackerBody(shipment) } : missing();
  }

  const withFiles = (body: ReturnType<typeof shipmentBody>) => {
    const file = (format: string) => `${origin()}/easypost/v2/labels/${body.postage_label?.id}.${format}`;
    const files = { label_pdf_url: file('pdf'), label_zpl_url: file('zpl') };
    return { ...body, postage_label: body.postage_label && { ...body.postage_label, ...files } };
  };

  function verify(body: Json): CarrierReply {
    const address = object(body.address) ?? body;
    const errors = addressProblems(address, null);
    const delivery = { success: errors.length === 0, errors, details: {} };
    // Whatever its value: EasyPost looks the address up where the parameter is there.
    const verifications = 'verify' in body ? { delivery } : {};
    return { status: 201, body: { id: fresh('adr'), object: 'Address', ...address, verifications } };
  }

  return {
    /** `path` without "/easypost/v2". */
    handle(method: string, path: string, search: URLSearchParams, body: Json): CarrierReply {
      const [, kind, id, verb] = path.split('/');
      const call = `${method} ${kind}${id ? '/:id' : ''}${verb ? `/${verb}` : ''}`;
      const shipment = id ? must(id) : null;
      switch (call) {
        case 'POST shipments':
          return create(body);
        case 'GET shipments/:id':
          return shipment ? { status: 200, body: shipmentBody(shipment) } : missing();
        case 'GET shipments/:id/label':
          return shipment?.label ? { status: 200, body: withFiles(shipmentBody(shipment)) } : missing();
        case 'POST shipments/:id/buy':
          return shipment ? buy(shipment, body) : missing();
        case 'POST shipments/:id/refund':
          return shipment ? refund(shipment) : missing();
        case 'POST addresses':
          return verify(body);
        case 'POST trackers':
          return tracker(text(object(body.tracker)?.tracking_code), 201);
        case 'GET trackers':
          return {
            status: 200,
            body: {
              trackers: [byTracking(search.get('tracking_code'))].flatMap((s) => (s ? [trackerBody(s)] : [])),
              has_more: false,
            },
          };
        case 'GET trackers/:id':
          return tracker(id ?? null, 200);
        default:
          return missing();
      }
    },

    /** A label as a printer takes it. @returns null where there is none. */
    file(name: string): string | null {
      const [id, format] = name.split('.');
      const shipment = [...world.shipments.values()].find(({ label }) => label?.id === id);
      if (!shipment?.label) return null;
      const { trackingCode } = shipment.label;
      return format === 'zpl'
        ? `^XA^FO50,50^A0N,40^FD${trackingCode}^FS^XZ\n`
        : `%PDF-1.4\n% ${trackingCode}\n%%EOF\n`;
    },

    /** What happens to a parcel on its way, for trying out the follow stage. @returns false for an unknown code. */
    travel(trackingCode: string, status: string): boolean {
      const shipment = byTracking(trackingCode);
      if (!shipment) return false;
      shipment.tracking = status;
      shipment.trackingAt = iso();
      tell(shipment);
      return true;
    },
  };
}

/** The call's name for a fault to match. */
export function carrierCall(method: string, path: string): string {
  const [, kind, id, verb] = path.split('/');
  if (kind === 'trackers') return 'track';
  if (kind === 'addresses') return 'verify';
  return verb ?? (id ? 'get' : method === 'POST' ? 'create' : 'list');
}
