/** When agents contradict each other, this settles it: compliance > risk > a person's answer > the buyer's wish > cost. */
import type { Failure } from '../contracts/failure.ts';

export interface Assessment {
  agent: string;
  failure: Failure;
}

const PRECEDENCE = ['compliance', 'risk', 'customer', 'address', 'inventory'];

/** The failure that leads, its detail naming the others, so that a person sees all in one look; null where there is none. */
export function settle(failures: Assessment[]): (Assessment & { others: Assessment[] }) | null {
  const [leading, ...others] = [...failures].sort((a, b) => rank(a) - rank(b));
  if (!leading) return null;
  const also = others.map(({ agent, failure }) => `${agent}: ${failure.kind}`).join(', ');
  if (!also) return { ...leading, others };
  const { kind, detail, subject = detail } = leading.failure;
  // What it is about stays what others stop for as well, whatever else is the matter with this order.
  return { ...leading, failure: { kind, detail: `${detail} (also ${also})`, subject }, others };
}

const rank = ({ agent }: Assessment) => {
  const index = PRECEDENCE.indexOf(agent);
  return index < 0 ? PRECEDENCE.length : index;
};
