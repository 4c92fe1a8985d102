/** What became of the orders of one start: read from Waybill's tables, and from the simulated world's own books. */
import type { PrismaClient } from '../prisma/generated/client.ts';
import { LIVE } from '../prisma/parcels.ts';
import type { SimulatorClient } from '../simulator/client.ts';
import type { Scenario } from '../simulator/scenarios.ts';

export interface ReportedOrder {
  shop: string;
  order: string;
  /** "#1001" */
  name: string;
  workflowId: string;
  runId: string | null;
  traceId: string;
  scenario: string;
  /** In the order they were reached. */
  stages: string[];
  outcome: string | null;
  why: string | null;
  expected: string;
  /** Whether outcome, exception and number of shipments are what the scenario says. */
  asExpected: boolean;
  shipments: { number: number; carrier: string; service: string; tracking: string }[];
  actions: { kind: string; state: string }[];
  exception: string | null;
  /** From the webhook's arrival to the outcome. */
  ms: number | null;
}

export interface Report {
  orders: ReportedOrder[];
  /** What the stores, the carrier and the mailbox counted for these orders. */
  simulator: { labels: number; fulfilments: number; refunds: number; mails: number; duplicates: number };
  seconds: number;
}

const STAGE_OF: Record<string, string> = {
  validator: 'validate',
  inventory: 'assess',
  router: 'route',
  shipping: 'fulfill',
};

export async function reportOrder(
  db: PrismaClient,
  { name: scenario, store, orderId, expected }: Scenario,
): Promise<ReportedOrder> {
  const where = { store, order: orderId };
  const row = await db.order.findUnique({ where: { store_order: where } });
  const [arrival, runs, effects, shipments] = await Promise.all([
    db.inbox.findFirst({ where, orderBy: { id: 'asc' }, select: { receivedAt: true } }),
    db.agentRun.findMany({ where, orderBy: { decidedAt: 'asc' }, select: { agent: true } }),
    db.effect.findMany({ where, orderBy: { startedAt: 'asc' }, select: { kind: true, state: true } }),
    db.shipment.findMany({ where: { ...where, state: LIVE }, orderBy: { number: 'asc' } }),
  ]);
  const reached = runs.flatMap(({ agent }) => STAGE_OF[agent] ?? []);
  if (row?.stage) reached.push(row.stage);
  const outcome = row?.outcome ?? null;
  const exception = row?.exception ?? null;
  return {
    shop: store,
    order: orderId,
    name: row?.name ?? '',
    workflowId: row?.workflowId ?? '',
    runId: row?.runId ?? null,
    traceId: row?.traceId ?? '',
    scenario,
    stages: [...new Set(reached)],
    outcome,
    why: row?.why ?? null,
    expected: [expected.outcome, expected.exception].filter(Boolean).join(': '),
    asExpected:
      outcome === expected.outcome &&
      exception === (expected.exception ?? null) &&
      shipments.length === expected.shipments,
    shipments: shipments.map(({ number, carrier, service, trackingNumber }) => ({
      number,
      carrier,
      service,
      tracking: trackingNumber,
    })),
    actions: effects,
    exception,
    ms: arrival && row?.settledAt ? row.settledAt.getTime() - arrival.receivedAt.getTime() : null,
  };
}

/** The world's own counts, for these orders only: an earlier start on the same state has left others. */
export async function countEffects(
  simulator: SimulatorClient,
  orders: ReportedOrder[],
): Promise<Report['simulator']> {
  const seen = await Promise.all(orders.map(({ shop, order }) => simulator.order(shop, order)));
  const known = seen.filter((report) => report !== null);
  const sum = (of: (report: (typeof known)[number]) => number) =>
    known.reduce((total, report) => total + of(report), 0);
  const { duplicates } = await simulator.counts();
  return {
    labels: sum(({ labels }) => labels),
    fulfilments: sum(({ fulfillments }) => fulfillments),
    refunds: sum(({ refunds }) => refunds),
    mails: sum(({ mails }) => mails.waybill + mails.shopify),
    duplicates,
  };
}
