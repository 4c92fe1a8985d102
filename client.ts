/** The operator's command line: `waybill order show '#1001'`. */
import { run } from './cli/program.ts';

process.exitCode = await run(process.argv.slice(2));
