/** HTTP as every connector speaks it: a deadline, a trace, and failures with a name. */

import type { FailureKind } from '../contracts/failure.ts';
import { type CallContext, ConnectorError, type ConnectorErrorOptions } from './error.ts';

export interface Peer {
  /** What a silence, an overload or a broken answer of this peer is called. */
  unavailable: FailureKind;
  /** What its 429 is called, where that is no outage. */
  throttled?: FailureKind;
  name: string;
  timeoutMs: number;
}

export interface Request {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: unknown;
  /** True for a call that changes something: where its answer is lost, it may have happened. */
  writes: boolean;
}

export interface Reply {
  status: number;
  /** Parsed JSON; null where there is none. */
  body: unknown;
  headers: Headers;
}

/** Errors of a connection that never stood: nothing can have happened at the other end. */
const NEVER_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * Sends one request and reads a JSON reply of any status below 500 but 429. Redirects are not followed: fetch would hand the
 * store's token to wherever they point.
 * @throws ConnectorError `peer.unavailable`, retryable: no answer in time, 429, 5xx, or a success that is no JSON.
 * @throws the signal's own reason where the caller ends the call.
 */
export const send = async (peer: Peer, request: Request, ctx: CallContext): Promise<Reply> =>
  usable(peer, request.writes, await replyTo(peer, request, ctx));

async function replyTo(peer: Peer, request: Request, ctx: CallContext): Promise<Reply> {
  const { method, url, headers, body, writes } = request;
  const timeout = AbortSignal.timeout(peer.timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        traceparent: traceparentOf(ctx),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      signal: ctx.signal ? AbortSignal.any([ctx.signal, timeout]) : timeout,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { status } = response;
    return { status, body: parseJson(await response.text()), headers: response.headers };
  } catch (error) {
    if (ctx.signal?.aborted) throw error;
    throw unanswered(peer, writes, { error, inTime: !timeout.aborted });
  }
}

export const traceparentOf = ({ traceId }: CallContext) => `00-${traceId}-${traceId.slice(16)}-01`;

/** What is thrown where no reply came. `inTime`: the connection ended before the peer's time was over. */
export function unanswered(
  peer: Peer,
  writes: boolean,
  { error, inTime }: { error: unknown; inTime: boolean },
): ConnectorError {
  if (!inTime) return unavailable(peer, writes, `did not answer within ${peer.timeoutMs / 1000} s`);
  if (NEVER_CONNECTED.includes(connectCode(error))) return unavailable(peer, false, 'cannot be reached');
  return unavailable(peer, writes, 'broke the connection');
}

/** @throws ConnectorError where what came back is an outage: 429, a status from 500, a success that is no JSON (its body is undefined). */
export function usable(peer: Peer, writes: boolean, { status, body, headers }: Reply): Reply {
  if (status === 429) {
    const retryAfterMs = retryAfter(headers);
    throw unavailable(peer, false, 'asks to slow down', {
      kind: peer.throttled ?? peer.unavailable,
      ...(retryAfterMs === null ? {} : { retryAfterMs }),
    });
  }
  if (status >= 500) throw unavailable(peer, writes, `answered with status ${status}`);
  // An error's body may be a proxy's web page; what a success says matters, so it has to be readable.
  if (body === undefined && status < 300)
    throw unavailable(peer, writes, 'answered with something that is no JSON');
  return { status, body: body ?? null, headers };
}

const unavailable = (
  peer: Peer,
  mayHaveActed: boolean,
  why: string,
  extra: Partial<ConnectorErrorOptions> = {},
) =>
  new ConnectorError({
    kind: peer.unavailable,
    message: `${peer.name} ${why}`,
    retryable: true,
    mayHaveActed,
    ...extra,
  });

/** @returns undefined where the text is no JSON, null where there is none. */
function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** fetch wraps what went wrong; other clients throw it as it is. A route may also be lost under a connection that stood. */
function connectCode(error: unknown): string {
  const thrown = (error ?? {}) as Cause & { cause?: Cause };
  const { code, syscall } = thrown.cause ?? thrown;
  return syscall && !/^(connect|getaddrinfo)/.test(syscall) ? '' : (code ?? '');
}

interface Cause {
  code?: string;
  syscall?: string;
}

/** Retry-After in seconds or as a date (RFC 9110, 10.2.3), as milliseconds from now. */
export function retryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after');
  if (!value) return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? Math.round(ms) : null;
}
