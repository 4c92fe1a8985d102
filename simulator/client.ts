/** A typed client of the simulator's control API, for whatever runs beside it. */
import type { Usage } from './admin/bucket.ts';
import type { Placed, Restock } from './control.ts';
import type { Counts, OrderReport } from './counts.ts';
import type { Fault } from './faults.ts';
import type { StoreOptions, StoreView } from './stores.ts';
import type { Change } from './world/happenings.ts';

export type { Counts, Duplicate, OrderReport } from './counts.ts';
export type { Fault, FaultKind, Target, WebhookFaultKind } from './faults.ts';
export type { LocationOptions, Plan, StoreOptions, StoreView } from './stores.ts';
export type { Change, Happening } from './world/happenings.ts';
export type { Placed };

/** The simulator answered with an error, or not at all (`status` 0). */
export class SimulatorError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'SimulatorError';
    this.status = status;
  }
}

export interface SimulatorClient {
  putStore(options: StoreOptions): Promise<StoreView>;
  stores(): Promise<StoreView[]>;
  /** Without a topic: the one the wrapped body names, else `orders/create`. */
  place(domain: string, body: string, options?: { topic?: string; times?: number }): Promise<Placed>;
  /** Has it placed in so many milliseconds. */
  placeLater(domain: string, body: string, options: { topic?: string; inMs: number }): Promise<void>;
  /** Null where the store has no such order. */
  order(domain: string, orderId: string): Promise<OrderReport | null>;
  /** @throws SimulatorError 404 where the store has nothing under that SKU. */
  restock(domain: string, goods: Restock): Promise<{ levels: number }>;
  /** @throws SimulatorError 404 where there is no such order. */
  happen(domain: string, orderId: string, change: Change): Promise<void>;
  counts(domain?: string): Promise<Counts>;
  usage(domain: string): Promise<Usage>;
  addFault(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  travel(trackingCode: string, status: string): Promise<void>;
}

/** Every call throws SimulatorError. */
export function simulatorClient(url: string): SimulatorClient {
  const base = url.replace(/\/$/, '');

  async function call<T>(method: string, path: string, body?: string): Promise<T> {
    let response: Response;
    let text: string;
    try {
      const headers = { 'content-type': 'application/json' };
      response = await fetch(base + path, { method, headers, ...(body === undefined ? {} : { body }) });
      text = await response.text();
    } catch {
      throw new SimulatorError(0, `The simulator at ${base} does not answer. Is it running?`);
    }
    if (response.ok) return JSON.parse(text) as T;
    throw new SimulatorError(
      response.status,
      messageOf(text) ?? `The simulator answered ${response.status}.`,
    );
  }

  const store = (domain: string) => `/sim/stores/${encodeURIComponent(domain)}`;
  return {
    putStore: (options) => call('POST', '/sim/stores', JSON.stringify(options)),
    stores: () => call('GET', '/sim/stores'),
    place(domain, body, { topic, times = 1 } = {}) {
      const query = new URLSearchParams({ times: String(times), ...(topic ? { topic } : {}) });
      return call('POST', `${store(domain)}/place?${query}`, body);
    },
    placeLater(domain, body, { topic, inMs }) {
      const query = new URLSearchParams({ in_ms: String(inMs), ...(topic ? { topic } : {}) });
      return call('POST', `${store(domain)}/place?${query}`, body);
    },
    order: (domain, orderId) =>
      call<OrderReport>('GET', `${store(domain)}/orders/${encodeURIComponent(orderId)}`).catch(
        (error: unknown) => {
          if (error instanceof SimulatorError && error.status === 404) return null;
          throw error;
        },
      ),
    restock: (domain, goods) => call('POST', `${store(domain)}/restock`, JSON.stringify(goods)),
    happen: (domain, orderId, change) =>
      call('POST', `${store(domain)}/orders/${encodeURIComponent(orderId)}/happen`, JSON.stringify(change)),
    counts: (domain) => call('GET', `/sim/counts${domain ? `?store=${encodeURIComponent(domain)}` : ''}`),
    usage: (domain) => call('GET', `/sim/usage?store=${encodeURIComponent(domain)}`),
    addFault: (fault) => call('POST', '/sim/faults', JSON.stringify(fault)),
    clearFaults: () => call('DELETE', '/sim/faults'),
    travel: (trackingCode, status) => call('POST', '/sim/parcels', JSON.stringify({ trackingCode, status })),
  };
}

function messageOf(text: string): string | null {
  try {
    const { error } = JSON.parse(text);
    return typeof error === 'string' ? error : null;
  } catch {
    return null;
  }
}
