import nodemailer from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FaultKind, faults } from './faults.ts';
import type { Simulator } from './index.ts';
import { type Any, body, place, readOrder, SHOP, simulator } from './testing.ts';

let sim: Simulator;
beforeEach(async () => {
  sim = await simulator();
  await place(sim, body(1));
});
afterEach(() => sim.close());

const TAG =
  'mutation Tag { tagsAdd(id: "gid://shopify/Order/1", tags: ["seen"]) { userErrors { message } } }';

async function tag(signal: AbortSignal | null = null) {
  const response = await fetch(`${sim.url}/stores/${SHOP.domain}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'x-shopify-access-token': SHOP.accessToken },
    body: JSON.stringify({ query: TAG }),
    signal,
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    text: await response.text(),
  };
}

const tagged = async () => {
  sim.control.clearFaults();
  return (await readOrder(sim, 1)).tags.includes('seen');
};
const arm = (kind: FaultKind, given: object = {}) =>
  sim.control.addFault({ target: 'shopify', kind, rate: 1, ...given });

describe('at Shopify', () => {
  test('429 names the pause and does nothing', async () => {
    arm('429', { ms: 2000 });
    expect(await tag()).toMatchObject({ status: 429, retryAfter: '2.0' });
    expect(await tagged()).toBe(false);
  });

  test('a throttle is HTTP 200 with its code and status, and does nothing', async () => {
    arm('throttled');
    const { status, text } = await tag();
    const { errors, extensions } = JSON.parse(text);
    expect([status, errors[0].extensions.code]).toEqual([200, 'THROTTLED']);
    expect(extensions.cost.throttleStatus.restoreRate).toBe(2000);
    expect(await tagged()).toBe(false);
  });

  test('5xx does nothing', async () => {
    arm('5xx');
    expect((await tag()).status).toBe(503);
    expect(await tagged()).toBe(false);
  });

  test('a reset breaks the connection before anything is done', async () => {
    arm('reset');
    await expect(tag()).rejects.toThrow();
    expect(await tagged()).toBe(false);
  });

  test('a reset after acting loses the answer only', async () => {
    arm('reset_after');
    await expect(tag()).rejects.toThrow();
    expect(await tagged()).toBe(true);
  });

  test('a malformed answer comes after acting', async () => {
    arm('malformed');
    const { text } = await tag();
    expect(() => JSON.parse(text)).toThrow();
    expect(await tagged()).toBe(true);
  });

  test('a timeout never answers and does nothing', async () => {
    arm('timeout');
    const patience = new AbortController();
    const asked = tag(patience.signal);
    await expect.poll(() => sim.control.faults()).toMatchObject([{ hits: 1 }]);
    patience.abort(new Error('out of patience'));
    await expect(asked).rejects.toThrow('out of patience');
    expect(await tagged()).toBe(false);
  });

  test('latency only delays', async () => {
    arm('latency', { ms: 5 });
    expect((await tag()).status).toBe(200);
    expect(await tagged()).toBe(true);
  });

  test('a fault strikes what it matches, as often as it may', async () => {
    arm('5xx', { match: 'tagsadd', times: 1 });
    expect((await readOrder(sim, 1)).id).toBe('gid://shopify/Order/1');
    expect([(await tag()).status, (await tag()).status]).toEqual([503, 200]);
    expect(sim.control.faults()).toMatchObject([{ hits: 1 }]);
  });
});

describe('at the carrier', () => {
  const ask = (path: string, sent: object): Promise<Any> =>
    fetch(`${sim.url}/easypost/v2${path}`, {
      method: 'POST',
      headers: { authorization: 'Basic a2V5Og==' },
      body: JSON.stringify(sent),
    }).then((r) => r.json());
  const at = { street1: '1 Main St', country: 'US' };

  test('a purchase whose answer is lost can be read back', async () => {
    const shipment = { from_address: at, to_address: at, parcel: { weight: 9 } };
    const { id, rates } = await ask('/shipments', { shipment });
    sim.control.addFault({ target: 'carrier', kind: 'reset_after', rate: 1, match: 'buy' });
    await expect(ask(`/shipments/${id}/buy`, { rate: { id: rates[0].id } })).rejects.toThrow();
    expect(sim.control.counts().labels).toBe(1);
  });
});

describe('at the mail server', () => {
  const mail = () =>
    nodemailer
      .createTransport({ host: '127.0.0.1', port: sim.smtpPort, socketTimeout: 200 })
      .sendMail({ from: 's@example.com', to: 'a@example.com', subject: 'x', text: 'x' });

  test.each([
    ['5xx', 0],
    ['429', 0],
    ['reset', 0],
    ['timeout', 0],
    ['reset_after', 1],
  ] as const)('%s: the sender fails, and %i mails are there', async (kind, kept) => {
    sim.control.addFault({ target: 'mail', kind, rate: 1 });
    await expect(mail()).rejects.toThrow();
    expect(sim.control.counts().mails).toBe(kept);
  });
});

test('the same seed strikes the same calls, at about the rate asked for', () => {
  const run = (seed: number) => {
    const armed = faults();
    armed.add({ target: 'carrier', kind: '5xx', rate: 0.3, seed });
    return Array.from({ length: 500 }, () => armed.strike('carrier', ['buy']) !== null);
  };
  expect(run(7)).toEqual(run(7));
  expect(run(7)).not.toEqual(run(8));
  const hits = run(7).filter(Boolean).length;
  expect(hits).toBeGreaterThan(110);
  expect(hits).toBeLessThan(190);
});
