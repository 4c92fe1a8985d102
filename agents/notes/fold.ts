/** Makes notes comparable: one case, no accents, one kind of quote, so that hurried typing still matches. */

const LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ة: 'ه',
};

/** Folds text and phrases alike. Kana keeps its voicing marks: they make other words. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‛`´ʼ]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u0652]/gu, '')
    .normalize('NFC')
    .replace(/[ßøæœłđıأإآىة]/gu, (letter) => LETTERS[letter] ?? letter);
}

/** False for scripts that write no blanks between words. */
export const isSpacedScript = (text: string): boolean =>
  !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
