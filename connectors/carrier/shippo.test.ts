/** What Shippo alone does; what it has in common with the others is in carriers.test.ts. */
import { expect, test } from 'vitest';
import { type Answer, CTX, hangUp, json, nobody, raw, serve } from '../../test/server.ts';
import { shippo } from './shippo.ts';

const ADDRESS = {
  ...{ name: 'Ada Lovelace', company: null, address1: 'Main St 1', address2: null, city: 'Springfield' },
  ...{ provinceCode: 'IL', zip: '62701', countryCode: 'US', phone: null },
};
const QUOTE = {
  ...{ from: ADDRESS, to: ADDRESS, parcel: { weight: 500.2 } },
  ...{ reference: 'a.myshopify.com/1/0/1', customs: null },
};
const RATE = {
  object_id: 'rate_1',
  shipment: 'shp_1',
  provider: 'USPS',
  servicelevel: { name: 'Ground Advantage', token: 'usps_ground_advantage' },
  amount: '7.58',
  currency: 'USD',
  estimated_days: 3,
};
const QUOTED = { object_id: 'shp_1', status: 'SUCCESS', rates: [RATE], messages: [] };
const BOUGHT = {
  object_id: 'tx_1',
  status: 'SUCCESS',
  rate: 'rate_1',
  tracking_number: '9499907123456123456781',
  tracking_url_provider: 'https://track.example.com/9499',
  label_url: 'https://labels.example.com/1.pdf',
  label_file_type: 'PDF_4x6',
  messages: [],
};
const LABEL = {
  trackingNumber: '9499907123456123456781',
  trackingUrl: 'https://track.example.com/9499',
  labelUrl: 'https://labels.example.com/1.pdf',
  carrier: 'USPS',
  service: 'Ground Advantage',
  cost: { amount: 758, currency: 'USD' },
};
const PURCHASE = { carrierShipmentId: 'shp_1', rateId: 'rate_1' };

const listed = (...results: object[]) => json({ next: null, previous: null, results });
const NONE = listed();
const said = (text: string, code = '') => [{ source: 'USPS', code, text }];

async function carrier(...answers: [Answer, ...Answer[]]) {
  const { url, asked } = await serve(...answers);
  return { asked, ...account(url) };
}
const account = (baseUrl: string) =>
  shippo({ baseUrl, apiKey: 'shippo_test_secret', size: [30, 20, 10], labelFormat: 'zpl' }, [1, 1]);

test.each([
  ['finds', { is_valid: true, messages: [] }, { isFound: true, problems: [] }],
  [
    'does not find',
    {
      is_valid: false,
      messages: [{ source: 'USPS', code: 'Invalid', type: 'address_error', text: 'No Main St 1' }],
    },
    { isFound: false, problems: ['USPS Invalid'] },
  ],
  ['could not look up', { is_valid: false, messages: [{ code: 'Timeout', type: 'service_error' }] }, null],
  ['does not look up', {}, null],
])('an address that Shippo %s', async (_, validation_results, known) => {
  const { verify, asked } = await carrier(json({ object_id: 'a', validation_results }, 201));
  expect(await verify({ ...ADDRESS, name: 'Ada', phone: '+12125550123' }, CTX)).toEqual(known);
  expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ validate: true });
  expect(asked[0]?.body).not.toMatch(/Ada|555/);
});

test('a quote sends grams, the usual box and what the address has, and reads prices as money', async () => {
  const { quote, asked } = await carrier(json(QUOTED, 201));
  const { carrier: by, service, cost } = LABEL;
  expect(await quote(QUOTE, CTX)).toEqual({
    carrierShipmentId: 'shp_1',
    rates: [{ id: 'rate_1', carrier: by, service, cost, deliveryDays: 3 }],
  });
  const [request] = asked;
  expect(request).toMatchObject({ method: 'POST', path: '/shipments' });
  expect(request?.headers).toMatchObject({
    authorization: 'ShippoToken shippo_test_secret',
    'shippo-api-version': '2018-02-08',
    traceparent: expect.stringContaining(CTX.traceId),
  });
  const address = {
    ...{ name: 'Ada Lovelace', street1: 'Main St 1', city: 'Springfield', state: 'IL' },
    ...{ zip: '62701', country: 'US' },
  };
  expect(JSON.parse(request?.body ?? '')).toEqual({
    address_from: address,
    address_to: address,
    parcels: [
      { length: '30', width: '20', height: '10', distance_unit: 'cm', weight: '501', mass_unit: 'g' },
    ],
    metadata: 'a.myshopify.com/1/0/1',
    extra: { reference_1: 'a.myshopify.com/1/0/1' },
    async: false,
  });
});

test('a company without a name is shipped to by its own', async () => {
  const { quote, asked } = await carrier(json(QUOTED, 201));
  await quote({ ...QUOTE, to: { ...ADDRESS, name: null, company: 'Analytical Engines' } }, CTX);
  const { address_to } = JSON.parse(asked[0]?.body ?? '');
  expect(address_to).toMatchObject({ name: 'Analytical Engines', company: 'Analytical Engines' });
});

test('goods without a weight are quoted as something light', async () => {
  const { quote, asked } = await carrier(json(QUOTED, 201));
  await quote({ ...QUOTE, parcel: { weight: 0 } }, CTX);
  expect(JSON.parse(asked[0]?.body ?? '').parcels[0].weight).toBe('28');
});

test('a declaration claims the exemption that the destination and the value allow', async () => {
  const item = {
    ...{ description: 'Canvas tote', sku: null, quantity: 2, hsCode: '4202.92', originCountry: 'IN' },
    ...{ value: { amount: 4000, currency: 'USD' }, grams: 600.7 },
  };
  const declared = async (over: Partial<typeof item>, countryCode: string) => {
    const { quote, asked } = await carrier(json(QUOTED, 201));
    const customs = { signer: 'Acme', items: [{ ...item, ...over }] };
    await quote({ ...QUOTE, to: { ...ADDRESS, countryCode }, customs }, CTX);
    return JSON.parse(asked[0]?.body ?? '').customs_declaration;
  };
  expect(await declared({}, 'CH')).toEqual({
    ...{ contents_type: 'MERCHANDISE', non_delivery_option: 'RETURN', certify: true, certify_signer: 'Acme' },
    eel_pfc: 'NOEEI_30_37_a',
    items: [
      {
        ...{ description: 'Canvas tote', quantity: 2, value_amount: '40.00', value_currency: 'USD' },
        ...{ net_weight: '600', mass_unit: 'g', tariff_number: '420292', origin_country: 'IN' },
      },
    ],
  });
  expect(await declared({}, 'CA')).toMatchObject({ eel_pfc: 'NOEEI_30_36' });
  expect(await declared({ value: { amount: 300_000, currency: 'USD' } }, 'CH')).not.toHaveProperty('eel_pfc');
});

test.each([
  ['no rates', { rates: [] }],
  ['no list of rates', { rates: undefined, messages: undefined }],
  ['a price that cannot be read', { rates: [{ ...RATE, amount: 'on request' }] }],
  [
    'carriers that do not serve it',
    { rates: [], messages: said('Service is not available to Ada Lovelace') },
  ],
  ['carriers that say nothing anybody knows', { rates: [], messages: said('E4711') }],
])('%s is no offer, and no failure', async (_, over) => {
  const { quote } = await carrier(json({ ...QUOTED, ...over }, 201));
  expect((await quote(QUOTE, CTX)).rates).toEqual([]);
});

test.each([
  ['The recipient address Main St 1 is not valid', 'carrier_rejects_address'],
  ['Recipient phone is required for Ada Lovelace', 'phone_missing'],
  ['Weight exceeds the maximum of 70 lb', 'carrier_rejects_parcel'],
  ['HS tariff number is missing for the customs form', 'customs_data_missing'],
])('without a rate, %s is %s, for good, and quotes nobody', async (text, kind) => {
  const messages = [...said('UPS API did not respond, try again'), ...said(text, 'invalid')];
  const { quote } = await carrier(json({ ...QUOTED, rates: [], messages }, 201));
  const failure = await quote(QUOTE, CTX).catch((thrown) => thrown);
  expect(failure).toMatchObject({ name: 'ConnectorError', kind, retryable: false, mayHaveActed: false });
  expect(failure.message).toContain('USPS invalid');
  expect(failure.message).not.toMatch(/Main St|Ada/);
});

test('one carrier’s complaint is none where another one has a rate', async () => {
  const { quote } = await carrier(json({ ...QUOTED, messages: said('Weight exceeds the maximum') }, 201));
  expect((await quote(QUOTE, CTX)).rates).toHaveLength(1);
});

test.each([
  ['carriers that did not answer', { messages: said('UPS API did not respond.', 'carrier_timeout') }],
  ['carriers that are still being asked', { status: 'QUEUED' }],
])('%s are asked again later', async (_, over) => {
  const { quote } = await carrier(json({ ...QUOTED, rates: [], ...over }, 201));
  const failed = { kind: 'carrier_unavailable', retryable: true, mayHaveActed: false };
  await expect(quote(QUOTE, CTX)).rejects.toMatchObject(failed);
});

test.each([
  [
    { address_to: [{ country: ['Main St 1 is no country'] }] },
    'carrier_rejects_address',
    'address_to.country',
  ],
  [{ parcels: [{ weight: ['Ensure this is greater than 0'] }] }, 'carrier_rejects_parcel', 'parcels.weight'],
  [{ customs_declaration: { items: ['62701?'] } }, 'customs_data_missing', 'customs_declaration.items'],
  [{ detail: 'Something about Ada' }, 'unknown', 'detail'],
  [{ 'Ada Lovelace': ['?'] }, 'unknown', 'status 400'],
  [['a text'], 'unknown', 'status 400'],
])('%j is %s, for good, in names of fields only', async (body, kind, words) => {
  const { quote } = await carrier(json(body, 400));
  const failure = await quote(QUOTE, CTX).catch((thrown) => thrown);
  expect(failure).toMatchObject({ kind, retryable: false, mayHaveActed: false });
  expect(failure.message).toContain(words);
  expect(failure.message).not.toMatch(/Main St|Ada|62701|text/);
});

test('a token that Shippo rejects is not tried again, and not told', async () => {
  const { reach } = await carrier(json({ detail: 'Invalid token shippo_test_secret' }, 401));
  const failure = await reach(CTX).catch((thrown) => thrown);
  expect(failure).toMatchObject({ kind: 'carrier_unavailable', retryable: false, mayHaveActed: false });
  expect(failure.message).not.toContain('shippo_test_secret');
});

test('a label is bought after it was looked for, and its price read', async () => {
  const { buy, asked } = await carrier(NONE, json(RATE), json(BOUGHT, 201));
  expect(await buy(PURCHASE, CTX)).toEqual(LABEL);
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /transactions?rate=rate_1&results=100',
    'GET /rates/rate_1',
    'POST /transactions',
  ]);
  expect(JSON.parse(asked[2]?.body ?? '')).toEqual({
    ...{ rate: 'rate_1', label_file_type: 'ZPLII', metadata: 'shp_1', async: true },
  });
});

test('a label that an earlier attempt bought is read, not bought again', async () => {
  const failed = { ...BOUGHT, object_id: 'tx_0', status: 'ERROR' };
  const { buy, asked } = await carrier(listed(failed, BOUGHT), json(RATE));
  expect(await buy(PURCHASE, CTX)).toEqual(LABEL);
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET']);
});

test('another rate’s label is not taken for this one’s, whatever the list holds', async () => {
  const other = { ...BOUGHT, rate: { object_id: 'rate_2' } };
  const { readLabel } = await carrier(listed(other), listed(other, { ...BOUGHT, rate: RATE }), json(RATE));
  expect(await readLabel(PURCHASE, CTX)).toBeNull();
  expect(await readLabel(PURCHASE, CTX)).toEqual(LABEL);
});

test.each([
  ['ERROR', false],
  ['REFUNDPENDING', false],
  ['REFUNDED', false],
  ['REFUNDREJECTED', true],
])('a transaction that is %s is a label: %s', async (status, isLabel) => {
  const { readLabel } = await carrier(listed({ ...BOUGHT, status }), json(RATE));
  expect(await readLabel(PURCHASE, CTX)).toEqual(isLabel ? LABEL : null);
});

test.each(['QUEUED', 'WAITING'])(
  'a transaction that is %s is neither a label nor none yet',
  async (status) => {
    const busy = { kind: 'carrier_unavailable', retryable: true, mayHaveActed: true };
    const { readLabel } = await carrier(listed({ ...BOUGHT, status }));
    await expect(readLabel(PURCHASE, CTX)).rejects.toMatchObject(busy);
    const { buy, asked } = await carrier(NONE, json(RATE), json({ ...BOUGHT, status }, 201));
    await expect(buy(PURCHASE, CTX)).rejects.toMatchObject(busy);
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  },
);

test('a label that is not made at once is looked for, and bought once', async () => {
  const queued = json({ ...BOUGHT, status: 'QUEUED', tracking_number: '', label_url: '' }, 201);
  const notYet = json({ detail: 'Not found.' }, 404);
  const { buy, asked } = await carrier(NONE, json(RATE), queued, notYet, json(BOUGHT));
  expect(await buy(PURCHASE, CTX)).toEqual(LABEL);
  expect(asked.slice(2).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /transactions',
    'GET /transactions/tx_1',
    'GET /transactions/tx_1',
  ]);
});

test.each([
  ['refuses it after all', json({ ...BOUGHT, status: 'ERROR', messages: said('Bad ZIP') }), false, false],
  ['cannot be asked', raw('', 503), true, true],
])('a label is asked for, and Shippo %s', async (_, answer, retryable, mayHaveActed) => {
  const { buy } = await carrier(NONE, json(RATE), json({ ...BOUGHT, status: 'QUEUED' }, 201), answer);
  await expect(buy(PURCHASE, CTX)).rejects.toMatchObject({ retryable, mayHaveActed });
});

test.each([
  ['The address is not deliverable: Main St 1', '', 'carrier_rejects_address', false],
  ['UPS API did not respond.', 'carrier_timeout', 'carrier_unavailable', true],
  ['E4711', '', 'unknown', false],
])('a purchase that fails with %s %s is %s', async (text, code, kind, again) => {
  const failed = { ...BOUGHT, status: 'ERROR', messages: said(text, code) };
  const { buy } = await carrier(NONE, json(RATE), json(failed, 201));
  const failure = await buy(PURCHASE, CTX).catch((thrown) => thrown);
  // A carrier that was only too slow may have made the label.
  expect(failure).toMatchObject({ kind, retryable: again, mayHaveActed: again });
  expect(failure.message).not.toMatch(/Main St/);
});

test.each([
  ['a broken connection', hangUp],
  ['a failure', raw('', 502)],
  ['an answer that is no JSON', raw('ok')],
])('after %s the label may have been bought, but not before it was asked for', async (_, answer) => {
  const lost = { kind: 'carrier_unavailable', retryable: true };
  const bought = await carrier(NONE, json(RATE), answer);
  await expect(bought.buy(PURCHASE, CTX)).rejects.toMatchObject({ ...lost, mayHaveActed: true });
  for (const before of [await carrier(answer), await carrier(NONE, answer)])
    await expect(before.buy(PURCHASE, CTX)).rejects.toMatchObject({ ...lost, mayHaveActed: false });
});

test.each([
  ['a rate that is gone', [NONE, json({ detail: 'Not found.' }, 404)]],
  ['a rate of another shipment', [NONE, json({ ...RATE, shipment: 'shp_2' })]],
  ['a rate that has expired', [NONE, json(RATE), json({ rate: ['The rate has expired.'] }, 400)]],
] as [string, [Answer, ...Answer[]]][])('%s buys nothing', async (_, answers) => {
  const { buy } = await carrier(...answers);
  const refused = { kind: 'no_carrier_service', retryable: false, mayHaveActed: false };
  await expect(buy(PURCHASE, CTX)).rejects.toMatchObject(refused);
});

test('where nobody listens nothing was bought', async () => {
  const { buy } = account(await nobody());
  await expect(buy(PURCHASE, CTX)).rejects.toMatchObject({ retryable: true, mayHaveActed: false });
});

test.each([
  ['throttled', json({}, 429), 'carrier_unavailable'],
  ['failing', raw('', 500), 'carrier_unavailable'],
  ['forgetful', json({ detail: 'Not found.' }, 404), 'label_unclear'],
])(
  'a label that is known to be paid is never reported as not bought, though Shippo is %s',
  async (_, answer, kind) => {
    const { buy } = await carrier(listed(BOUGHT), answer);
    await expect(buy(PURCHASE, CTX)).rejects.toMatchObject({ kind, mayHaveActed: true });
  },
);

test.each([
  ['price', BOUGHT, { ...RATE, amount: '?' }],
  ['tracking number', { ...BOUGHT, tracking_number: '' }, RATE],
  ['status', { ...BOUGHT, status: 'LOST' }, RATE],
])('a label without a readable %s is not taken for no label', async (_, transaction, rate) => {
  const { readLabel } = await carrier(listed(transaction), json(rate));
  await expect(readLabel(PURCHASE, CTX)).rejects.toMatchObject({ kind: 'label_unclear', mayHaveActed: true });
});

test('a label whose rate is gone is unclear to read, and given back all the same', async () => {
  const gone = json({ detail: 'Not found.' }, 404);
  const { readLabel } = await carrier(listed(BOUGHT), gone);
  await expect(readLabel(PURCHASE, CTX)).rejects.toMatchObject({ kind: 'label_unclear', mayHaveActed: true });
  const back = await carrier(listed(BOUGHT), json({ object_id: 'r', status: 'PENDING' }, 201), gone);
  await back.void(PURCHASE, CTX);
  expect(back.asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
});

test.each([
  ['refuses', json({ detail: 'too late' }, 400)],
  ['answers that it failed', json({ object_id: 'r', status: 'ERROR' }, 201)],
])(
  'a refund that Shippo %s is not passed over, unless the label is given back already',
  async (_, answer) => {
    const stands = await carrier(listed(BOUGHT), answer, listed(BOUGHT));
    await expect(stands.void(PURCHASE, CTX)).rejects.toMatchObject({ kind: 'undo_failed', retryable: false });
    const gone = await carrier(listed(BOUGHT), answer, listed({ ...BOUGHT, status: 'REFUNDPENDING' }));
    await gone.void(PURCHASE, CTX);
    expect(JSON.parse(gone.asked[1]?.body ?? '')).toEqual({ transaction: 'tx_1', async: false });
  },
);

test('a refund that is one call too many at once is asked for again later', async () => {
  const busy = json({ detail: 'Conflict' }, 409);
  const { void: giveBack } = await carrier(listed(BOUGHT), busy, listed(BOUGHT));
  const failed = { kind: 'carrier_unavailable', retryable: true };
  await expect(giveBack(PURCHASE, CTX)).rejects.toMatchObject(failed);
});

test.each([
  ['USPS', 'usps'],
  ['DHL Express', 'dhl_express'],
  ['AustraliaPost', 'australia_post'],
  ['Brand New', 'brand_new'],
  ['Correos España', 'correos_espana'],
])('a parcel of %s is asked after at %s', async (by, token) => {
  const status = {
    status: 'TRANSIT',
    status_date: '2026-11-02T10:00:00+01:00',
    status_details: 'On its way ',
  };
  const { track, asked } = await carrier(json({ tracking_status: status }));
  const parcel = { trackingNumber: 'EZ 1/2', carrier: by, carrierShipmentId: 'shp_1' };
  expect(await track(parcel, CTX)).toEqual({
    ...{ status: 'in_transit', lastEventAt: '2026-11-02T09:00:00.000Z', message: 'On its way' },
  });
  expect(asked[0]?.path).toBe(`/tracks/${token}/EZ%201%2F2`);
});

test('a number that nobody said the carrier of is not asked after', async () => {
  const { track, asked } = await carrier(json({}));
  const parcel = { trackingNumber: 'EZ1', carrier: null, carrierShipmentId: null };
  expect(await track(parcel, CTX)).toMatchObject({ status: 'unknown' });
  expect(asked).toEqual([]);
});

test('a label is handed out in the format it was made in, without the token', async () => {
  const file = await serve(raw('^XA^XZ'));
  const zpl = { ...BOUGHT, label_file_type: 'ZPLII', label_url: `${file.url}/1.zpl` };
  const { labelFile } = await carrier(listed(zpl));
  expect(Buffer.from((await labelFile(PURCHASE, 'zpl', CTX)) ?? []).toString()).toBe('^XA^XZ');
  expect(file.asked[0]?.headers).not.toHaveProperty('authorization');
  expect(await labelFile(PURCHASE, 'pdf', CTX)).toBeNull();
});
