/** What Shippo, and the carriers behind it, say where they say no. */
import type { FailureKind } from '../../contracts/failure.ts';
import { ConnectorError } from '../error.ts';
import type { Reply } from '../http.ts';

/** Of a shipment, or of a purchase: what one of the carriers behind Shippo had to say. */
export interface Message {
  source?: string | null;
  code?: string | null;
  text?: string | null;
  /** Of an address that was looked up: `address_error`, `service_error` and others. */
  type?: string | null;
}

interface Named {
  kind: FailureKind;
  retryable: boolean;
}

const lasting = (kind: FailureKind): Named => ({ kind, retryable: false });

/** In this order: what is about the address often speaks of the package as well, and what is about either of the service. */
const NAMES: [RegExp, Named][] = [
  [
    /time[ds_]?[ -]?out|did not respond|try again|temporarily/i,
    { kind: 'carrier_unavailable', retryable: true },
  ],
  [/billing|funds|payment|balance|credential|carrier[ _]account/i, lasting('carrier_unavailable')],
  [/customs|tariff|hs_code|eel_pfc|incoterm/i, lasting('customs_data_missing')],
  [/phone/i, lasting('phone_missing')],
  [
    /address|p\.? ?o\.? ?box|\b(street|city|state|zip|postal code|country|recipient)\b/i,
    lasting('carrier_rejects_address'),
  ],
  [/weight|dimension|parcel|package|length|girth/i, lasting('carrier_rejects_parcel')],
  [/\brates?\b|service/i, lasting('no_carrier_service')],
];

/** The carriers' own texts are read to name the failure and never passed on: they may quote the address. */
const nameOf = (text: string): Named | null => NAMES.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** @throws ConnectorError where Shippo says no. */
export function accepted<T extends object>({ status, body }: Reply): T {
  if (status < 300 && typeof body === 'object' && body !== null) return body as T;
  const fields = fieldsOf(body).join(', ');
  const { kind, retryable } = nameByStatus(status) ??
    nameOf(fields) ??
    nameOf(JSON.stringify(body)) ?? { kind: 'unknown', retryable: false };
  throw new ConnectorError({
    kind,
    message: `the carrier refuses: ${[`status ${status}`, fields].filter(Boolean).join(', ')}`,
    retryable,
    mayHaveActed: status < 300,
  });
}

/** After https://docs.goshippo.com/api-concepts/apihttp-status-codes: 409 is, among others, too many calls at once. */
function nameByStatus(status: number): Named | null {
  if (status === 401 || status === 402 || status === 403) return lasting('carrier_unavailable');
  if (status === 409) return { kind: 'carrier_unavailable', retryable: true };
  return null;
}

/**
 * A purchase that came to nothing. A carrier that did not answer in time may have acted.
 * @throws ConnectorError
 */
export function refusedBy(messages: Message[] | null | undefined): never {
  const { kind, retryable } = nameOfAny(messages) ?? lasting('unknown');
  throw new ConnectorError({
    kind,
    message: `the carrier refuses: ${codesOf(messages) || 'it does not say why'}`,
    retryable,
    mayHaveActed: retryable,
  });
}

/**
 * A shipment without a rate. Where a carrier says that it is the parcel's own fault, no other carrier is to be looked for.
 * @throws ConnectorError where what they say has a name; a mere lack of services is none.
 */
export function explainNoRates(messages: Message[] | null | undefined): void {
  const named = nameOfAny(messages);
  if (!named || named.kind === 'no_carrier_service') return;
  throw new ConnectorError({
    ...named,
    message: `the carrier has no rates: ${codesOf(messages) || 'in its own words'}`,
    mayHaveActed: false,
  });
}

function nameOfAny(messages: Message[] | null | undefined): Named | null {
  const names = (messages ?? []).flatMap(({ code, text }) => nameOf(code ?? '') ?? nameOf(text ?? '') ?? []);
  // Several carriers may speak at once: what is wrong for good counts for more than what passes.
  return names.find(({ retryable }) => !retryable) ?? names[0] ?? null;
}

const isWord = (each: unknown): each is string => typeof each === 'string' && /^[\w.-]{1,60}$/.test(each);

const codesOf = (messages: Message[] | null | undefined) => codesIn(messages).join(', ');

/** Codes, and who gave them. */
export const codesIn = (messages: Message[] | null | undefined): string[] =>
  (messages ?? []).map(({ source, code }) => [source, code].filter(isWord).join(' ')).filter(Boolean);

/** Names of fields, "address_to.zip": the texts below them may quote what was put there. */
function fieldsOf(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap(fieldsOf);
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    if (!isWord(name)) return [];
    const below = fieldsOf(value);
    return below.length > 0 ? below.map((field) => `${name}.${field}`) : [name];
  });
}
