/** What an operator reads in the Temporal Web UI: typed search attributes, and the order's story. No personal data. */
import { defineSearchAttributeKey } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { OrderState } from '../contracts/workflow.ts';

const stage = defineSearchAttributeKey('WaybillStage', 'KEYWORD');
const outcome = defineSearchAttributeKey('WaybillOutcome', 'KEYWORD');
const exception = defineSearchAttributeKey('WaybillException', 'KEYWORD');
const incident = defineSearchAttributeKey('WaybillIncident', 'KEYWORD');
const needsPerson = defineSearchAttributeKey('WaybillNeedsPerson', 'BOOL');
const priority = defineSearchAttributeKey('WaybillPriority', 'INT');

/** Shows where the order stands. One call a change: each is an event in the order's history. */
export function show(state: OrderState): void {
  upsertSearchAttributes([
    { key: stage, value: state.stage },
    { key: outcome, value: state.outcome },
    { key: exception, value: state.exception },
    { key: incident, value: state.incidentId },
    { key: needsPerson, value: state.outcome === 'needs_person' },
  ]);
  tell(state);
}

/** Of whoever is not an order. */
export const showNeed = (value: boolean) => upsertSearchAttributes([{ key: needsPerson, value }]);

export const showPriority = (value: number) => upsertSearchAttributes([{ key: priority, value }]);

/** Renews the story alone, which costs no event. */
export function tell(state: OrderState): void {
  const facts = [
    `**${state.outcome ?? 'in progress'}** at **${state.stage}**${state.exception ? ` (${state.exception})` : ''}`,
    state.why,
    `trace \`${state.traceId}\` · revision ${state.revision}${state.caseId ? ` · case \`${state.caseId}\`` : ''}${state.incidentId ? ` · incident \`${state.incidentId}\`` : ''}`,
  ];
  setCurrentDetails([...facts.filter(Boolean), '', ...state.story.map((line) => `- ${line}`)].join('\n'));
}
