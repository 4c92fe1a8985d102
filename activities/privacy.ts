/** Activities of a request under privacy law. Only its id travels: whom it is about stays in Postgres. */
import { Context } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { parse } from 'lossless-json';
import { z } from 'zod';
import type { PrivacyState, Survey } from '../contracts/privacy.ts';
import type { PrivacyRequest } from '../prisma/generated/client.ts';
import {
  bodyOfRequest,
  closeOrders,
  closeRequest,
  erase,
  keepExport,
  noteEnded,
  noteRequest,
  ordersOf,
  readRequest,
  underWay,
  whoseOf,
} from '../prisma/privacy.ts';
import { domainOf } from '../prisma/stores.ts';
import type { Resources } from '../runtime/resources.ts';

type Given = { request: string };

export interface PrivacyActivities {
  /** Whom the request is about, and what stands in its way at present. */
  surveyPrivacy(given: Given): Promise<Survey>;
  /** Ends the workflows of the orders it is about, and takes in nothing more of them. */
  endOrders(given: Given): Promise<void>;
  erasePersonalData(given: Given): Promise<{ rows: number }>;
  /** Puts together what is known of the buyer: sealed, until somebody fetches it. */
  exportPrivacy(given: Given): Promise<void>;
  /** Whoever is told of the store's cases is told that there is one to fetch. */
  tellOfExport(given: Given): Promise<void>;
  closePrivacy(given: Given & { state: Extract<PrivacyState, 'done' | 'refused'> }): Promise<void>;
}

const AT_ONCE = 10;

export function privacyActivities(resources: Resources): PrivacyActivities {
  const { db, log } = resources;
  return {
    async surveyPrivacy({ request: id }) {
      const request = await identify(resources, await readRequest(db, id));
      if (!request) return { foreign: true, underWay: 0, connected: false, orders: 0 };
      const { kind, orders } = request;
      const open = kind === 'customer_redact' ? await underWay(db, whoseOf(request)) : [];
      const connected = kind === 'shop_redact' && (await isConnected(resources, request));
      if (open.length > 0 || connected) {
        const note = connected ? STILL_CONNECTED : `waits for orders under way: ${open.join(', ')}`;
        await noteRequest(db, id, { state: 'waiting', note });
      }
      return { foreign: false, underWay: open.length, connected, orders: orders.length };
    },

    async endOrders({ request: id }) {
      const request = await readRequest(db, id);
      const whose = whoseOf(request);
      const left = await closeOrders(db, whose);
      const { client } = Context.current();
      const work = async () => {
        for (let next = left.shift(); next; next = left.shift()) {
          await client.workflow
            .getHandle(next)
            .terminate(`the buyer's data is erased: privacy request ${id}`)
            .catch(unlessEnded);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      await noteEnded(db, whose, request.traceId);
    },

    async erasePersonalData({ request: id }) {
      const rows = await erase(db, id);
      log.info({ request: id, rows }, 'personal data erased');
      return { rows };
    },

    exportPrivacy: ({ request }) => keepExport(db, resources.box, request),

    async tellOfExport({ request: id }) {
      const { store, traceId, dueAt } = await readRequest(db, id);
      const { policy, caseWebhook } = await resources.store(store);
      const title = `A buyer of ${store} asks for their data`;
      const paragraphs = [`It is put together, and due to the buyer by ${dueAt.toUTCString()}.`];
      const command = `waybill privacy export ${id}`;
      const ctx = { traceId, signal: Context.current().cancellationSignal };
      for (const to of policy.caseMail) {
        const text = `${[...paragraphs, command].join('\n\n')}\n`;
        const messageId = `<${id}@${store}>`;
        await resources.mail.send({ to, fromName: 'Waybill', subject: title, text, messageId }, ctx);
      }
      if (caseWebhook !== null) await resources.chat.post(caseWebhook, { title, paragraphs, command }, ctx);
    },

    closePrivacy: ({ request, state }) =>
      closeRequest(db, request, state, state === 'refused' ? 'it names another store' : null),
  };
}

const STILL_CONNECTED =
  'the store still lets Waybill in, as if it had been installed again: `waybill privacy proceed` erases it all the same';

function unlessEnded(error: unknown): void {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}

const Id = z.unknown().transform((id) => (/^[1-9]\d{0,19}$/.test(String(id)) ? String(id) : null));
const Ids = z
  .array(Id)
  .catch([])
  .transform((ids) => ids.filter((id) => id !== null));
const Body = z.object({
  shop_domain: z.string().nullish().catch(null),
  customer: z
    .object({ id: Id, email: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  orders_to_redact: Ids.optional(),
  orders_requested: Ids.optional(),
});

/**
 * Finds out whom a request is about, and writes that down. Done again, it finds the orders that have come since.
 * @returns null where its webhook names another store than the one it came to.
 */
async function identify({ db }: Resources, request: PrivacyRequest): Promise<PrivacyRequest | null> {
  const text = await bodyOfRequest(db, request);
  if (text === null) return request;
  const body = Body.parse(parse(text));
  const shop = domainOf(body.shop_domain ?? '');
  // Shopify's own test deliveries have a placeholder there.
  if (/^[a-z0-9.-]+$/.test(shop) && shop !== request.store) return null;
  if (request.kind === 'shop_redact') return request;
  const customer = body.customer?.id ?? null;
  const orders = await ordersOf(db, request.store, {
    customer,
    email: body.customer?.email ?? null,
    orders: [...(body.orders_to_redact ?? []), ...(body.orders_requested ?? [])],
  });
  await noteRequest(db, request.id, { customer, orders });
  return { ...request, customer, orders };
}

/** A store that Waybill does not know any more is not. @throws ConnectorError */
async function isConnected(resources: Resources, { store, traceId }: PrivacyRequest): Promise<boolean> {
  const known = await resources.db.store.findUnique({
    where: { domain: store },
    select: { uninstalledAt: true },
  });
  if (!known || known.uninstalledAt) return false;
  const shopify = await resources.shopify(store);
  return shopify.letsIn({ traceId, signal: Context.current().cancellationSignal });
}
