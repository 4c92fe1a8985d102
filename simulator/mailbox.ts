/** The mailbox: takes every message over SMTP and keeps what is needed to count who was mailed how often, and no text. */
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Faults } from './faults.ts';
import { type Mail, type Order, record, type Store, type World } from './state.ts';

export interface Mailbox {
  port: number;
  close(): Promise<void>;
}

const headerOf = (head: string, name: string): string | null => {
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*\\r?$`, 'im').exec(unfolded)?.[1] || null;
};

/** RFC 2047, as far as a subject needs it. */
const decoded = (subject: string) =>
  subject.replace(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_all, kind: string, text: string) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString('utf8')
      : Buffer.from(
          text
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/gi, (_m, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString('utf8'),
  );

const has = (text: string, name: string) =>
  new RegExp(`(^|[^\\w])${name.replace(/[^\w]/g, '\\$&')}(?!\\w)`).test(text);

/**
 * The order a mail is about: by its header, else by the buyer's address and the order's name in subject or text.
 * A Message-ID under a store's domain says which store.
 */
function aboutOrder(
  world: World,
  to: string,
  text: string,
  head: string,
): { store: Store; order: Order } | null {
  const sender = /@([^>]+)>?$/.exec(headerOf(head, 'Message-ID') ?? '')?.[1] ?? '';
  const domain = world.stores.has(sender) ? sender : null;
  const number = headerOf(head, 'X-Waybill-Order');
  const stores = [...world.stores.values()].filter((s) => !domain || s.domain === domain);
  for (const store of stores) {
    const order =
      number && store.orders.get(`gid://shopify/Order/${number.slice(number.lastIndexOf('/') + 1)}`);
    if (order) return { store, order };
  }
  for (const store of stores) {
    for (const order of store.orders.values()) {
      const buyer = order.email ?? order.customer?.email;
      if (buyer?.toLowerCase() === to && has(text, order.name)) return { store, order };
    }
  }
  return null;
}

function keepMail(world: World, raw: string, recipients: string[]) {
  const split = raw.search(/\r?\n\r?\n/);
  const head = split < 0 ? raw : raw.slice(0, split);
  const text = split < 0 ? '' : raw.slice(split);
  const subject = decoded(headerOf(head, 'Subject') ?? '');
  for (const recipient of recipients) {
    const to = recipient.toLowerCase();
    const about = aboutOrder(world, to, `${subject}\n${text}`, head);
    const mail: Mail = {
      at: new Date().toISOString(),
      sender: 'waybill',
      to,
      subject,
      messageId: headerOf(head, 'Message-ID'),
      store: about?.store.domain ?? null,
      order: about?.order.id ?? null,
      event: headerOf(head, 'X-Waybill-Event'),
      digest: createHash('sha256').update(text).digest('hex').slice(0, 16),
    };
    world.mails.push(mail);
    record(world, {
      kind: 'mail',
      store: mail.store,
      order: mail.order,
      detail: `waybill: ${mail.event ?? subject}`,
    });
  }
}

/** The store's own mail to the buyer, sent where `notifyCustomer` asks for it. */
export function storeMails(world: World, store: Store, order: Order, event: string) {
  const to = order.email ?? order.customer?.email;
  if (!to) return;
  const at = new Date().toISOString();
  world.mails.push({
    at,
    sender: 'shopify',
    to: to.toLowerCase(),
    subject: `${order.name} ${event}`,
    messageId: null,
    store: store.domain,
    order: order.id,
    event,
    digest: `${order.id} ${at} ${world.mails.length}`,
  });
  record(world, { kind: 'mail', store: store.domain, order: order.id, detail: `shopify: ${event}` });
}

async function read(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const failure = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

export async function mailbox(
  world: World,
  faults: Faults,
  port: number,
  changed: () => void,
): Promise<Mailbox> {
  const hangUp = (session: SMTPServerSession) => {
    for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>) {
      if (connection.id === session.id) connection._socket.destroy();
    }
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onRcptTo: (address, _session, done) =>
      /@(invalid|bounce)\./i.test(address.address) || /^bounce/i.test(address.address)
        ? done(failure(550, 'No such user here'))
        : done(),
    onData(stream, session, done) {
      const strike = faults.strike('mail', ['send']);
      read(stream)
        .then(async (raw) => {
          const keep = () => {
            const recipients = session.envelope.rcptTo.map((r) => r.address);
            keepMail(world, raw, recipients);
            changed();
          };
          switch (strike?.kind) {
            case undefined:
              keep();
              return done();
            case 'latency':
              await new Promise((resolve) => setTimeout(resolve, strike.ms));
              keep();
              return done();
            case '429':
            case 'throttled':
              return done(failure(450, 'Too many messages, try again later'));
            case '5xx':
              return done(failure(451, 'Local error in processing'));
            case 'timeout':
              return;
            case 'reset':
              return hangUp(session);
            case 'reset_after':
            case 'malformed':
              keep();
              return hangUp(session);
          }
        })
        .catch((error: Error) => done(error));
    },
  });
  server.on('error', () => {
    // A client that breaks its connection is its own affair; without a listener it would end the process.
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const connection of server.connections as Set<{ _socket: { destroy(): void } }>) {
          connection._socket.destroy();
        }
        server.close(() => resolve());
      }),
  };
}
