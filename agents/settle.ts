/** When agents contradict each other, this settles it: compliance > risk > a person's answer > the buyer's wish > cost. */
import type { AgentName } from '../contracts/decision.ts';
import type { Failure } from '../contracts/failure.ts';

export interface Assessment {
  agent: AgentName;
  failure: Failure;
}

const PRECEDENCE: AgentName[] = ['compliance', 'risk', 'customer', 'address', 'inventory'];

/** The failure that leads, or null where there is none. */
export function settle(failures: Assessment[]): Assessment | null {
  const rank = ({ agent }: Assessment) =>
    (PRECEDENCE.indexOf(agent) + PRECEDENCE.length + 1) % (PRECEDENCE.length + 1);
  return [...failures].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}
