/** The playbook: one play for each kind of failure, as the store's merchant wants it played. */
import type { FailureKind } from '../../contracts/failure.ts';
import type { StorePolicy } from '../../contracts/policy.ts';
import { BUYER } from './buyer.ts';
import { merchantPlays } from './merchant.ts';
import { type Play, type Step, wait } from './play.ts';
import { SYSTEMS } from './systems.ts';

const playbookOf = (policy: StorePolicy): Record<FailureKind, Play> => ({
  ...SYSTEMS,
  ...merchantPlays(policy),
  ...BUYER,
});

export interface Circumstances {
  policy: StorePolicy;
  /** There is an address for mail, and no mail to it has come back. */
  reachable: boolean;
}

export function playFor(kind: FailureKind, { policy, reachable }: Circumstances): Play {
  const play = playbookOf(policy)[kind];
  // A store that wants to see every write, or none, has not agreed to letters either.
  const mayAsk = reachable && policy.askBuyer && policy.autonomy === 'autonomous';
  return mayAsk ? play : { ...play, steps: play.steps.flatMap(unasked) };
}

function unasked(step: Step): Step[] {
  if (step.do === 'await_stock') return [{ ...step, tell: false }];
  if (step.do !== 'ask_buyer') return [step];
  return step.patient ? [wait(step.span)] : [];
}
