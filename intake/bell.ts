/** A bell that ends a wait: rung before anybody waits, it is heard by the next who does. */

export interface Bell {
  ring(): void;
  /** Until the bell rings, at most `ms`. */
  wait(ms: number): Promise<void>;
  /** For `ms`, whoever rings. */
  rest(ms: number): Promise<void>;
  /** Ends whatever wait is on, and every later one at once. */
  end(): void;
}

export function createBell(): Bell {
  let rung = false;
  let ended = false;
  let wakeUp: (() => void) | null = null;
  let hears = false;

  const sleep = (ms: number, hearsBell: boolean) =>
    new Promise<void>((resolve) => {
      if (ended || (hearsBell && rung)) {
        rung = false;
        return resolve();
      }
      hears = hearsBell;
      const timer = setTimeout(() => wakeUp?.(), ms);
      wakeUp = () => {
        clearTimeout(timer);
        wakeUp = null;
        if (hearsBell) rung = false;
        resolve();
      };
    });

  return {
    ring() {
      rung = true;
      if (hears) wakeUp?.();
    },
    wait: (ms) => sleep(ms, true),
    rest: (ms) => sleep(ms, false),
    end() {
      ended = true;
      wakeUp?.();
    },
  };
}
