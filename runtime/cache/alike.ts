/** Whether two questions are the same. Pure. */
import { type Form, type Normal, normalize } from './normalize.ts';

export interface Question extends Normal {
  form: Form;
  /** Of a model for embeddings; null where none was at hand. */
  vector: readonly number[] | null;
}

/** Cosine from which two questions count as one. */
const SAME = 0.95;

export const questionOf = (text: string, form: Form, vector: readonly number[] | null = null): Question => ({
  ...normalize(text, form),
  form,
  vector,
});

/** How alike they are where that is enough; null where it is not. Names of things are never the same for being alike. */
export function alike(a: Question, b: Question): number | null {
  if (a.key === b.key) return 1;
  if (a.form === 'title' || a.strict !== b.strict || !a.vector || !b.vector) return null;
  const similarity = cosine(a.vector, b.vector);
  return similarity >= SAME ? similarity : null;
}

export function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return 0;
  let [dot, aa, bb] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    const [x = 0, y = 0] = [a[at], b[at]];
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}
