/** `npm run bench -- <which>`: measurements, not tests. Each brings up a stack of its own and ends it; the last line is one JSON object. */
import { Command, InvalidArgumentError } from 'commander';
import { ack } from './ack.ts';
import { cost } from './cost.ts';
import { exceptions } from './exceptions.ts';
import { fairness } from './fairness.ts';
import { replay } from './replay.ts';
import { soak } from './soak.ts';

const number = (text: string) => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('a number above 0 is wanted');
  return value;
};

const program = new Command('npm run bench --').description('Measures Waybill on this machine.');

program
  .command('ack')
  .description(
    'how fast webhooks are acknowledged under a steady load, and whether every order finishes afterwards',
  )
  .option('--rate <n>', 'webhooks a second, each of an order of its own', number, 100)
  .option('--seconds <n>', 'for how long', number, 20)
  .option('--seed <n>', 'the same seed makes the same orders', number, 1)
  .option('--json', 'print nothing but the last line')
  .action((options) => run(options, () => ack(options)));

program
  .command('exceptions')
  .description('what becomes of the orders that go wrong, and how often a person is asked')
  .option('--orders <n>', 'orders in all; 8 % of them go wrong', number, 1000)
  .option('--seed <n>', 'the same seed makes the same orders and the same world', number, 1)
  .option('--day-seconds <n>', 'how long a day of the simulated world takes', number, 60)
  .option('--model', 'with a model that means no harm and knows nothing')
  .option('--json', 'print nothing but the last line')
  .action((options) => run(options, () => exceptions(options)));

program
  .command('cost')
  .description(
    'what models cost for exceptions: asked as Waybill asks them, and as a loop that asks the best one each time',
  )
  .option('--exceptions <n>', 'how many', number, 1000)
  .option('--seed <n>', 'the same seed makes the same exceptions and the same errors', number, 1)
  .option('--json', 'print nothing but the last line')
  .action((options) => run(options, () => cost(options)));

program
  .command('replay')
  .description('many orders that failed for one cause, taken up again by one command once it is repaired')
  .option('--orders <n>', 'how many', number, 200)
  .option('--seed <n>', 'the same seed makes the same orders', number, 1)
  .option('--json', 'print nothing but the last line')
  .action((options) => run(options, () => replay(options)));

program
  .command('fairness')
  .description('whether a flash sale in one store makes the others wait')
  .option('--flash <n>', 'orders of the sale', number, 5000)
  .option('--over <seconds>', 'in which these come in', number, 60)
  .option('--calm <n>', 'orders of the 46 other stores, in each phase', number, 60)
  .option('--gap <seconds>', 'between two of them', number, 1)
  .option('--seed <n>', 'the same seed makes the same orders', number, 1)
  .option('--json', 'print nothing but the last line')
  .action((options) => run(options, () => fairness(options)));

program
  .command('soak')
  .description('many stores on a bad day: what webhooks miss is made up for, and both sides agree in the end')
  .option('--orders <n>', 'how many', number, 5000)
  .option('--stores <n>', 'how many', number, 47)
  .option('--seed <n>', 'the same seed makes the same orders and the same faults', number, 1)
  .option('--json', 'print nothing but the last line')
  .action((options) => run(options, () => soak(options)));

await program.parseAsync();

/** The figures as the last line of standard output; what people read meanwhile goes to standard error. */
async function run(options: { json?: boolean }, bench: () => Promise<object>): Promise<void> {
  if (options.json) console.error = () => {};
  try {
    const figures = await bench();
    process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));
  } catch (error) {
    process.stderr.write(`the bench failed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
