/** For tests of the simulator: one running with one store, a listener for its webhooks, and small bodies to place. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Simulator, type SimulatorOptions, startSimulator } from './index.ts';

export const SHOP = {
  domain: 'test.myshopify.com',
  name: 'Test',
  currency: 'USD',
  country: 'US',
  accessToken: 'token',
  secret: 'secret',
  locations: [{ name: 'East' }, { name: 'West' }],
};

export interface Heard {
  topic: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Listener {
  url: string;
  heard: Heard[];
  /** Statuses answered first, before every later delivery gets 200. */
  answers: number[];
  close(): Promise<void>;
}

export async function listen(): Promise<Listener> {
  const heard: Heard[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const topic = String(request.headers['x-shopify-topic']);
    heard.push({ topic, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export async function simulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const started = await startSimulator({
    ...options,
    webhooks: { echoMs: 1, retryBaseMs: 1, ...options.webhooks },
  });
  started.control.putStore(SHOP);
  return started;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are whatever the query selected; tests look inside them freely
export type Any = any;

/** Asks the store's Admin API; the whole answer, errors included. */
export async function ask(
  sim: Simulator,
  query: string,
  variables: object = {},
  token = SHOP.accessToken,
): Promise<Any> {
  const response = await fetch(`${sim.url}/stores/${SHOP.domain}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { status: response.status, ...JSON.parse(text) };
}

export const line = (id: number, given: object = {}) => ({
  id,
  title: `Thing ${id}`,
  sku: `SKU-${id}`,
  variant_id: 70 + id,
  product_id: 90 + id,
  quantity: 1,
  price: '10.00',
  grams: 200,
  requires_shipping: true,
  ...given,
});

/** A paid order of one line; what is given replaces what is there. */
export const body = (id: number, given: object = {}) =>
  JSON.stringify({
    id,
    name: `#${id}`,
    currency: 'USD',
    financial_status: 'paid',
    email: `buyer${id}@example.com`,
    subtotal_price: '10.00',
    total_price: '10.00',
    shipping_address: {
      first_name: 'A',
      last_name: 'B',
      address1: '1 Main St',
      city: 'Salem',
      province_code: 'OR',
      zip: '97301',
      country_code: 'US',
    },
    line_items: [line(1)],
    ...given,
  });

const ORDER = `query Read($id: ID!) { order(id: $id) {
  id name displayFinancialStatus displayFulfillmentStatus currencyCode cancelledAt test tags
  currentTotalPriceSet { shopMoney { amount currencyCode } } totalOutstandingSet { shopMoney { amount } }
  customer { id numberOfOrders } shippingAddress { address1 provinceCode countryCodeV2 }
  risk { recommendation assessments { riskLevel } }
  lineItems(first: 50) {
    pageInfo { hasNextPage }
    nodes { id sku quantity currentQuantity unfulfilledQuantity isGiftCard variant { id inventoryItem { id } } }
  }
  fulfillmentOrders(first: 50) { nodes {
    id status supportedActions { action } deliveryMethod { methodType }
    assignedLocation { location { id name } } fulfillmentHolds { id handle reason heldByRequestingApp }
    lineItems(first: 50) { nodes { id totalQuantity remainingQuantity lineItem { id } } }
  } }
  fulfillments(first: 20) { id status trackingInfo { number } }
} }`;

export const readOrder = async (sim: Simulator, id: number | string): Promise<Any> =>
  (await ask(sim, ORDER, { id: `gid://shopify/Order/${id}` })).data.order;

const STOCK = `query Stock($ids: [ID!]!) { nodes(ids: $ids) { ... on InventoryItem { id inventoryLevels(first: 20) { nodes {
  location { name } quantities(names: ["available", "committed", "on_hand"]) { name quantity }
} } } } }`;

/** [available, committed, on hand] by location name. */
export async function readStock(sim: Simulator, itemId: string): Promise<Record<string, number[]>> {
  const { data } = await ask(sim, STOCK, { ids: [itemId] });
  return Object.fromEntries(
    data.nodes[0].inventoryLevels.nodes.map((l: Any) => [
      l.location.name,
      l.quantities.map((q: Any) => q.quantity),
    ]),
  );
}

export const place = (sim: Simulator, json: string, options: { topic?: string; times?: number } = {}) =>
  sim.control.place(SHOP.domain, json, options);
