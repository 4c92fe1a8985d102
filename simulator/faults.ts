/** Faults on purpose, seeded: what goes wrong at Shopify, the carrier, the mail server and with webhooks, how often, for which calls. */
import { type Random, seeded } from './random.ts';

/** Whom a call can go to. */
export const PEERS = ['shopify', 'carrier', 'mail', 'chat'] as const;
type Peer = (typeof PEERS)[number];

export const FAULT_KINDS = [
  /** Acts, late. */
  'latency',
  /** HTTP 429 with Retry-After; does not act. */
  '429',
  /** Shopify's HTTP 200 with code THROTTLED; does not act. */
  'throttled',
  /** HTTP 503; does not act. */
  '5xx',
  /** Never answers, does not act. */
  'timeout',
  /** The connection breaks before anything is done. */
  'reset',
  /** Acts, then the connection breaks: the answer is lost. */
  'reset_after',
  /** Acts, then answers with something that is no JSON. */
  'malformed',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const WEBHOOK_FAULT_KINDS = [
  /** Never sent, and never told that it was not. */
  'lose',
  /** Delivered twice under one id. */
  'double',
  /** Held back until a later webhook about the same order has been delivered, or `ms` are over. */
  'reorder',
  /** Sent up to `ms` late. */
  'delay',
] as const;
export type WebhookFaultKind = (typeof WEBHOOK_FAULT_KINDS)[number];

interface Aim {
  /** Share of the matching calls, 0 to 1. */
  rate: number;
  /** How many times at most; unlimited without it. */
  times?: number;
  /** Part of the call's name: a GraphQL operation or root field, "create", "buy", "get", "refund", "track", "send", "post", a topic. */
  match?: string;
  seed?: number;
  /** Latency at most, or the pause a 429 asks for. */
  ms?: number;
}

export type Fault = Aim & ({ target: Peer; kind: FaultKind } | { target: 'webhook'; kind: WebhookFaultKind });
export type Target = Fault['target'];
type KindAt<T extends Target> = T extends 'webhook' ? WebhookFaultKind : FaultKind;

type Armed = Fault & { random: Random; hits: number };

export interface Strike<T extends Target = Peer> {
  kind: KindAt<T>;
  ms: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  list(): (Fault & { hits: number })[];
  /** The fault that befalls this call, or null. */
  strike<T extends Target>(target: T, names: string[]): Strike<T> | null;
}

export function faults(): Faults {
  let armed: Armed[] = [];
  const matches = (fault: Armed, names: string[]) =>
    !fault.match || names.some((name) => name.toLowerCase().includes(fault.match?.toLowerCase() ?? ''));

  return {
    add: (fault) => void armed.push({ ...fault, random: seeded(fault.seed ?? armed.length + 1), hits: 0 }),
    clear: () => {
      armed = [];
    },
    list: () => armed.map(({ random: _, ...fault }) => fault),
    strike<T extends Target>(target: T, names: string[]): Strike<T> | null {
      for (const fault of armed) {
        if (fault.target !== target || !matches(fault, names)) continue;
        if (fault.times !== undefined && fault.hits >= fault.times) continue;
        if (fault.random() >= fault.rate) continue;
        fault.hits++;
        const ms = fault.ms ?? 1000;
        const varies = fault.kind === 'latency' || fault.kind === 'delay';
        return { kind: fault.kind as KindAt<T>, ms: varies ? Math.ceil(fault.random() * ms) : ms };
      }
      return null;
    },
  };
}
