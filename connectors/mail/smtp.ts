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
}

export function smtp({ url, from }: SmtpOptions): Mail & { close(): void } {
  const transport = nodemailer.createTransport(url, { pool: true, maxConnections: 5 } as object);
  return {
    async send({ to, fromName, subject, text, messageId }, { traceId }) {
      try {
        await transport.sendMail({
          to,
          from: { name: fromName, address: from },
          subject,
          text,
          messageId,
          headers: { 'X-Waybill-Trace': traceId },
        });
      } catch (error) {
        throw toConnectorError(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** Before DATA nothing can have been sent; once it has begun, a lost connection leaves it open. */
function toConnectorError({ code = '', command = '', responseCode = 0 }: SmtpError): ConnectorError {
  const make = (kind: FailureKind, message: string, retryable: boolean, mayHaveActed = false) =>
    new ConnectorError({ kind, message, retryable, mayHaveActed });
  if (responseCode >= 500)
    return make('mail_rejected', `the mail server rejects the message (${responseCode})`, false);
  if (responseCode >= 400)
    return make('mail_unavailable', `the mail server asks to come back (${responseCode})`, true);
  const notSentYet = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL FROM', 'RCPT TO'];
  const harmless =
    ['ECONNREFUSED', 'EDNS', 'EAUTH', 'ENOTFOUND'].includes(code) ||
    notSentYet.some((each) => command.startsWith(each));
  return harmless
    ? make('mail_unavailable', 'the mail server cannot be reached', true)
    : make('message_unclear', 'the connection broke while the message was being sent', false, true);
}
