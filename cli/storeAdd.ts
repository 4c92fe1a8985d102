/** `waybill store add`: takes a store into service. */
import { randomBytes } from 'node:crypto';
import { ZodError } from 'zod';
import { ConnectorError } from '../connectors/error.ts';
import type { WebhooksRepaired } from '../contracts/reconcile.ts';
import { addStore, domainOf, type NewStore } from '../prisma/stores.ts';
import { type Connected, connectStore } from '../runtime/stores/connect.ts';
import { lacking } from './lacking.ts';
import { UserError } from './output.ts';
import type { Context } from './program.ts';

interface AddOptions {
  name: string;
  adminUrl?: string;
  token: string;
  secret: string;
  policy?: string;
  backfill: boolean;
  unchecked?: boolean;
}

export async function add(context: Context, named: string, options: AddOptions) {
  const { output, around } = context;
  const given = storeOf(named, options);
  const { domain } = given;
  const connected = await (options.unchecked ? keep : connect)(context, given, options.backfill).catch(
    (error) => {
      throw error instanceof ZodError ? new UserError(policyTrouble(error)) : error;
    },
  );
  if (connected?.kind === 'refused') throw new UserError(lacking(domain, connected.missing));
  const { webhooks = null, backfill: begun } = connected ?? {};
  const { WAYBILL_PUBLIC_URL: publicUrl } = around.settings('WAYBILL_PUBLIC_URL');
  const address = `${publicUrl ?? around.server()}/webhooks/shopify/${domain}`;
  output.say(`${domain} is known.`);
  if (webhooks) output.say(told(webhooks, address));
  else output.say(`Its webhooks go to ${address}, or wherever that is seen from outside.`);
  if (begun === 'started') output.say(`Its open orders are being taken in: waybill store backfill ${domain}`);
  if (begun === 'failed')
    output.say(`Temporal does not answer: take in its open orders later, waybill store backfill ${domain}`);
  output.result({ ok: true, domain, webhooks: address, subscriptions: webhooks, backfill: begun ?? null });
  return 0;
}

function storeOf(named: string, options: AddOptions): NewStore {
  const domain = domainOf(named);
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(domain))
    throw new UserError(`'${named}' is no domain: give it as Shopify does, acme.myshopify.com`);
  const { name, adminUrl = `https://${domain}`, token: accessToken, secret } = options;
  if (!URL.canParse(adminUrl))
    throw new UserError(`--admin-url '${adminUrl}' is no address: https://${domain}`);
  const policy = options.policy === undefined ? {} : { policy: parsePolicy(options.policy) };
  return { domain, name, adminUrl, accessToken, secret, ...policy };
}

async function keep({ around }: Context, given: NewStore): Promise<null> {
  await addStore(around.db(), around.box(), given);
  return null;
}

async function connect({ around }: Context, given: NewStore, wanted: boolean): Promise<Connected> {
  const settings = around.settings('TEMPORAL_TASK_QUEUE', 'WAYBILL_PUBLIC_URL');
  const resources = {
    db: around.db(),
    box: around.box(),
    client: around.temporal(),
    taskQueue: settings.TEMPORAL_TASK_QUEUE,
    publicUrl: settings.WAYBILL_PUBLIC_URL,
  };
  return connectStore(
    resources,
    { ...given, backfill: wanted },
    { traceId: randomBytes(16).toString('hex') },
  ).catch((error) => {
    throw error instanceof ConnectorError ? new UserError(unreached(given, error)) : error;
  });
}

const unreached = (
  { domain, adminUrl }: Pick<NewStore, 'domain' | 'adminUrl'>,
  { message }: ConnectorError,
) =>
  `${domain} cannot be served: ${message}. Check its token and ${adminUrl}; --unchecked adds it all the same`;

function told({ created, redirected, removed, refused }: WebhooksRepaired, address: string): string {
  const changes = [
    created.length > 0 ? `${created.length} subscribed to` : '',
    redirected.length > 0 ? `${redirected.length} redirected` : '',
    removed.length > 0 ? `${removed.length} removed that were one too many` : '',
  ].filter(Boolean);
  const lines = refused.map(({ topic, why }) => `\n  ${topic} is refused: ${why}`);
  return `Its webhooks go to ${address}: ${changes.join(', ') || 'nothing to change'}.${lines.join('')}`;
}

function parsePolicy(text: string): object {
  try {
    const policy: unknown = JSON.parse(text);
    if (typeof policy === 'object' && policy !== null && !Array.isArray(policy)) return policy;
  } catch {
    // Said below.
  }
  throw new UserError(`--policy is no JSON object: '{"autonomy":"shadow"}'`);
}

const policyTrouble = (error: ZodError) =>
  `--policy is not usable: ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`;
