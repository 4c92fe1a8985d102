/** One spelling for what people write in several: without accents and vowel points, full-width forms narrowed, apostrophes straight. */

/** Keeps upper case: sizes are told from letters by it. */
export const foldMarks = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .normalize('NFC')
    .replaceAll(LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replaceAll(/[’‘ʼ´`]/g, "'");

export const fold = (text: string): string => foldMarks(text).toLowerCase();

/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs and the stretching tatweel; the vowel signs of Hindi and Thai are letters. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g;

/** Letters that do not decompose. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ð: 'd',
  þ: 'th',
  ى: 'ي',
  ة: 'ه',
};
const LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');
