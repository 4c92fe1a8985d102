/** Circuit breakers: counted in each process by cockatiel, opened for all workers by a row in Postgres. */
import { randomUUID } from 'node:crypto';
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import {
  type BreakerRow,
  closeBreaker,
  openBreaker,
  readBreakers,
  releaseProbe,
  takeProbe,
} from '../../prisma/breakers.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { Alive, Away, Down, type Health, judged, Verdict } from './health.ts';

export interface BreakerOptions {
  /** Without it every process has breakers of its own. */
  db?: PrismaClient | undefined;
  /** So many failures in a row open it. */
  threshold?: number;
  /** How long it stays open the first time; each further time in a row twice as long, up to `maxOpenMs`. */
  openMs?: number;
  maxOpenMs?: number;
  /** A prober that has not reported by then has crashed. */
  probeMs?: number;
}

export interface Breakers {
  /**
   * Calls, unless the breaker of that name is open.
   * @param judge what an error of the call says about the other side's health
   * @throws BreakerOpen without having called; whatever the call throws
   */
  run<T>(name: string, judge: (error: unknown) => Health, call: () => Promise<T>): Promise<T>;
}

export class BreakerOpen extends Error {
  override name = 'BreakerOpen';
  constructor(
    readonly breaker: string,
    readonly retryAfterMs: number,
  ) {
    super(`${breaker} has been failing and is not called for another ${Math.ceil(retryAfterMs / 1000)} s`);
  }
}

/** How old a read of the row may be: an outage elsewhere is known here that much later. */
const FRESH_MS = 1_000;
/** What Postgres may take before a call goes on without it, and how long it is then left alone. */
const PATIENCE_MS = 1_000;
const LEFT_ALONE_MS = 10_000;

interface Circuit {
  name: string;
  policy: CircuitBreakerPolicy;
  /** It has just opened, and nobody has told the others yet: of many failures at once, one does. */
  broke: boolean;
  row: BreakerRow | null;
  readAt: number;
}

export function createBreakers(options: BreakerOptions = {}): Breakers {
  const { db, threshold = 5, openMs = 30_000, maxOpenMs = 300_000, probeMs = 90_000 } = options;
  const prober = randomUUID();
  const circuits = new Map<string, Circuit>();
  let leftAloneUntil = 0;
  let reading: Promise<boolean> | null = null;

  function renew(circuit: Circuit): void {
    circuit.policy = circuitBreaker(
      handleWhen((error) => error instanceof Down),
      { breaker: new ConsecutiveBreaker(threshold), halfOpenAfter: openMs },
    );
    circuit.broke = false;
    circuit.policy.onBreak(() => {
      circuit.broke = true;
    });
  }

  function circuitOf(name: string): Circuit {
    const known = circuits.get(name);
    if (known) return known;
    const made = { name, row: null, readAt: 0 } as Partial<Circuit> as Circuit;
    renew(made);
    circuits.set(name, made);
    return made;
  }

  /** Undefined where Postgres is away: calls go on, and each process counts for itself. */
  async function shared<T>(ask: (db: PrismaClient) => Promise<T>): Promise<T | undefined> {
    if (!db || Date.now() < leftAloneUntil) return undefined;
    try {
      return await within(PATIENCE_MS, ask(db));
    } catch {
      leftAloneUntil = Date.now() + LEFT_ALONE_MS;
      return undefined;
    }
  }

  /** One query a second for all circuits of this process, however many stores it serves. */
  async function readAll(): Promise<boolean> {
    const at = Date.now();
    const rows = await shared(readBreakers);
    if (rows === undefined) return false;
    const known = new Map(rows.map((row) => [row.name, row]));
    for (const circuit of circuits.values()) {
      // What was opened or closed here meanwhile is newer.
      if (circuit.readAt > at) continue;
      circuit.row = known.get(circuit.name) ?? null;
      circuit.readAt = Date.now();
    }
    return true;
  }

  async function refresh(circuit: Circuit): Promise<boolean> {
    if (Date.now() - circuit.readAt < FRESH_MS) return true;
    reading ??= readAll().finally(() => {
      reading = null;
    });
    return reading;
  }

  async function open(circuit: Circuit, trips: number, forMs: number): Promise<void> {
    const openUntil = new Date(Date.now() + Math.min(forMs, maxOpenMs));
    const row = { name: circuit.name, openUntil, trips };
    circuit.row = row;
    circuit.readAt = Date.now();
    await shared((db) => openBreaker(db, row));
  }

  const trip = (circuit: Circuit) => {
    const trips = (circuit.row?.trips ?? 0) + 1;
    return open(circuit, trips, openMs * 2 ** (trips - 1));
  };

  async function close(circuit: Circuit): Promise<void> {
    circuit.row = null;
    circuit.readAt = Date.now();
    renew(circuit);
    await shared((db) => closeBreaker(db, circuit.name));
  }

  /** Closed: cockatiel counts, and what it opens is opened for everybody. */
  async function counted<T>(circuit: Circuit, judge: (error: unknown) => Health, call: () => Promise<T>) {
    const { policy, row } = circuit;
    try {
      const value = await policy.execute(() => judged(judge, call));
      // Only without Postgres: otherwise a row whose time is over is a probe's to close.
      if (row && row === circuit.row) circuit.row = { ...row, openUntil: null, trips: 0 };
      return value;
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw new BreakerOpen(circuit.name, openMs);
      if (error instanceof Away) await open(circuit, row?.trips ?? 0, error.ms);
      else if (circuit.broke) {
        circuit.broke = false;
        await trip(circuit);
      }
      throw error instanceof Verdict ? error.thrown : error;
    }
  }

  /** Half open: this call decides for everybody. */
  async function probed<T>(circuit: Circuit, judge: (error: unknown) => Health, call: () => Promise<T>) {
    try {
      const value = await judged(judge, call);
      await close(circuit);
      return value;
    } catch (error) {
      if (error instanceof Down) await trip(circuit);
      else if (error instanceof Away) await open(circuit, circuit.row?.trips ?? 0, error.ms);
      else if (error instanceof Alive) await close(circuit);
      else await shared((db) => releaseProbe(db, circuit.name, prober));
      throw error instanceof Verdict ? error.thrown : error;
    }
  }

  return {
    async run(name, judge, call) {
      const circuit = circuitOf(name);
      const known = await refresh(circuit);
      const openUntil = circuit.row?.openUntil?.getTime();
      if (openUntil && openUntil > Date.now()) throw new BreakerOpen(name, openUntil - Date.now());
      if (openUntil) {
        const probe = { name, prober, probeUntil: new Date(Date.now() + probeMs) };
        const taken = await shared((db) => takeProbe(db, probe));
        if (taken) return probed(circuit, judge, call);
        // Somebody else is at it, or was a moment ago: what came of it is read with the next call.
        circuit.readAt = 0;
        if (taken === false) throw new BreakerOpen(name, FRESH_MS);
      } else if (known && circuit.policy.state === CircuitState.Open) renew(circuit);
      return counted(circuit, judge, call);
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too slow')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
