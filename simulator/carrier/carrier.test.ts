import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../index.ts';
import { type Any, body, place, SHOP, simulator } from '../testing.ts';

let sim: Simulator;
beforeAll(async () => {
  sim = await simulator();
});
afterAll(() => sim.close());

const home = { name: 'A', street1: '1 Main St', city: 'Salem', state: 'OR', zip: '97301', country: 'US' };

async function call(method: string, path: string, sent?: object): Promise<Any> {
  const response = await fetch(`${sim.url}/easypost/v2${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from('key:').toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(sent ? { body: JSON.stringify(sent) } : {}),
  });
  return { ...((await response.json()) as object), http: response.status };
}

const create = (given: object = {}) =>
  call('POST', '/shipments', {
    shipment: { from_address: home, to_address: home, parcel: { weight: 20 }, reference: 'r', ...given },
  });

test('a shipment has rates of several carriers, dearer by weight and across a border', async () => {
  const light = await create();
  expect(light).toMatchObject({ http: 201, object: 'Shipment', reference: 'r', postage_label: null });
  expect(new Set(light.rates.map((r: Any) => r.carrier)).size).toBeGreaterThan(1);
  for (const rate of light.rates)
    expect(rate).toMatchObject({ currency: 'USD', rate: expect.stringMatching(/^\d+\.\d\d$/) });
  const cheapest = (s: Any) => Math.min(...s.rates.map((r: Any) => Number(r.rate)));
  expect(cheapest(await create({ parcel: { weight: 200 } }))).toBeGreaterThan(cheapest(light));
  expect(cheapest(await create({ to_address: { ...home, country: 'CH' } }))).toBeGreaterThan(cheapest(light));
});

test('beyond 70 lb some services decline, beyond 150 lb all do', async () => {
  const heavy = await create({ parcel: { weight: 71 * 16 } });
  expect(new Set(heavy.rates.map((r: Any) => r.carrier))).toEqual(new Set(['UPS']));
  expect(heavy.messages[0]).toMatchObject({ carrier: 'USPS', type: 'rate_error' });
  expect((await create({ parcel: { weight: 151 * 16 } })).rates).toEqual([]);
});

test('postage is bought once, tracked, and given back once', async () => {
  const { id, rates } = await create();
  const bought = await call('POST', `/shipments/${id}/buy`, { rate: { id: rates[0].id } });
  expect(bought).toMatchObject({
    http: 200,
    postage_label: { label_url: expect.any(String) },
    selected_rate: { id: rates[0].id },
  });
  const again = await call('POST', `/shipments/${id}/buy`, { rate: { id: rates[1].id } });
  expect([again.http, again.error.code]).toEqual([422, 'SHIPMENT.POSTAGE.EXISTS']);
  sim.control.travel(bought.tracking_code, 'delivered');
  expect((await call('GET', `/trackers?tracking_code=${bought.tracking_code}`)).trackers[0].status).toBe(
    'delivered',
  );
  for (const _ of [1, 2])
    expect((await call('POST', `/shipments/${id}/refund`)).refund_status).toBe('submitted');
  expect((await call('GET', `/shipments/${id}`)).refund_status).toBe('submitted');
  expect(sim.control.counts()).toMatchObject({ labels: 0, labelsVoided: 1, duplicates: 0 });
});

test('a rate of another shipment buys nothing', async () => {
  const [a, b] = [await create(), await create()];
  expect((await call('POST', `/shipments/${a.id}/buy`, { rate: { id: b.rates[0].id } })).http).toBe(422);
});

test.each([
  ['a street that is marked so', { ...home, street1: '9 Undeliverable Lane' }, 'E.ADDRESS.NOT_FOUND'],
  ['no street', { ...home, street1: null }, 'E.ADDRESS.INSUFFICIENT'],
])('the carrier does not deliver to %s', async (_name, to_address, code) => {
  const { http, error } = await create({ to_address });
  expect([http, error.code, error.errors[0].code]).toEqual([422, 'ADDRESS.VERIFY.FAILURE', code]);
  const { verifications } = await call('POST', '/addresses', { address: to_address, verify: true });
  expect(verifications.delivery.success).toBe(false);
  expect((await call('POST', '/addresses', { address: to_address })).verifications).toEqual({});
});

test('an order can wish for a carrier that rejects it', async () => {
  await place(sim, body(41, { _sim: { carrierRejects: 'address' } }));
  await place(sim, body(42, { _sim: { carrierRejects: 'weight' } }));
  expect((await create({ reference: `${SHOP.domain}/41/0/1` })).error.errors[0].code).toBe(
    'E.ADDRESS.NOT_FOUND',
  );
  expect((await create({ reference: `${SHOP.domain}/42/0/1` })).rates).toEqual([]);
});

test('at Shippo a rate can be bought twice, which is counted, and a label is given back once', async () => {
  const asShippo = async (path: string, sent?: object): Promise<Any> => {
    const response = await fetch(`${sim.url}/shippo${path}`, {
      method: sent ? 'POST' : 'GET',
      headers: { authorization: 'ShippoToken k' },
      ...(sent ? { body: JSON.stringify(sent) } : {}),
    });
    return { ...((await response.json()) as object), http: response.status };
  };
  const size = { length: '1', width: '1', height: '1', distance_unit: 'cm', weight: '500', mass_unit: 'g' };
  const parcel = { address_from: home, address_to: home, parcels: [size], metadata: 'twice' };
  const before = sim.control.counts();
  const { rates } = await asShippo('/shipments', parcel);
  const rate = rates[0].object_id;
  const queued = await asShippo('/transactions', { rate });
  expect(queued).toMatchObject({ status: 'QUEUED', tracking_number: '' });
  const first = await asShippo(`/transactions/${queued.object_id}`);
  const second = await asShippo('/transactions', { rate, async: false });
  expect([first.status, second.status]).toEqual(['SUCCESS', 'SUCCESS']);
  expect((await asShippo(`/transactions?rate=${rate}`)).results).toHaveLength(2);
  expect(sim.control.counts()).toMatchObject({
    labels: before.labels + 2,
    duplicates: before.duplicates + 1,
  });
  const transaction = first.object_id;
  expect(await asShippo('/refunds', { transaction })).toMatchObject({ http: 201, status: 'PENDING' });
  expect((await asShippo('/refunds', { transaction })).http).toBe(400);
  expect(sim.control.counts()).toMatchObject({ labels: before.labels + 1, duplicates: before.duplicates });
  const { length: _, ...shapeless } = size;
  expect((await asShippo('/shipments', { ...parcel, parcels: [shapeless] })).http).toBe(400);
});

test('without a key there is no answer but 401', async () => {
  for (const path of ['/easypost/v2/shipments/shp_1', '/shippo/shipments/shp_1'])
    expect((await fetch(sim.url + path)).status).toBe(401);
});
