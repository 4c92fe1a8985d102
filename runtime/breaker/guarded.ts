/** A connector behind the breaker of its name: while the other side is down for everybody, nobody waits for it. */
import { ConnectorError } from '../../connectors/error.ts';
import type { FailureKind } from '../../contracts/failure.ts';
import { BreakerOpen, type Breakers } from './breaker.ts';
import type { Health } from './health.ts';

interface Peer {
  /** "shopify/acme.myshopify.com" */
  name: string;
  /** What its connector calls a silence, an overload or a broken answer. */
  unavailable: FailureKind;
}

type Method = (...args: never[]) => Promise<unknown>;

/** Every method throws, beside what it throws by itself, ConnectorError `unavailable` with the time until the next try. */
export function guarded<T extends { [K in keyof T]: Method }>(
  breakers: Breakers,
  peer: Peer,
  connector: T,
): T {
  const guard =
    (call: Method) =>
    (...args: never[]) =>
      breakers
        .run(
          peer.name,
          (error) => healthOf(error, peer),
          () => call(...args),
        )
        .catch((error: unknown) => {
          throw error instanceof BreakerOpen ? closedDoor(error, peer) : error;
        });
  const methods = Object.entries<Method>(connector).map(([name, call]) => [name, guard(call)]);
  return Object.fromEntries(methods) as T;
}

/** A refusal is an answer: whoever gives one is there. What is final for one order says nothing of the next. */
function healthOf(error: unknown, { unavailable }: Peer): Health {
  if (!(error instanceof ConnectorError) || error.kind === 'shopify_throttled') return 'unknown';
  const down = error.kind === unavailable && error.retryable;
  if (!down) return 'alive';
  return error.retryAfterMs === undefined ? 'down' : { awayMs: error.retryAfterMs };
}

const closedDoor = ({ retryAfterMs }: BreakerOpen, { name, unavailable }: Peer) =>
  new ConnectorError({
    kind: unavailable,
    message: `${name} has been failing, and is tried again in ${Math.ceil(retryAfterMs / 1000)} s`,
    retryable: true,
    retryAfterMs,
    mayHaveActed: false,
  });
