/** What Waybill asks of a chat. May throw ConnectorError. */
import type { CallContext } from '../error.ts';

export interface ChatMessage {
  /** Shown in notifications, and where blocks cannot be. Plain text. */
  title: string;
  /** Plain text, one paragraph each. */
  paragraphs: string[];
  /** What to type next. */
  command: string;
}

export interface Chat {
  /** Neither idempotent nor readable back: where `mayHaveActed` is set, nobody may post again. */
  post(webhookUrl: string, message: ChatMessage, ctx: CallContext): Promise<void>;
}
