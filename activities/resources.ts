/** Puts the bag of resources together from the settings. */
import type { Logger } from 'pino';
import { slack } from '../connectors/chat/slack.ts';
import { smtp } from '../connectors/mail/smtp.ts';
import { shopify } from '../connectors/shopify/index.ts';
import { database } from '../prisma/client.ts';
import { secretBox } from '../prisma/secrets.ts';
import { storeDirectory } from '../prisma/stores.ts';
import { switchboard } from '../prisma/switchboard.ts';
import { apiNotices } from '../runtime/apiNotices.ts';
import { createBreakers } from '../runtime/breaker/breaker.ts';
import { guarded } from '../runtime/breaker/guarded.ts';
import { carriersOf } from '../runtime/carriers.ts';
import { CARRIER_SETTINGS, type Config } from '../runtime/config.ts';
import { modelMeans } from '../runtime/model/means.ts';
import { MODEL_SETTINGS } from '../runtime/model/settings.ts';
import type { Resources } from '../runtime/resources.ts';
import { accessTo, storeOf } from '../runtime/stores/access.ts';
import { throttles } from '../runtime/throttle.ts';

export const WORKER_SETTINGS = [
  'DATABASE_URL',
  'DATABASE_POOL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'TEMPORAL_TASK_QUEUE',
  'WORKFLOW_BUNDLE',
  'WAYBILL_SECRET_KEY',
  'SMTP_URL',
  'MAIL_FROM',
  'WAYBILL_PUBLIC_URL',
  'WAYBILL_TIME_SCALE',
  'LOG_LEVEL',
  ...CARRIER_SETTINGS,
  ...MODEL_SETTINGS,
] as const satisfies (keyof Config)[];
export type WorkerConfig = Pick<Config, (typeof WORKER_SETTINGS)[number]>;

/** How long a breaker stays open the first time, and at most. */
const OPEN_MS = 30_000;
const MAX_OPEN_MS = 300_000;

export function createResources(config: WorkerConfig, log: Logger): Resources & { close(): Promise<void> } {
  const db = database(config.DATABASE_URL, config.DATABASE_POOL);
  const box = secretBox(config.WAYBILL_SECRET_KEY);
  const stores = storeDirectory(db, box);
  const mail = smtp({ url: config.SMTP_URL, from: config.MAIL_FROM });
  const pace = config.WAYBILL_TIME_SCALE;
  const breakers = createBreakers({ db, openMs: OPEN_MS * pace, maxOpenMs: MAX_OPEN_MS * pace });
  const throttleOf = throttles(db);
  const noticed = apiNotices(log);

  const known = (domain: string) => storeOf(stores, domain);

  return {
    db,
    box,
    log,
    mail: guarded(breakers, { name: 'mail', unavailable: 'mail_unavailable' }, { send: mail.send }),
    chat: slack(),
    pace,
    publicUrl: config.WAYBILL_PUBLIC_URL,
    ...modelMeans({ db, log, config, breakers, policyOf: async (domain) => (await known(domain)).policy }),
    board: switchboard(db),
    store: known,
    async shopify(domain) {
      const peer = { name: `shopify/${domain}`, unavailable: 'shopify_unavailable' } as const;
      const access = {
        ...(await accessTo(stores, domain)),
        throttle: throttleOf(domain),
        noticed: noticed(domain),
      };
      return guarded(breakers, peer, shopify(access));
    },
    // A breaker for each: where one is down, the other one may have been chosen for that. So for what only looks addresses up.
    carrier: async (domain) =>
      carriersOf(config, (name, carrier) => {
        const peer = { name: `carrier/${name}/${domain}`, unavailable: 'carrier_unavailable' } as const;
        const directory = { ...peer, name: `carrier/${name}/addresses/${domain}` };
        return {
          ...guarded(breakers, peer, carrier),
          ...guarded(breakers, directory, { verify: carrier.verify }),
        };
      }),
    async close() {
      mail.close();
      await db.$disconnect();
    },
  };
}
