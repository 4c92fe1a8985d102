/** What Waybill asks of a mail server. May throw ConnectorError. */
import type { CallContext } from '../error.ts';

export interface Mail {
  /** Neither idempotent nor readable back: where `mayHaveActed` is set, nobody may send again. */
  send(
    message: {
      to: string;
      fromName: string;
      subject: string;
      text: string;
      messageId: string;
      /** The order's id and what the mail tells of it, for whoever counts which buyer was told what. */
      about?: { order: string; event: string };
    },
    ctx: CallContext,
  ): Promise<void>;
}
