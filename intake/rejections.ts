/** Refused deliveries: a log line each, and a count a day. Nothing of their content is kept. */
import type { Logger } from 'pino';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { countRejections } from '../prisma/inbox.ts';

/** Why a delivery was refused, and the status that says so. 2xx: Shopify shall not try again. */
export const REFUSALS = {
  unknown_store: { status: 404, hint: 'no such store; add it with `waybill store add`' },
  wrong_method: { status: 405, hint: 'webhooks are POSTed' },
  missing_header: { status: 400, hint: 'a webhook carries X-Shopify-Topic, -Hmac-Sha256 and -Webhook-Id' },
  body_too_large: { status: 413, hint: 'the body is larger than 2 MB' },
  bad_signature: {
    status: 401,
    hint: "the signature is none of this store's; see `waybill store rotate`",
  },
  wrong_store: { status: 401, hint: 'X-Shopify-Shop-Domain names another store than the address' },
  stale_trigger: {
    status: 422,
    hint: 'X-Shopify-Triggered-At is over 48 hours old, in the future, or no time',
  },
  malformed_json: { status: 400, hint: 'the body is not a JSON object' },
  unknown_topic: { status: 202, hint: 'Waybill has no use for this topic: it was not kept' },
} as const;
export type Refusal = keyof typeof REFUSALS;

/** Strangers may ask for any name: they are counted under one, or the table would grow with them. */
const NOBODY = '(unknown)';

export interface RefusalCounter {
  /** @param store null where it is not one of ours. */
  count(store: string | null, refusal: Refusal): void;
  /** Waits until every count is in the table. */
  flush(): Promise<void>;
}

/** Counts in memory and writes one row after the other: a flood costs one connection, and a statement for many refusals. */
export function refusalCounter(db: PrismaClient, log: Logger): RefusalCounter {
  const waiting = new Map<string, { store: string; refusal: Refusal; count: number }>();
  let writing: Promise<void> | null = null;

  const write = async () => {
    for (const [key, { store, refusal, count }] of waiting) {
      waiting.delete(key);
      await countRejections(db, store, refusal, count).catch((err) =>
        log.warn({ err, store, refusal, count }, 'refused deliveries were not counted'),
      );
    }
  };
  const start = () => {
    writing ??= write().finally(() => {
      writing = null;
      if (waiting.size > 0) start();
    });
  };

  return {
    count(given, refusal) {
      const store = given ?? NOBODY;
      const key = `${refusal} ${store}`;
      const entry = waiting.get(key) ?? { store, refusal, count: 0 };
      entry.count += 1;
      waiting.set(key, entry);
      start();
    },
    async flush() {
      while (writing) await writing;
    },
  };
}
