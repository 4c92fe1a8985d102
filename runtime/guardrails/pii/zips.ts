/** Postal codes that stand outside an address: announced as such, or behind a town. */
import { ZIP } from './patterns.ts';
import type { Candidate } from './types.ts';

const ANNOUNCED_ZIP = new RegExp(
  String.raw`\b(?:zip|post(?:al)?|post)[\s-]*code(?:\s+(?:is|was|of|for|number|to|in|the|my)){0,3}\s*[:#]?\s*(?<zip>${ZIP}|\d{4}(?!\d))|\bzip(?:\s+is)?\s*:?\s+(?<zip2>\d{5}(?:-\d{4})?)(?!\d)`,
  'giu',
);
const TOWN_ZIP =
  /\b\p{Lu}[\p{L}'’-]+,? (?:[A-Z]{2},? )?(?<zip>\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{2}-\d{3})(?![\p{L}\d-])/gu;

export function zips(text: string): Candidate[] {
  if (!/\d/.test(text)) return [];
  const found: Candidate[] = [];
  for (const match of [...text.matchAll(ANNOUNCED_ZIP), ...text.matchAll(TOWN_ZIP)]) {
    const zip = match.groups?.zip ?? match.groups?.zip2 ?? '';
    const start = match.index + match[0].lastIndexOf(zip);
    const announced = /zip|code/i.test(match[0]);
    found.push({ type: 'ZIP_CODE', start, end: start + zip.length, score: announced ? 93 : 44 });
  }
  return found;
}
