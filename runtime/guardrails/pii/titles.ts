/** Forms of address and professions. */
import { isJob } from './tables.ts';
import type { Candidate } from './types.ts';

const HONORIFICS = new Set('mr mrs ms miss mx dr prof professor'.split(' '));
export const isHonorific = (lower: string) => HONORIFICS.has(lower);

const HONORIFIC = /(?<![\p{L}\p{N}])(?:mr|mrs|ms|miss|mx|dr|prof|professor)\.?(?=\s+\p{Lu})/giu;
/** These are part of the name in the languages they come from. */
export const FOREIGN_HONORIFIC =
  /(?<![\p{L}\p{N}])(?:Dott(?:\.|\.ssa)|Sig(?:\.ra|\.)|Herrn?|Frau|Dipl\.-Ing\.|Univ\.Prof\.|Ing\.|Sra\.|Srta\.|Sr\.|Dra\.|Señora?|Signora?|Madame|Monsieur|Mme|Mlle|M\.|[Pp]ani?) $/u;
export const NAME_SUFFIX =
  /^,? (?:Jr\.?|Sr\.|II|III|IV|V|MD|M\.D\.|DDS|PhD|Ph\.D\.|DVM|MBA\.?|B\.Sc\.|M\.Sc\.|B\.A\.|B\.Eng\.|Esq\.?)(?![\p{L}])/u;

const ANNOUNCED =
  /\b(?:as an?|an?|the|title(?: is)?:?|position(?: of| is)?:?|role(?: of| is)?:?|occupation(?: is)?:?|profession(?: is)?:?|job(?: is| title)?:?|our|new|former|senior)\s+(?=\p{Lu}|\p{Ll})/giu;
const LONGEST_JOB = 70;

export function titles(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(HONORIFIC))
    found.push({ type: 'TITLE', start: match.index, end: match.index + match[0].length, score: 65 });
  let start = 0;
  for (const line of text.split('\n')) {
    const value = line.trim();
    if (value.length > 2 && isJob(value.toLowerCase())) {
      const from = start + line.indexOf(value);
      found.push({ type: 'TITLE', start: from, end: from + value.length, score: 64 });
    }
    start += line.length + 1;
  }
  for (const match of text.matchAll(ANNOUNCED)) {
    const from = match.index + match[0].length;
    const length = jobAt(
      text,
      from,
      /as an?\s|title|position|role|occupation|profession|job/i.test(match[0]),
    );
    if (length > 0) found.push({ type: 'TITLE', start: from, end: from + length, score: 50 });
  }
  return found;
}

/** In running text a profession counts where it is announced as one, or written with a capital. */
function jobAt(text: string, from: number, announced: boolean): number {
  if (!announced && !/^\p{Lu}/u.test(text[from] ?? '')) return 0;
  const rest = text.slice(from, from + LONGEST_JOB);
  const ends = [...rest.matchAll(/[\s.,;!?)]|$/gu)].map((match) => match.index).reverse();
  return ends.find((end) => end > 3 && isJob(rest.slice(0, end).toLowerCase())) ?? 0;
}
