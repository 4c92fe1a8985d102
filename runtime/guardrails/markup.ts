/** HTML and Markdown as the text that a reader would see, whatever is hidden in them left out. Pure. */

/** Elements that HTML knows. Others in angle brackets are a buyer's own brackets: their words stay. */
const ELEMENTS = new Set(
  (
    'a abbr address article aside audio b base blockquote body br button canvas caption center cite code col colgroup data dd del ' +
    'details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head ' +
    'header hr html i iframe img input ins kbd label legend li link main map mark marquee math meta meter nav noscript object ol ' +
    'optgroup option output p param picture pre progress q rp rt ruby s samp script section select slot small source span strike ' +
    'strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'
  ).split(' '),
);

const BLOCKS = new Set(
  'address article aside blockquote body br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  euro: '€',
  pound: '£',
  yen: '¥',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** `count` says how many pieces of markup went. "I <3 you", "5 < 7" and "<emma@example.org>" are no markup. */
export function plainText(text: string): { text: string; count: number } {
  let count = 0;
  let plain = text;
  // Twice, so that markup behind entities is markup too; what is spelled three times over stays as it was typed.
  for (let round = 0; round < 2 && /[<&[]/.test(plain); round++) {
    const step = stripped(plain);
    count += step.count;
    const decoded = decodeEntities(step.text);
    count += decoded === step.text ? 0 : 1;
    if (step.count === 0 && decoded === step.text) break;
    plain = decoded;
  }
  return { text: plain, count };
}

function stripped(text: string): { text: string; count: number } {
  let count = 0;
  const put = (value: string) => {
    count += 1;
    return value;
  };
  let plain = hidden(text, /<!\s?--/g, '-->', put);
  plain = hidden(
    plain,
    /<(?:script|style|template|noscript)\b[^<>]{0,500}>/gi,
    '</',
    put,
    /^<\/(?:script|style|template|noscript)\s*>/i,
  );
  plain = plain
    // Tokens by which chat models tell roles apart.
    .replace(/<\|[\w .-]{1,40}\|>/g, () => put(''))
    .replace(/<!\s?[a-z][^<>]{0,200}>/gi, () => put(''))
    .replace(
      /<(\/?)([\p{L}_][\p{L}\d_-]{0,40})(\s[^<>]{0,2000})?\s?\/?>/gu,
      (_all, slash: string, name: string, rest = '') => {
        const element = name.toLowerCase();
        if (ELEMENTS.has(element)) return put(BLOCKS.has(element) ? '\n' : '');
        return put(slash === '' ? `${name}${rest}` : ' ');
      },
    )
    .replace(/!\[([^\][]{0,200})\]\([^()\s]{0,2000}\)/g, (_all, alt: string) => put(alt))
    .replace(/\[([^\][]{1,200})\]\(([^()\s]{1,2000})\)/g, (_all, label: string, url: string) =>
      put(label === url ? url : `${label} (${url})`),
    );
  return { text: plain, count };
}

/** Drops from `opens` to its end with all in between. What is never closed loses its mark alone: a person's words may follow. */
function hidden(
  text: string,
  opens: RegExp,
  close: string,
  put: (value: string) => string,
  closes?: RegExp,
): string {
  const kept: string[] = [];
  let at = 0;
  let end = text.indexOf(close);
  for (const match of text.matchAll(opens)) {
    if (match.index < at) continue;
    kept.push(text.slice(at, match.index), put(''));
    at = match.index + match[0].length;
    // Once the close is missing it is missing for all that follow: looking again each time would be quadratic.
    if (end >= 0 && end < at) end = text.indexOf(close, at);
    if (end < 0) continue;
    const tag = closes ? (closes.exec(text.slice(end, end + 40))?.[0] ?? null) : close;
    if (tag !== null) at = end + tag.length;
  }
  kept.push(text.slice(at));
  return kept.join('');
}

const decodeEntities = (text: string) =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : all;
    },
  );
