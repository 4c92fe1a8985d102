/** Who sits at the command line: named in what is kept for the audit. */
import { userInfo } from 'node:os';

export interface Operator {
  by?: string;
}

export function operatorName({ by }: Operator): string {
  if (by) return by;
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return 'operator';
  }
}
