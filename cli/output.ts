/** What the command line says, and to whom: people on standard output, programs in its last line. */
import Table from 'cli-table3';

/** Something the user can put right. Shown as it is, never with a stack. */
export class UserError extends Error {
  override name = 'UserError';
}

export interface Output {
  /** For people: goes to standard error where a program reads the result. */
  say(text?: string): void;
  /** The result for programs: one line of JSON, the last one on standard output. Nothing where people read. */
  result(object: object): void;
}

export interface Streams {
  out: (text: string) => void;
  err: (text: string) => void;
}

export function createOutput(json: boolean, { out, err }: Streams): Output {
  return {
    say: (text = '') => (json ? err : out)(`${text}\n`),
    result(object) {
      if (json) out(`${JSON.stringify(object)}\n`);
    },
  };
}

/** Columns without lines, for terminals and for `grep`. */
export function table(head: string[], rows: string[][]): string {
  const none = [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
  ];
  const lines = [...none, 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'];
  const drawn = new Table({
    head,
    chars: { ...Object.fromEntries(lines.map((name) => [name, ''])), middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  drawn.push(...rows);
  return drawn.toString().replace(/ +$/gm, '');
}

/** "3 m", "5 h", "2 d". */
export function span(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 120) return `${minutes} m`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}

/** UTC, to the minute. */
export const clock = (at: Date) => at.toISOString().replace('T', ' ').slice(0, 16);

/** A store's domain without what Shopify's have in common: a column is narrow. */
export const shortStore = (domain: string) => domain.replace(/\.myshopify\.com$/, '');

export const shorten = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;
