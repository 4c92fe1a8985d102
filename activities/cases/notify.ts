/** Tells people of a question, by mail and in a chat: each of them at most once a moment. No personal data leaves with it. */
import { createHash } from 'node:crypto';
import { ConnectorError } from '../../connectors/error.ts';
import { effectKey } from '../../contracts/effect.ts';
import { claimEffect, type EffectRow, settleEffect } from '../../prisma/effects.ts';
import type { Resources } from '../../runtime/resources.ts';

const LEASE_MS = 60_000;

interface Message {
  title: string;
  paragraphs: string[];
  command: string;
}

/** A message, and the order whose ledger keeps that it was sent. */
export interface Notice {
  store: string;
  order: string;
  revision: number;
  traceId: string;
  /** "case/<id>", and the id alone. */
  step: string;
  id: string;
  /** "opened", "reminded" … */
  moment: string;
  message: Message;
}

/**
 * A channel that fails keeps none of the others from being told.
 * @throws ConnectorError where trying again later may help.
 */
export async function notify(resources: Resources, notice: Notice, signal?: AbortSignal): Promise<void> {
  const { policy, caseWebhook } = await resources.store(notice.store);
  const { message, moment } = notice;
  const ctx = { traceId: notice.traceId, ...(signal ? { signal } : {}) };
  const told = await Promise.allSettled([
    ...policy.caseMail.map((to) =>
      once(resources, notice, `${moment} mail ${fingerprint(to)}`, (key) =>
        resources.mail.send(
          {
            to,
            fromName: 'Waybill',
            subject: message.title,
            text: `${[...message.paragraphs, message.command].join('\n\n')}\n`,
            messageId: `<${key}@${notice.store}>`,
          },
          ctx,
        ),
      ),
    ),
    ...(caseWebhook === null
      ? []
      : [
          once(resources, notice, `${moment} chat ${fingerprint(caseWebhook)}`, () =>
            resources.chat.post(caseWebhook, message, ctx),
          ),
        ]),
  ]);
  const failed = told.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Whom it went to, without saying so: the ledger is shown to more people than the policy is. */
const fingerprint = (address: string) => createHash('sha256').update(address).digest('hex').slice(0, 16);

/** Neither mail nor chat can be asked whether something arrived: what may have been sent is not sent again. */
async function once(
  { db, log }: Resources,
  { id, store, order, revision, traceId, step, message }: Notice,
  purpose: string,
  send: (key: string) => Promise<void>,
): Promise<void> {
  const name = { store, order, revision, step, purpose };
  const row: EffectRow = {
    ...name,
    key: effectKey(name),
    kind: 'notify_people',
    tier: 'write_safe',
    traceId,
    decisionId: id,
    argsHash: createHash('sha256').update(JSON.stringify(message)).digest('hex'),
  };
  const claim = await claimEffect(db, row, LEASE_MS);
  if (claim.kind !== 'claimed') return;
  if (claim.interrupted) return settleEffect(db, row.key, 'unclear');
  try {
    await send(row.key);
    await settleEffect(db, row.key, 'done');
  } catch (error) {
    const harmless = error instanceof ConnectorError && !error.mayHaveActed;
    await settleEffect(db, row.key, harmless ? 'pending' : 'unclear');
    if (harmless && error.retryable) throw error;
    const why = error instanceof ConnectorError ? error.message : 'failed unexpectedly';
    log.warn({ traceId, effect: row.key, why }, 'people may not have been told of a case');
  }
}
