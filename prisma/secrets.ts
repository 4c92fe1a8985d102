/** Secrets at rest: AES-256-GCM, each sealed text naming its key, so that keys can change while old texts stay readable. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A text cannot be opened: the key is gone, or the text was moved or changed. Carries no secret. */
export class SealError extends Error {
  override name = 'SealError';
}

export interface SecretBox {
  /** `place` says where the text is kept ("acme.myshopify.com/token"): moved elsewhere it does not open. */
  seal(text: string, place: string): string;
  /** @throws SealError */
  open(sealed: string, place: string): string;
  /** Names the key that seals now: what begins otherwise was sealed with an older one. */
  prefix: string;
}

/** @param keys WAYBILL_SECRET_KEY: base64 keys of 32 bytes with commas between. The first seals, all open. */
export function secretBox(keys: string): SecretBox {
  const known = new Map(
    keys.split(',').map((text) => {
      const key = Buffer.from(text.trim(), 'base64');
      return [keyId(key), key] as const;
    }),
  );
  const [first] = known;
  if (!first) throw new SealError('there is no key to seal with');

  return {
    prefix: `${first[0]}.`,
    seal(text, place) {
      const [id, key] = first;
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${id}.${sealed.toString('base64url')}`;
    },
    open(sealed, place) {
      const [id = '', text = ''] = sealed.split('.');
      const key = known.get(id);
      if (!key)
        throw new SealError(
          `the secret at ${place} was sealed with key ${id}, which WAYBILL_SECRET_KEY lacks`,
        );
      const bytes = Buffer.from(text, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(place))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        return (
          decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
        );
      } catch {
        throw new SealError(`the secret at ${place} was changed, or belongs elsewhere`);
      }
    },
  };
}

/** Eight hex digits of the key's hash: enough to tell a few keys apart, nothing to learn the key from. */
const keyId = (key: Buffer) => createHash('sha256').update(key).digest('hex').slice(0, 8);
