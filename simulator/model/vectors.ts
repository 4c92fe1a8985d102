/** Embeddings without a model: hashed words and letter triples, so that like texts lie close together. */
import { createHash } from 'node:crypto';

const DIMENSIONS = 256;

/** Of length 1, unless the text is empty. */
export function vectorOf(text: string, dimensions = DIMENSIONS): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const feature of featuresOf(text)) {
    const hash = createHash('sha256').update(feature).digest();
    const at = hash.readUInt32LE(0) % dimensions;
    vector[at] = (vector[at] ?? 0) + ((hash[4] ?? 0) % 2 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

function featuresOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    const padded = ` ${word} `;
    const triples = [...padded].slice(2).map((_, at) => `3:${[...padded].slice(at, at + 3).join('')}`);
    return [`w:${word}`, ...triples];
  });
}

/** The form that OpenAI's own client asks for: little-endian 32-bit floats. */
export const base64Of = (vector: number[]): string =>
  Buffer.from(Float32Array.from(vector).buffer).toString('base64');
