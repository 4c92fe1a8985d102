/** Tells a store's people that a level was earned or lost: by the mail and the chat in which they hear of cases. */
import { setTimeout as sleep } from 'node:timers/promises';
import { effectKey } from '../contracts/effect.ts';
import { type LevelChange, markTold, untoldChanges } from '../prisma/autonomy.ts';
import type { Resources } from '../runtime/resources.ts';
import { type Notice, notify } from './cases/notify.ts';

/** No order waits longer for a mail server: what goes out later still goes out once. */
const PATIENCE_MS = 5_000;

/** Whatever could not be sent is tried again with the store's next evidence, until it is. */
export async function tellOfLevels(resources: Resources, store: string): Promise<void> {
  const changes = await untoldChanges(resources.db, store);
  if (changes.length === 0) return;
  const told = Promise.all(changes.map((change) => tell(resources, change)));
  await Promise.race([told, sleep(PATIENCE_MS, undefined, { ref: false })]);
}

async function tell(resources: Resources, change: LevelChange): Promise<void> {
  try {
    await notify(resources, noticeOf(change));
    await markTold(resources.db, change);
  } catch (err) {
    const { store, kind, traceId } = change;
    resources.log.warn(
      { err, store, kind, traceId },
      'people could not be told of a level: tried again later',
    );
  }
}

function noticeOf({ store, order, traceId, kind, level, reason, since }: LevelChange): Notice {
  const step = `autonomy/${kind}`;
  const moment = `${level} ${since.toISOString()}`;
  const id = effectKey({ store, order, revision: 0, step, purpose: moment });
  const message = {
    title: `${kind} is ${level} from now on in ${store}`,
    paragraphs: [`${CHANGES[level]} The reason: ${reason}.`],
    command: `waybill autonomy show ${store}`,
  };
  return { store, order, revision: 0, traceId, step, id, moment, message };
}

const CHANGES: Record<LevelChange['level'], string> = {
  shadow: 'Waybill decides it and does not do it: it is yours to do in Shopify.',
  assisted: 'Waybill asks before it does it.',
  autonomous: 'Waybill does it without asking, unless it is risky or cannot be undone.',
};
