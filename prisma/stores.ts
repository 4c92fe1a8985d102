/** Stores: who they are, how to speak to them, which webhook secrets hold. Secrets are sealed in the table, opened here. */
import type { z } from 'zod';
import { GivenPolicy, StorePolicy } from '../contracts/policy.ts';
import type { Prisma, PrismaClient, Store as StoreRow } from './generated/client.ts';
import type { SecretBox } from './secrets.ts';
import { pause, readPauses, resume } from './switches.ts';

export interface Store {
  /** "acme.myshopify.com", lower case. */
  domain: string;
  name: string;
  adminUrl: string;
  /** Null once the app was uninstalled. */
  accessToken: string | null;
  /** Webhook secrets, newest first; any of them verifies. */
  secrets: string[];
  /** Where a chat is told of cases. */
  caseWebhook: string | null;
  policy: StorePolicy;
}

export interface NewStore {
  domain: string;
  name: string;
  adminUrl: string;
  accessToken: string;
  secret: string;
  /** Left as it is where none is given. */
  policy?: z.input<typeof GivenPolicy>;
}

/** Two are enough for a rotation; more would keep a leaked one alive. */
const SECRETS_KEPT = 2;

export const domainOf = (given: string) => given.trim().toLowerCase();
const tokenPlace = (domain: string) => `${domain}/token`;
const secretPlace = (domain: string) => `${domain}/webhook`;
const chatPlace = (domain: string) => `${domain}/case-webhook`;

/** Whose pause it is that an uninstallation brings: a new installation ends it, and no other. */
const SHOPIFY = 'Shopify';

/**
 * Adds a store, or renews one that is known, or connects one anew whose app was uninstalled. A secret that held until now
 * holds on beside the new one.
 * @throws ZodError where the policy is none.
 */
export async function addStore(db: PrismaClient, box: SecretBox, given: NewStore): Promise<void> {
  const domain = domainOf(given.domain);
  const { name, adminUrl } = given;
  const policy = given.policy ? sealPolicy(box, domain, given.policy) : {};
  const accessToken = box.seal(given.accessToken, tokenPlace(domain));
  await db.$transaction(async (tx) => {
    const known = await lockStore(tx, domain);
    const secrets = sealSecrets(box, domain, given.secret, known ? openSecrets(box, known) : []);
    const connected = { accessToken, connectedAt: new Date(), uninstalledAt: null };
    const data = { name, adminUrl, ...connected, secrets, ...policy };
    await tx.store.upsert({ where: { domain }, create: { domain, ...data }, update: data });
  });
  const held = (await readPauses(db)).some(({ store, by }) => store === domain && by === SHOPIFY);
  if (held) await resume(db, domain, SHOPIFY);
}

/**
 * The app was uninstalled: the token is forgotten, and the store paused. Nothing is cancelled; its webhook secrets stay, since
 * Shopify signs with them until the store's data are to be erased. Twice is as good as once.
 * @returns false where the store is not known, or was connected since.
 */
export async function disconnectStore(db: PrismaClient, given: string, at: Date): Promise<boolean> {
  const domain = domainOf(given);
  const { count } = await db.store.updateMany({
    where: { domain, connectedAt: { lt: at } },
    data: { accessToken: null, uninstalledAt: at },
  });
  if (count > 0) await pause(db, { store: domain, by: SHOPIFY, reason: 'the app was uninstalled' });
  return count > 0;
}

/** @returns false where the store is not known. */
export async function rotateToken(
  db: PrismaClient,
  box: SecretBox,
  given: { domain: string; token: string },
): Promise<boolean> {
  const domain = domainOf(given.domain);
  const accessToken = box.seal(given.token, tokenPlace(domain));
  const { count } = await db.store.updateMany({ where: { domain }, data: { accessToken } });
  return count > 0;
}

/** @throws ZodError */
function sealPolicy(box: SecretBox, domain: string, given: z.input<typeof GivenPolicy>) {
  const { caseWebhookUrl: chat, ...policy } = GivenPolicy.parse(given);
  const caseWebhook = chat ? box.seal(chat, chatPlace(domain)) : chat;
  return { policy: policy as Prisma.InputJsonObject, ...(caseWebhook === undefined ? {} : { caseWebhook }) };
}

/**
 * Puts a new webhook secret first. Shopify signs with the old one for a while, so that it holds on unless `dropOld`.
 * @returns false where the store is not known.
 */
export async function rotateSecret(
  db: PrismaClient,
  box: SecretBox,
  given: { domain: string; secret: string; dropOld?: boolean },
): Promise<boolean> {
  const domain = domainOf(given.domain);
  return db.$transaction(async (tx) => {
    const known = await lockStore(tx, domain);
    if (!known) return false;
    const kept = given.dropOld ? [] : openSecrets(box, known);
    await tx.store.update({
      where: { domain },
      data: { secrets: sealSecrets(box, domain, given.secret, kept) },
    });
    return true;
  });
}

/** Two rotations at once must not lose one of the secrets. */
async function lockStore(tx: Prisma.TransactionClient, domain: string): Promise<StoreRow | null> {
  await tx.$queryRaw`SELECT domain FROM stores WHERE domain = ${domain} FOR UPDATE`;
  return tx.store.findUnique({ where: { domain } });
}

const sealSecrets = (box: SecretBox, domain: string, secret: string, old: string[]) =>
  [...new Set([secret, ...old])].slice(0, SECRETS_KEPT).map((text) => box.seal(text, secretPlace(domain)));

/** Secrets of a key that is gone are dropped: they cannot verify anything anymore. */
function openSecrets(box: SecretBox, row: StoreRow): string[] {
  return row.secrets.flatMap((sealed) => {
    try {
      return [box.open(sealed, secretPlace(row.domain))];
    } catch {
      return [];
    }
  });
}

/** @throws SealError where the token, the chat's address or all secrets were sealed with a key that is gone. */
function openStore(box: SecretBox, row: StoreRow): Store {
  const { domain, name, adminUrl, caseWebhook } = row;
  const secrets = openSecrets(box, row);
  const [first] = row.secrets;
  if (secrets.length === 0 && first) box.open(first, secretPlace(domain));
  return {
    domain,
    name,
    adminUrl,
    accessToken: row.accessToken && box.open(row.accessToken, tokenPlace(domain)),
    secrets,
    caseWebhook: caseWebhook && box.open(caseWebhook, chatPlace(domain)),
    policy: StorePolicy.parse(row.policy),
  };
}

/** Every store without its secrets, by domain. */
export const listStores = (db: PrismaClient) =>
  db.store.findMany({
    omit: { accessToken: true, secrets: true, caseWebhook: true },
    orderBy: { domain: 'asc' },
  });

export interface StoreDirectory {
  /**
   * @param maxAge how old the answer may be, in ms. An answer that there is no such store is never older than `MISS_AGE`.
   * @returns null where the store is not known.
   * @throws SealError
   */
  get(domain: string, maxAge?: number): Promise<Store | null>;
}

const MAX_AGE = 5_000;
/** Strangers ask for stores that are not there: they must not make a query each. */
export const MISS_AGE = 100;

/** All stores in memory, read anew every few seconds: a webhook costs no query for its secret. */
export function storeDirectory(db: PrismaClient, box: SecretBox): StoreDirectory {
  let known = { at: Number.NEGATIVE_INFINITY, rows: new Map<string, () => Store>() };
  let reading: Promise<void> | null = null;

  const read = async () => {
    const at = performance.now();
    const rows = await db.store.findMany();
    known = { at, rows: new Map(rows.map((row) => [row.domain, once(() => openStore(box, row))])) };
  };
  /** A reading that began before that moment is waited for as well, and does not count. */
  const readSince = async (moment: number) => {
    while (known.at < moment) {
      reading ??= read().finally(() => {
        reading = null;
      });
      await reading;
    }
  };

  return {
    async get(given, maxAge = MAX_AGE) {
      const domain = domainOf(given);
      const asked = performance.now();
      await readSince(asked - maxAge);
      if (!known.rows.has(domain)) await readSince(asked - MISS_AGE);
      return known.rows.get(domain)?.() ?? null;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
