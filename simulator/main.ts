/** Runs the simulator as a process of its own: `npx tsx simulator/main.ts --port 4010 --smtp-port 2525 --webhook-url http://127.0.0.1:3000`. */
import { parseArgs } from 'node:util';
import { startSimulator } from './index.ts';

const USAGE =
  'usage: simulator/main.ts [--port N] [--smtp-port N] [--host H] [--webhook-url URL] [--state FILE]';

function options() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'smtp-port': { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      'webhook-url': { type: 'string' },
      state: { type: 'string' },
    },
  });
  return {
    port: Number(values.port),
    smtpPort: Number(values['smtp-port']),
    host: values.host,
    ...(values['webhook-url'] ? { webhookUrl: values['webhook-url'] } : {}),
    ...(values.state ? { state: values.state } : {}),
  };
}

async function main() {
  const simulator = await startSimulator(options());
  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    simulator.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A parent that died takes its simulator with it; an orphan would keep the ports.
  process.on('disconnect', stop);
  console.log(JSON.stringify({ port: simulator.port, smtpPort: simulator.smtpPort }));
}

main().catch((error: Error) => {
  console.error(`The simulator cannot start: ${error.message}\n${USAGE}`);
  process.exit(1);
});
