import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { type Answer, CTX, hangUp, json, nobody, raw, serve } from '../../test/server.ts';
import { easypost } from './easypost.ts';

const ADDRESS = {
  name: 'Ada Lovelace',
  company: null,
  address1: 'Main St 1',
  address2: null,
  city: 'Springfield',
  provinceCode: 'IL',
  zip: '62701',
  countryCode: 'US',
  phone: null,
};
const QUOTE = {
  ...{ from: ADDRESS, to: ADDRESS, parcel: { weight: 500 } },
  ...{ reference: 'order/a.myshopify.com/1#1', customs: null },
};
const RATE = {
  id: 'rate_1',
  carrier: 'USPS',
  service: 'Ground',
  rate: '7.58',
  currency: 'USD',
  delivery_days: 3,
};
const QUOTED = { id: 'shp_1', rates: [RATE], selected_rate: null, postage_label: null, refund_status: null };
const BOUGHT = {
  ...QUOTED,
  selected_rate: RATE,
  tracking_code: 'EZ1',
  postage_label: { label_url: 'https://labels.example.com/1.png' },
  tracker: { public_url: 'https://track.example.com/EZ1' },
};
const LABEL = {
  trackingNumber: 'EZ1',
  trackingUrl: 'https://track.example.com/EZ1',
  labelUrl: 'https://labels.example.com/1.png',
  carrier: 'USPS',
  service: 'Ground',
  cost: { amount: 758, currency: 'USD' },
};
const PURCHASE = { carrierShipmentId: 'shp_1', rateId: 'rate_1' };

const parcel = (trackingNumber: string) => ({ trackingNumber, carrier: 'USPS', carrierShipmentId: 'shp_1' });

const refusal = (code: string, errors: unknown = [], status = 422) =>
  json({ error: { code, message: 'Main St 1 is wrong, Ada Lovelace', errors } }, status);
const EXISTS = refusal('SHIPMENT.POSTAGE.EXISTS');

async function carrier(...answers: [Answer, ...Answer[]]) {
  const { url, asked } = await serve(...answers);
  return { asked, ...easypost({ baseUrl: `${url}/v2`, apiKey: 'EZTK_secret' }) };
}

test('a parcel across a border is declared, and what it declares weighs no more than it', async () => {
  const item = {
    ...{ description: 'Canvas tote', sku: 'BAG', quantity: 2, hsCode: '4202.92', originCountry: 'IN' },
    ...{ value: { amount: 4000, currency: 'USD' }, grams: 600 },
  };
  const declared = async (over: Partial<typeof item>, countryCode: string) => {
    const { quote, asked } = await carrier(json(QUOTED, 201));
    const customs = { signer: 'Acme', items: [{ ...item, ...over }] };
    await quote({ ...QUOTE, to: { ...ADDRESS, countryCode }, customs }, CTX);
    return JSON.parse(asked[0]?.body ?? '').shipment.customs_info;
  };
  expect(await declared({}, 'CH')).toEqual({
    ...{ contents_type: 'merchandise', restriction_type: 'none', non_delivery_option: 'return' },
    ...{ customs_certify: true, customs_signer: 'Acme', eel_pfc: 'NOEEI 30.37(a)' },
    customs_items: [
      {
        ...{ description: 'Canvas tote', code: 'BAG', quantity: 2, value: '40.00', currency: 'USD' },
        ...{ weight: 21.1, hs_tariff_number: '420292', origin_country: 'IN' },
      },
    ],
  });
  expect(await declared({}, 'CA')).toMatchObject({ eel_pfc: 'NOEEI 30.36' });
  expect(await declared({ value: { amount: 300_000, currency: 'USD' } }, 'CH')).not.toHaveProperty('eel_pfc');
});

test.each([
  ['finds', { success: true, errors: [{ code: 'E.SECONDARY_INFORMATION.INVALID' }] }, true],
  [
    'does not find',
    { success: false, errors: [{ code: 'E.ADDRESS.NOT_FOUND', message: 'Main St 1?' }] },
    false,
  ],
])('an address that EasyPost %s', async (_, delivery, isFound) => {
  const { verify, asked } = await carrier(json({ id: 'adr_1', verifications: { delivery } }, 201));
  const problems = delivery.errors.map(({ code }) => code);
  expect(await verify(ADDRESS, CTX)).toEqual({ isFound, problems });
  const { verify: asks, address } = JSON.parse(asked[0]?.body ?? '');
  expect(asks).toBe(true);
  expect(address).toMatchObject({ street1: 'Main St 1', zip: '62701', country: 'US' });
});

test('where whoever was asked for an address had no answer, nothing is known of it', async () => {
  const delivery = { success: false, errors: [{ code: 'E.TIMED_OUT', field: 'address' }] };
  const { verify } = await carrier(json({ id: 'adr_1', verifications: { delivery } }, 201));
  expect(await verify(ADDRESS, CTX)).toBeNull();
});

test('who lives at an address is not told to whoever looks it up', async () => {
  const { verify, asked } = await carrier(json({ id: 'adr_1' }, 201));
  await verify({ ...ADDRESS, phone: '+12125550123', company: 'Engines' }, CTX);
  expect(asked[0]?.body).not.toMatch(/Ada|Engines|555/);
});

test('where the account has no directory of a country nothing is known of the address', async () => {
  const { verify } = await carrier(json({ id: 'adr_1', verifications: {} }, 201));
  expect(await verify(ADDRESS, CTX)).toBeNull();
});

test('a quote sends grams as ounces, rounded up, and reads prices as money', async () => {
  const { quote, asked } = await carrier(json(QUOTED, 201));
  expect(await quote(QUOTE, CTX)).toEqual({
    carrierShipmentId: 'shp_1',
    rates: [
      {
        id: 'rate_1',
        carrier: 'USPS',
        service: 'Ground',
        cost: { amount: 758, currency: 'USD' },
        deliveryDays: 3,
      },
    ],
  });
  const [request] = asked;
  expect(request).toMatchObject({ method: 'POST', path: '/v2/shipments' });
  expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('EZTK_secret:').toString('base64')}`);
  expect(request?.headers.traceparent).toContain(CTX.traceId);
  const { shipment } = JSON.parse(request?.body ?? '');
  expect(shipment).not.toHaveProperty('customs_info');
  expect(shipment.parcel).toEqual({ weight: 17.7 });
  expect(shipment.reference).toBe('order/a.myshopify.com/1#1');
  expect(shipment.to_address).toMatchObject({ street1: 'Main St 1', state: 'IL', country: 'US' });
});

test('goods without a weight are quoted at the least a carrier takes', async () => {
  const { quote, asked } = await carrier(json(QUOTED, 201));
  await quote({ ...QUOTE, parcel: { weight: 0 } }, CTX);
  expect(JSON.parse(asked[0]?.body ?? '').shipment.parcel.weight).toBe(1);
});

test.each([
  ['no rates', []],
  ['no list of rates', undefined],
  ['a price that cannot be read', [{ ...RATE, rate: 'on request' }]],
])('%s is no offer, and no failure', async (_, rates) => {
  const { quote } = await carrier(json({ ...QUOTED, rates }, 201));
  expect((await quote(QUOTE, CTX)).rates).toEqual([]);
});

test.each([
  ['ADDRESS.VERIFY.FAILURE', [], 'carrier_rejects_address'],
  ['SHIPMENT.INVALID_PARAMS', [{ field: 'to_address.zip', message: '62701?' }], 'carrier_rejects_address'],
  ['SHIPMENT.INVALID_PARAMS', [{ code: 'E.HOUSE_NUMBER.MISSING' }], 'carrier_rejects_address'],
  ['PARCEL.WEIGHT.INVALID', [], 'carrier_rejects_parcel'],
  ['SHIPMENT.RATE.INVALID', [], 'no_carrier_service'],
  ['SOMETHING.NEW', ['a text instead of a code'], 'unknown'],
  ['SOMETHING.NEW', null, 'unknown'],
])('%s %j is %s, for good, in codes only', async (code, errors, kind) => {
  const { quote } = await carrier(refusal(code, errors));
  const failure = await quote(QUOTE, CTX).catch((thrown) => thrown);
  expect(failure).toMatchObject({ name: 'ConnectorError', kind, retryable: false, mayHaveActed: false });
  expect(failure.message).toContain(code);
  expect(failure.message).not.toMatch(/Main St|Ada|62701|text/);
});

test('a key that the carrier rejects is not tried again, and not told', async () => {
  const { quote } = await carrier(raw('Unauthorized', 401));
  const failure = await quote(QUOTE, CTX).catch((thrown) => thrown);
  expect(failure).toMatchObject({ kind: 'carrier_unavailable', retryable: false, mayHaveActed: false });
  expect(failure.message).not.toContain('EZTK_secret');
});

test('a redirect is not followed: the key goes nowhere else', async () => {
  const elsewhere = await serve(json(QUOTED));
  const { quote } = await carrier(json({}, 302, { location: elsewhere.url }));
  await expect(quote(QUOTE, CTX)).rejects.toMatchObject({ name: 'ConnectorError', retryable: false });
  expect(elsewhere.asked).toEqual([]);
});

test('whoever ends a call hears their own reason, and the carrier no more of it', async () => {
  const ended = new AbortController();
  const { url, asked } = await serve(() => ended.abort(new Error('the activity was cancelled')));
  const { quote } = easypost({ baseUrl: url, apiKey: 'k' });
  await expect(quote(QUOTE, { ...CTX, signal: ended.signal })).rejects.toThrow('the activity was cancelled');
  await expect(quote(QUOTE, { ...CTX, signal: ended.signal })).rejects.toThrow('the activity was cancelled');
  expect(asked).toHaveLength(1);
});

test('a label is bought', async () => {
  const { buy, asked } = await carrier(json(BOUGHT));
  expect(await buy(PURCHASE, CTX)).toEqual(LABEL);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ method: 'POST', path: '/v2/shipments/shp_1/buy' });
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ rate: { id: 'rate_1' } });
});

test('a label that an earlier attempt bought is read, not bought again', async () => {
  const { buy, asked } = await carrier(EXISTS, json(BOUGHT));
  expect(await buy(PURCHASE, CTX)).toEqual(LABEL);
  expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET']);
});

test.each([
  ['a broken connection', hangUp],
  ['a failure', raw('', 502)],
  ['an answer that is no JSON', raw('ok')],
])('after %s the label may have been bought', async (_, answer) => {
  const { buy } = await carrier(answer);
  await expect(buy(PURCHASE, CTX)).rejects.toMatchObject({
    kind: 'carrier_unavailable',
    retryable: true,
    mayHaveActed: true,
  });
});

test.each([
  ['slow down', json({}, 429, { 'retry-after': '3' }), { retryAfterMs: 3_000 }],
  ['the rate is gone', refusal('SHIPMENT.RATE.INVALID'), { kind: 'no_carrier_service' }],
])('where the carrier says %s nothing was bought', async (_, answer, expected) => {
  const { buy } = await carrier(answer);
  await expect(buy(PURCHASE, CTX)).rejects.toMatchObject({ mayHaveActed: false, ...expected });
});

test.each([
  ['no body', ''],
  ['a broken body', '{'],
])('a refusal with %s is one all the same', async (_, body) => {
  const answer = (status: number) => (response: ServerResponse) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...(body ? {} : { 'retry-after': '3' }) })
      .end(body);
  const { buy } = await carrier(answer(429), answer(401));
  const slow = { retryable: true, mayHaveActed: false, ...(body ? {} : { retryAfterMs: 3_000 }) };
  await expect(buy(PURCHASE, CTX)).rejects.toMatchObject(slow);
  await expect(buy(PURCHASE, CTX)).rejects.toMatchObject({ retryable: false, mayHaveActed: false });
});

test('where nobody listens nothing was bought', async () => {
  const { buy } = easypost({ baseUrl: await nobody(), apiKey: 'k' });
  await expect(buy(PURCHASE, CTX)).rejects.toMatchObject({ retryable: true, mayHaveActed: false });
});

test.each([
  ['throttled', json({}, 429), 'carrier_unavailable'],
  ['failing', raw('', 500), 'carrier_unavailable'],
  ['forgetful', refusal('NOT_FOUND', [], 404), 'unknown'],
])(
  'a label that is known to be paid is never reported as not bought, though the carrier is %s',
  async (_, answer, kind) => {
    const { buy } = await carrier(EXISTS, answer);
    await expect(buy(PURCHASE, CTX)).rejects.toMatchObject({ kind, mayHaveActed: true });
  },
);

test('a shipment without a purchase has no label', async () => {
  const { readLabel } = await carrier(json(QUOTED));
  expect(await readLabel(PURCHASE, CTX)).toBeNull();
});

test('a label that was given back is none any more; one whose refund was rejected still is', async () => {
  const { readLabel } = await carrier(
    json({ ...BOUGHT, refund_status: 'submitted' }),
    json({ ...BOUGHT, refund_status: 'rejected' }),
  );
  expect(await readLabel(PURCHASE, CTX)).toBeNull();
  expect(await readLabel(PURCHASE, CTX)).toEqual(LABEL);
});

test.each([
  ['price', { selected_rate: { ...RATE, rate: '?' } }],
  ['tracking number', { tracking_code: null }],
])('a label without a readable %s is not taken for no label', async (_, part) => {
  const { readLabel } = await carrier(json({ ...BOUGHT, ...part }));
  await expect(readLabel(PURCHASE, CTX)).rejects.toMatchObject({ kind: 'label_unclear', mayHaveActed: true });
});

test('a label is given back once', async () => {
  const back = { ...BOUGHT, refund_status: 'submitted' };
  const { asked, ...api } = await carrier(json(BOUGHT), json(back), json(back));
  await api.void(PURCHASE, CTX);
  await api.void(PURCHASE, CTX);
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v2/shipments/shp_1',
    'POST /v2/shipments/shp_1/refund',
    'GET /v2/shipments/shp_1',
  ]);
});

test.each([
  ['refuses', refusal('SHIPMENT.REFUND.UNAVAILABLE')],
  ['answers that it is rejected', json({ ...BOUGHT, refund_status: 'rejected' })],
])('a refund that the carrier %s is not passed over', async (_, answer) => {
  const api = await carrier(json(BOUGHT), answer);
  await expect(api.void(PURCHASE, CTX)).rejects.toMatchObject({ kind: 'undo_failed', retryable: false });
});

test.each([
  ['in_transit', 'in_transit'],
  ['available_for_pickup', 'unknown'],
])('a parcel that is %s is %s to Waybill', async (given, status) => {
  const details = [{ datetime: '2026-11-01T10:00:00Z' }, { datetime: '2026-11-02T10:00:00+01:00' }];
  const { track, asked } = await carrier(json({ trackers: [{ status: given, tracking_details: details }] }));
  expect(await track(parcel('EZ 1&x=2'), CTX)).toEqual({
    status,
    lastEventAt: '2026-11-02T09:00:00.000Z',
    message: null,
  });
  expect(asked[0]?.path).toBe('/v2/trackers?tracking_code=EZ%201%26x%3D2');
});

test('a parcel that the carrier does not know yet is unknown', async () => {
  const { track } = await carrier(json({ trackers: [] }));
  expect(await track(parcel('EZ1'), CTX)).toEqual({ status: 'unknown', lastEventAt: null, message: null });
});

test('a label is asked for in the format of the printer, and its file fetched without the key', async () => {
  const file = await serve(json({ printed: true }));
  const files = (url: string | null) =>
    json({ ...BOUGHT, postage_label: { label_url: 'x', label_zpl_url: url } });
  const { labelFile, asked } = await carrier(files(`${file.url}/1.zpl`));
  expect(Buffer.from((await labelFile(PURCHASE, 'zpl', CTX)) ?? []).toString()).toBe('{"printed":true}');
  expect(asked[0]).toMatchObject({ method: 'GET', path: '/v2/shipments/shp_1/label?file_format=ZPL' });
  expect(file.asked[0]?.headers).not.toHaveProperty('authorization');
  expect(await (await carrier(files(null))).labelFile(PURCHASE, 'zpl', CTX)).toBeNull();
});
