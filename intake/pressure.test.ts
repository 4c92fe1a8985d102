import { expect, onTestFinished, test } from 'vitest';
import { FIRST, nextPace, type Pace, watchPressure } from './pressure.ts';

test('more orders of a store are begun while more wait, and one at a time with pauses while the machine is busy', async () => {
  // What else this machine does is not what is asked here.
  const pressure = watchPressure(() => 1);
  onTestFinished(pressure.stop);
  pressure.holdsBack('some');
  await expect.poll(() => pressure.pace().underWay, { timeout: 10_000 }).toBeGreaterThan(FIRST.underWay);
  const busy = setInterval(() => {
    const until = performance.now() + 60;
    while (performance.now() < until);
  }, 0);
  onTestFinished(() => clearInterval(busy));
  await expect.poll(() => pressure.pace().pauseMs, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(pressure.pace().underWay).toBe(1);
});

test('one order at a time is begun with pauses where no processor is idle, however prompt this process is', async () => {
  const pressure = watchPressure(() => 0.2);
  onTestFinished(pressure.stop);
  pressure.holdsBack('some');
  await expect.poll(() => pressure.pace().pauseMs, { timeout: 10_000 }).toBeGreaterThan(0);
});

test('where every store waits, hardly any processor time is left idle for the others', async () => {
  const pressure = watchPressure(() => 0.1);
  onTestFinished(pressure.stop);
  pressure.holdsBack('everybody');
  await expect.poll(() => pressure.pace().underWay, { timeout: 10_000 }).toBeGreaterThan(FIRST.underWay);
  pressure.holdsBack('some');
  await expect.poll(() => pressure.pace().pauseMs, { timeout: 10_000 }).toBeGreaterThan(0);
});

const paces = (from: Pace, how: { pressed: boolean; wanted: boolean }, windows: number) =>
  Array.from({ length: windows })
    .reduce<Pace[]>((all) => [...all, nextPace(all.at(-1) ?? from, how)], [])
    .map(({ underWay, pauseMs }) => [underWay, pauseMs]);

test('a sale begins with one order, and gets more while the machine keeps up', () => {
  expect(paces(FIRST, { pressed: false, wanted: true }, 11).map(([underWay]) => underWay)).toEqual([
    2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ]);
});

test('while it is too much a store gets fewer, then one at a time with longer and longer pauses, and never none', () => {
  expect(paces({ underWay: 12, pauseMs: 0 }, { pressed: true, wanted: true }, 7)).toEqual([
    [6, 0],
    [3, 0],
    [1, 0],
    [1, 250],
    [1, 500],
    [1, 1000],
    [1, 1000],
  ]);
});

test('when it no longer is too much, the pauses go before there are more at a time', () => {
  expect(paces({ underWay: 1, pauseMs: 500 }, { pressed: false, wanted: true }, 6)).toEqual([
    [1, 375],
    [1, 250],
    [1, 125],
    [1, 0],
    [2, 0],
    [3, 0],
  ]);
});

test('when nobody waits any more, the next sale begins with one again', () => {
  const idle = { pressed: false, wanted: false };
  expect(paces({ underWay: 12, pauseMs: 0 }, idle, 12).at(-1)).toEqual([FIRST.underWay, FIRST.pauseMs]);
  expect(paces({ underWay: 1, pauseMs: 500 }, idle, 5).at(-1)).toEqual([FIRST.underWay, FIRST.pauseMs]);
});
