import nodemailer from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Simulator } from './index.ts';
import { type Any, ask, body, place, readOrder, SHOP, simulator } from './testing.ts';

let sim: Simulator;
beforeEach(async () => {
  sim = await simulator();
  await place(sim, body(501));
});
afterEach(() => sim.close());

async function label(reference: string) {
  const at = { street1: '1 Main St', country: 'US' };
  const post = async (path: string, sent: object): Promise<Any> => {
    const headers = { authorization: 'Basic a2V5Og==' };
    const url = `${sim.url}/easypost/v2${path}`;
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(sent) })).json();
  };
  const shipment = { from_address: at, to_address: at, parcel: { weight: 9 }, reference };
  const { id, rates } = await post('/shipments', { shipment });
  const { tracking_code } = await post(`/shipments/${id}/buy`, { rate: { id: rates[0].id } });
  return { tracking_code, refund: () => post(`/shipments/${id}/refund`, {}) };
}

async function fulfill(number: string, notifyCustomer = false) {
  const order = await readOrder(sim, 501);
  const open = order.fulfillmentOrders.nodes.filter((o: Any) => o.status === 'OPEN');
  const fulfillment = {
    lineItemsByFulfillmentOrder: open.map((o: Any) => ({ fulfillmentOrderId: o.id })),
    trackingInfo: { number },
    notifyCustomer,
  };
  const create =
    'mutation F($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) { userErrors { message } } }';
  await ask(sim, create, { f: fulfillment });
}

async function mail(given: object = {}) {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: sim.smtpPort });
  const message = {
    from: 's@example.com',
    to: 'buyer501@example.com',
    subject: 'Your order #501',
    text: 'On its way',
  };
  await transport.sendMail({ ...message, ...given });
}

test('one label, one fulfillment, one mail: nothing is there twice', async () => {
  const { tracking_code } = await label(`${SHOP.domain}/501/0/shipping/1`);
  await fulfill(tracking_code);
  await mail();
  expect(sim.control.counts()).toMatchObject({
    labels: 1,
    fulfilments: 1,
    mails: 1,
    refunds: 0,
    duplicates: 0,
  });
  const report = sim.control.order(SHOP.domain, '501');
  expect(report).toMatchObject({
    labels: 1,
    fulfillments: 1,
    fulfillmentStatus: 'FULFILLED',
    trackingNumbers: [tracking_code],
    mails: { waybill: 1, shopify: 0 },
  });
  expect(report?.details.effects.map((e) => e.kind)).toEqual(['label', 'fulfillment', 'mail']);
});

test('two labels under one reference are one too many, until one is given back', async () => {
  await label(`${SHOP.domain}/501/0/1`);
  const second = await label(`${SHOP.domain}/501/0/1`);
  expect(sim.control.counts().duplicateDetails).toMatchObject([{ kind: 'label', surplus: 1 }]);
  await second.refund();
  expect(sim.control.counts()).toMatchObject({ labels: 1, labelsVoided: 1, duplicates: 0 });
});

test('a second label under another reference is found once the order is fulfilled', async () => {
  const first = await label(`${SHOP.domain}/501/0/1`);
  await label(`${SHOP.domain}/501/1/1`);
  expect(sim.control.counts().duplicates).toBe(0);
  await fulfill(first.tracking_code);
  expect(sim.control.counts().duplicates).toBe(1);
});

test('the same mail twice counts, another mail does not', async () => {
  await mail({ messageId: '<a@example.com>' });
  await mail({ messageId: '<b@example.com>', text: 'Delivered' });
  expect(sim.control.counts()).toMatchObject({ mails: 2, duplicates: 0 });
  await mail({ messageId: '<a@example.com>', text: 'Written anew' });
  await mail({ messageId: '<c@example.com>', text: 'Delivered' });
  expect(sim.control.counts()).toMatchObject({ mails: 4, duplicates: 2 });
});

test('store and Waybill both telling that it shipped is one mail too many', async () => {
  await fulfill('T1', true);
  expect(sim.control.counts()).toMatchObject({ shopifyMails: 1, duplicates: 0 });
  await mail({ headers: { 'X-Waybill-Event': 'shipped' } });
  expect(sim.control.counts()).toMatchObject({ shopifyMails: 1, mails: 1, duplicates: 1 });
});

test('a mail finds its order by header, and a subject in another script is read', async () => {
  await mail({
    to: 'x@example.com',
    subject: 'ご注文',
    headers: { 'X-Waybill-Order': '501', 'X-Waybill-Event': 'shipped' },
  });
  expect(sim.control.order(SHOP.domain, '501')?.details.mails).toMatchObject([
    { subject: 'ご注文', event: 'shipped', sender: 'waybill' },
  ]);
});

test('a recipient that bounces is refused', async () => {
  await expect(mail({ to: 'bounce@example.com' })).rejects.toMatchObject({ responseCode: 550 });
  expect(sim.control.counts().mails).toBe(0);
});
