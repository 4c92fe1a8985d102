/** Tells people of a case, by mail and in a chat: each of them at most once a moment. No personal data leaves with it. */
import { createHash } from 'node:crypto';
import { ConnectorError } from '../../connectors/error.ts';
import type { CaseMoment } from '../../contracts/case.ts';
import { effectKey } from '../../contracts/effect.ts';
import { type OpenCase, readCase } from '../../prisma/cases.ts';
import { claimEffect, type EffectRow, settleEffect } from '../../prisma/effects.ts';
import type { Resources } from '../../runtime/resources.ts';

const LEASE_MS = 60_000;

const OPENINGS: Record<CaseMoment, string> = {
  opened: 'Waybill has a question',
  reminded: 'Waybill still waits for an answer',
  escalated: 'Nobody has answered Waybill yet',
  expired: 'Nobody has answered: the order has failed',
};

interface Message {
  title: string;
  paragraphs: string[];
  command: string;
}

/**
 * A channel that fails keeps none of the others from being told.
 * @throws ConnectorError where trying again later may help.
 */
export async function notify(
  resources: Resources,
  { caseId, moment, signal }: { caseId: string; moment: CaseMoment; signal?: AbortSignal },
): Promise<void> {
  const found = await readCase(resources.db, caseId);
  const { policy } = await resources.store(found.store);
  const message = await messageOf(resources, found, moment);
  const ctx = { traceId: found.traceId, ...(signal ? { signal } : {}) };
  const told = await Promise.allSettled([
    ...policy.caseMail.map((to) =>
      once(resources, found, `${moment} mail ${fingerprint(to)}`, message, (key) =>
        resources.mail.send(
          {
            to,
            fromName: 'Waybill',
            subject: message.title,
            text: `${[...message.paragraphs, message.command].join('\n\n')}\n`,
            messageId: `<${key}@${found.store}>`,
          },
          ctx,
        ),
      ),
    ),
    ...(policy.caseWebhookUrl === null
      ? []
      : [
          once(resources, found, `${moment} chat ${fingerprint(policy.caseWebhookUrl)}`, message, () =>
            resources.chat.post(policy.caseWebhookUrl ?? '', message, ctx),
          ),
        ]),
  ]);
  const failed = told.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

async function messageOf({ db }: Resources, found: OpenCase, moment: CaseMoment): Promise<Message> {
  const { store, order, question, choices, expiresAt } = found;
  const row = await db.order.findUnique({
    where: { store_order: { store, order } },
    select: { name: true },
  });
  const deadline =
    expiresAt && moment !== 'expired' ? [`Unanswered, it fails on ${expiresAt.toUTCString()}.`] : [];
  return {
    title: `${OPENINGS[moment]}: order ${row?.name ?? order} of ${store}`,
    paragraphs: [
      question,
      choices.map(({ choice, effect }) => `${choice}: ${effect}`).join('\n'),
      ...deadline,
    ],
    command:
      moment === 'expired' ? `waybill replay ${order} --store ${store}` : `waybill cases show ${found.id}`,
  };
}

/** Whom it went to, without saying so: the ledger is shown to more people than the policy is. */
const fingerprint = (address: string) => createHash('sha256').update(address).digest('hex').slice(0, 16);

/** Neither mail nor chat can be asked whether something arrived: what may have been sent is not sent again. */
async function once(
  { db, log }: Resources,
  { id, store, order, revision, traceId }: OpenCase,
  purpose: string,
  message: Message,
  send: (key: string) => Promise<void>,
): Promise<void> {
  const name = { store, order, revision, step: `case/${id}`, purpose };
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
