/** What a run is asked to find out, and the ways there are to go about it. */
import type { z } from 'zod';
import type { Form } from '../cache/normalize.ts';
import type { Tier } from '../model/types.ts';
import type { Tool } from '../tools/tool.ts';

/** One way to go about a task. */
export interface Strategy {
  /** For the model that chooses among several: when this is the one. */
  when: string;
  instruction: string;
  /** From the cheapest that may do; the next one is asked where an answer does not stand up to its check. */
  tiers: [Tier, ...Tier[]];
  /** Names of the task's tools that this way needs; none where left out. */
  tools?: string[];
}

export interface Task<Answer> {
  /** "customer/note": for costs and logs. */
  name: string;
  objective: string;
  /** What the model is shown: approved facts, and data in its fences (runtime/guardrails/data.ts). */
  facts: string;
  answer: z.ZodType<Answer>;
  /** The first is the one to take where nothing says otherwise; where there is one only, nobody is asked to choose. */
  strategies: [Strategy, ...Strategy[]];
  tools?: Tool[];
  /** What is wrong with an answer, in words that help to mend it. Empty: it will do. */
  check?(answer: Answer): string[];
  /** How sure an answer is, 0 to 1, where it does not say so by its own `confidence`: less than 0.7 is asked of a better model. */
  sureness?(answer: Answer): number;
  /**
   * What two answers must have in common to say the same. Where it is given, an answer of the first tier stands only once a second
   * model of that tier, which is not told of it, has said the same: small models are often wrong and sure of it.
   */
  gist?(answer: Answer): string;
  maxTokensOut?: number;
  /** Only where the answer depends on no person and on no order: it is then given again to the same question in the same store. */
  reusable?: { form: Form; question: string /** What must be equal besides. */; facts?: unknown };
}
