/** The sentences of messages to buyers in one language, and what became of a draft of them. */
import { z } from 'zod';

export const MESSAGE_EVENTS = ['processing', 'shipped', 'delayed', 'delivered'] as const;
export type MessageEvent = (typeof MESSAGE_EVENTS)[number];

/** About what a buyer sends back. */
export const RETURN_EVENTS = ['return_approved', 'return_declined', 'refunded'] as const;
export type ReturnEvent = (typeof RETURN_EVENTS)[number];

const Sentence = z.string().min(1).max(400);
/** `{order}` stands for the order's name, `{store}` for the store's. */
const Told = z.object({ subject: Sentence, text: Sentence });

export const Words = z.object({
  greeting: Sentence,
  events: z.object({ processing: Told, shipped: Told, delayed: Told, delivered: Told }),
  items: Sentence,
  tracking: Sentence,
  closing: Sentence,
});
export type Words = z.infer<typeof Words>;

/** A draft is `proposed` until a person decides. What was approved may be withdrawn, and what was rejected still be approved. */
export type WordingState = 'proposed' | 'approved' | 'rejected';

/** What is known of a store's own words in a language that has no templates. */
export const KnownWording = z.discriminatedUnion('state', [
  z.object({ state: z.literal('approved'), words: Words }),
  /** `asked`: lately a model was asked for a draft and has written none that will do. */
  z.object({ state: z.enum(['none', 'asked', 'proposed', 'rejected']) }),
]);
export type KnownWording = z.infer<typeof KnownWording>;

/** The name under which a draft is asked for: by it, an earlier question is found. */
export const wordingTask = (language: string) => `notification/wording/${language}`;
