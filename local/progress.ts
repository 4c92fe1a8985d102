/** What whoever waits gets to see of something that takes long. */
import { stderr } from 'node:process';

/** @param fraction of what there is to do, 0 to 1; null while something goes on whose end is not known; left out for a plain remark. */
export type Progress = (text: string, fraction?: number | null) => void;

const WIDTH = 24;

/** On a terminal a bar that is redrawn in place; anywhere else each text once. */
export function progressBar(say: (text: string) => void, screen: NodeJS.WriteStream = stderr): Progress {
  let shown = '';
  let ticks = 0;
  return (text, fraction) => {
    if (text !== shown) {
      shown = text;
      say(text);
    }
    if (!screen.isTTY || fraction === undefined) return;
    if (fraction === 1) screen.write(`\r${' '.repeat(WIDTH + 12)}\r`);
    else screen.write(`\r  ${fraction === null ? running(ticks++) : filled(fraction)}`);
  };
}

const filled = (fraction: number) =>
  `${'█'.repeat(Math.round(fraction * WIDTH)).padEnd(WIDTH, '░')} ${String(Math.floor(fraction * 100)).padStart(3)} %`;

/** A block that goes round: something happens, nobody knows how much. */
const running = (tick: number) => `${'░'.repeat(tick % (WIDTH - 3))}███`.padEnd(WIDTH, '░');
