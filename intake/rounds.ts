/** Work that is looked for again and again: at once when a bell rings, from time to time when none does, and slower while it fails. */
import type { Logger } from 'pino';
import { createBell } from './bell.ts';

/** `more` where there may be more at once, `soon` where there is more that has to wait for something, `away` where there is no use in trying the next. */
export type Round = 'more' | 'soon' | 'idle' | 'away';

export interface Rounds {
  /** Something was kept: look now. */
  wake(): void;
  /** Finishes what is under way, and leaves the rest to others. */
  stop(): Promise<void>;
}

/** For what another process kept, or left behind. */
const POLL_MS = 1_000;
const SOON_MS = 200;
const MAX_PAUSE_MS = 10_000;

/** @param trouble what a round that throws is logged as. */
export function startRounds(
  { log, trouble }: { log: Logger; trouble: string },
  once: (isStopped: () => boolean) => Promise<Round>,
): Rounds {
  const bell = createBell();
  let stopped = false;

  const run = async () => {
    let failures = 0;
    while (!stopped) {
      const round = await once(() => stopped).catch((err) => {
        log.error({ err }, trouble);
        return 'away' as const;
      });
      failures = round === 'away' ? failures + 1 : 0;
      if (round === 'more') continue;
      if (failures === 0) await bell.wait(round === 'soon' ? SOON_MS : POLL_MS);
      // Bells do not count here: what cannot be reached gains nothing from haste.
      else await bell.rest(Math.min(250 * 2 ** failures, MAX_PAUSE_MS));
    }
  };
  const running = run();

  return {
    wake: bell.ring,
    async stop() {
      stopped = true;
      bell.end();
      await running;
    },
  };
}
