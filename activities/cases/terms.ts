/** Whether anybody is told of a store's questions, and how long they may wait. */
import type { OpenedCase } from '../../contracts/case.ts';
import type { Resources } from '../../runtime/resources.ts';

const HOUR = 3600;

/** A store that is not known any more can still have an order whose question is open. */
const DEFAULT_HOURS = { caseReminderHours: 4, caseEscalateHours: 24, caseExpireHours: 120 };

export async function termsOf(
  resources: Resources,
  domain: string,
): Promise<Pick<OpenedCase, 'approvers' | 'told' | 'sla'>> {
  const { policy, caseWebhook } = await resources
    .store(domain)
    .catch(() => ({ policy: null, caseWebhook: null }));
  const { caseReminderHours, caseEscalateHours, caseExpireHours } = policy ?? DEFAULT_HOURS;
  // Less than 1 where a bench or a test lives through days in seconds.
  const { pace = 1 } = resources;
  const seconds = (hours: number) => Math.ceil(hours * HOUR * pace);
  return {
    approvers: policy?.approvers ?? [],
    told: policy !== null && (policy.caseMail.length > 0 || caseWebhook !== null),
    sla: {
      remind: seconds(caseReminderHours),
      escalate: seconds(caseEscalateHours),
      expire: seconds(caseExpireHours),
    },
  };
}
