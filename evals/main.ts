/** `npm run eval -- address|pii|notes|injection|cache|retrieval --data DIR`: measures a part of Waybill on labeled rows. The last line is one JSON object. */
import { Command } from 'commander';
import { addressEval } from './address.ts';
import { cacheEval } from './cache.ts';
import { injectionEval } from './injection.ts';
import { notesEval } from './notes.ts';
import { piiEval } from './pii.ts';
import { retrievalEval } from './retrieval.ts';
import type { Eval } from './types.ts';

/** One line each. */
const EVALS: Record<string, Eval> = {
  address: addressEval,
  pii: piiEval,
  notes: notesEval,
  injection: injectionEval,
  cache: cacheEval,
  retrieval: retrievalEval,
};

const program = new Command('eval')
  .description('Measure a part of Waybill on labeled rows.')
  .argument('<what>', Object.keys(EVALS).join(', '))
  .requiredOption('--data <dir>', 'directory that holds the JSON Lines files')
  .option('--seed <n>', 'seed for whatever an evaluation draws by chance', Number, 1)
  .option('--verbose', 'name each row that went wrong on stderr', false)
  .option('--json', 'no tables, only the last line', false)
  .action(async (what: string, options: { data: string; seed: number; verbose: boolean; json: boolean }) => {
    const run = EVALS[what];
    if (!run)
      return program.error(`There is no evaluation "${what}"; there are: ${Object.keys(EVALS).join(', ')}.`);
    const say = options.json ? () => {} : (line: string) => process.stderr.write(`${line}\n`);
    const result = await run({ dir: options.data, seed: options.seed, verbose: options.verbose, say });
    process.stdout.write(`${JSON.stringify(result)}\n`);
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
