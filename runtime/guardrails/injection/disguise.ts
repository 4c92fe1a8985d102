/** Texts within a text: base64, hex, binary, Morse, ciphers, pig Latin, leetspeak, letters apart. Pure. */

/** `kind` names the disguise; `text` is what was behind it, where it could be read. `proof` says that nobody writes so by chance. */
export interface Unmasked {
  kind: string;
  text: string;
  proof: boolean;
}

export function unmask(raw: string, folded: string): Unmasked[] {
  return [
    ...base64(raw),
    ...hex(raw),
    ...binary(raw),
    ...morse(raw),
    ...cipher(folded),
    ...pigLatin(folded),
    ...leet(folded),
    ...apart(folded),
    ...mixedScripts(folded),
  ];
}

const isProse = (text: string) =>
  /^[\p{L}\p{N}\p{P}\p{Zs}\n$+<=>]+$/u.test(text) && (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3;

function base64(raw: string): Unmasked[] {
  return (raw.match(/[A-Za-z0-9+/_-]{20,4000}={0,2}/g) ?? [])
    .slice(0, 8)
    .map((token) => Buffer.from(token, 'base64').toString('utf8'))
    .filter(isProse)
    .map((text) => ({ kind: 'base64', text, proof: true }));
}

function hex(raw: string): Unmasked[] {
  return (raw.match(/(?:(?:0x|\\x|%)?[\da-fA-F]{2}[ ,:]?){10,2000}/g) ?? [])
    .slice(0, 8)
    .map((run) => Buffer.from(run.replace(/0x|\\x|[^\da-fA-F]/g, ''), 'hex').toString('utf8'))
    .filter(isProse)
    .map((text) => ({ kind: 'hex', text, proof: true }));
}

/** Runs of octets are damaged easily, by translation too: that they are there is enough. */
function binary(raw: string): Unmasked[] {
  const octets = raw.match(/\b[01]{7,16}\b/g) ?? [];
  if (octets.length < 5) return [];
  const text = octets.slice(0, 2000).map((octet) => String.fromCharCode(Number.parseInt(octet, 2) & 127));
  return [{ kind: 'binary', text: text.join(''), proof: true }];
}

const morse = (raw: string): Unmasked[] =>
  (raw.match(/(?<![^\s'"“(])[.·\-–_]{1,6}(?=[\s'"/])/g)?.length ?? 0) >= 10 &&
  /[.·]\s?[-–]|[-–]\s?[.·]/.test(raw)
    ? [{ kind: 'morse', text: '', proof: true }]
    : [];

/** Long enough that no other word reads like them under any shift. */
const TELLING = [
  'instruction',
  'previous',
  'password',
  'system prompt',
  'ignore the',
  'ignore all',
  'refund',
  'approval',
  'override',
  'conclusion of',
];

function cipher(folded: string): Unmasked[] {
  const found: Unmasked[] = [];
  const telling = (text: string) => TELLING.some((word) => text.includes(word));
  const backward = [...folded].reverse().join('');
  if (telling(backward) && !telling(folded)) found.push({ kind: 'backward', text: backward, proof: true });
  for (let shift = 1; shift < 26; shift++) {
    const keys = SHIFTED[shift] ?? [];
    if (keys.some((key) => folded.includes(key)))
      found.push({ kind: 'cipher', text: rotate(folded, 26 - shift), proof: true });
  }
  return found;
}

const rotate = (text: string, by: number) =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + by) % 26) + 97));

const SHIFTED = Array.from({ length: 26 }, (_, shift) =>
  TELLING.filter((word) => word.length > 6).map((word) => rotate(word, shift)),
);

/** Words that end like it by themselves: "Friday, Saturday, Sunday". */
const PLAIN_AY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun|to|birth|holi|every|week|some|yester|mid)day|always?|away|okay|delay|relay|display|pathway|doorway|gateway|highway|railway|driveway|hallway|stairway|subway|runway|[a-z]?[a-z]ay)$/;

function pigLatin(folded: string): Unmasked[] {
  const words = folded.match(/[a-z']+/g) ?? [];
  let run: string[] = [];
  let best: string[] = [];
  for (const word of words) {
    run = word.length > 3 && word.endsWith('ay') && !PLAIN_AY.test(word) ? [...run, word] : [];
    if (run.length > best.length) best = run;
    if (best.length >= 100) break;
  }
  if (best.length < 4) return [];
  const text = best.map((word) =>
    word.replace(/^([a-z']+?)([bcdfghjklmnpqrstvwxz]{1,3}|y)ay$/, '$2$1').replace(/way$/, ''),
  );
  return [{ kind: 'pig_latin', text: text.join(' '), proof: true }];
}

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Digits within words, in several words: addresses and sizes ("4b", "h&m") have one at most. */
function leet(folded: string): Unmasked[] {
  const odd = (folded.match(/(?<![\w@$])[\w@$!]{4,30}/g) ?? []).filter((word) =>
    /[a-z][013457@$!][a-z]/.test(word),
  );
  if (odd.length < 2) return [];
  return [
    {
      kind: 'leet',
      text: folded.replace(/[013457@$!](?=[\w@$!]|\b)/g, (sign) => LEET[sign] ?? sign),
      proof: false,
    },
  ];
}

function apart(folded: string): Unmasked[] {
  const runs = folded.match(/(?<!\p{L})\p{L}(?:[ .\-_*|,]{1,2}\p{L}(?!\p{L})){5,500}/gu) ?? [];
  const letters = runs.map((run) => run.replace(/[^\p{L}]/gu, '')).join('');
  const glued = folded.replace(/[^\p{L}]/gu, '');
  const sentence =
    /(?:ignore|disregard|forget)(?:all)?(?:of)?(?:the|your|my|any)?(?:previous|prior|above|earlier)(?:instructions|rules|prompt)/;
  const hit = sentence.exec(glued)?.[0];
  if (hit && !/(?:ignore|disregard|forget)[ ]/.test(folded))
    return [{ kind: 'letters_apart', text: hit, proof: true }];
  return letters.length >= 12 ? [{ kind: 'letters_apart', text: letters, proof: false }] : [];
}

const TWINS: Record<string, string> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ο: 'o',
  α: 'a',
  ε: 'e',
  ι: 'i',
  ν: 'v',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  κ: 'k',
};

/** Letters of two alphabets in one word. */
function mixedScripts(folded: string): Unmasked[] {
  let count = 0;
  const text = folded.replace(/\p{L}{2,60}/gu, (word) => {
    if (!/[a-z]/.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return word;
    count += 1;
    return word.replace(/[^a-z]/g, (letter) => TWINS[letter] ?? letter);
  });
  return count > 0 ? [{ kind: 'mixed_scripts', text, proof: false }] : [];
}
