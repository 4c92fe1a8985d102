/** Text in the wrong encoding: undone where it can be undone byte for byte, a person's matter where letters are lost. */
import type { Field, Fields, Step } from './types.ts';
import { escalate, set } from './types.ts';

const READABLE: Field[] = ['name', 'company', 'address1', 'address2', 'city', 'provinceCode'];

/** Windows-1252's own characters for the bytes 80 to 9F; the five it leaves undefined come through as controls. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text, had its bytes been read as UTF-8; null where they are no UTF-8, or nothing would change. */
export function unscramble(text: string): string | null {
  if (!/[\u0080-ÿŒ-ƒˆ-€™]/.test(text)) return null;
  // "à" is C3 A0, and A0 is a no-break space that many systems turn into a plain one, or drop beside another.
  const whole = text.replace(/(?<=^|\s)Ã (?=\p{L})/gu, 'Ã\u00a0 ').replace(/Ã (?=\P{Z}|$)/gu, 'Ã\u00a0');
  const bytes = [...whole].map((char) => {
    const code = char.charCodeAt(0);
    const high = WINDOWS.indexOf(char);
    return high >= 0 ? 0x80 + high : code;
  });
  if (bytes.some((byte) => byte > 0xff)) return null;
  try {
    const read = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
    return read.length < whole.length ? read : null;
  } catch {
    return null;
  }
}

export const undoMojibake: Step = (fields) => {
  const mended: Partial<Fields> = {};
  for (const field of READABLE) {
    const once = unscramble(fields[field]);
    if (once !== null) mended[field] = unscramble(once) ?? once;
  }
  return Object.keys(mended).length > 0 ? set(mended, 'read in the wrong encoding', 0.97) : null;
};

/** "�", or a question mark within or before a word: no address has one. */
const LOST = /\ufffd|\p{L}\?+\p{L}|(^|\s)\?+\p{L}|\p{L}\?+\s\p{L}/u;

export const lostLetters: Step = (fields) => {
  const damaged = (['address1', 'address2', 'city'] as const).filter((field) => LOST.test(fields[field]));
  if (damaged.length === 0) return null;
  return escalate('address_undeliverable', `letters were lost in ${damaged.join(', ')}`);
};
