/** Which language a note is in, from its script and its small words. */
import type { Compiled } from './compile.ts';
import { isSpacedScript } from './fold.ts';

const SCRIPTS: [RegExp, string[]][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja']],
  [/\p{Script=Hangul}/u, ['ko']],
  [/\p{Script=Han}/u, ['zh', 'ja']],
  [/\p{Script=Thai}/u, ['th']],
  [/\p{Script=Arabic}/u, ['ar']],
  [/\p{Script=Hebrew}/u, ['he']],
  [/\p{Script=Greek}/u, ['el']],
  [/\p{Script=Devanagari}/u, ['hi']],
  [/\p{Script=Cyrillic}/u, ['ru', 'uk']],
];
const NOT_LATIN = new Set(SCRIPTS.flatMap(([, codes]) => codes));

export interface LanguageGuess {
  best: string | null;
  /** Languages whose phrases are looked for: the near ones too, since notes are short. */
  candidates: Set<string>;
}

export function guessLanguages(folded: string, lexicons: readonly Compiled[]): LanguageGuess {
  const script = SCRIPTS.find(([pattern]) => pattern.test(folded));
  const latin = (folded.match(/\p{Script=Latin}/gu) ?? []).length;
  const other = (folded.match(/\p{L}/gu) ?? []).length - latin;
  // A Latin note may name a Japanese product; a Japanese one may hold a Latin brand, and CJK says more per letter.
  const foreign = script !== undefined && (other * (isSpacedScript(folded) ? 1 : 3) >= latin || latin === 0);
  const scores = scoreWords(folded, lexicons);
  const near = (codes: string[]) => codes.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  if (foreign && script) {
    const codes = script[1].length > 1 && script[1][0] !== 'zh' ? near([...script[1]]) : script[1];
    const candidates = new Set(codes);
    if (latin > 12) candidates.add('en');
    return { best: codes[0] ?? null, candidates };
  }
  const spaced = lexicons.map((each) => each.code).filter((code) => !NOT_LATIN.has(code));
  const top = Math.max(0, ...spaced.map((code) => scores.get(code) ?? 0));
  const candidates = new Set(
    top < 2 ? spaced : spaced.filter((code) => (scores.get(code) ?? 0) >= top * 0.6),
  );
  if (script) for (const code of script[1]) candidates.add(code);
  return { best: top === 0 ? null : (near([...spaced])[0] ?? null), candidates };
}

function scoreWords(folded: string, lexicons: readonly Compiled[]): Map<string, number> {
  const tokens = new Set(folded.split(/[^\p{L}']+/u));
  return new Map(
    lexicons.map((each) => [each.code, [...tokens].filter((token) => each.words.has(token)).length]),
  );
}
