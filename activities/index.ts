/** Everything the worker can be asked to do: one activity per agent, and the few that act or record. */
import { Context } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { AGENT_NAMES, type AgentData, type AgentName, agents } from '../agents/index.ts';
import type { OrderAt, OrderRef } from '../contracts/order.ts';
import type { ChangedSince, Leftover } from '../contracts/workflow.ts';
import { leftoversOf } from '../prisma/leftovers.ts';
import { raiseRevision, recordStanding, type Standing } from '../prisma/orders.ts';
import { type ActRequest, type ActResult, act, undo } from '../runtime/gateway/gateway.ts';
import type { Resources } from '../runtime/resources.ts';
import { type AgentReply, type AgentRequest, runAgent } from './agents.ts';
import { type CaseActivities, caseActivities } from './cases/index.ts';
import { changedSinceShipped } from './changed.ts';
import { toApplicationFailure } from './failures.ts';
import { type IncidentActivities, incidentActivities } from './incidents.ts';
import { type Read, readOrder } from './orders.ts';
import { type PrivacyActivities, privacyActivities } from './privacy.ts';
import { type ReconcileActivities, reconcileActivities } from './reconcile.ts';

export type { AgentRequest } from './agents.ts';

type AgentActivities = { [N in AgentName]: (request: AgentRequest) => Promise<AgentReply<AgentData[N]>> };

export interface Activities
  extends AgentActivities,
    CaseActivities,
    IncidentActivities,
    PrivacyActivities,
    ReconcileActivities {
  /** Performs one proposed action through the gateway. */
  act(request: ActRequest): Promise<ActResult>;
  /** Takes one back. */
  undo(request: ActRequest): Promise<ActResult>;
  /** Reads the order anew. */
  refresh(given: OrderAt & { shipped?: boolean }): Promise<
    Omit<Read, 'found' | 'leftovers'> & {
      /** Of an order whose parcels are on their way: how it differs from what they were sent for. */
      changed?: ChangedSince;
    }
  >;
  /** A plan made anew for the same order: its effects are new ones. */
  raiseRevision(at: OrderAt): Promise<{ revision: number }>;
  /** What was done for the order and not taken back. */
  leftovers(order: OrderRef): Promise<Leftover[]>;
  /** Ends once nobody stops the store any more: until then it fails, and is tried again. */
  untilResumed(given: { store: string }): Promise<void>;
  record(standing: Omit<Standing, 'runId'> & { at: OrderAt }): Promise<void>;
}

/** An operator who lets orders go on sees them go on within a minute. */
const LONGEST_LOOK_AWAY_MS = 40_000;
/** A third of the workflow's heartbeat timeout: a worker that was killed is noticed soon, one that is busy is not taken for dead. */
const HEARTBEAT_MS = 5_000;

/** What no agent may think of: a person has asked for it in a case. */
const ONLY_PEOPLE_PROPOSE = ['set_quantities'];

export function createActivities(resources: Resources): Activities {
  const { db } = resources;
  const allowList = (agent: string) =>
    agent === 'person' ? ONLY_PEOPLE_PROPOSE : agents[agent as AgentName].mayPropose;
  const runId = () => Context.current().info.workflowExecution?.runId ?? '';
  const signal = () => Context.current().cancellationSignal;

  const ofAgents = Object.fromEntries(
    AGENT_NAMES.map((name) => [
      name,
      (request: AgentRequest) => runAgent(resources, name, request, runId(), signal()),
    ]),
  ) as unknown as AgentActivities;

  const activities: Activities = {
    ...ofAgents,
    ...caseActivities(resources),
    ...incidentActivities(resources),
    ...privacyActivities(resources),
    ...reconcileActivities(resources),
    act: (request) => act(resources, allowList, request, signal()),
    undo: (request) => undo(resources, request, signal()),
    async refresh({ shipped, ...at }) {
      const sight = await readOrder(resources, at, { traceId: at.traceId, signal: signal() });
      const { found: _found, leftovers: _leftovers, ...read } = sight.read;
      const changed = shipped ? await changedSinceShipped(resources, sight) : null;
      return { ...read, ...(changed ? { changed } : {}) };
    },
    raiseRevision: async (at) => ({ revision: await raiseRevision(db, at) }),
    leftovers: (order) => leftoversOf(db, order),
    async untilResumed({ store }) {
      const pause = await resources.board.paused(store);
      if (!pause) return;
      throw ApplicationFailure.create({
        type: 'paused',
        message: `paused by ${pause.by}${pause.reason ? `: ${pause.reason}` : ''}`,
        category: ApplicationFailureCategory.BENIGN,
        nextRetryDelay: Math.min(1000 * 2 ** Context.current().info.attempt, LONGEST_LOOK_AWAY_MS),
      });
    },
    record: ({ at, ...standing }) => recordStanding(db, at, { ...standing, runId: runId() }),
  };
  return withNamedFailures(activities, resources);
}

function withNamedFailures(activities: Activities, { log }: Resources): Activities {
  const wrapped = Object.entries(activities).map(([name, activity]) => [
    name,
    async (input: unknown) => {
      const alive = setInterval(() => Context.current().heartbeat(), HEARTBEAT_MS);
      try {
        return await (activity as (input: unknown) => Promise<unknown>)(input);
      } catch (error) {
        throw toApplicationFailure(error, log.child({ activity: name }));
      } finally {
        clearInterval(alive);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Activities;
}
