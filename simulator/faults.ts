/** Faults on purpose, seeded: what goes wrong at Shopify, the carrier and the mail server, how often, and for which calls. */
import { type Random, seeded } from './random.ts';

export const TARGETS = ['shopify', 'carrier', 'mail', 'chat'] as const;
export type Target = (typeof TARGETS)[number];

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

export interface Fault {
  target: Target;
  kind: FaultKind;
  /** Share of the matching calls, 0 to 1. */
  rate: number;
  /** How many times at most; unlimited without it. */
  times?: number;
  /** Part of the call's name: a GraphQL operation or root field, "create", "buy", "get", "refund", "track", "send", "post". */
  match?: string;
  seed?: number;
  /** Latency at most, or the pause a 429 asks for. */
  ms?: number;
}

interface Armed extends Fault {
  random: Random;
  hits: number;
}

export interface Strike {
  kind: FaultKind;
  ms: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  list(): (Fault & { hits: number })[];
  /** The fault that befalls this call, or null. */
  strike(target: Target, names: string[]): Strike | null;
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
    strike(target, names) {
      for (const fault of armed) {
        if (fault.target !== target || !matches(fault, names)) continue;
        if (fault.times !== undefined && fault.hits >= fault.times) continue;
        if (fault.random() >= fault.rate) continue;
        fault.hits++;
        const ms = fault.ms ?? 1000;
        return { kind: fault.kind, ms: fault.kind === 'latency' ? Math.ceil(fault.random() * ms) : ms };
      }
      return null;
    },
  };
}
