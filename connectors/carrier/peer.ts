/** What the connectors of all carriers share: whom they speak to, how they fail, the files of labels, and what they spell alike. */
import type { FailureKind } from '../../contracts/failure.ts';
import type { Address } from '../../contracts/order.ts';
import { type CallContext, ConnectorError } from '../error.ts';
import type { Peer } from '../http.ts';

export const PEER: Peer = { name: 'the carrier', unavailable: 'carrier_unavailable', timeoutMs: 20_000 };

/** What only reads is answered at once, or not at all: a purchase with all that is read before and after it must fit in 40 s. */
export const READ: Peer = { ...PEER, timeoutMs: 5_000 };

export function fail(kind: FailureKind, message: string, mayHaveActed = true): never {
  throw new ConnectorError({ kind, message, retryable: false, mayHaveActed });
}

/** The label is paid for and could only not be read: whoever hears of this must not think that nothing happened. */
export function asPaid(error: unknown): never {
  if (!(error instanceof ConnectorError)) throw error;
  const { kind, message, retryable, retryAfterMs } = error;
  throw new ConnectorError({
    kind,
    message,
    retryable,
    mayHaveActed: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** Files lie elsewhere, open to whoever knows the address: the key is not sent along. */
export async function download(url: string, { signal }: CallContext): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(PEER.timeoutMs);
  const both = signal ? AbortSignal.any([signal, timeout]) : timeout;
  const response = await fetch(url, { signal: both }).catch(() => null);
  if (response?.ok) return new Uint8Array(await response.arrayBuffer());
  return fail('carrier_unavailable', 'the carrier does not hand out the file of the label');
}

/** An address under the names that EasyPost and Shippo give its parts. */
export const spelled = ({ provinceCode, countryCode, ...address }: Address) => ({
  name: address.name,
  company: address.company,
  street1: address.address1,
  street2: address.address2,
  city: address.city,
  state: provinceCode,
  zip: address.zip,
  country: countryCode,
  phone: address.phone,
});

/** An address without whose it is: that is nobody's business where a place is looked up. */
export const placeOf = (address: Address): Address => ({
  ...address,
  name: null,
  company: null,
  phone: null,
});

/** When a carrier saw a parcel, as an ISO time; null where it does not say so, or not in a way that can be read. */
export function seenAt(text: string | null | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
