/** Mail over SMTP. */
import nodemailer from 'nodemailer';
import type { FailureKind } from '../../contracts/failure.ts';
import { ConnectorError } from '../error.ts';
import type { Mail } from './types.ts';

export interface SmtpOptions {
  /** "smtp://user:password@host:587" */
  url: string;
  /** The address mails come from. */
  from: string;
  /** How long the server may stay silent, in milliseconds. */
  timeoutMs?: number;
}

/** Mails travel over a few connections that stay open. `close` ends them; what is under way finishes first. */
export function smtp({ url, from, timeoutMs = 20_000 }: SmtpOptions): Mail & { close(): void } {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // The pool itself repeats only a mail of which no byte was sent, when the server had closed an idle connection.
    maxRequeues: 1,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bodies = new WeakMap<object, Body>();
  transport.use('stream', (mail, done) => {
    const { data, message } = mail;
    const create = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const body = create(options);
      bodies.set(data.headers as object, body);
      return body;
    };
    done();
  });

  return {
    async send({ to, fromName, subject, text, messageId, about }, { traceId, signal }) {
      // Only before it begins: a mail that is cut off halfway is one that nobody can account for.
      signal?.throwIfAborted();
      const headers = {
        'X-Waybill-Trace': traceId,
        ...(about ? { 'X-Waybill-Order': about.order, 'X-Waybill-Event': about.event } : {}),
      };
      const mail = {
        // As an object, so that a comma in a buyer's address does not make two recipients of it.
        to: { name: '', address: to },
        from: { name: fromName, address: from },
        subject,
        text,
        messageId,
        headers,
      };
      try {
        await transport.sendMail(mail);
      } catch (error) {
        throw toConnectorError(error as SmtpError, bodies.get(headers)?.readableDidRead ?? false);
      }
    },
    close: () => transport.close(),
  };
}

interface Body {
  /** True once the server has said yes to DATA and the first byte was taken. */
  readonly readableDidRead: boolean;
}

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** An answer is final, also to DATA. Without one all depends on whether the message had begun to leave. */
function toConnectorError(
  { code = '', command = '', responseCode = 0 }: SmtpError,
  begun: boolean,
): ConnectorError {
  const make = (kind: FailureKind, message: string, retryable: boolean, mayHaveActed = false) =>
    new ConnectorError({ kind, message, retryable, mayHaveActed });
  const ofTheMail = command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE';
  if (responseCode >= 500 && ofTheMail)
    return make('mail_rejected', `the mail server rejects the message (${responseCode})`, false);
  if (responseCode >= 500 || ['EAUTH', 'ENOAUTH', 'ECONFIG'].includes(code))
    return make(
      'mail_unavailable',
      'the mail server refuses to work for Waybill: check SMTP_URL and MAIL_FROM',
      false,
    );
  if (responseCode >= 400)
    return make('mail_unavailable', `the mail server asks to come back (${responseCode})`, true);
  if (code === 'EENVELOPE') return make('mail_rejected', 'this is no address mail can be sent to', false);
  if (begun)
    return make('message_unclear', 'the connection broke while the message was being sent', false, true);
  return make('mail_unavailable', 'the mail server cannot be reached', true);
}
