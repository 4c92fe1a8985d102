/** Asks before much is done at once. */
import { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { UserError } from './output.ts';

/** @throws UserError where nobody says yes; `unasked` where there is nobody to ask. */
export async function confirm(
  { yes }: { yes?: boolean },
  { question, unasked }: { question: string; unasked: string },
): Promise<void> {
  if (yes) return;
  if (!stdin.isTTY) throw new UserError(unasked);
  const ask = createInterface({ input: stdin, output: stderr });
  const answer = await ask.question(`${question} [y/N] `).finally(() => ask.close());
  if (!/^y(es)?$/i.test(answer.trim())) throw new UserError('nothing was done');
}
