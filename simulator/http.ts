/** The simulator's one HTTP port: Admin GraphQL, the carrier, the model, and the controls, each with the faults that befall it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { adminApi } from './admin/admin.ts';
import { operationNames } from './admin/admin.ts';
import type { Answer } from './answer.ts';
import { type carrierApi, carrierCall } from './carrier/carrier.ts';
import { type shippoApi, shippoCall } from './carrier/shippo.ts';
import type { chatSink } from './chat.ts';
import { type Control, ControlError, FaultBody, Restock, StoreBody } from './control.ts';
import type { Faults, Strike } from './faults.ts';
import type { ModelApi } from './model/server.ts';
import { ScriptedReply } from './model/types.ts';
import type { oauth as oauthApi } from './oauth.ts';
import { object } from './store/read.ts';
import type { StoreOptions } from './stores.ts';
import type { Change } from './world/happenings.ts';

export interface HttpParts {
  oauth: ReturnType<typeof oauthApi>;
  admin: ReturnType<typeof adminApi>;
  carrier: ReturnType<typeof carrierApi>;
  shippo: ReturnType<typeof shippoApi>;
  model: ModelApi;
  chat: ReturnType<typeof chatSink>;
  control: Control;
  faults: Faults;
  changed(): void;
}

const MAX_BODY = 20 * 1024 * 1024;

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new ControlError(413, 'The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function write(response: ServerResponse, { status, body, headers }: Answer) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(text);
}

const parsed = (text: string): Record<string, unknown> | null => {
  try {
    return object(JSON.parse(text));
  } catch {
    return null;
  }
};

function download(text: string | null, response: ServerResponse, type = 'application/jsonl') {
  if (text === null) return write(response, { status: 404, body: { errors: 'Not Found' } });
  write(response, { status: 200, body: text, headers: { 'content-type': type } });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What each peer says when it is overloaded or down. */
interface Manners {
  tooMany(ms: number): Answer;
  throttled(ms: number): Answer;
  down: Answer;
}

/** Lets the fault, if any, come between the request and its answer. */
async function answer(response: ServerResponse, strike: Strike | null, act: () => Answer, manners: Manners) {
  switch (strike?.kind) {
    case undefined:
      return write(response, act());
    case 'latency':
      await pause(strike.ms);
      return write(response, act());
    case '429':
      return write(response, manners.tooMany(strike.ms));
    case 'throttled':
      return write(response, manners.throttled(strike.ms));
    case '5xx':
      return write(response, manners.down);
    case 'timeout':
      return;
    case 'reset':
      return response.socket?.resetAndDestroy();
    case 'reset_after':
      act();
      return response.socket?.resetAndDestroy();
    case 'malformed': {
      const { status, body } = act();
      return write(response, { status, body: JSON.stringify(body).slice(0, 24) });
    }
  }
}

const CARRIER_MANNERS: Manners = {
  tooMany: (ms) => ({
    status: 429,
    headers: { 'retry-after': String(Math.ceil(ms / 1000)) },
    body: { error: { code: 'RATE_LIMITED', message: 'Too many requests.', errors: [] } },
  }),
  throttled: (ms) => CARRIER_MANNERS.tooMany(ms),
  down: {
    status: 503,
    body: { error: { code: 'SERVICE_UNAVAILABLE', message: 'The service is not available.', errors: [] } },
  },
};

const SHIPPO_MANNERS: Manners = {
  tooMany: (ms) => ({ ...CARRIER_MANNERS.tooMany(ms), body: { detail: 'Request was throttled.' } }),
  throttled: (ms) => SHIPPO_MANNERS.tooMany(ms),
  down: { status: 503, headers: { 'content-type': 'text/html' }, body: '<html>Service Unavailable</html>' },
};

const ADMIN = /^\/stores\/([^/]+)\/admin\/api\/([^/]+)\/graphql\.json$/;
const BULK = /^\/bulk\/([\w-]+)\.jsonl$/;
const OAUTH = /^\/stores\/([^/]+)\/admin\/oauth\/(authorize|access_token)$/;
const PLACE = /^\/sim\/stores\/([^/]+)\/place$/;
const RESTOCK = /^\/sim\/stores\/([^/]+)\/restock$/;
const HAPPEN = /^\/sim\/stores\/([^/]+)\/orders\/([^/]+)\/happen$/;
const ORDER = /^\/sim\/stores\/([^/]+)\/orders\/([^/]+)$/;
const CARRIER = '/easypost/v2';
const SHIPPO = '/shippo';
const LABEL = /^\/(?:easypost\/v2|shippo)\/labels\/([\w.]+)$/;
const MODEL = '/model/v1';
const CHAT = '/chat/';

const CHAT_MANNERS: Manners = {
  tooMany: (ms) => ({
    status: 429,
    headers: { 'content-type': 'text/plain', 'retry-after': String(Math.ceil(ms / 1000)) },
    body: 'rate_limited',
  }),
  throttled: (ms) => CHAT_MANNERS.tooMany(ms),
  down: { status: 503, headers: { 'content-type': 'text/plain' }, body: 'service_unavailable' },
};

export function httpHandler({
  oauth,
  admin,
  carrier,
  shippo,
  model,
  chat,
  control,
  faults,
  changed,
}: HttpParts) {
  async function shopify(
    domain: string,
    version: string,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const body = parsed(await read(request));
    const strike = faults.strike('shopify', operationNames(body?.query));
    const token = request.headers['x-shopify-access-token'];
    const refusal = admin.refuse(domain, typeof token === 'string' ? token : '');
    if (refusal) return write(response, refusal);
    response.setHeader('x-shopify-api-version', admin.versionFor(domain, version));
    const act = () => admin.execute(domain, body ?? {});
    return answer(response, strike, act, {
      tooMany: (ms) => ({
        status: 429,
        headers: { 'retry-after': (ms / 1000).toFixed(1) },
        body: {
          errors:
            'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
        },
      }),
      throttled: () => admin.throttled(domain, body ?? {}),
      down: {
        status: 503,
        headers: { 'content-type': 'text/html' },
        body: '<html>Service Unavailable</html>',
      },
    });
  }

  async function ship(
    at: (typeof SHIPPERS)[keyof typeof SHIPPERS],
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const method = request.method ?? 'GET';
    const path = url.pathname.slice(at.base.length);
    const body = parsed(await read(request)) ?? {};
    if (!at.key.test(request.headers.authorization ?? ''))
      return write(response, { status: 401, body: at.keyless });
    const act = () => {
      const reply = at.api.handle(method, path, url.searchParams, body);
      if (method === 'POST') changed();
      return reply;
    };
    return answer(response, faults.strike('carrier', [at.callOf(method, path)]), act, at.manners);
  }

  const SHIPPERS = {
    easypost: {
      base: CARRIER,
      api: carrier,
      callOf: carrierCall,
      manners: CARRIER_MANNERS,
      key: /^(Basic|Bearer) \S/i,
      keyless: { error: { code: 'APIKEY.MISSING', message: 'The API key is missing.', errors: [] } },
    },
    shippo: {
      base: SHIPPO,
      api: shippo,
      callOf: shippoCall,
      manners: SHIPPO_MANNERS,
      key: /^ShippoToken \S/,
      keyless: { detail: 'Authentication credentials were not provided.' },
    },
  };

  async function steer(path: string, search: URLSearchParams, request: IncomingMessage): Promise<Answer> {
    const text = request.method === 'POST' ? await read(request) : '';
    const call = `${request.method} ${path}`;
    const place = PLACE.exec(path);
    if (place && request.method === 'POST') {
      const topic = search.get('topic');
      const times = z.coerce
        .number()
        .int()
        .min(0)
        .max(1000)
        .parse(search.get('times') ?? 1);
      const domain = decodeURIComponent(place[1] ?? '');
      const inMs = z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .parse(search.get('in_ms') ?? undefined);
      if (inMs !== undefined) {
        control.placeLater(domain, text, { inMs, ...(topic ? { topic } : {}) });
        return { status: 200, body: {} };
      }
      return { status: 200, body: await control.place(domain, text, { times, ...(topic ? { topic } : {}) }) };
    }
    const restocked = RESTOCK.exec(path);
    if (restocked && request.method === 'POST') {
      const domain = decodeURIComponent(restocked[1] ?? '');
      return { status: 200, body: control.restock(domain, Restock.parse(parsed(text))) };
    }
    const happening = HAPPEN.exec(path);
    if (happening && request.method === 'POST') {
      const [domain, id] = [decodeURIComponent(happening[1] ?? ''), decodeURIComponent(happening[2] ?? '')];
      if (!control.happen(domain, id, parsed(text) as unknown as Change))
        throw new ControlError(404, `The store ${domain} has no order ${id}.`);
      return { status: 200, body: { happened: true } };
    }
    const order = ORDER.exec(path);
    if (order && request.method === 'GET') {
      const [domain, id] = [decodeURIComponent(order[1] ?? ''), decodeURIComponent(order[2] ?? '')];
      const report = control.order(domain, id);
      if (!report) throw new ControlError(404, `The store ${domain} has no order ${id}.`);
      return { status: 200, body: report };
    }
    switch (call) {
      case 'GET /sim/health':
        return { status: 200, body: { ok: true } };
      case 'GET /sim/stores':
        return { status: 200, body: control.stores() };
      case 'POST /sim/stores':
        return { status: 200, body: control.putStore(StoreBody.parse(parsed(text)) as StoreOptions) };
      case 'GET /sim/counts':
        return { status: 200, body: control.counts(search.get('store') ?? undefined) };
      case 'GET /sim/usage':
        return { status: 200, body: control.usage(search.get('store') ?? '') };
      case 'GET /sim/faults':
        return { status: 200, body: control.faults() };
      case 'POST /sim/faults':
        control.addFault(FaultBody.parse(parsed(text)) as Parameters<Control['addFault']>[0]);
        return { status: 200, body: control.faults() };
      case 'DELETE /sim/faults':
        control.clearFaults();
        return { status: 200, body: [] };
      case 'POST /sim/model': {
        const { replies } = z.object({ replies: z.array(ScriptedReply) }).parse(parsed(text));
        model.script(replies);
        return { status: 200, body: { scripted: replies.length } };
      }
      case 'POST /sim/parcels': {
        const { trackingCode, status } = z
          .object({ trackingCode: z.string(), status: z.string() })
          .parse(parsed(text));
        if (!control.travel(trackingCode, status)) throw new ControlError(404, 'No parcel has that code.');
        return { status: 200, body: { trackingCode, status } };
      }
      default:
        throw new ControlError(404, `There is no ${call}.`);
    }
  }

  async function route(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://sim');
    const { pathname: path, searchParams: search } = url;
    const installing = OAUTH.exec(path);
    if (installing) {
      const domain = decodeURIComponent(installing[1] ?? '');
      const answered =
        request.method === 'POST'
          ? oauth.exchange(domain, parsed(await read(request)) ?? {})
          : oauth.authorize(domain, search);
      return write(response, answered);
    }
    const store = ADMIN.exec(path);
    if (store && request.method === 'POST')
      return shopify(decodeURIComponent(store[1] ?? ''), store[2] ?? '', request, response);
    const bulk = BULK.exec(path);
    if (bulk && request.method === 'GET') return download(admin.bulkFile(bulk[1] ?? ''), response);
    const label = LABEL.exec(path);
    if (label) return download(carrier.file(label[1] ?? ''), response, 'application/octet-stream');
    const shipper = Object.values(SHIPPERS).find(({ base }) => path.startsWith(`${base}/`));
    if (shipper) return ship(shipper, url, request, response);
    if (path.startsWith(CHAT) && request.method === 'POST') {
      const body = parsed(await read(request));
      const act = () => chat.post(path.slice(CHAT.length), body);
      return answer(response, faults.strike('chat', ['post']), act, CHAT_MANNERS);
    }
    if (path.startsWith(MODEL)) return model.handle(path.slice(MODEL.length), request, response);
    return write(response, await steer(path, search, request));
  }

  return (request: IncomingMessage, response: ServerResponse) => {
    route(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return;
      if (error instanceof ControlError)
        return write(response, { status: error.status, body: { error: error.message } });
      if (error instanceof z.ZodError)
        return write(response, { status: 400, body: { error: z.prettifyError(error) } });
      // The simulator's own defect: say so loudly, or a test would take it for one of the faults it asked for.
      console.error('simulator:', error);
      write(response, { status: 500, body: { error: 'The simulator failed; see its output.' } });
    });
  };
}
