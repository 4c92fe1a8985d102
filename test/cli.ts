/** The command line as a shell runs it. */
import { expect } from 'vitest';
import { run } from '../cli/program.ts';
import type { World } from './world.ts';

/** What of a world's settings an operator has. */
export function environmentOf({ config }: World): NodeJS.ProcessEnv {
  const { DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_TASK_QUEUE, WAYBILL_SECRET_KEY } = config;
  return { DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_TASK_QUEUE, WAYBILL_SECRET_KEY };
}

/**
 * Runs a command in this process, with `env` as all of its environment.
 * @returns the exit code, what was said, and the result for programs where `--json` asks for it.
 */
export async function runCommand(env: NodeJS.ProcessEnv, ...args: string[]) {
  const said = { out: '', err: '' };
  const into = (name: keyof typeof said) => (text: string) => {
    said[name] += text;
  };
  const code = await run(args, { out: into('out'), err: into('err') }, env);
  // No user's mistake and no outage shows a stack.
  expect(said.out + said.err).not.toMatch(/\n\s+at .*:\d+:\d+/);
  return { code, ...said, json: args.includes('--json') ? JSON.parse(said.out) : null };
}
