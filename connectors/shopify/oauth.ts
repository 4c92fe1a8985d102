/** The end of an installation: Shopify's code for a token. */
import { type CallContext, ConnectorError } from '../error.ts';
import { type Peer, send } from '../http.ts';

const PEER: Peer = { name: 'Shopify', unavailable: 'shopify_unavailable', timeoutMs: 10_000 };

/**
 * A code works once.
 * @throws ConnectorError shopify_refuses where Shopify does not take the code or the app's secret.
 */
export async function exchangeCode(
  adminUrl: string,
  app: { apiKey: string; apiSecret: string; code: string },
  ctx: CallContext,
): Promise<string> {
  const { status, body } = await send(
    PEER,
    {
      method: 'POST',
      url: `${adminUrl}/admin/oauth/access_token`,
      headers: {},
      body: { client_id: app.apiKey, client_secret: app.apiSecret, code: app.code },
      writes: true,
    },
    ctx,
  );
  const token = (body as { access_token?: unknown } | null)?.access_token;
  if (status < 300 && typeof token === 'string' && token) return token;
  throw new ConnectorError({
    kind: 'shopify_refuses',
    message: `Shopify gives no token for this code: status ${status}`,
    retryable: false,
    mayHaveActed: false,
  });
}
