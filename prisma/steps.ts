/** The steps of an agent run's model part, each written before it is paid for and after. */
import type { Prisma, PrismaClient } from './generated/client.ts';

export interface RunRef {
  /** The run's id, which its decision will have. */
  run: string;
  store: string;
  order: string;
  agent: string;
  traceId: string;
}

export type StepKind = 'model' | 'tool';

export interface Step {
  seq: number;
  kind: StepKind;
  name: string;
  state: 'started' | 'done' | 'failed' | 'lost';
  tokensIn: number;
  tokensOut: number;
  microUsd: number;
  reply: unknown;
}

/** What is known of a step before it is made. `microUsd` is the most that it can cost. */
export interface StepPlan {
  kind: StepKind;
  name: string;
  tier?: string;
  provider?: string;
  model?: string;
  tokensLeftOut?: number;
  microUsd?: number;
}

export interface StepResult {
  state: 'done' | 'failed';
  tokensIn?: number;
  tokensOut?: number;
  tokensCached?: number;
  microUsd?: number;
  ms: number;
  error?: string;
  reply?: unknown;
}

/** In the order they were made. A step that a crash left open becomes `lost`, and stays counted at the most it can have cost. */
export async function loadSteps(db: PrismaClient, run: string): Promise<Step[]> {
  const rows = await db.agentStep.findMany({ where: { run }, orderBy: { seq: 'asc' } });
  if (rows.some(({ state }) => state === 'started')) {
    await db.agentStep.updateMany({ where: { run, state: 'started' }, data: { state: 'lost' } });
  }
  return rows.map(({ seq, kind, name, state, tokensIn, tokensOut, microUsd, reply }) => ({
    seq,
    kind: kind as StepKind,
    name,
    state: state === 'started' ? 'lost' : (state as Step['state']),
    tokensIn,
    tokensOut,
    microUsd,
    reply,
  }));
}

export async function startStep(db: PrismaClient, at: RunRef, seq: number, plan: StepPlan): Promise<void> {
  await db.agentStep.createMany({ data: [{ ...at, ...plan, seq, state: 'started' }] });
}

export async function finishStep(
  db: PrismaClient,
  run: string,
  seq: number,
  { reply, ...result }: StepResult,
): Promise<void> {
  const kept = reply === undefined ? {} : { reply: reply as Prisma.InputJsonValue };
  await db.agentStep.updateMany({ where: { run, seq }, data: { ...result, ...kept } });
}
