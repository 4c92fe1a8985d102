/** Slack's incoming webhooks, and whatever speaks like them (Mattermost, Discord's /slack, Google Chat bridges). */
import { ConnectorError } from '../error.ts';
import type { Chat, ChatMessage } from './types.ts';

const TIMEOUT_MS = 10_000;
/** After https://docs.slack.dev/reference/block-kit/blocks: a section's text, and a header's. */
const LONGEST_SECTION = 3000;
const LONGEST_HEADER = 150;

/** Errors of a connection that never stood: nothing can have been posted. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

export function slack({ timeoutMs = TIMEOUT_MS } = {}): Chat {
  return {
    async post(webhookUrl, message, { signal }) {
      const timeout = AbortSignal.timeout(timeoutMs);
      let status: number;
      let pause: number;
      try {
        const response = await fetch(webhookUrl, {
          method: 'POST',
          // Who redirects a webhook would be told what it was not meant to hear.
          redirect: 'manual',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(bodyOf(message)),
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        });
        status = response.status;
        pause = Number(response.headers.get('retry-after'));
        await response.body?.cancel();
      } catch (error) {
        // The address is a secret, and fetch's own messages quote it.
        const code = (error as { cause?: { code?: string } }).cause?.code ?? '';
        if (NEVER_CONNECTED.includes(code)) throw unavailable('the chat cannot be reached');
        throw unclear('the chat did not say whether it took the message');
      }
      if (status >= 200 && status < 300) return;
      if (status === 429)
        throw unavailable('the chat asks to slow down', Number.isFinite(pause) ? pause * 1000 : undefined);
      if (status >= 500) throw unclear(`the chat answered with status ${status}`);
      throw new ConnectorError({
        kind: 'unknown',
        message: `the chat refuses the message with status ${status}: check caseWebhookUrl in the store's policy`,
        retryable: false,
        mayHaveActed: false,
      });
    },
  };
}

const bodyOf = ({ title, paragraphs, command }: ChatMessage) => ({
  text: escaped(title),
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: title.slice(0, LONGEST_HEADER), emoji: false } },
    ...paragraphs.map((text) => section(escaped(text))),
    section(`\`${escaped(command)}\``),
  ],
});

const section = (text: string) => ({
  type: 'section',
  text: { type: 'mrkdwn', text: text.slice(0, LONGEST_SECTION) },
});

/** An order may be named `<!channel>`. After https://docs.slack.dev/messaging/formatting-message-text: these three, and no others. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unavailable = (message: string, retryAfterMs?: number) =>
  new ConnectorError({
    kind: 'unknown',
    message,
    retryable: true,
    mayHaveActed: false,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

const unclear = (message: string) =>
  new ConnectorError({ kind: 'message_unclear', message, retryable: false, mayHaveActed: true });
