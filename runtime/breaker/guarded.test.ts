/** A store, a carrier and a mail server that are down, behind breakers: real sockets, and a simulator that counts what reaches it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { easypost } from '../../connectors/carrier/easypost.ts';
import { shopify } from '../../connectors/shopify/index.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { body } from '../../simulator/testing.ts';
import { CTX } from '../../test/server.ts';
import { createBreakers } from './breaker.ts';
import { guarded } from './guarded.ts';

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator();
  for (const domain of ['a.myshopify.com', 'b.myshopify.com']) {
    sim.control.putStore({
      domain,
      name: 'T',
      currency: 'USD',
      country: 'US',
      accessToken: 't',
      secret: 's',
    });
    await sim.control.place(domain, body(1));
  }
});
afterAll(() => sim.close());
beforeEach(() => sim.control.clearFaults());

function worker() {
  const breakers = createBreakers();
  return (store: string) => {
    const access = { domain: store, adminUrl: `${sim.url}/stores/${store}`, accessToken: 't' };
    return guarded(
      breakers,
      { name: `shopify/${store}`, unavailable: 'shopify_unavailable' },
      shopify(access),
    );
  };
}

const NOWHERE = { trackingNumber: 'none', carrier: 'USPS', carrierShipmentId: null };

const struck = () => sim.control.faults().reduce((sum, { hits }) => sum + hits, 0);
const failing = async (call: () => Promise<unknown>, times: number) => {
  for (let i = 0; i < times; i++) await call().catch(() => {});
};

test('a store that fails five times in a row is left alone, and its failure says until when', async () => {
  const at = worker();
  sim.control.addFault({ target: 'shopify', kind: '5xx', rate: 1 });
  await failing(() => at('a.myshopify.com').readOrder('1', CTX), 6);
  expect(struck()).toBe(5);
  await expect(at('a.myshopify.com').readOrder('1', CTX)).rejects.toMatchObject({
    kind: 'shopify_unavailable',
    retryable: true,
    mayHaveActed: false,
    retryAfterMs: expect.any(Number),
  });
  sim.control.clearFaults();
  expect(await at('b.myshopify.com').readOrder('1', CTX)).toMatchObject({ name: '#1' });
});

test('a throttle opens no breaker: the store is well', async () => {
  const at = worker();
  sim.control.addFault({ target: 'shopify', kind: 'throttled', rate: 1, times: 9 });
  await failing(() => at('a.myshopify.com').readOrder('1', CTX), 9);
  expect(await at('a.myshopify.com').readOrder('1', CTX)).toMatchObject({ name: '#1' });
});

test('what a carrier refuses for one parcel says nothing of the next', async () => {
  const peer = { name: 'carrier/a', unavailable: 'carrier_unavailable' } as const;
  const carrier = guarded(
    createBreakers(),
    peer,
    easypost({ baseUrl: `${sim.url}/easypost/v2`, apiKey: 'k' }),
  );
  await failing(() => carrier.buy({ carrierShipmentId: 'shp_none', rateId: 'r' }, CTX), 9);
  expect(await carrier.track(NOWHERE, CTX).catch((error) => error.message)).not.toContain('has been failing');
});

test('a carrier that asks to slow down is left alone for as long', async () => {
  const peer = { name: 'carrier/a', unavailable: 'carrier_unavailable' } as const;
  const carrier = guarded(
    createBreakers(),
    peer,
    easypost({ baseUrl: `${sim.url}/easypost/v2`, apiKey: 'k' }),
  );
  sim.control.addFault({ target: 'carrier', kind: '429', rate: 1, ms: 20_000 });
  await failing(() => carrier.track(NOWHERE, CTX), 4);
  expect(struck()).toBe(1);
  await expect(carrier.track(NOWHERE, CTX)).rejects.toMatchObject({
    message: expect.stringMatching(/in (20|19) s/),
  });
});
