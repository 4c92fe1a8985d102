/** A model on a port of its own whose replies a test writes down: OpenAI's API over real sockets. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ModelApi, type ModelOptions, modelApi } from './server.ts';

export type { ChatRequest, ScriptedReply } from './types.ts';

export interface ScriptedModel extends Omit<ModelApi, 'handle'> {
  /** The base that a client wants, "/v1" included. */
  url: string;
  /** Ends replies that hang, too. */
  close(): Promise<void>;
}

/**
 * By the model's name: `traitor-*` is in an attacker's hands (traitor.ts), `decent-*` answers something harmless
 * (decent.ts), and every other one, by custom `scripted-*`, takes the next reply of the script.
 */
export async function startScriptedModel(options: ModelOptions = {}): Promise<ScriptedModel> {
  const { handle, ...api } = modelApi(options);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://model');
    handle(pathname.replace(/^\/v1/, ''), request, response).catch((error: unknown) => {
      // A client that goes away while it sends is none of the test's business; a defect of the script is.
      if (!request.destroyed) console.error('scripted model:', error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...api,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
