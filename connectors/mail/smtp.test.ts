import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { CTX, nobody } from '../../test/server.ts';
import { smtp } from './smtp.ts';

const MESSAGE = {
  to: 'buyer@example.com',
  fromName: 'Acme, Goods',
  subject: 'Your order #1001',
  text: 'Thank you.',
  messageId: '<0d3c2b7e@acme.myshopify.com>',
  about: { order: '1', event: 'processing' },
};

function mailer(url: string, timeoutMs?: number) {
  const mail = smtp({ url, from: 'shop@example.com', ...(timeoutMs ? { timeoutMs } : {}) });
  onTestFinished(() => mail.close());
  return mail;
}

/** A real SMTP server; `mails` is what it accepted. */
async function mailServer(options: SMTPServerOptions = {}) {
  const mails: { to: string[]; text: string; connection: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, text: Buffer.concat(chunks).toString(), connection: session.id });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails };
}

const refusing = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

/** A server that speaks just enough SMTP to break off at a chosen line, which may lie within the message. */
async function breakingAt(line: RegExp, how: (socket: Socket) => void = (socket) => socket.destroy()) {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.write('220 test ESMTP\r\n');
    let inMessage = false;
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const each of lines) {
        if (line.test(each)) return how(socket);
        if (inMessage) continue;
        inMessage = each === 'DATA';
        socket.write(inMessage ? '354 go on\r\n' : '250 fine\r\n');
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, connections: () => connections };
}

test('a mail arrives once, under the given Message-ID, with the trace', async () => {
  const { url, mails } = await mailServer();
  await mailer(url).send(MESSAGE, CTX);
  expect(mails.map(({ to }) => to)).toEqual([['buyer@example.com']]);
  const [mail] = mails;
  expect(mail?.text).toContain('Message-ID: <0d3c2b7e@acme.myshopify.com>\r\n');
  expect(mail?.text).toContain(`X-Waybill-Trace: ${CTX.traceId}\r\n`);
  expect(mail?.text).toContain('From: "Acme, Goods" <shop@example.com>\r\n');
  expect(mail?.text).toContain('Thank you.');
});

test('one connection carries many mails', async () => {
  const { url, mails } = await mailServer();
  const mail = mailer(url);
  for (const subject of ['1', '2', '3']) await mail.send({ ...MESSAGE, subject }, CTX);
  expect(mails).toHaveLength(3);
  expect(new Set(mails.map(({ connection }) => connection)).size).toBe(1);
});

test.each(['buyer@example.com, other@example.com', 'buyer@example.com>\r\nRCPT TO:<other@example.com'])(
  'an address like %j does not smuggle in a second recipient',
  async (to) => {
    const { url, mails } = await mailServer();
    await mailer(url)
      .send({ ...MESSAGE, to }, CTX)
      .catch(() => {});
    expect(mails.flatMap((mail) => mail.to)).not.toContain('other@example.com');
  },
);

test('a line break in the subject starts no header', async () => {
  const { url, mails } = await mailServer();
  await mailer(url).send({ ...MESSAGE, subject: 'Hello\r\nBcc: other@example.com' }, CTX);
  expect(mails[0]?.text).not.toMatch(/^Bcc:/m);
  expect(mails[0]?.to).toEqual(['buyer@example.com']);
});

test('a recipient that the server rejects is final', async () => {
  const { url } = await mailServer({ onRcptTo: (_address, _session, done) => done(refusing(550)) });
  await expect(mailer(url).send(MESSAGE, CTX)).rejects.toMatchObject({
    kind: 'mail_rejected',
    retryable: false,
    mayHaveActed: false,
    message: 'the mail server rejects the message (550)',
  });
});

test('a message that the server rejects after reading it was not sent', async () => {
  const { url } = await mailServer({
    onData: (stream, _session, done) => stream.on('end', () => done(refusing(554))).resume(),
  });
  await expect(mailer(url).send(MESSAGE, CTX)).rejects.toMatchObject({
    kind: 'mail_rejected',
    mayHaveActed: false,
  });
});

test.each([
  ['at the recipient', { onRcptTo: (_a, _s, done) => done(refusing(450)) }],
  [
    'after the message',
    { onData: (stream, _s, done) => stream.on('end', () => done(refusing(451))).resume() },
  ],
] satisfies [string, SMTPServerOptions][])(
  'a server that asks to come back %s has not sent it',
  async (_, options) => {
    const { url } = await mailServer(options);
    await expect(mailer(url).send(MESSAGE, CTX)).rejects.toMatchObject({
      kind: 'mail_unavailable',
      retryable: true,
      mayHaveActed: false,
    });
  },
);

test('a wrong password is no fault of the buyer’s, and waiting does not cure it', async () => {
  const { url } = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(refusing(535)),
  });
  const withPassword = url.replace('smtp://', 'smtp://waybill:wrong-secret@');
  const failure = await mailer(withPassword)
    .send(MESSAGE, CTX)
    .catch((thrown) => thrown);
  expect(failure).toMatchObject({ kind: 'mail_unavailable', retryable: false, mayHaveActed: false });
  expect(failure.message).not.toContain('wrong-secret');
});

test('where nobody listens nothing was sent', async () => {
  const url = (await nobody()).replace('http:', 'smtp:');
  await expect(mailer(url).send(MESSAGE, CTX)).rejects.toMatchObject({
    kind: 'mail_unavailable',
    retryable: true,
    mayHaveActed: false,
  });
});

test.each([
  ['greets', /^EHLO/],
  ['hears of the sender', /^MAIL FROM/],
  ['hears of the recipient', /^RCPT TO/],
  ['is asked to take the message', /^DATA/],
])('a server that breaks off when it %s has sent nothing', async (_, line) => {
  const { url } = await breakingAt(line);
  await expect(mailer(url).send(MESSAGE, CTX)).rejects.toMatchObject({
    kind: 'mail_unavailable',
    retryable: true,
    mayHaveActed: false,
  });
});

test.each([
  ['breaks off within the message', /^Subject:/, undefined],
  ['breaks off after the message', /^\.$/, undefined],
  ['closes quietly after the message', /^\.$/, (socket: Socket) => socket.end()],
  ['falls silent after the message', /^\.$/, () => {}],
])('a server that %s may have sent it, and it is not sent again', async (_, line, how) => {
  const { url, connections } = await breakingAt(line, how);
  await expect(mailer(url, 300).send(MESSAGE, CTX)).rejects.toMatchObject({
    kind: 'message_unclear',
    retryable: false,
    mayHaveActed: true,
  });
  expect(connections()).toBe(1);
});

test('an activity that was cancelled sends nothing', async () => {
  const { url, mails } = await mailServer();
  const signal = AbortSignal.abort(new Error('cancelled'));
  await expect(mailer(url).send(MESSAGE, { ...CTX, signal })).rejects.toThrow('cancelled');
  expect(mails).toEqual([]);
});
