/** A text's words, and the runs of capitalized ones among them. */
export interface Word {
  text: string;
  lower: string;
  start: number;
  end: number;
  /** Begins with a capital. */
  capital: boolean;
  /** First word of the text, of a line, of a sentence or of a quotation. */
  opens: boolean;
  /** What stands between the word before and this one. */
  gap: string;
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’](?!s\b)[\p{L}\p{M}]+|-[\p{L}\p{M}\p{N}]+)*/gu;
const OPENING = /[.!?:\n"“”«]["'“”‘«»()*\s-]*$/u;
const ABBREVIATION = /\b(?:mr|mrs|ms|mx|dr|prof|st|ste|sig|sig\.ra|dott|ing|sr|sra|jr|vs|no|\p{Lu})\.\s*$/iu;

export function words(text: string): Word[] {
  const found: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const gap = text.slice(end, start);
    end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 12), start);
    found.push({
      text: match[0],
      lower: match[0].toLowerCase().replace('’', "'"),
      start,
      end,
      capital: /^\p{Lu}/u.test(match[0]),
      opens: start === 0 || (OPENING.test(gap.slice(-8)) && !ABBREVIATION.test(before)),
      gap,
    });
  }
  return found;
}

const PARTICLES = new Set(
  "van von der den de del della di da do dos das du des la le lo ten ter te het 't zu zum zur op la y e".split(
    ' ',
  ),
);
export const isParticle = (lower: string) => PARTICLES.has(lower);

/** Indices of the first and the last word, both included. */
export interface Run {
  from: number;
  to: number;
}

/** Capitalized words side by side, with particles between or before them: "Ludwig van Beethoven", "van Noort". */
export function runs(all: Word[]): Run[] {
  const found: Run[] = [];
  for (let from = 0; from < all.length; from++) {
    const to = runEnd(all, from);
    if (to < from) continue;
    found.push({ from, to });
    from = to;
  }
  return found;
}

function runEnd(all: Word[], from: number): number {
  let to = from - 1;
  for (let i = from; i < all.length; i++) {
    const word = all[i];
    if (!word || (i > from && !/^(?: |\. )$/.test(word.gap)) || (word.gap === '. ' && word.opens && i > from))
      break;
    if (word.capital) to = i;
    else if (!isParticle(word.lower)) break;
  }
  return to;
}
