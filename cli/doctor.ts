/** `waybill doctor`: checks everything Waybill depends on, and says what to do. */
import type { Command } from 'commander';
import { errorFields } from '../telemetry/log.ts';
import { CHECKS } from './checks.ts';
import type { Bind, Context } from './program.ts';
import { Trouble, type Warning } from './trouble.ts';

interface Finding {
  check: string;
  state: 'ok' | 'warning' | 'failed' | 'skipped';
  message: string;
  /** What to do about it. */
  todo?: string;
}

const MARKS = { ok: '✔', warning: '!', failed: '✘', skipped: '-' };

export function doctorCommand(root: Command, bind: Bind): void {
  root.command('doctor').description('check every dependency, and say what to do').action(bind(doctor));
}

async function doctor({ output, around }: Context): Promise<number> {
  const findings: Finding[] = [];
  output.say(
    around.stack ? 'the local stack of `npm start` is running' : 'settings are those of the environment',
  );
  for (const [check, { needs = [], find }] of Object.entries(CHECKS)) {
    const works = findings.filter(({ state }) => state === 'ok' || state === 'warning');
    const missing = needs.filter((need) => !works.some((it) => it.check === need));
    const found = missing.length > 0 ? skipped(check, missing) : await look(check, () => find(around));
    findings.push(found);
    output.say(`${MARKS[found.state]} ${check.padEnd(18)} ${found.message}`);
    if (found.todo) output.say(`  ${''.padEnd(18)} → ${found.todo}`);
  }
  const ok = findings.every(({ state }) => state !== 'failed');
  output.say(ok ? '\nall is well' : '\nsomething is wrong: see what to do above');
  output.result({ ok, findings });
  return ok ? 0 : 1;
}

const skipped = (check: string, missing: string[]): Finding => ({
  check,
  state: 'skipped',
  message: `cannot be checked without ${missing.join(' and ')}`,
});

async function look(check: string, find: () => Promise<string | Warning | null>): Promise<Finding> {
  try {
    const found = await find();
    if (found === null) return { check, state: 'skipped', message: 'not in use' };
    if (typeof found === 'string') return { check, state: 'ok', message: found };
    return { check, state: 'warning', message: found.warning, todo: found.todo };
  } catch (error) {
    const todo = error instanceof Trouble ? error.todo : undefined;
    const { message } = errorFields(error);
    return { check, state: 'failed', message, ...(todo ? { todo } : {}) };
  }
}
