/** Sending a message. Mail has no idempotency key and cannot be read back: it is sent at most once. */
import { ConnectorError } from '../../connectors/error.ts';
import { loadSnapshot } from '../../prisma/orders.ts';
import type { Performer } from './performer.ts';

export const sendMessage: Performer<'send_message'> = {
  async act(action, on) {
    const { email } = await loadSnapshot(on.resources.db, on.at);
    if (!email) {
      throw new ConnectorError({
        kind: 'action_refused',
        message: 'the order has no address for mail',
        retryable: false,
        mayHaveActed: false,
      });
    }
    const { name } = await on.resources.store(on.at.store);
    await on.resources.mail.send(
      {
        to: email,
        fromName: name,
        subject: action.subject,
        text: action.body,
        messageId: `<${on.key}@${on.at.store}>`,
        about: { order: on.at.order, event: action.event },
      },
      on.call,
    );
    return { event: action.event };
  },
  readBack: async () => ({ happened: 'unknown' }),
};
