/** A passage of a store's policy, found for a question: what an agent may rest an answer on, and has to cite. */
import { z } from 'zod';

export const Passage = z.object({
  /** The chunk's id: `waybill policy show ID`. It stays what it was when the document changes. */
  chunk: z.string(),
  document: z.string(),
  version: z.int(),
  heading: z.string(),
  text: z.string(),
  /** Its sentences that speak most of the question. */
  excerpt: z.string(),
  /** 0 to 1: how much of what was asked the excerpt speaks of. */
  confidence: z.number(),
});
export type Passage = z.infer<typeof Passage>;

/** "returns.md v2, Sale items [3f0c…]" */
export const cited = ({
  document,
  version,
  heading,
  chunk,
}: Pick<Passage, 'chunk' | 'document' | 'version' | 'heading'>): string =>
  `${document} v${version}${heading ? `, ${heading}` : ''} [${chunk.slice(0, 8)}]`;

/** From here on a passage is shown to a person, who judges it. */
const WORTH_READING = 0.5;
const QUOTED = 300;

export const speaksOfIt = ({ confidence }: Passage) => confidence >= WORTH_READING;

/** As a person who decides reads it. */
export const quoted = (passage: Passage) => ({
  option: `policy: ${cited(passage)}`,
  whyNot: `${Math.round(passage.confidence * 100)} %: ${passage.excerpt.replace(/\s+/g, ' ').slice(0, QUOTED)}`,
});
