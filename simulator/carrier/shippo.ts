/** The same carrier in Shippo's REST shape: shipments with rates, transactions, refunds, tracks. Nothing keeps a rate from being bought twice. */
import type { Shipment, World } from '../state.ts';
import { type Json, object, text } from '../store/read.ts';
import type { CarrierReply, carrierApi } from './carrier.ts';
import { customsOf, problemIn } from './shippoBodies.ts';
import {
  knowsCarrier,
  queuedBody,
  rateBody,
  shipmentBody,
  trackBody,
  transactionBody,
  unsoldBody,
} from './shippoViews.ts';

const GRAMS_PER_OUNCE = 28.349523125;

const answer = (status: number, body: unknown): CarrierReply => ({ status, body });
const missing = () => answer(404, { detail: 'Not found.' });

interface Refusal {
  error: { code: string; message: string; errors: { message: string }[] };
}

interface Found {
  success: boolean;
  errors: { code: string; message: string }[];
}

const validationOf = ({ success, errors }: Found) => ({
  is_valid: success,
  messages: errors.map((error) => ({
    ...{ source: 'Shippo Address Validator', type: 'address_error' },
    ...{ code: error.code, text: error.message },
  })),
});

/** `carrier`: what it does to the world. `origin`: where files are found, "http://127.0.0.1:1234". */
export function shippoApi(world: World, carrier: ReturnType<typeof carrierApi>, origin: () => string) {
  const NO_SEARCH = new URLSearchParams();
  const ours = () => [...world.shipments.values()].filter(({ via }) => via === 'shippo');
  const withRate = (rate: string | null) => ours().filter(({ rates }) => rates.some(({ id }) => id === rate));
  const bought = () => ours().filter(({ label }) => label !== null);
  const transaction = (s: Shipment) => transactionBody(s, origin());
  const allTransactions = () => [
    ...bought().map(transaction),
    ...ours().flatMap(({ unsold = [] }) => unsold.map(unsoldBody)),
  ];

  function create(body: Json): CarrierReply {
    const problem = problemIn(body);
    if (problem) return answer(400, problem);
    const [parcel] = body.parcels as Json[];
    const { status, body: made } = carrier.handle('POST', '/shipments', NO_SEARCH, {
      shipment: {
        from_address: body.address_from,
        to_address: body.address_to,
        parcel: { weight: Number(parcel?.weight) / GRAMS_PER_OUNCE },
        reference: text(body.metadata),
        customs_info: customsOf(object(body.customs_declaration)),
      },
    });
    if (status >= 300) return refused(made as Refusal);
    const shipment = world.shipments.get((made as { id: string }).id) as Shipment;
    shipment.via = 'shippo';
    return answer(201, shipmentBody(shipment));
  }

  /** What a carrier does not take has no rate, and a message that says so; what is wrong with the account is an error. */
  function refused({ error }: Refusal): CarrierReply {
    if (/^(CONTRACT|BILLING)/.test(error.code)) return answer(400, { detail: error.message });
    const why = error.errors[0]?.message ?? error.message;
    const messages = [{ source: 'USPS', code: '', text: why }];
    const id = `none${world.nextId++}`;
    return answer(201, { object_id: id, status: 'SUCCESS', rates: [], messages });
  }

  /** An address that is not asked to be validated is only kept. */
  function verify({ validate, ...address }: Json): CarrierReply {
    const asked = { address, ...(validate === true ? { verify: true } : {}) };
    const { body } = carrier.handle('POST', '/addresses', NO_SEARCH, asked);
    const { id, verifications } = body as { id: string; verifications: { delivery?: Found } };
    const results = verifications.delivery ? validationOf(verifications.delivery) : {};
    return answer(201, { ...address, object_id: id, is_complete: true, validation_results: results });
  }

  function buy(body: Json): CarrierReply {
    const rateId = text(body.rate);
    const [first] = withRate(rateId);
    const rate = first?.rates.find(({ id }) => id === rateId);
    if (!first || !rate) return answer(400, { rate: ['Rate with supplied object_id not found.'] });
    const shipment = first.label ? again(first) : first;
    const { status, body: done } = carrier.handle('POST', `/shipments/${shipment.id}/buy`, NO_SEARCH, {
      rate: { id: rateId },
    });
    if (status >= 300) {
      const id = `none${world.nextId++}`;
      const why = (done as Refusal).error.message;
      const unsold = { id, rateId: rate.id, carrier: rate.carrier, why };
      shipment.unsold = [...(shipment.unsold ?? []), unsold];
      return made(body, unsoldBody(unsold));
    }
    shipment.options = { ...shipment.options, label_file_type: text(body.label_file_type) ?? 'PDF' };
    return made(body, transaction(shipment));
  }

  /** What has become of it is told by the next read, unless the caller wishes to wait. */
  const made = (body: Json, of: ReturnType<typeof transaction | typeof unsoldBody>) =>
    answer(201, body.async === false ? of : queuedBody(of));

  function again(shipment: Shipment): Shipment {
    const id = `shp_${(world.nextId++).toString(16)}`;
    const second: Shipment = { ...shipment, id, label: null, refundedAt: null, unsold: [] };
    world.shipments.set(id, second);
    return second;
  }

  function refund(body: Json): CarrierReply {
    const shipment = bought().find(({ label }) => label?.id === text(body.transaction));
    if (!shipment) return answer(400, { transaction: ['Transaction not found.'] });
    if (shipment.refundedAt) return answer(400, { transaction: ['A refund was requested already.'] });
    carrier.handle('POST', `/shipments/${shipment.id}/refund`, NO_SEARCH, {});
    const id = `refund${world.nextId++}`;
    return answer(201, { object_id: id, status: 'PENDING', transaction: shipment.label?.id, test: true });
  }

  function transactions(search: URLSearchParams): CarrierReply {
    const rate = search.get('rate');
    const found = allTransactions().filter((each) => rate === null || each.rate === rate);
    const results = found.slice(0, Number(search.get('results') ?? 25));
    return answer(200, { next: null, previous: null, results });
  }

  return {
    /** `path` without "/shippo". */
    handle(method: string, path: string, search: URLSearchParams, body: Json): CarrierReply {
      const [, kind, id = '', number = ''] = path.split('/').map(decodeURIComponent);
      switch (`${method} ${kind}${id ? '/:id' : ''}`) {
        case 'POST shipments':
          return create(body);
        case 'POST addresses':
          return verify(body);
        case 'GET rates/:id': {
          const [shipment] = withRate(id);
          const rate = shipment?.rates.find((each) => each.id === id);
          return shipment && rate ? answer(200, rateBody(shipment, rate)) : missing();
        }
        case 'POST transactions':
          return buy(body);
        case 'GET transactions/:id': {
          const found = allTransactions().find(({ object_id }) => object_id === id);
          return found ? answer(200, found) : missing();
        }
        case 'GET transactions':
          return transactions(search);
        case 'POST refunds':
          return refund(body);
        case 'GET tracks/:id':
          return knowsCarrier(id)
            ? answer(200, trackBody(id, number, bought()))
            : answer(400, { carrier: ['Carrier is not supported.'] });
        default:
          return missing();
      }
    },
  };
}

/** The call's name for a fault to match. */
export function shippoCall(method: string, path: string): string {
  const [, kind] = path.split('/');
  if (kind === 'tracks') return 'track';
  if (kind === 'refunds') return 'refund';
  if (method === 'GET') return 'get';
  return kind === 'transactions' ? 'buy' : 'create';
}
