/** Cuts a document into passages of 500 to 1000 tokens, on borders of sentences, each beginning with the end of the one before. Pure. */

export interface Chunk {
  /** "Returns › Sale items": the headings above its first sentence. */
  heading: string;
  text: string;
  tokens: number;
}

type Count = (text: string) => number;

/** In tokens. */
const LEAST = 500;
const MOST = 1000;
const OVERLAP = 100;
/** In UTF-16 code units, of a heading's line, and how many lines of them in a row. */
const TITLE = 200;
const TITLES = 4;

interface Sentence {
  heading: string;
  /** The first below a heading: a good place to cut. */
  opens: boolean;
  /** The lines of the headings right above it; "" where it does not open. */
  title: string;
  /** What separates it from the one before. */
  gap: string;
  text: string;
  tokens: number;
}

/** @param markdown headings as "# …"; a list's items and a table's rows count as sentences. */
export function chunksOf(markdown: string, count: Count): Chunk[] {
  const groups = grouped(sentencesOf(markdown, count));
  return groups.map((group, at) => {
    const before = at === 0 ? [] : tail(groups[at - 1] ?? []);
    const whole = [...before, ...group];
    const heading = group[0]?.heading ?? '';
    const text = whole
      .map((one, index) => (index === 0 ? shown(one, heading) : one.gap + shown(one, '')))
      .join('');
    return { heading, text, tokens: count(text) };
  });
}

/** With the headings that it opens under, unless the passage says them already. */
const shown = ({ title, text, heading }: Sentence, said: string) =>
  title && heading !== said ? `${title}\n\n${text}` : text;

/** Room is left for the end of the passage before. */
function grouped(sentences: Sentence[]): Sentence[][] {
  const groups: Sentence[][] = [];
  let group: Sentence[] = [];
  let tokens = 0;
  for (const one of sentences) {
    const full = tokens + one.tokens > MOST - OVERLAP;
    if (group.length > 0 && (full || (one.opens && tokens >= LEAST))) {
      groups.push(group);
      [group, tokens] = [[], 0];
    }
    group.push(one);
    tokens += one.tokens;
  }
  const last = groups.at(-1);
  // A short rest goes to the passage before, where there is room.
  if (last && tokens < LEAST && sumOf(last) + tokens <= MOST - OVERLAP) last.push(...group);
  else if (group.length > 0) groups.push(group);
  return groups;
}

function tail(group: Sentence[]): Sentence[] {
  let from = group.length;
  let tokens = 0;
  while (from > 0 && tokens + (group[from - 1]?.tokens ?? 0) <= OVERLAP) {
    from -= 1;
    tokens += group[from]?.tokens ?? 0;
  }
  return group.slice(from);
}

const sumOf = (group: Sentence[]) => group.reduce((sum, { tokens }) => sum + tokens, 0);

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'sentence' });

function sentencesOf(markdown: string, count: Count): Sentence[] {
  const sentences: Sentence[] = [];
  const path: string[] = [];
  let titles: string[] = [];
  let gap = '';
  const add = (text: string) => {
    const heading = path.filter(Boolean).join(' › ');
    const most = MOST - OVERLAP - count(titles.join('\n\n')) - 10;
    for (const piece of piecesOf(text, count, most)) {
      const title = titles.join('\n\n');
      const tokens = count(`${gap}${title && `${title}\n\n`}${piece}`);
      sentences.push({ heading, opens: titles.length > 0, title, gap, text: piece, tokens });
      [titles, gap] = [[], ' '];
    }
  };
  for (const line of joined(markdown)) {
    const title = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (title?.[1]) {
      path.length = title[1].length - 1;
      path[title[1].length - 1] = plain(title[2] ?? '');
      titles = [...titles, line.slice(0, TITLE)].slice(-TITLES);
      gap = '\n\n';
    } else if (line === '') gap = '\n\n';
    else {
      if (gap !== '\n\n') gap = '\n';
      for (const { segment } of SEGMENTER.segment(line)) if (segment.trim()) add(segment.trim());
    }
  }
  return sentences;
}

/** Lines as they were meant: a paragraph that was wrapped is one, list items and table rows stay apart. */
function joined(markdown: string): string[] {
  const lines: string[] = [];
  for (const raw of markdown.replaceAll('\r\n', '\n').split('\n')) {
    const line = raw.trim();
    const goesOn = line !== '' && !/^(#{1,6}\s|[-*+•|>]|\d+[.)]\s)/.test(line);
    const last = lines.at(-1);
    if (goesOn && last && !/^(#{1,6}\s|\|)/.test(last)) lines[lines.length - 1] = `${last} ${line}`;
    else lines.push(line);
  }
  return lines;
}

/** What is longer than a passage may be is cut between words, and a word without end between letters. */
function piecesOf(text: string, count: Count, most: number): string[] {
  if (count(text) <= most) return [text];
  const words = text.split(/\s+/).flatMap((word) => word.match(/.{1,200}/gsu) ?? []);
  const pieces: string[] = [];
  let piece = '';
  for (const word of words) {
    const longer = piece ? `${piece} ${word}` : word;
    if (piece && count(longer) > most) {
      pieces.push(piece);
      piece = word;
    } else piece = longer;
  }
  return piece ? [...pieces, piece] : pieces;
}

const plain = (title: string) => title.replace(/[*_`]/g, '').trim();
