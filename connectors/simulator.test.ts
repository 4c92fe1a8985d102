import { describe, expect, onTestFinished, test } from 'vitest';
import { startSimulator } from '../simulator/index.ts';
import { type LineWish, orderBody } from '../test/bodies.ts';
import { CTX } from '../test/server.ts';
import { easypost } from './carrier/easypost.ts';
import { smtp } from './mail/smtp.ts';
import { shopify } from './shopify/index.ts';

const DOMAIN = 'acme.myshopify.com';

/** One simulated store with one placed order, and the connectors to everything around it. */
async function world(lines?: LineWish[]) {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const { control, url, smtpPort } = simulator;
  control.putStore({
    domain: DOMAIN,
    name: 'Acme',
    currency: 'USD',
    country: 'US',
    accessToken: 'shpat_1',
    secret: 's',
  });
  const mail = smtp({ url: `smtp://127.0.0.1:${smtpPort}`, from: 'shop@example.com' });
  onTestFinished(() => mail.close());
  const { orderId } = await control.place(DOMAIN, JSON.stringify(orderBody({}, lines)));
  const access = { domain: DOMAIN, adminUrl: `${url}/stores/${DOMAIN}`, accessToken: 'shpat_1' };
  const store = shopify(access);
  const id = orderId ?? '';
  const read = async () => {
    const order = await store.readOrder(id, CTX);
    if (!order) throw new Error('the order is gone');
    return order;
  };
  return {
    control,
    access,
    store,
    id,
    read,
    mail,
    carrier: easypost({ baseUrl: `${url}/easypost/v2`, apiKey: 'k' }),
  };
}

type World = Awaited<ReturnType<typeof world>>;
type Order = Awaited<ReturnType<World['read']>>;

const unitsOf = (order: Order) =>
  order.fulfillmentOrders.map((fo) => ({
    fulfillmentOrderId: fo.id,
    lines: fo.lines.map((line) => ({ fulfillmentOrderLineItemId: line.id, quantity: line.remaining })),
  }));

async function quote({ carrier, read, store, id }: World) {
  const [order, [from]] = await Promise.all([read(), store.readLocations(CTX)]);
  if (!from || !order.shippingAddress) throw new Error('nowhere to ship');
  const parcel = { weight: order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0) };
  const way = { from: from.address, to: order.shippingAddress };
  return carrier.quote({ ...way, parcel, reference: `${DOMAIN}/${id}#1`, customs: null }, CTX);
}

async function purchase(on: World) {
  const { carrierShipmentId, rates } = await quote(on);
  const [rate] = rates;
  if (!rate) throw new Error('no rates');
  return { carrierShipmentId, rateId: rate.id };
}

test('an order is read, labelled, fulfilled and tracked, each seen once by the other side', async () => {
  const on = await world([{ quantity: 2 }, { title: 'Mug' }]);
  const order = await on.read();
  expect(order).toMatchObject({ financialStatus: 'PAID', fulfillmentStatus: 'UNFULFILLED', test: false });
  expect(order.lines.map(({ quantity }) => quantity)).toEqual([2, 1]);
  const stock = await on.store.readStock(
    order.lines.flatMap(({ inventoryItemId }) => inventoryItemId ?? []),
    CTX,
  );
  expect(new Set(stock.map(({ inventoryItemId }) => inventoryItemId)).size).toBe(2);

  const label = await on.carrier.buy(await purchase(on), CTX);
  const tracking = { number: label.trackingNumber, company: label.carrier, url: label.trackingUrl };
  await on.store.createFulfillment({ units: unitsOf(order), tracking, notifyCustomer: false }, CTX);
  const after = await on.read();
  expect(after.fulfillmentStatus).toBe('FULFILLED');
  expect(after.fulfillments.map(({ trackingNumbers }) => trackingNumbers)).toEqual([[label.trackingNumber]]);
  expect(await on.carrier.track({ ...label, carrierShipmentId: null }, CTX)).toMatchObject({
    status: 'pre_transit',
  });
  expect(on.control.counts()).toMatchObject({ labels: 1, fulfilments: 1, duplicates: 0 });
});

test('an order of 120 lines is read and fulfilled whole', async () => {
  const on = await world(Array.from({ length: 120 }, () => ({})));
  const order = await on.read();
  expect(new Set(order.lines.map(({ id }) => id)).size).toBe(120);
  const open = order.fulfillmentOrders.flatMap(({ lines }) => lines);
  expect(new Set(open.map(({ lineItemId }) => lineItemId)).size).toBe(120);
  const items = order.lines.flatMap(({ inventoryItemId }) => inventoryItemId ?? []);
  const stock = await on.store.readStock(items, CTX);
  expect(new Set(stock.map(({ inventoryItemId }) => inventoryItemId)).size).toBe(120);
  await on.store.createFulfillment({ units: unitsOf(order), tracking: null, notifyCustomer: false }, CTX);
  expect((await on.read()).fulfillmentStatus).toBe('FULFILLED');
});

test('a hold stands once however often it is placed, is known as ours, and goes', async () => {
  const { store, read } = await world();
  const fulfillmentOrderId = (await read()).fulfillmentOrders[0]?.id ?? '';
  const hold = { fulfillmentOrderId, reason: 'INCORRECT_ADDRESS', note: 'check', handle: 'waybill' } as const;
  await store.hold(hold, CTX);
  await store.hold(hold, CTX);
  const [held] = (await read()).fulfillmentOrders;
  expect(held).toMatchObject({ status: 'ON_HOLD', holds: [{ handle: 'waybill', ours: true }] });
  await store.releaseHolds(fulfillmentOrderId, held?.holds.map(({ id }) => id) ?? [], CTX);
  expect((await read()).fulfillmentOrders[0]).toMatchObject({ status: 'OPEN', holds: [] });
});

test('units that were fulfilled meanwhile are a changed fulfillment order', async () => {
  const { store, read } = await world();
  const units = unitsOf(await read());
  await store.createFulfillment({ units, tracking: null, notifyCustomer: false }, CTX);
  const again = store.createFulfillment({ units, tracking: null, notifyCustomer: false }, CTX);
  await expect(again).rejects.toMatchObject({ kind: 'fulfillment_order_changed', mayHaveActed: false });
});

test('a fulfillment is cancelled once, and its units are open again', async () => {
  const { store, read } = await world();
  const units = unitsOf(await read());
  const { fulfillmentId } = await store.createFulfillment(
    { units, tracking: null, notifyCustomer: false },
    CTX,
  );
  await store.cancelFulfillment(fulfillmentId, CTX);
  await store.cancelFulfillment(fulfillmentId, CTX);
  expect((await read()).fulfillmentStatus).toBe('UNFULFILLED');
});

test('a return tells what it travels in, and with whom where the buyer has said so', async () => {
  const { store, read, control, id } = await world();
  await store.createFulfillment({ units: unitsOf(await read()), tracking: null, notifyCustomer: false }, CTX);
  control.happen(DOMAIN, id, { kind: 'return' });
  control.happen(DOMAIN, id, { kind: 'return_approve' });
  const parcels = async () => (await store.readReturns(id, CTX))?.returns.map((it) => it.parcels);
  expect(await parcels()).toEqual([[]]);
  control.happen(DOMAIN, id, { kind: 'return_sent', tracking: 'EZ9' });
  expect(await parcels()).toEqual([[{ trackingNumber: 'EZ9', carrier: null }]]);
  control.happen(DOMAIN, id, { kind: 'return_sent', tracking: 'EZ9', carrier: 'DHL Express' });
  expect(await parcels()).toEqual([[{ trackingNumber: 'EZ9', carrier: 'DHL Express' }]]);
});

test('a move takes the units to the other location', async () => {
  const { store, read } = await world();
  const [fo] = (await read()).fulfillmentOrders;
  const target = (await store.readLocations(CTX)).find(({ id }) => id !== fo?.locationId);
  if (!fo || !target) throw new Error('nowhere to move to');
  const lines = fo.lines.map((line) => ({ fulfillmentOrderLineItemId: line.id, quantity: line.remaining }));
  await store.moveFulfillmentOrder({ fulfillmentOrderId: fo.id, toLocationId: target.id, lines }, CTX);
  const open = (await read()).fulfillmentOrders.filter(({ status }) => status === 'OPEN');
  expect(open.map(({ locationId }) => locationId)).toEqual([target.id]);
});

test('tags and a corrected address are kept', async () => {
  const { store, read, id } = await world();
  await store.addTags(id, ['waybill'], CTX);
  await store.addTags(id, ['waybill'], CTX);
  const { shippingAddress } = await read();
  if (!shippingAddress) throw new Error('no address');
  await store.updateAddress(id, { ...shippingAddress, address1: '351 Fifth Avenue' }, CTX);
  const order = await read();
  expect(order.tags.filter((tag) => tag === 'waybill')).toHaveLength(1);
  expect(order.shippingAddress).toEqual({ ...shippingAddress, address1: '351 Fifth Avenue' });
});

describe('an order that is cancelled', () => {
  const cancel = {
    reason: 'FRAUD',
    restock: true,
    refund: true,
    notifyCustomer: false,
    note: 'by Waybill',
  } as const;

  test('is cancelled and refunded when the call returns, and a second call changes nothing', async () => {
    const { store, id, read, control } = await world();
    for (const _ of [1, 2]) await store.cancelOrder({ orderId: id, ...cancel }, CTX);
    expect((await read()).cancelledAt).not.toBeNull();
    expect(control.order(DOMAIN, id)).toMatchObject({ refunds: 1, financialStatus: 'REFUNDED' });
  });

  test('may be cancelled though its job cannot be asked after: it is read before it is tried again', async () => {
    const { store, id, read, control } = await world();
    control.addFault({ target: 'shopify', kind: '5xx', rate: 1, match: 'WaybillJob' });
    const failed = { kind: 'shopify_throttled', retryable: true, mayHaveActed: true };
    await expect(store.cancelOrder({ orderId: id, ...cancel }, CTX)).rejects.toMatchObject(failed);
    await expect.poll(async () => (await read()).cancelledAt).not.toBeNull();
  });

  test('is not, where something of it has left', async () => {
    const { store, id, read } = await world();
    const fulfillment = { units: unitsOf(await read()), tracking: null, notifyCustomer: false };
    await store.createFulfillment(fulfillment, CTX);
    const refused = { kind: 'shopify_refuses', retryable: false };
    await expect(store.cancelOrder({ orderId: id, ...cancel }, CTX)).rejects.toMatchObject(refused);
  });
});

test('a count is put right once for a key, and not where it has changed since it was read', async () => {
  const { store, read } = await world();
  const item = (await read()).lines[0]?.inventoryItemId ?? '';
  const level = async () => {
    const [first] = await store.readStock([item], CTX);
    if (!first) throw new Error('no stock');
    return first;
  };
  const { locationId, available: from } = await level();
  const changes = [{ inventoryItemId: item, locationId, delta: -3, from }];
  const adjustment = { changes, reason: 'shrinkage', reference: 'gid://waybill/Case/1' } as const;
  for (const _ of [1, 2]) await store.adjustStock(adjustment, 'once', CTX);
  expect((await level()).available).toBe(from - 3);
  await expect(store.adjustStock(adjustment, 'another', CTX)).rejects.toMatchObject({
    kind: 'stock_mismatch',
  });
});

describe('a reading in bulk', () => {
  async function whole({ store }: World, query: string) {
    const id = await store.startBulk(query, CTX);
    await expect.poll(() => store.readBulk(id, CTX)).not.toBeNull();
    const outcomes = [];
    for await (const page of (await store.readBulk(id, CTX)) ?? []) outcomes.push(page);
    return outcomes;
  }

  test('is what the pages would have told, in one call', async () => {
    const on = await world();
    for (let n = 0; n < 260; n++) await on.control.place(DOMAIN, JSON.stringify(orderBody()));
    const units = unitsOf(await on.read());
    const tracking = { number: '1Z9', company: 'UPS', url: null };
    await on.store.createFulfillment({ units, tracking, notifyCustomer: false }, CTX);
    const pages = await whole(on, "status:any created_at:>'2020-01-01'");
    expect(pages.map((page) => page.length)).toEqual([250, 11]);
    const first = await on.store.readOutcomes({ query: '', sortKey: 'CREATED_AT', after: null }, CTX);
    const byId = new Map(pages.flat().map((outcome) => [outcome.order, outcome]));
    for (const outcome of first.summaries) expect(byId.get(outcome.order)).toEqual(outcome);
    expect(byId.get(on.id)?.parcels).toEqual([['1Z9']]);
  });

  test('of nothing is nothing, and one waits for the other', async () => {
    const on = await world();
    const ids = await Promise.allSettled([1, 2].map(() => on.store.startBulk('status:any', CTX)));
    const refused = ids.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { kind: 'shopify_throttled', retryable: true } }]);
    await expect.poll(() => whole(on, "created_at:>'2999-01-01'").catch(() => null)).toEqual([]);
  });
});

test('another store’s token is refused', async () => {
  const { access, id } = await world();
  const stranger = shopify({ ...access, accessToken: 'shpat_2' });
  await expect(stranger.readOrder(id, CTX)).rejects.toMatchObject({ kind: 'shopify_scope_missing' });
});

describe('when something goes wrong on purpose', () => {
  test.each([
    ['429', 'shopify_throttled', false],
    ['throttled', 'shopify_throttled', false],
    ['5xx', 'shopify_unavailable', true],
    ['reset', 'shopify_unavailable', true],
    ['reset_after', 'shopify_unavailable', true],
    ['malformed', 'shopify_unavailable', true],
  ] as const)('Shopify’s %s is passing trouble: %s', async (kind, called, mayHaveActed) => {
    const { control, store, id } = await world();
    control.addFault({ target: 'shopify', kind, rate: 1, times: 2 });
    const failed = { kind: called, retryable: true };
    await expect(store.addTags(id, ['x'], CTX)).rejects.toMatchObject({ ...failed, mayHaveActed });
    await expect(store.readOrder(id, CTX)).rejects.toMatchObject({ ...failed, mayHaveActed: false });
    await store.addTags(id, ['x'], CTX);
  });

  test.each(['429', 'throttled'] as const)('Shopify’s %s says when to come back', async (kind) => {
    const { control, store, id } = await world();
    control.addFault({ target: 'shopify', kind, rate: 1, times: 1 });
    const failure = await store.readOrder(id, CTX).catch((thrown) => thrown);
    expect(failure.retryAfterMs).toBeGreaterThan(0);
  });

  test.each([
    ['429', 'mail_unavailable', 0],
    ['5xx', 'mail_unavailable', 0],
    ['reset', 'message_unclear', 0],
    ['reset_after', 'message_unclear', 1],
  ] as const)('a mail server’s %s is %s, and no mail is sent twice', async (kind, failure, mails) => {
    const { control, mail } = await world();
    control.addFault({ target: 'mail', kind, rate: 1, times: 1 });
    const message = {
      to: 'buyer@example.com',
      fromName: 'Acme',
      subject: 's',
      text: 't',
      messageId: '<1@a>',
      about: { order: '1', event: 'processing' },
    };
    await expect(mail.send(message, CTX)).rejects.toMatchObject({
      kind: failure,
      mayHaveActed: failure === 'message_unclear',
    });
    expect(control.counts().mails).toBe(mails);
  });
});
