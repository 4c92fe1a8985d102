import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBell } from './bell.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a wait is over, after `ms` of fake time. */
async function isOver(wait: Promise<void>, ms = 0): Promise<boolean> {
  let over = false;
  void wait.then(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(ms);
  return over;
}

test('a wait ends with the bell, or after its time', async () => {
  const bell = createBell();
  const wait = bell.wait(1_000);
  expect(await isOver(wait, 999)).toBe(false);
  bell.ring();
  expect(await isOver(wait)).toBe(true);
  expect(await isOver(bell.wait(1_000), 1_000)).toBe(true);
});

test('a bell rung while nobody waits is heard by the next who does, once', async () => {
  const bell = createBell();
  bell.ring();
  expect(await isOver(bell.wait(1_000))).toBe(true);
  expect(await isOver(bell.wait(1_000))).toBe(false);
});

test('a rest does not hear the bell, and the wait after it does', async () => {
  const bell = createBell();
  const rest = bell.rest(1_000);
  bell.ring();
  expect(await isOver(rest, 999)).toBe(false);
  expect(await isOver(rest, 1)).toBe(true);
  expect(await isOver(bell.wait(1_000))).toBe(true);
});

test('the end ends every wait, now and later', async () => {
  const bell = createBell();
  const rest = bell.rest(1_000);
  bell.end();
  expect(await isOver(rest)).toBe(true);
  expect(await isOver(bell.wait(1_000))).toBe(true);
});
