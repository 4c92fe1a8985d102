/** Tolerant readers of a webhook body: real bodies miss fields, mix types, and carry placeholders where a number belongs. */
import { parse, stringify } from 'lossless-json';
import type { Address } from '../state.ts';

export type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const object = (value: unknown): Json | null => (isObject(value) ? value : null);
export const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

export function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function count(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.trunc(number) : null;
}

/** A decimal string as Shopify's GraphQL writes it: "10.0", "404.95". Null where the value is no number. */
export function decimal(value: unknown): string | null {
  const raw = typeof value === 'number' ? String(value) : value;
  if (typeof raw !== 'string' || !/^-?\d+(\.\d+)?$/.test(raw.trim())) return null;
  const [whole = '0', fraction = ''] = raw.trim().split('.');
  return `${whole}.${fraction.replace(/0+$/, '') || '0'}`;
}

/** Adds decimal strings without a float's drift; three digits suffice for every currency. */
export function sum(...values: string[]): string {
  const total = values.reduce((acc, v) => acc + Math.round(Number(v) * 1000), 0);
  return decimal((total / 1000).toFixed(3)) ?? '0.0';
}
export const minus = (a: string, b: string) => sum(a, b.startsWith('-') ? b.slice(1) : `-${b}`);
export const times = (a: string, n: number) =>
  decimal((Math.round(Number(a) * 1000 * n) / 1000).toFixed(3)) ?? '0.0';

/** UTC without fractions; null where the value is no date. */
export function time(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : `${at.toISOString().slice(0, 19)}Z`;
}

/** Upper case, or null where the value is not of the enum. */
export function oneOf(value: unknown, allowed: ReadonlySet<string>): string | null {
  const upper = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return allowed.has(upper) ? upper : null;
}

/**
 * The gid of something in a body. `admin_graphql_api_id` wins where it is a proper gid,
 * because `id` may have been rounded beyond 2^53 by whoever passed the body on.
 */
export function gidOf(value: Json, type: string): string | null {
  const given = text(value.admin_graphql_api_id);
  if (given && new RegExp(`^gid://shopify/${type}/\\d+$`).test(given)) return given;
  const id = text(value.id);
  return id && /^\d+$/.test(id) ? `gid://shopify/${type}/${id}` : null;
}

export function address(value: unknown, countries: ReadonlySet<string>): Address | null {
  const body = object(value);
  if (!body) return null;
  const firstName = text(body.first_name);
  const lastName = text(body.last_name);
  return {
    firstName,
    lastName,
    name: text(body.name) ?? ([firstName, lastName].filter(Boolean).join(' ') || null),
    company: text(body.company),
    address1: text(body.address1),
    address2: text(body.address2),
    city: text(body.city),
    province: text(body.province),
    provinceCode: text(body.province_code),
    zip: text(body.zip),
    country: text(body.country) ?? text(body.country_name),
    countryCode: oneOf(body.country_code, countries),
    phone: text(body.phone),
  };
}

/** Whole numbers beyond 2^53 stay text, every other number becomes a number. */
const number = (raw: string) => (/^-?\d{16,}$/.test(raw) ? raw : Number(raw));

/** @throws SyntaxError where the text is no JSON. */
export function parseBody(raw: string): unknown {
  return /\d{16}/.test(raw) ? parse(raw, undefined, number) : JSON.parse(raw);
}

/** Cuts `_sim` out and unwraps `{topic, headers, payload}`, leaving every number's digits as they came. */
export function rewrite(raw: string): string {
  const whole = parse(raw) as Json;
  const payload = object(whole.payload) ?? whole;
  const { _sim, ...rest } = payload;
  return stringify(rest) ?? '{}';
}
