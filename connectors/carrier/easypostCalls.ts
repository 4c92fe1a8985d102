/** EasyPost's own client library, called as every connector calls: with a deadline, a trace, and failures that have a name. */
import type EasyPostClient from '@easypost/api';
import type { CallContext } from '../error.ts';
import { type Peer, type Reply, traceparentOf, unanswered, usable } from '../http.ts';
import { PEER } from './peer.ts';

type Api = InstanceType<typeof EasyPostClient>;

export interface CallOptions {
  peer?: Peer;
  /** True for a call that changes something: where its answer is lost, it may have happened. */
  writes?: boolean;
}

/** What is used of the library's own HTTP client. */
interface OutgoingRequest {
  set(header: string, value: string): OutgoingRequest;
  redirects(most: number): OutgoingRequest;
  abort(): void;
}

/**
 * A client for each call, as the library's know nothing of a call's signal; making one costs a few microseconds. The reply is taken from its
 * hook: what the library makes of a failure keeps neither headers nor status where its body is no JSON.
 * @returns what asks EasyPost. @throws ConnectorError as `send` does.
 */
export const easypostCaller =
  ({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }) =>
  async (
    ask: (api: Api) => Promise<unknown>,
    ctx: CallContext,
    { peer = PEER, writes = false }: CallOptions = {},
  ): Promise<Reply> => {
    // Not before it is needed: loading it takes a tenth of a second, which each command at the terminal would wait for.
    const { default: Client } = await import('@easypost/api');
    ctx.signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(peer.timeoutMs);
    const ends = ctx.signal ? AbortSignal.any([ctx.signal, timeout]) : timeout;
    let stop = () => {};
    const requestMiddleware = (request: OutgoingRequest) => {
      // Handed back, the request would be awaited by the event, as it has a `then`, and its end thrown at nobody.
      stop = () => void request.abort();
      ends.addEventListener('abort', stop, { once: true });
      // The key goes nowhere else.
      return request.set('traceparent', traceparentOf(ctx)).redirects(0);
    };
    const api = new Client(apiKey, { baseUrl: `${baseUrl}/`, requestMiddleware });
    const replies: Reply[] = [];
    api.addResponseHook(({ httpStatus, responseBody, headers }) => {
      const isJson = /\bjson\b/.test(headers['content-type'] ?? '');
      replies.push({
        status: httpStatus,
        body: isJson ? responseBody : undefined,
        headers: new Headers(headers),
      });
    });
    const error = await ask(api).catch((thrown: unknown) => thrown);
    ends.removeEventListener('abort', stop);
    const reply = replies[0] ?? replyIn(error);
    if (reply) return usable(peer, writes, reply);
    ctx.signal?.throwIfAborted();
    throw unanswered(peer, writes, { error, inTime: !timeout.aborted });
  };

/** A reply without a body, or with a broken one: the library calls no hook for it. */
function replyIn(error: unknown): Reply | null {
  const { response, statusCode } = (error ?? {}) as {
    response?: { status: number; headers: Record<string, string> };
    statusCode?: number;
  };
  if (response) return { status: response.status, body: undefined, headers: new Headers(response.headers) };
  return statusCode ? { status: statusCode, body: undefined, headers: new Headers() } : null;
}
