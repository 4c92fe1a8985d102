/** What the interface promises, asked of every carrier: real sockets, and a world that counts what reached it. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startSimulator } from '../../simulator/index.ts';
import { orderBody } from '../../test/bodies.ts';
import { CTX } from '../../test/server.ts';
import { easypost } from './easypost.ts';
import { carriers } from './index.ts';
import { shippo } from './shippo.ts';
import type { Carrier, CarrierName } from './types.ts';

const DOMAIN = 'acme.myshopify.com';
const HOME = {
  ...{ name: 'Ada Lovelace', company: null, address1: '1 Main St', address2: null, city: 'Salem' },
  ...{ provinceCode: 'OR', zip: '97301', countryCode: 'US', phone: null },
};

const MAKE: Record<CarrierName, (url: string) => Carrier> = {
  easypost: (url) => easypost({ baseUrl: `${url}/easypost/v2`, apiKey: 'k' }),
  shippo: (url) => shippo({ baseUrl: `${url}/shippo`, apiKey: 'k', size: [30, 20, 10], labelFormat: 'pdf' }),
};
const NAMES = Object.keys(MAKE) as CarrierName[];

/** A store with one order, for whose parcels the carrier is asked. */
async function world(name: CarrierName, wish: object = {}) {
  const { control, url, close } = await startSimulator();
  onTestFinished(close);
  const store = { domain: DOMAIN, name: 'Acme', currency: 'USD', country: 'US' };
  control.putStore({ ...store, accessToken: 't', secret: 's' });
  const { orderId } = await control.place(DOMAIN, JSON.stringify(orderBody({ _sim: wish })));
  const carrier = MAKE[name](url);
  const quote = (over: Partial<Parameters<Carrier['quote']>[0]> = {}) => {
    const reference = `${DOMAIN}/${orderId}/0/1`;
    return carrier.quote(
      { from: HOME, to: HOME, parcel: { weight: 500 }, reference, customs: null, ...over },
      CTX,
    );
  };
  const choose = async () => {
    const { carrierShipmentId, rates } = await quote();
    const [rate] = rates;
    if (!rate) throw new Error('no rates');
    return { purchase: { carrierShipmentId, rateId: rate.id }, rate };
  };
  const report = () => control.order(DOMAIN, orderId ?? '');
  return { control, url, carrier, quote, choose, report };
}

describe.each(NAMES)('%s', (name) => {
  test('looks an address up, and says no word of it where it is not found', async () => {
    const { carrier } = await world(name);
    expect(await carrier.verify(HOME, CTX)).toEqual({ isFound: true, problems: [] });
    const verification = await carrier.verify({ ...HOME, address1: '1 Undeliverable St' }, CTX);
    expect(verification).toMatchObject({ isFound: false });
    expect(verification?.problems.join()).toContain('E.ADDRESS.NOT_FOUND');
    expect(verification?.problems.join()).not.toContain('Undeliverable');
  });

  test('sells what it has offered, for that price, once', async () => {
    const on = await world(name);
    const { purchase, rate } = await on.choose();
    const label = await on.carrier.buy(purchase, CTX);
    const { carrier, service, cost } = rate;
    expect(label).toMatchObject({ carrier, service, cost, trackingNumber: expect.stringMatching(/^EZ/) });
    expect(await on.carrier.buy(purchase, CTX)).toEqual(label);
    expect(await on.carrier.readLabel(purchase, CTX)).toEqual(label);
    expect(on.control.counts()).toMatchObject({ labels: 1, duplicates: 0 });
  });

  test.each([
    ['in_transit', 'in_transit'],
    ['out_for_delivery', 'out_for_delivery'],
    ['delivered', 'delivered'],
    ['return_to_sender', 'return_to_sender'],
    ['failure', 'failure'],
    ['available_for_pickup', null],
  ])('says of a parcel that is %s that it is %s', async (happens, status) => {
    const on = await world(name);
    const { purchase } = await on.choose();
    const { trackingNumber, carrier } = await on.carrier.buy(purchase, CTX);
    const parcel = { trackingNumber, carrier, carrierShipmentId: purchase.carrierShipmentId };
    expect(await on.carrier.track(parcel, CTX)).toMatchObject({ status: 'pre_transit' });
    on.control.travel(trackingNumber, happens);
    const tracked = await on.carrier.track(parcel, CTX);
    expect(tracked).toMatchObject({ lastEventAt: expect.any(String), message: happens });
    if (status) expect(tracked.status).toBe(status);
    for (const by of [carrier, 'Pony Express']) {
      const nobodys = { ...parcel, trackingNumber: 'none', carrier: by };
      expect(await on.carrier.track(nobodys, CTX)).toMatchObject({ status: 'unknown', lastEventAt: null });
    }
  });

  test('hands out the file that a printer takes, and nothing for a label that was given back', async () => {
    const on = await world(name);
    const { purchase } = await on.choose();
    await on.carrier.buy(purchase, CTX);
    const file = await on.carrier.labelFile(purchase, 'pdf', CTX);
    expect(Buffer.from(file ?? []).toString()).toMatch(/^%PDF-/);
  });

  test.each(['reset_after', 'malformed'] as const)(
    'is asked for a label whose answer was lost (%s), which is bought once',
    async (kind) => {
      const on = await world(name);
      const { purchase } = await on.choose();
      on.control.addFault({ target: 'carrier', kind, rate: 1, times: 1, match: 'buy' });
      const lost = { kind: 'carrier_unavailable', retryable: true, mayHaveActed: true };
      await expect(on.carrier.buy(purchase, CTX)).rejects.toMatchObject(lost);
      const label = await on.carrier.readLabel(purchase, CTX);
      expect(label).not.toBeNull();
      expect(await on.carrier.buy(purchase, CTX)).toEqual(label);
      expect(on.control.counts()).toMatchObject({ labels: 1, duplicates: 0 });
    },
  );

  test('that is silent is not waited for long where a label is only read', async () => {
    const on = await world(name);
    const { purchase } = await on.choose();
    const inTime = AbortSignal.timeout;
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => inTime(ms / 200));
    onTestFinished(() => void vi.restoreAllMocks());
    on.control.addFault({ target: 'carrier', kind: 'timeout', rate: 1, times: 1, match: 'get' });
    const late = { message: 'the carrier did not answer within 5 s', retryable: true, mayHaveActed: false };
    await expect(on.carrier.readLabel(purchase, CTX)).rejects.toMatchObject(late);
  });

  test('knows of no label that never came about', async () => {
    const on = await world(name);
    const { purchase } = await on.choose();
    on.control.addFault({ target: 'carrier', kind: 'reset', rate: 1, times: 1, match: 'buy' });
    await expect(on.carrier.buy(purchase, CTX)).rejects.toMatchObject({ mayHaveActed: true });
    expect(await on.carrier.readLabel(purchase, CTX)).toBeNull();
  });

  test.each([
    ['429', { retryAfterMs: 1000, mayHaveActed: false }],
    ['5xx', { mayHaveActed: true }],
  ] as const)('that answers %s to a purchase is asked again later', async (kind, expected) => {
    const on = await world(name);
    const { purchase } = await on.choose();
    on.control.addFault({ target: 'carrier', kind, rate: 1, times: 1, match: 'buy' });
    const failed = { kind: 'carrier_unavailable', retryable: true, ...expected };
    await expect(on.carrier.buy(purchase, CTX)).rejects.toMatchObject(failed);
    await on.carrier.buy(purchase, CTX);
    expect(on.control.counts()).toMatchObject({ labels: 1, duplicates: 0 });
  });

  test('takes a label back once, though the answer got lost, and it is none afterwards', async () => {
    const on = await world(name);
    const { purchase } = await on.choose();
    await on.carrier.void(purchase, CTX);
    await on.carrier.buy(purchase, CTX);
    on.control.addFault({ target: 'carrier', kind: 'reset_after', rate: 1, times: 1, match: 'refund' });
    await expect(on.carrier.void(purchase, CTX)).rejects.toMatchObject({ mayHaveActed: true });
    for (const _ of [1, 2]) await on.carrier.void(purchase, CTX);
    expect(await on.carrier.readLabel(purchase, CTX)).toBeNull();
    expect(on.control.counts()).toMatchObject({ labels: 0, labelsVoided: 1 });
  });

  test('does not sell a second time what was given back', async () => {
    const on = await world(name);
    const { purchase } = await on.choose();
    await on.carrier.buy(purchase, CTX);
    await on.carrier.void(purchase, CTX);
    await expect(on.carrier.buy(purchase, CTX)).rejects.toMatchObject({ kind: 'label_unclear' });
    expect(on.control.counts()).toMatchObject({ labels: 0, labelsVoided: 1 });
  });

  test('sells no rate of another shipment', async () => {
    const on = await world(name);
    const [a, b] = [await on.choose(), await on.choose()];
    const mixed = { ...a.purchase, rateId: b.purchase.rateId };
    await expect(on.carrier.buy(mixed, CTX)).rejects.toMatchObject({
      kind: 'no_carrier_service',
      mayHaveActed: false,
    });
    expect(on.control.counts().labels).toBe(0);
  });

  test.each([
    ['an address that it does not find', { carrierRejects: 'address' }, 'carrier_rejects_address'],
    ['an address without a phone', { carrierRejects: 'phone' }, 'phone_missing'],
    ['a parcel above its weight', { hindrances: { maxGrams: 100 } }, 'carrier_rejects_parcel'],
    ['an account without money', { hindrances: { emptyAccount: 1 } }, 'carrier_unavailable'],
    ['what nobody has heard of', { hindrances: { oddAnswers: 1 } }, 'unknown'],
  ])('refuses %s by name, for good, and quotes nobody', async (_, wish, kind) => {
    const on = await world(name, wish);
    const failure = await on.quote().catch((thrown) => thrown);
    expect(failure).toMatchObject({ name: 'ConnectorError', kind, retryable: false, mayHaveActed: false });
    expect(failure.message).not.toMatch(/Main St|Ada|97301|contact|funds/);
  });

  test('refuses a PO box and a street that is missing', async () => {
    const boxed = await world(name, { carrierRejects: 'box' });
    const rejected = { kind: 'carrier_rejects_address' };
    await expect(boxed.quote({ to: { ...HOME, address1: 'PO Box 7' } })).rejects.toMatchObject(rejected);
    await expect(boxed.quote({ to: { ...HOME, address1: null } })).rejects.toMatchObject(rejected);
  });

  test('that offers a service and then does not sell it has sold nothing', async () => {
    const on = await world(name, { hindrances: { refusedService: 'GroundAdvantage' } });
    const { purchase } = await on.choose();
    const refused = { kind: 'no_carrier_service', retryable: false, mayHaveActed: false };
    await expect(on.carrier.buy(purchase, CTX)).rejects.toMatchObject(refused);
    expect(await on.carrier.readLabel(purchase, CTX)).toBeNull();
  });

  test('is told of what crosses a border', async () => {
    const on = await world(name);
    const value = { amount: 4000, currency: 'USD' };
    const item = {
      ...{ description: 'Canvas tote', sku: 'BAG', quantity: 2, hsCode: '4202.92', originCountry: 'IN' },
      ...{ value, grams: 400 },
    };
    const to = { ...HOME, countryCode: 'CH' };
    const { carrierShipmentId, rates } = await on.quote({ to, customs: { signer: 'Acme', items: [item] } });
    await on.carrier.buy({ carrierShipmentId, rateId: rates[0]?.id ?? '' }, CTX);
    const [sent] = on.report()?.details.labels ?? [];
    expect(sent?.to).toMatchObject({ name: 'Ada Lovelace', street1: '1 Main St', country: 'CH' });
    expect(sent?.customs).toMatchObject({
      ...{ contents_type: 'merchandise', non_delivery_option: 'return', customs_signer: 'Acme' },
      customs_items: [
        { code: 'BAG', quantity: 2, value: '40.00', hs_tariff_number: '420292', origin_country: 'IN' },
      ],
    });
    // Ounces: 400 g, rounded down in steps that are not all carriers' own.
    const [declared] = (sent?.customs?.customs_items ?? []) as { weight: number }[];
    expect(declared?.weight).toBeCloseTo(14.1, 1);
  });

  test('tells whether it takes the key', async () => {
    const on = await world(name);
    await on.carrier.reach(CTX);
    on.control.addFault({ target: 'carrier', kind: '5xx', rate: 1, times: 1 });
    await expect(on.carrier.reach(CTX)).rejects.toMatchObject({
      kind: 'carrier_unavailable',
      retryable: true,
    });
  });
});

test('of a rate that was bought twice at Shippo every label is given back', async () => {
  const on = await world('shippo');
  const { purchase } = await on.choose();
  await on.carrier.buy(purchase, CTX);
  const headers = { authorization: 'ShippoToken k' };
  const again = JSON.stringify({ rate: purchase.rateId, async: false });
  await fetch(`${on.url}/shippo/transactions`, { method: 'POST', headers, body: again });
  expect(on.control.counts()).toMatchObject({ labels: 2, labelsVoided: 0 });
  await on.carrier.void(purchase, CTX);
  expect(on.control.counts()).toMatchObject({ labels: 0, labelsVoided: 2 });
});

describe('after the other carrier was chosen', () => {
  async function switched(from: CarrierName, to: CarrierName) {
    const on = await world(from);
    const known = { easypost: MAKE.easypost(on.url), shippo: MAKE.shippo(on.url) };
    const reference = `${DOMAIN}/1/0/1`;
    const parcel = { from: HOME, to: HOME, parcel: { weight: 500 }, reference, customs: null };
    const before = carriers(from, known);
    const { carrierShipmentId, rates } = await before.quote(parcel, CTX);
    const purchase = { carrierShipmentId, rateId: rates[0]?.id ?? '' };
    const label = await before.buy(purchase, CTX);
    const left = to === 'shippo' ? { shippo: known.shippo } : { easypost: known.easypost };
    return { ...on, purchase, label, after: carriers(to, known), alone: carriers(to, left), parcel };
  }

  test.each([
    ['easypost', 'shippo'],
    ['shippo', 'easypost'],
  ] as const)('what was bought from %s stays there, and the next label is of %s', async (from, to) => {
    const { after, purchase, label, parcel, control } = await switched(from, to);
    expect(await after.readLabel(purchase, CTX)).toEqual(label);
    expect(await after.labelFile(purchase, 'pdf', CTX)).not.toBeNull();
    control.travel(label.trackingNumber, 'delivered');
    const { carrierShipmentId } = purchase;
    expect(await after.track({ ...label, carrierShipmentId }, CTX)).toMatchObject({ status: 'delivered' });
    const next = await after.quote(parcel, CTX);
    expect(next.carrierShipmentId.startsWith('shippo:')).toBe(to === 'shippo');
    await after.void(purchase, CTX);
    expect(control.counts()).toMatchObject({ labels: 0, labelsVoided: 1 });
  });

  test.each([
    ['easypost', 'shippo'],
    ['shippo', 'easypost'],
  ] as const)('without the key of %s its parcels are not taken to %s', async (from, to) => {
    const { alone, purchase, label, control } = await switched(from, to);
    const refused = {
      ...{ kind: 'carrier_unavailable', retryable: false, mayHaveActed: false },
      message: expect.stringContaining(`${from} is not set up`),
    };
    const { carrierShipmentId } = purchase;
    await expect(alone.void(purchase, CTX)).rejects.toMatchObject(refused);
    await expect(alone.readLabel(purchase, CTX)).rejects.toMatchObject(refused);
    await expect(alone.labelFile(purchase, 'pdf', CTX)).rejects.toMatchObject(refused);
    await expect(alone.track({ ...label, carrierShipmentId }, CTX)).rejects.toMatchObject(refused);
    expect(control.counts()).toMatchObject({ labels: 1, labelsVoided: 0 });
  });
});
