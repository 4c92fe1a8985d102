/**
 * Seals what Temporal keeps of orders: AES-256-GCM under a key of the order's own. The key destroyed, a run's inputs, results,
 * signals and answers are unreadable for ever, wherever copies of them lie. Payloads hold references and no personal data;
 * this is the second wall.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { OrderRef } from '../contracts/order.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { payloadKey } from '../prisma/payloadKeys.ts';
import type { SecretBox } from '../prisma/secrets.ts';

const Wire = proto.temporal.api.common.v1.Payload;
const ENCODING = 'binary/waybill-sealed';
const KEY_OF = 'waybill-order';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** So long a key may be used after it was destroyed. In ms. */
const MAX_AGE = 60_000;
/** Orders whose keys are held in memory. */
const MAX_KEYS = 20_000;

/** What the order's payloads held is gone with the buyer's data. */
export class PayloadsErased extends Error {
  override name = 'PayloadsErased';
  constructor(order: string) {
    super(`what Temporal keeps of ${order} cannot be read any more: its buyer's data was erased`);
  }
}

export interface PayloadResources {
  db(): PrismaClient;
  box(): SecretBox;
}

export function payloadCodec(resources: PayloadResources): PayloadCodec {
  const keyOf = keyRing(resources);
  return {
    async encode(payloads, context) {
      const order = orderOf(context);
      if (!order) return payloads;
      return Promise.all(
        payloads.map(async (each) => (isShown(each) ? each : seal(each, order, await keyOf(order)))),
      );
    },
    async decode(payloads) {
      return Promise.all(payloads.map(async (each) => (isSealed(each) ? open(each, keyOf) : each)));
    },
  };
}

/** "acme.myshopify.com/123": only the workflows of orders are sealed; others name none. */
function orderOf(context: SerializationContext | undefined): string | null {
  return /^order\/([^/]+\/[^/]+)$/.exec(context?.workflowId ?? '')?.[1] ?? null;
}

const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('utf8');

/**
 * What Temporal's Web UI shows as text: summaries, which are the only bare strings, and the story, which answers a query of the
 * Web UI and is stored nowhere. Nothing at all is nothing to seal.
 */
function isShown({ data }: Payload): boolean {
  if (!data || data.length === 0 || data[0] === QUOTE) return true;
  return data.length > STORY.length && text(data.subarray(0, STORY.length)) === STORY;
}
const QUOTE = '"'.charCodeAt(0);
const STORY = '{"definition":{"type":';

function seal(payload: Payload, order: string, key: Buffer): Payload {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(order));
  const data = Buffer.concat([
    iv,
    cipher.update(Wire.encode(payload).finish()),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { metadata: { encoding: Buffer.from(ENCODING), [KEY_OF]: Buffer.from(order) }, data };
}

const isSealed = ({ metadata }: Payload) => text(metadata?.encoding) === ENCODING;

async function open(
  { metadata, data }: Payload,
  keyOf: (order: string) => Promise<Buffer>,
): Promise<Payload> {
  const order = text(metadata?.[KEY_OF]);
  const bytes = Buffer.from(data ?? []);
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(order), bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(order))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  return Wire.decode(opened);
}

interface Held {
  at: number;
  key: Promise<Buffer>;
}

/** Keys by order, each read once a minute at most. While the database is away, the ones that are held go on being used. */
function keyRing({ db, box }: PayloadResources): (order: string) => Promise<Buffer> {
  const held = new Map<string, Held>();

  const read = async (order: string): Promise<Buffer> => {
    const key = await payloadKey(db(), box(), toRef(order));
    if (!key) throw new PayloadsErased(order);
    return key;
  };
  const renew = (order: string, old: Held | undefined): Held => {
    const key = read(order).catch((error) => {
      held.delete(order);
      if (!old || error instanceof PayloadsErased) throw error;
      held.set(order, old);
      return old.key;
    });
    return { at: performance.now(), key };
  };
  return (order) => {
    const known = held.get(order);
    if (known && performance.now() - known.at <= MAX_AGE) return known.key;
    const next = renew(order, known);
    held.delete(order);
    held.set(order, next);
    const [oldest] = held.keys();
    if (held.size > MAX_KEYS && oldest !== undefined) held.delete(oldest);
    return next.key;
  };
}

function toRef(name: string): OrderRef {
  const [store = '', order = ''] = name.split('/');
  return { store, order };
}
