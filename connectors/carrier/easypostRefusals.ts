/** What EasyPost says where it says no. */
import type { FailureKind } from '../../contracts/failure.ts';
import { ConnectorError } from '../error.ts';
import type { Reply } from '../http.ts';

export const POSTAGE_EXISTS = /POSTAGE\.EXISTS|ALREADY_PURCHASED/i;
/** Of an address that was looked up: whoever was asked had no answer, which says nothing of the address. */
export const UNANSWERED = /TIMED?_?OUT|UNANSWERABLE|UNAVAILABLE|SYSTEM/i;

/** @throws ConnectorError where the carrier says no. */
export function accepted<T extends object>({ status, body }: Reply): T {
  if (status < 300 && typeof body === 'object' && body !== null) return body as T;
  const codes = codesOf(body);
  throw new ConnectorError({
    kind: kindOf(status, codes),
    message: `the carrier refuses: ${codes || `status ${status}`}`,
    retryable: false,
    mayHaveActed: status < 300,
  });
}

/** After https://docs.easypost.com/docs/errors. The vocabulary has no name for a bad key or an empty account: nothing ships meanwhile. */
function kindOf(status: number, codes: string): FailureKind {
  if (status === 401 || status === 402 || status === 403) return 'carrier_unavailable';
  if (/PHONE/i.test(codes)) return 'phone_missing';
  if (/ADDRESS|\bE\.[A-Z]/i.test(codes)) return 'carrier_rejects_address';
  if (/WEIGHT|PARCEL|DIMENSION/i.test(codes)) return 'carrier_rejects_parcel';
  if (/RATE|SERVICE/i.test(codes)) return 'no_carrier_service';
  return 'unknown';
}

/** Codes and names of fields of a refusal, in one line. */
export function codesOf(body: unknown): string {
  const { error } = (body ?? {}) as { error?: { code?: unknown; errors?: unknown } };
  const nested: unknown[] = Array.isArray(error?.errors) ? error.errors : [];
  return [error?.code, ...wordsOf(nested)].filter(isWord).join(', ');
}

/** Codes and names of fields only: the carrier's own text may quote the address. */
export const wordsOf = (errors: unknown[]): string[] =>
  errors
    .flatMap((each) => {
      const { code, field } = (each ?? {}) as { code?: unknown; field?: unknown };
      return [code, field];
    })
    .filter(isWord);

const isWord = (each: unknown): each is string => typeof each === 'string' && /^[\w.[\]-]+$/.test(each);
