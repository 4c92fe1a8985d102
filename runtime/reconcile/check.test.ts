/** The comparison of a large store, against a real Postgres and a simulated store that counts what it is asked. */
import { expect, onTestFinished, test } from 'vitest';
import { shopify } from '../../connectors/shopify/index.ts';
import { startSimulator } from '../../simulator/index.ts';
import { body } from '../../simulator/testing.ts';
import { testDatabase } from '../../test/database.ts';
import { CTX } from '../../test/server.ts';
import { disagreements } from './check.ts';

const DOMAIN = 'large.myshopify.com';

test('more than a thousand orders are compared for the price of a few calls', async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const { control, url } = simulator;
  control.putStore({
    ...{ domain: DOMAIN, name: 'Large', currency: 'USD', country: 'US', accessToken: 't', secret: 's' },
    plan: 'basic',
  });
  for (let id = 1; id <= 1_100; id++) await control.place(DOMAIN, body(id));
  const { db } = await testDatabase();
  const api = shopify({ domain: DOMAIN, adminUrl: `${url}/stores/${DOMAIN}`, accessToken: 't' });
  const found = await disagreements({ db, shopify: async () => api }, DOMAIN, CTX);
  expect(found.orders).toBe(1_100);
  expect(found.disagreements).toHaveLength(1_100);
  expect(control.usage(DOMAIN).calls).toBeLessThan(12);
});
