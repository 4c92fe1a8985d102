/** Rings for each store at once, and then at most once in a while: a flash sale is looked after five times a second, not at each of its webhooks. */

/** Often enough that nobody notices; each look costs as much as keeping a webhook does. */
const PAUSE_MS = 200;

/** @returns what a store rings with. What rings while its store pauses is heard when the pause ends. */
export function ringsOf(ring: () => void): (store: string) => void {
  const pausing = new Map<string, { again: boolean }>();

  return function rings(store) {
    const pause = pausing.get(store);
    if (pause) {
      pause.again = true;
      return;
    }
    const begun = { again: false };
    pausing.set(store, begun);
    setTimeout(() => {
      pausing.delete(store);
      if (begun.again) rings(store);
    }, PAUSE_MS).unref();
    ring();
  };
}
