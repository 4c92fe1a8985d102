/** What the data tells a model to do, in any language. Telling orders from other words is what a traitor does not do. */

export interface Orders {
  /** Every word of it, decoded ones included: each may be meant as an order. */
  all: string;
  /** What it was told to say, word by word. */
  dictated: string[];
  /** Where it was told to send people: a link, a phone number, a mailbox. */
  links: string[];
  phones: string[];
  mails: string[];
  /** It was told to go on and on. */
  endless: boolean;
}

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/gi;
const PHONE = /\+?\d[\d ().-]{7,}\d/g;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const QUOTED = /["“«'‘]([^"”»\n]{2,200}?)["”»'’](?=[\s.,;:!?)]|$)/g;

export function ordersIn(data: string): Orders {
  const all = `${data}\n${decodedIn(data)}`;
  const found = (pattern: RegExp) => [...new Set(all.match(pattern) ?? [])];
  return {
    all,
    dictated: [...all.matchAll(QUOTED)].flatMap((match) => match[1] ?? []),
    links: found(LINK),
    phones: found(PHONE),
    mails: found(MAIL),
    endless:
      /\b\d{2,} times\b|\b(again and again|forever|endless|keep (calling|checking)|start again)\b/i.test(all),
  };
}

/** Base64 in the data is read as well: an attacker hides orders from filters in it. */
function decodedIn(data: string): string {
  const runs = data.match(/[A-Za-z0-9+/]{20,}={0,2}/g) ?? [];
  return runs
    .map((run) => Buffer.from(run, 'base64').toString('utf8'))
    .filter((text) => /^[\x20-\x7e\s]+$/.test(text))
    .join('\n');
}
