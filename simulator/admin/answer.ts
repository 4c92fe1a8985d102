/** What a mutation answers where the store refuses it. */
import { Refusal } from '../store/fulfillment-orders.ts';

/** A refusal becomes the payload's user errors; anything else is the simulator's own fault and surfaces. */
export function answer<T extends object>(act: () => T): T | { userErrors: unknown[] } {
  try {
    return { userErrors: [], ...act() };
  } catch (error) {
    if (error instanceof Refusal)
      return { userErrors: error.errors, orderCancelUserErrors: error.errors } as never;
    throw error;
  }
}
