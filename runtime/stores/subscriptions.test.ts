import { describe, expect, onTestFinished, test } from 'vitest';
import { shopify } from '../../connectors/shopify/index.ts';
import type { Subscription } from '../../connectors/shopify/types.ts';
import { startSimulator } from '../../simulator/index.ts';
import { someDomain } from '../../test/intake.ts';
import { CTX } from '../../test/server.ts';
import { missingScopes, REQUESTED_SCOPES, wantedTopics } from './permissions.ts';
import { planRepairs, repairSubscriptions, webhookAddress } from './subscriptions.ts';

const URI = 'https://waybill.example.com/webhooks/shopify/acme.myshopify.com';
const standing = (id: string, part: Partial<Subscription> = {}): Subscription => ({
  id,
  topic: 'ORDERS_PAID',
  uri: URI,
  format: 'JSON',
  ...part,
});
const plan = (...known: Subscription[]) => planRepairs(known, ['ORDERS_PAID'], URI);

describe('what there is to do for a topic', () => {
  test('that nobody has subscribed to', () => {
    expect(plan()).toEqual([{ do: 'create', topic: 'ORDERS_PAID' }]);
    expect(plan(standing('1', { topic: 'ORDERS_CREATE' }))).toMatchObject([{ do: 'create' }]);
  });
  test('that comes to the right address', () => {
    expect(plan(standing('1'))).toEqual([]);
  });
  test('that goes elsewhere, or comes as XML', () => {
    expect(plan(standing('1', { uri: 'https://old/' }))).toMatchObject([{ do: 'redirect', id: '1' }]);
    expect(plan(standing('1', { format: 'XML' }))).toMatchObject([{ do: 'redirect', id: '1' }]);
  });
  test('that goes elsewhere as well', () => {
    expect(plan(standing('1', { uri: 'https://old/' }), standing('2'))).toMatchObject([
      { do: 'remove', id: '1' },
    ]);
  });
});

test('the address is that of the store, however the public one is written', () => {
  expect(webhookAddress('https://waybill.example.com/', 'acme.myshopify.com')).toBe(URI);
});

test('to write includes to read, and a topic whose permission is missing is not asked for', () => {
  expect(missingScopes(REQUESTED_SCOPES.split(','))).toEqual([]);
  const granted = ['write_orders', 'read_products', 'read_customers', 'write_inventory', 'read_locations'];
  expect(missingScopes(granted)).toEqual([
    { scope: 'write_merchant_managed_fulfillment_orders', why: 'to hold, move and fulfill' },
  ]);
  expect(wantedTopics(granted)).not.toContain('DISPUTES_CREATE');
  expect(wantedTopics([...granted, 'read_shopify_payments_disputes'])).toContain('DISPUTES_CREATE');
});

test('a store is subscribed to everything once; what goes astray or is gone is put right, and nothing else touched', async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const domain = someDomain();
  const common = { domain, name: 'Acme', accessToken: 't', secret: 's' };
  simulator.control.putStore({ ...common, currency: 'USD', country: 'US' });
  const api = shopify({ domain, adminUrl: `${simulator.url}/stores/${domain}`, accessToken: 't' });
  const scopes = await api.readScopes(CTX);
  const repair = () => repairSubscriptions(api, { uri: URI, scopes }, CTX);

  const topics = wantedTopics(scopes);
  expect(await repair()).toEqual({ created: topics, redirected: [], removed: [], refused: [] });
  expect(await repair()).toEqual({ created: [], redirected: [], removed: [], refused: [] });

  const of = async (topic: string) =>
    (await api.readSubscriptions(CTX)).find((each) => each.topic === topic)?.id ?? '';
  await api.unsubscribe(await of('ORDERS_PAID'), CTX);
  await api.changeSubscription(await of('ORDERS_CREATE'), 'https://elsewhere.example.com/', CTX);
  await api.subscribe({ topic: 'ORDERS_UPDATED', uri: 'https://elsewhere.example.com/' }, CTX);
  expect(await repair()).toEqual({
    created: ['ORDERS_PAID'],
    redirected: ['ORDERS_CREATE'],
    removed: ['ORDERS_UPDATED'],
    refused: [],
  });
  const stand = await api.readSubscriptions(CTX);
  expect(stand.map(({ topic }) => topic).sort()).toEqual([...topics].sort());
  expect(new Set(stand.map(({ uri }) => uri))).toEqual(new Set([URI]));
});
