import { describe, expect, test } from 'vitest';
import { graphqlOrder, LAST_PAGE } from '../../test/graphqlOrder.ts';
import { type Answer, CTX, json, serve } from '../../test/server.ts';
import { shopify } from './index.ts';
import type { GraphqlFulfillmentOrder, GraphqlLine } from './order.ts';

const data = (answer: object): Answer => json({ data: answer });

async function store(...answers: [Answer, ...Answer[]]) {
  const { url, asked } = await serve(...answers);
  const api = shopify({ domain: 'acme.myshopify.com', adminUrl: url, accessToken: 't' });
  return { api, sent: () => asked.map(({ body }) => JSON.parse(body)) };
}

const more = (endCursor: string) => ({ hasNextPage: true, endCursor });
const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id.split('/').at(-1));

describe('reading an order', () => {
  test('takes one round trip', async () => {
    const { api, sent } = await store(data({ order: graphqlOrder() }));
    expect(await api.readOrder('1', CTX)).toMatchObject({
      store: 'acme.myshopify.com',
      order: '1',
      name: '#1001',
    });
    expect(sent().map(({ variables }) => variables)).toEqual([{ id: 'gid://shopify/Order/1' }]);
  });

  test('finds none where the store has none', async () => {
    const { api } = await store(data({ order: null }));
    expect(await api.readOrder('1', CTX)).toBeNull();
  });

  test('was done before the answer, so that no change in between counts as seen', async () => {
    let answeredAt = '';
    const { api } = await store((response, asked) => {
      answeredAt = new Date().toISOString();
      data({ order: graphqlOrder() })(response, asked);
    });
    const order = await api.readOrder('1', CTX);
    expect((order?.readAt ?? 'never') <= answeredAt).toBe(true);
  });

  test('reads every page of lines, of fulfillment orders, and of their lines', async () => {
    const order = graphqlOrder();
    const line = order.lineItems.nodes[0] as GraphqlLine;
    const fo = order.fulfillmentOrders.nodes[0] as GraphqlFulfillmentOrder;
    const foLine = fo.lineItems.nodes[0] as GraphqlFulfillmentOrder['lineItems']['nodes'][number];
    const lines = (...tails: string[]) =>
      tails.map((id) => ({ ...line, id: `gid://shopify/LineItem/${id}` }));
    const { api, sent } = await store(
      data({
        order: {
          ...order,
          lineItems: { pageInfo: more('L1'), nodes: lines('1') },
          fulfillmentOrders: {
            pageInfo: more('F1'),
            nodes: [{ ...fo, lineItems: { pageInfo: more('FL1'), nodes: [foLine] } }],
          },
        },
      }),
      data({ order: { lineItems: { pageInfo: more('L2'), nodes: lines('2') } } }),
      data({ order: { lineItems: { pageInfo: LAST_PAGE, nodes: lines('3', '4') } } }),
      data({ order: { fulfillmentOrders: { pageInfo: LAST_PAGE, nodes: [{ ...fo, id: 'fo/32' }] } } }),
      data({
        fulfillmentOrder: { lineItems: { pageInfo: LAST_PAGE, nodes: [{ ...foLine, id: 'fol/62' }] } },
      }),
    );
    const read = await api.readOrder('1', CTX);
    expect(ids(read?.lines ?? [])).toEqual(['1', '2', '3', '4']);
    expect(ids(read?.fulfillmentOrders ?? [])).toEqual(['31', '32']);
    expect(read?.fulfillmentOrders.map((each) => ids(each.lines))).toEqual([['61', '62'], ['61']]);
    expect(sent().map(({ variables }) => variables.after)).toEqual([undefined, 'L1', 'L2', 'F1', 'FL1']);
    expect(sent().at(-1).variables.id).toBe(fo.id);
  });

  test('is tried again where a fulfillment order went away between two pages', async () => {
    const order = graphqlOrder();
    for (const fo of order.fulfillmentOrders.nodes) fo.lineItems.pageInfo = more('FL1');
    const { api } = await store(data({ order }), data({ fulfillmentOrder: null }));
    await expect(api.readOrder('1', CTX)).rejects.toMatchObject({
      kind: 'fulfillment_order_changed',
      retryable: true,
      mayHaveActed: false,
    });
  });
});

describe('reading stock and locations', () => {
  const level = (location: string, available: number, committed: number) => ({
    location: { id: location },
    quantities: [
      { name: 'available', quantity: available },
      { name: 'committed', quantity: committed },
    ],
  });

  test('an item’s levels, over all pages; an item that is gone has none', async () => {
    const { api, sent } = await store(
      data({
        nodes: [null, { id: 'i2', inventoryLevels: { pageInfo: more('P1'), nodes: [level('a', 5, 1)] } }, {}],
      }),
      data({ inventoryItem: { inventoryLevels: { pageInfo: LAST_PAGE, nodes: [level('b', -1, 0)] } } }),
    );
    expect(await api.readStock(['i1', 'i2', 'i3', 'i2'], CTX)).toEqual([
      { inventoryItemId: 'i2', locationId: 'a', available: 5, committed: 1, onHand: 0 },
      { inventoryItemId: 'i2', locationId: 'b', available: -1, committed: 0, onHand: 0 },
    ]);
    expect(sent().map(({ variables }) => variables)).toEqual([
      { ids: ['i1', 'i2', 'i3'] },
      { id: 'i2', after: 'P1' },
    ]);
  });

  test('many items are asked for in several queries, none twice and none left out', async () => {
    const items = Array.from({ length: 40 }, (_, index) => `i${index}`);
    const { api, sent } = await store(data({ nodes: [] }));
    await api.readStock(items, CTX);
    expect(sent().length).toBeGreaterThan(1);
    expect(sent().flatMap(({ variables }) => variables.ids)).toEqual(items);
  });

  test('no items are no question', async () => {
    const { api, sent } = await store(data({}));
    expect(await api.readStock([], CTX)).toEqual([]);
    expect(sent()).toEqual([]);
  });

  test('locations, over all pages', async () => {
    const address = {
      address1: '1 Dock Rd',
      address2: null,
      city: 'Reno',
      provinceCode: 'NV',
      zip: '89501',
      countryCode: 'US',
      phone: null,
    };
    const location = (name: string) => ({
      id: name,
      name,
      isActive: true,
      fulfillsOnlineOrders: false,
      address,
    });
    const { api } = await store(
      data({ locations: { pageInfo: more('P1'), nodes: [location('a')] } }),
      data({ locations: { pageInfo: LAST_PAGE, nodes: [location('b')] } }),
    );
    expect(await api.readLocations(CTX)).toEqual(
      ['a', 'b'].map((name) => ({
        id: name,
        name,
        active: true,
        fulfillsOnlineOrders: false,
        address: { name, company: null, ...address },
      })),
    );
  });
});

describe('holding', () => {
  const HOLD = { fulfillmentOrderId: 'fo', reason: 'OTHER', note: 'n', handle: 'waybill' } as const;
  const answer = (...userErrors: object[]) =>
    data({ fulfillmentOrderHold: { fulfillmentHold: null, userErrors } });
  const duplicate = { code: 'DUPLICATE_FULFILLMENT_HOLD_HANDLE', message: 'in use', field: ['handle'] };

  test('names the hold and leaves the merchant in peace', async () => {
    const { api, sent } = await store(answer());
    await api.hold(HOLD, CTX);
    expect(sent()[0].variables).toEqual({
      id: 'fo',
      hold: { reason: 'OTHER', reasonNotes: 'n', handle: 'waybill', notifyMerchant: false },
    });
  });

  test('a hold that already stands under the handle is left as it is', async () => {
    const { api } = await store(answer(duplicate));
    await expect(api.hold(HOLD, CTX)).resolves.toBeUndefined();
  });

  test('another error beside it still counts', async () => {
    const limit = { code: 'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED', message: 'limit', field: null };
    const { api } = await store(answer(duplicate, limit));
    await expect(api.hold(HOLD, CTX)).rejects.toMatchObject({ kind: 'shopify_refuses' });
  });
});

describe('creating a fulfillment', () => {
  const FULFILLMENT = {
    units: [{ fulfillmentOrderId: 'fo', lines: [{ fulfillmentOrderLineItemId: 'fol', quantity: 2 }] }],
    tracking: { number: 'EZ1', company: 'USPS', url: null },
    notifyCustomer: false,
  };
  const answer = (fulfillment: object | null, ...userErrors: object[]) =>
    data({ fulfillmentCreate: { fulfillment, userErrors } });

  test('sends the units of each fulfillment order, and the tracking', async () => {
    const { api, sent } = await store(answer({ id: 'f1' }));
    expect(await api.createFulfillment(FULFILLMENT, CTX)).toEqual({ fulfillmentId: 'f1' });
    expect(sent()[0].variables).toEqual({
      fulfillment: {
        notifyCustomer: false,
        trackingInfo: FULFILLMENT.tracking,
        lineItemsByFulfillmentOrder: [
          { fulfillmentOrderId: 'fo', fulfillmentOrderLineItems: [{ id: 'fol', quantity: 2 }] },
        ],
      },
    });
  });

  test('of a fulfillment order that was closed meanwhile is not tried again as it is', async () => {
    const { api } = await store(answer(null, { message: 'Fulfillment order 1 is closed.', field: null }));
    await expect(api.createFulfillment(FULFILLMENT, CTX)).rejects.toMatchObject({
      kind: 'fulfillment_order_changed',
      retryable: false,
      mayHaveActed: false,
    });
  });

  test.each([
    ['neither error nor fulfillment', answer(null)],
    ['no payload', data({ fulfillmentCreate: null })],
  ])('answered with %s may have happened', async (_, empty) => {
    const { api } = await store(empty);
    await expect(api.createFulfillment(FULFILLMENT, CTX)).rejects.toMatchObject({
      kind: 'shopify_unavailable',
      retryable: true,
      mayHaveActed: true,
    });
  });
});

describe('the other writes', () => {
  test('a fulfillment that is already cancelled stays so', async () => {
    const userErrors = [{ message: 'Fulfillment has already been cancelled.', field: ['id'] }];
    const { api } = await store(data({ fulfillmentCancel: { userErrors } }));
    await expect(api.cancelFulfillment('f1', CTX)).resolves.toBeUndefined();
  });

  test('a fulfillment that cannot be cancelled is a refusal', async () => {
    const userErrors = [{ message: 'Fulfillment was delivered.', field: ['id'] }];
    const { api } = await store(data({ fulfillmentCancel: { userErrors } }));
    await expect(api.cancelFulfillment('f1', CTX)).rejects.toMatchObject({ kind: 'shopify_refuses' });
  });

  test('tags, holds to release and lines to move go out as they are', async () => {
    const { api, sent } = await store(
      data({ tagsAdd: { userErrors: [] } }),
      data({ fulfillmentOrderReleaseHold: { userErrors: [] } }),
      data({ fulfillmentOrderMove: { movedFulfillmentOrder: { id: 'fo2' }, userErrors: [] } }),
    );
    await api.addTags('1', ['waybill'], CTX);
    await api.releaseHolds('fo', ['h1'], CTX);
    const lines = [{ fulfillmentOrderLineItemId: 'fol', quantity: 1 }];
    await api.moveFulfillmentOrder({ fulfillmentOrderId: 'fo', toLocationId: 'loc', lines }, CTX);
    expect(sent().map(({ variables }) => variables)).toEqual([
      { id: 'gid://shopify/Order/1', tags: ['waybill'] },
      { id: 'fo', holdIds: ['h1'] },
      { id: 'fo', locationId: 'loc', lines: [{ id: 'fol', quantity: 1 }] },
    ]);
  });

  test('an address is sent with the name in Shopify’s two parts', async () => {
    const { api, sent } = await store(data({ orderUpdate: { userErrors: [] } }));
    const address = {
      name: 'Ana Maria Sousa',
      company: null,
      address1: 'Rua 1',
      address2: null,
      city: 'Lisboa',
      provinceCode: null,
      zip: '1000-001',
      countryCode: 'PT',
      phone: null,
    };
    await api.updateAddress('1', address, CTX);
    const { name: _, ...rest } = address;
    expect(sent()[0].variables.input).toEqual({
      id: 'gid://shopify/Order/1',
      shippingAddress: { ...rest, firstName: 'Ana', lastName: 'Maria Sousa' },
    });
  });
});
