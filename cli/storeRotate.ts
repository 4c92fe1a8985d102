/** `waybill store rotate`: a new token or webhook secret, and nothing lost meanwhile. */
import { randomBytes } from 'node:crypto';
import { ConnectorError } from '../connectors/error.ts';
import { shopify } from '../connectors/shopify/index.ts';
import { rotateSecret, rotateToken } from '../prisma/stores.ts';
import { missingScopes } from '../runtime/stores/permissions.ts';
import { knownStore } from './knownStore.ts';
import { lacking } from './lacking.ts';
import { UserError } from './output.ts';
import type { Context } from './program.ts';

interface RotateOptions {
  token?: string;
  secret?: string;
  dropOld?: boolean;
}

export async function rotate({ output, around }: Context, named: string, options: RotateOptions) {
  const { token, secret, dropOld = false } = options;
  if (!token && !secret) throw new UserError('give what is new: --token, --secret, or both');
  const db = around.db();
  const domain = await knownStore(db, named);
  if (token) await renewToken(around, domain, token);
  if (secret) {
    await rotateSecret(db, around.box(), { domain, secret, dropOld });
    output.say(
      `${domain} has a new secret${dropOld ? ', and no other' : '; the last one holds on beside it'}`,
    );
  }
  if (token) output.say(`${domain} has a new token; calls under way with the last one are made again`);
  output.result({ ok: true, domain, token: token !== undefined, secret: secret !== undefined, dropOld });
  return 0;
}

/** A mistyped one would stop every order of the store: it is tried first. */
async function renewToken(around: Context['around'], domain: string, token: string): Promise<void> {
  const { adminUrl, uninstalledAt } = await around.db().store.findUniqueOrThrow({ where: { domain } });
  if (uninstalledAt)
    throw new UserError(
      `the app is not installed in ${domain} any more: waybill store add ${domain} connects it`,
    );
  const scopes = await shopify({ domain, adminUrl, accessToken: token })
    .readScopes({ traceId: randomBytes(16).toString('hex') })
    .catch((error) => {
      throw error instanceof ConnectorError
        ? new UserError(`the new token is not used: ${error.message}`)
        : error;
    });
  const missing = missingScopes(scopes);
  if (missing.length > 0) throw new UserError(`the new token is not used: ${lacking(domain, missing)}`);
  await rotateToken(around.db(), around.box(), { domain, token });
}
