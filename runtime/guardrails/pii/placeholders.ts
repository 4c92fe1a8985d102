/** Puts "[PERSON_1]" where personal data was. */
import type { Span } from './types.ts';

/** Parts of one address on one line are one placeholder, or the text would become hard to read. */
const JOINT = /^[ ,]{1,2}$/;

/** `spans` in the order of the text; the same value of a kind has the same number throughout. */
export function withPlaceholders(text: string, spans: Span[]): string {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  let result = '';
  let end = 0;
  for (const { type, start, end: next, value } of joined(text, spans)) {
    const key = `${type} ${value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')}`;
    const number = numbers.get(key) ?? (counts.get(type) ?? 0) + 1;
    if (!numbers.has(key)) counts.set(type, number);
    numbers.set(key, number);
    result += `${text.slice(end, start)}[${type}_${number}]`;
    end = next;
  }
  return result + text.slice(end);
}

function joined(text: string, spans: Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    const parts = last && last.type === 'STREET_ADDRESS' && span.type === 'STREET_ADDRESS';
    if (parts && JOINT.test(text.slice(last.end, span.start))) {
      all[all.length - 1] = { ...last, end: span.end, value: text.slice(last.start, span.end) };
    } else all.push(span);
  }
  return all;
}
