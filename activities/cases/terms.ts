/** Whether anybody is told of a store's questions, and how long they may wait. */
import { authorizedUntil } from '../../agents/authorization.ts';
import type { OpenedCase } from '../../contracts/case.ts';
import type { OrderRef } from '../../contracts/order.ts';
import type { StorePolicy } from '../../contracts/policy.ts';
import { loadSnapshot } from '../../prisma/orders.ts';
import type { Resources } from '../../runtime/resources.ts';

const HOUR = 3600;

/** A store that is not known any more can still have an order whose question is open. */
const DEFAULT_HOURS = { caseReminderHours: 4, caseEscalateHours: 24, caseExpireHours: 120 };

export async function termsOf(
  resources: Resources,
  domain: string,
  order: string,
): Promise<Pick<OpenedCase, 'approvers' | 'told' | 'sla'>> {
  const { policy, caseWebhook } = await resources
    .store(domain)
    .catch(() => ({ policy: null, caseWebhook: null }));
  const { caseReminderHours, caseEscalateHours, caseExpireHours } = policy ?? DEFAULT_HOURS;
  // Less than 1 where a bench or a test lives through days in seconds.
  const { pace = 1 } = resources;
  const seconds = (hours: number) => Math.ceil(hours * HOUR * pace);
  const lapses = policy ? await lapsesIn(resources, { store: domain, order }, policy) : null;
  // A question that is answered after the payment has lapsed is answered too late.
  const inTime = (asked: number, part: number) =>
    lapses === null ? asked : Math.min(asked, Math.max(SOON, Math.floor(lapses * part)));
  return {
    approvers: policy?.approvers ?? [],
    told: policy !== null && (policy.caseMail.length > 0 || caseWebhook !== null),
    sla: {
      remind: inTime(seconds(caseReminderHours), 1 / 4),
      escalate: inTime(seconds(caseEscalateHours), 1 / 2),
      expire: inTime(seconds(caseExpireHours), 1),
    },
  };
}

/** Seconds: time for one answer there is in any case. */
const SOON = 60;

/** Seconds for which the order's authorized payment can still be captured; null where there is none. */
async function lapsesIn({ db }: Resources, at: OrderRef, policy: StorePolicy): Promise<number | null> {
  const order = await loadSnapshot(db, at).catch(() => null);
  const until = order && authorizedUntil(order, policy);
  return until === null ? null : (until - Date.now()) / 1000;
}
