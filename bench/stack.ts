/** A local stack for one measurement: new state, free ports, everything removed afterwards. */
import { rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { scratchDir } from '../local/dirs.ts';
import { type Stack, startStack } from '../local/stack.ts';
import type { StoreOptions } from '../simulator/client.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export async function withStack<T>(
  stores: readonly StoreOptions[],
  measure: (stack: Stack) => Promise<T>,
  settings: NodeJS.ProcessEnv = {},
): Promise<T> {
  const stateDir = scratchDir('bench');
  // A log line for every webhook would be measured too, and read by nobody.
  const env = { ...process.env, LOG_LEVEL: 'warn', ...settings };
  const stack = await startStack({
    stateDir,
    autoPorts: true,
    keepWorld: false,
    stores,
    env,
    progress: (text) => console.error(text),
  });
  // Who orders does so elsewhere: on one machine they must not come before the orders that they have placed.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const interrupted = () => void stack.stop().then(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    return await measure(stack);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await stack.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}
