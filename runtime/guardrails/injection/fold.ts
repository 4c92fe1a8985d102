/** One spelling for many, so that one pattern finds them all: case, accents, widths, fonts, blanks. Pure. */
import { stripInvisible } from '../sanitize.ts';

const LETTERS: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  '’': "'",
  '‘': "'",
  ς: 'σ',
  ё: 'е',
};

/** Latin and Greek lose their accents; the vowel signs of other scripts stay. Blanks between ideographs go, all others become one. */
export const fold = (text: string): string =>
  stripInvisible(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßłđıøæœ’‘ςё]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
      '',
    )
    .trim();
