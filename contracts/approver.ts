/** Who may allow what Waybill would not do by itself. Free of libraries: the workflow's sandbox loads it. */
import type { Choice } from './case.ts';

/** @param approvers of the store's policy; empty: anybody. Names as people give them, in whatever case. */
export const mayApprove = (approvers: string[], by: string): boolean =>
  approvers.length === 0 || approvers.some((name) => plain(name) === plain(by));

const plain = (name: string) => name.trim().toLowerCase();

/** Answers that allow something; to go on, to stop and to do it by hand is everybody's. */
const ALLOWING: ReadonlySet<Choice> = new Set(['approve', 'allow', 'choose', 'edit']);

/** @returns why this person cannot give this answer, or null. */
export const lacksApprover = (approvers: string[], { choice, by }: { choice: Choice; by: string }) =>
  ALLOWING.has(choice) && !mayApprove(approvers, by)
    ? `in this store ${approvers.join(', ')} may ${choice}, not ${by}`
    : null;
