import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { nobody } from '../../test/server.ts';
import { ConnectorError } from '../error.ts';
import { slack } from './slack.ts';

const ctx = { traceId: 'a'.repeat(32) };
const message = {
  title: 'Order <!channel> & co',
  paragraphs: ['Why <so>?'],
  command: 'waybill cases show 1',
};

async function chat(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    answer(request, response, body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0/B0/very-secret`;
}

const replying = (status: number, headers: Record<string, string> = {}) =>
  chat((_request, response) => response.writeHead(status, headers).end('said'));

async function failing(url: string, timeoutMs?: number): Promise<ConnectorError> {
  const error = await slack(timeoutMs ? { timeoutMs } : {})
    .post(url, message, ctx)
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  expect(error).toBeInstanceOf(ConnectorError);
  expect((error as Error).message).not.toContain('very-secret');
  return error as ConnectorError;
}

test('a message arrives as text and blocks, in which nobody is called by what an order is named', async () => {
  let received: { text: string; blocks: { type: string; text: { type: string; text: string } }[] } | null =
    null;
  const url = await chat((_request, response, body) => {
    received = JSON.parse(body);
    response.end('ok');
  });
  await slack().post(url, message, ctx);
  expect(received).toMatchObject({
    text: 'Order &lt;!channel&gt; &amp; co',
    blocks: [
      { type: 'header', text: { type: 'plain_text' } },
      { type: 'section', text: { type: 'mrkdwn', text: 'Why &lt;so&gt;?' } },
      { type: 'section', text: { text: '`waybill cases show 1`' } },
    ],
  });
});

test('a chat that asks to slow down is asked again, when it says', async () => {
  const error = await failing(await replying(429, { 'retry-after': '7' }));
  expect(error).toMatchObject({ retryable: true, mayHaveActed: false, retryAfterMs: 7000 });
});

test('a chat that cannot be reached is asked again', async () => {
  expect(await failing(`${await nobody()}/very-secret`)).toMatchObject({
    retryable: true,
    mayHaveActed: false,
  });
});

test('a channel that is gone is not asked again', async () => {
  const error = await failing(await replying(404));
  expect(error).toMatchObject({ retryable: false, mayHaveActed: false });
  expect(error.message).toContain('caseWebhookUrl');
});

test.each([
  ['fails', () => replying(500)],
  ['breaks the connection', () => chat((request) => request.socket.destroy())],
  ['never answers', () => chat(() => {})],
])('a chat that %s may have posted, and is not asked again', async (_name, open) => {
  expect(await failing(await open(), 300)).toMatchObject({ retryable: false, mayHaveActed: true });
});

test('a chat that redirects is told nothing elsewhere', async () => {
  const elsewhere = await replying(200);
  expect(await failing(await replying(302, { location: elsewhere }))).toMatchObject({ retryable: false });
});
