/** The operator's command line: `waybill order show '#1001'`. */
import { run } from './cli/program.ts';

// `waybill order list | head` ends the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
