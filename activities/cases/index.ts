/** What the worker does about cases: opens them, tells people, and turns their answers into decisions. */
import { Context } from '@temporalio/activity';
import { lacksApprover } from '../../contracts/approver.ts';
import type { Answer, CaseMoment, OpenedCase } from '../../contracts/case.ts';
import { causeOf } from '../../contracts/cause.ts';
import type { OrderAt } from '../../contracts/order.ts';
import { answerCase, closeCase, noteMoment, openCase } from '../../prisma/cases.ts';
import { readIncident } from '../../prisma/incidents.ts';
import { remember } from '../../runtime/memory/memory.ts';
import type { Resources } from '../../runtime/resources.ts';
import { observeAnswer } from '../evidence.ts';
import { watch, wordOf } from '../incidents.ts';
import { type Asked, briefOf } from './brief.ts';
import { type Heeded, heedAgain, heedAllowance, heedApproval, heedChoice, heedEdit } from './heed.ts';
import { ofCase } from './notices.ts';
import { notify } from './notify.ts';
import { termsOf } from './terms.ts';

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

export function caseActivities(resources: Resources): CaseActivities {
  const { db } = resources;
  return {
    async openCase(asked) {
      const { workflowExecution, activityId } = Context.current().info;
      const { approvers, told, sla } = await termsOf(resources, asked.at.store, asked.at.order);
      const { stages, ...brief } = await briefOf(db, asked);
      const { at, stage, failure, question } = asked;
      const opened = await openCase(db, {
        ...brief,
        at,
        stage,
        failure,
        question,
        cause: causeOf(failure),
        expiresAt: new Date(Date.now() + sla.expire * 1000),
        occasion: `${workflowExecution?.runId ?? ''}/${activityId}`,
      });
      const incident = opened.incident ? await readIncident(db, opened.incident) : null;
      const word = incident && wordOf(incident);
      if (incident && !word) await watch(resources, incident);
      return {
        id: opened.id,
        choices: opened.choices.map(({ choice }) => choice),
        options: opened.alternatives.flatMap(({ id }) => id ?? []),
        stages,
        approvers,
        incident: opened.incident,
        word,
        // An incident tells people by itself, once.
        told: told && !incident,
        sla,
      };
    },
    tellPeople: async ({ caseId, moment }) =>
      notify(resources, await ofCase(db, caseId, moment), Context.current().cancellationSignal),
    noteMoment: ({ caseId, moment }) => noteMoment(db, caseId, moment),
    async answerCase(answer) {
      await answerCase(db, answer);
      await observeAnswer(resources, answer);
      // An answer holds, whether it can be remembered or not.
      await remember(resources, answer.caseId).catch((err: unknown) => {
        resources.log.error({ err, caseId: answer.caseId }, 'a resolved case is not remembered');
      });
    },
    closeCase: ({ caseId, what }) => closeCase(db, caseId, what),
    async heed({ at, answer }) {
      const { policy } = await resources.store(at.store);
      const lacking = lacksApprover(policy.approvers, answer);
      if (lacking) return { kind: 'trouble', why: lacking };
      switch (answer.choice) {
        case 'approve':
          return heedApproval(resources, answer);
        case 'allow':
          return heedAllowance(resources, answer);
        case 'choose':
          return heedChoice(resources, at, answer);
        case 'edit':
          return heedEdit(resources, at, answer);
        case 'retry_from':
          return heedAgain(resources, at, answer);
        case 'retry':
        case 'cancel':
        case 'take_over':
          return { kind: 'done' };
      }
    },
  };
}
