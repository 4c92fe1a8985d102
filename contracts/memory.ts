/** What a store's people did about an exception before, and how it went. */
import { z } from 'zod';
import { Choice } from './case.ts';

/** `open`: the order has not got to its end yet. */
export const Went = z.enum(['well', 'badly', 'open']);
export type Went = z.infer<typeof Went>;

export const Recalled = z.object({
  id: z.string(),
  choice: Choice,
  by: z.string(),
  why: z.string().nullable(),
  /** ISO. */
  at: z.string(),
  went: Went,
  /** A person has said that this would have been right. */
  corrected: z.boolean(),
  /** 0 to 1: how like the situation is. */
  likeness: z.number().min(0).max(1),
});
export type Recalled = z.infer<typeof Recalled>;
