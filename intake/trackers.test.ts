import { describe, expect, test } from 'vitest';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { givenServer, givenStore, SECRET, SHIPPO_SECRET } from '../test/intake.ts';
import { isSignedByEasyPost, isSignedByShippo, signAsEasyPost, signAsShippo } from './signature.ts';

const event = (over: object = {}) =>
  JSON.stringify({
    id: 'evt_1',
    object: 'Event',
    description: 'tracker.updated',
    result: { object: 'Tracker', tracking_code: 'EZ1', status: 'delivered', signed_by: 'Ada Example' },
    ...over,
  });

async function tell(url: string, store: string, body = event(), secret = SECRET) {
  const response = await fetch(`${url}/webhooks/easypost/${store}`, {
    method: 'POST',
    headers: { 'X-Hmac-Signature': signAsEasyPost(Buffer.from(body), secret) },
    body,
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

const parcel = (db: PrismaClient, store: string, trackingNumber = 'EZ1', state = 'fulfilled') =>
  db.shipment.create({
    data: {
      ...{ store, order: '77', revision: 0, number: 1, locationId: 'l', units: [], state, trackingNumber },
      ...{ carrierShipmentId: 's', carrier: 'USPS', service: 'Priority', labelUrl: 'http://label' },
      ...{ costAmount: 500, costCurrency: 'USD' },
    },
  });

const rows = (db: PrismaClient) => db.inbox.findMany({ orderBy: { id: 'asc' } });

describe('what a carrier tells of a parcel', () => {
  test('is kept for its order before it is acknowledged, once, and without a word about the buyer', async () => {
    const { url, db, store } = await givenServer();
    await parcel(db, store);
    expect(await tell(url, store)).toMatchObject({ status: 200, answer: { accepted: true, order: '77' } });
    expect(await tell(url, store)).toMatchObject({ status: 200, answer: { duplicate: true } });
    const kept = await rows(db);
    expect(kept).toMatchObject([{ topic: 'trackers/updated', order: '77', webhookId: 'evt_1' }]);
    expect(Buffer.from(kept[0]?.body ?? []).toString()).toBe(
      '{"description":"tracker.updated","status":"delivered"}',
    );
  });

  test('and that is none of the store’s, or whose label was given back, goes to no order', async () => {
    const { url, db, store } = await givenServer();
    const other = await givenStore(db);
    await parcel(db, other);
    await parcel(db, store, 'EZ2', 'voided');
    expect((await tell(url, store)).answer).toMatchObject({ accepted: true, ignored: true });
    const voided = event({ id: 'evt_2', result: { tracking_code: 'EZ2', status: 'failure' } });
    expect((await tell(url, store, voided)).answer).toMatchObject({ accepted: true, ignored: true });
    expect((await rows(db)).map(({ disposition }) => disposition)).toEqual(['ignored', 'ignored']);
  });

  test.each([
    ['by another secret', 401, 'bad_signature', event(), 'another'],
    ['as no JSON', 400, 'malformed_json', 'no json', SECRET],
    ['about something else', 202, 'unknown_topic', event({ description: 'batch.updated' }), SECRET],
    ['as a list', 202, 'unknown_topic', '[]', SECRET],
  ])('%s is refused', async (_name, status, reason, body, secret) => {
    const { url, db, store } = await givenServer();
    expect(await tell(url, store, body, secret)).toMatchObject({ status, answer: { reason } });
    expect(await rows(db)).toEqual([]);
  });

  test('of a store that nobody knows, unsigned, or not posted is refused', async () => {
    const { url, store } = await givenServer();
    expect((await tell(url, 'nobody.myshopify.com')).status).toBe(404);
    expect((await fetch(`${url}/webhooks/easypost/${store}`, { method: 'POST', body: event() })).status).toBe(
      401,
    );
    expect((await fetch(`${url}/webhooks/easypost/${store}`)).status).toBe(405);
  });
});

/** As Shippo sends it, with the address of the buyer cut short. */
const track = (over: object = {}) =>
  JSON.stringify({
    event: 'track_updated',
    test: false,
    data: {
      carrier: 'usps',
      tracking_number: 'EZ1',
      address_to: { city: 'Salem', state: 'OR', zip: '97301', country: 'US' },
      tracking_status: { status: 'DELIVERED', status_details: 'Left with Ada Example' },
    },
    ...over,
  });

async function tellAsShippo(
  url: string,
  store: string,
  { body = track(), headers = {}, query = '' }: { body?: string; headers?: object; query?: string },
) {
  const response = await fetch(`${url}/webhooks/shippo/${store}${query}`, {
    method: 'POST',
    headers: { ...headers },
    body,
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}
const signed = (body: string, secret = SHIPPO_SECRET) => ({
  'Shippo-Auth-Signature': signAsShippo(Buffer.from(body), secret, '1790000000'),
});

describe('what Shippo tells of a parcel', () => {
  test('is kept once for its order, signed or with the token, and without a word about the buyer', async () => {
    const { url, db, store } = await givenServer();
    await parcel(db, store);
    const kept = { status: 200, answer: { accepted: true, order: '77' } };
    expect(await tellAsShippo(url, store, { headers: signed(track()) })).toMatchObject(kept);
    const query = `?token=${encodeURIComponent(SHIPPO_SECRET)}`;
    expect(await tellAsShippo(url, store, { query })).toMatchObject({
      status: 200,
      answer: { duplicate: true },
    });
    const arrived = await rows(db);
    expect(arrived).toMatchObject([{ topic: 'trackers/updated', order: '77' }]);
    expect(Buffer.from(arrived[0]?.body ?? []).toString()).toBe(
      '{"description":"track_updated","status":"DELIVERED"}',
    );
  });

  test.each([
    ['without a proof', {}, 401, 'bad_signature'],
    ['with another token', { query: '?token=another' }, 401, 'bad_signature'],
    ['signed by another secret', { headers: signed(track(), 'another') }, 401, 'bad_signature'],
    ['signed for another body', { headers: signed(track({ test: true })) }, 401, 'bad_signature'],
    [
      'with a wrong signature and the token',
      { headers: { 'Shippo-Auth-Signature': 't=1,v1=00' }, query: '?token=hush as well' },
      401,
      'bad_signature',
    ],
    ['as no JSON', { body: 'no json', headers: signed('no json') }, 400, 'malformed_json'],
    [
      'about a label',
      {
        body: track({ event: 'transaction_updated' }),
        headers: signed(track({ event: 'transaction_updated' })),
      },
      202,
      'unknown_topic',
    ],
  ])('%s is refused', async (_name, sent, status, reason) => {
    const { url, db, store } = await givenServer();
    expect(await tellAsShippo(url, store, sent)).toMatchObject({ status, answer: { reason } });
    expect(await rows(db)).toEqual([]);
  });

  test('is signed together with its time', () => {
    const body = Buffer.from(track());
    const signature = signAsShippo(body, 'hush', '1790000000');
    expect(isSignedByShippo(body, signature, 'hush')).toBe(true);
    expect(isSignedByShippo(body, signature.replace('1790000000', '1790000001'), 'hush')).toBe(false);
    expect(isSignedByShippo(body, '', 'hush')).toBe(false);
  });
});

test('a signature holds for the secret in whatever form it was typed, and for the body byte for byte', () => {
  const body = Buffer.from(event());
  const [composed, taken] = ['caf\u00e9', 'cafe\u0301'];
  expect(isSignedByEasyPost(body, signAsEasyPost(body, composed), [taken])).toBe(true);
  expect(isSignedByEasyPost(Buffer.from(`${body} `), signAsEasyPost(body, composed), [composed])).toBe(false);
  expect(isSignedByEasyPost(body, '', [composed])).toBe(false);
});
