/** What the worker does about cases: opens them, tells people, and turns their answers into decisions. */
import { Context } from '@temporalio/activity';
import type { Answer, CaseMoment, OpenedCase } from '../../contracts/case.ts';
import type { OrderAt } from '../../contracts/order.ts';
import { answerCase, closeCase, noteMoment, openCase } from '../../prisma/cases.ts';
import type { Resources } from '../../runtime/resources.ts';
import { type Asked, briefOf } from './brief.ts';
import { type Heeded, heedAllowance, heedApproval, heedChoice, heedEdit } from './heed.ts';
import { notify } from './notify.ts';

export type { Heeded } from './heed.ts';

export interface CaseActivities {
  openCase(asked: Asked): Promise<OpenedCase>;
  /** Tells people, and notes that they were told. */
  tellPeople(given: { caseId: string; moment: CaseMoment }): Promise<void>;
  noteMoment(given: { caseId: string; moment: 'reminded' | 'escalated' }): Promise<void>;
  answerCase(answer: Answer): Promise<void>;
  closeCase(given: { caseId: string; what: 'case_overtaken' | 'case_expired' }): Promise<void>;
  /** What the answer means for the order, as far as it is more than to go on or to stop. */
  heed(given: { at: OrderAt; answer: Answer }): Promise<Heeded>;
}

const HOUR = 3600;

export function caseActivities(resources: Resources): CaseActivities {
  const { db } = resources;
  return {
    async openCase(asked) {
      const { workflowExecution, activityId } = Context.current().info;
      const { policy } = await resources.store(asked.at.store).catch(() => ({ policy: null }));
      const sla = slaOf(policy ?? DEFAULT_HOURS, resources.pace ?? 1);
      const { stages, ...brief } = await briefOf(db, asked);
      const { at, stage, failure, question } = asked;
      const opened = await openCase(db, {
        ...brief,
        at,
        stage,
        failure,
        question,
        cause: null,
        expireHours: sla.expire / HOUR,
        occasion: `${workflowExecution?.runId ?? ''}/${activityId}`,
      });
      return {
        id: opened.id,
        choices: opened.choices.map(({ choice }) => choice),
        options: opened.alternatives.flatMap(({ id }) => id ?? []),
        stages,
        incident: null,
        word: null,
        told: policy !== null && (policy.caseMail.length > 0 || policy.caseWebhookUrl !== null),
        sla,
      };
    },
    tellPeople: (given) => notify(resources, { ...given, signal: Context.current().cancellationSignal }),
    noteMoment: ({ caseId, moment }) => noteMoment(db, caseId, moment),
    answerCase: (answer) => answerCase(db, answer),
    closeCase: ({ caseId, what }) => closeCase(db, caseId, what),
    async heed({ at, answer }) {
      switch (answer.choice) {
        case 'approve':
          return heedApproval(resources, answer);
        case 'allow':
          return heedAllowance(resources, answer);
        case 'choose':
          return heedChoice(resources, at, answer);
        case 'edit':
          return heedEdit(resources, at, answer);
        case 'retry':
        case 'retry_from':
        case 'cancel':
        case 'take_over':
          return { kind: 'done' };
      }
    },
  };
}

/** A store that is not known any more can still have an order whose question is open. */
const DEFAULT_HOURS = { caseReminderHours: 4, caseEscalateHours: 24, caseExpireHours: 120 };

/** `pace`: less than 1 where a bench or a test lives through days in seconds. */
function slaOf(
  { caseReminderHours, caseEscalateHours, caseExpireHours }: typeof DEFAULT_HOURS,
  pace: number,
) {
  const seconds = (hours: number) => Math.ceil(hours * HOUR * pace);
  return {
    remind: seconds(caseReminderHours),
    escalate: seconds(caseEscalateHours),
    expire: seconds(caseExpireHours),
  };
}
