import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ringsOf } from './rings.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a store's first webhook rings at once, and the hundred that follow it ring once more", () => {
  const ring = vi.fn();
  const rings = ringsOf(ring);
  for (let count = 0; count < 101; count += 1) rings('sale');
  expect(ring).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(ring).toHaveBeenCalledTimes(2);
});

test("a flash sale rings five times a second, and does not delay another store's webhook", () => {
  const ring = vi.fn();
  const rings = ringsOf(ring);
  for (let ms = 0; ms < 990; ms += 10) {
    rings('sale');
    vi.advanceTimersByTime(10);
  }
  expect(ring).toHaveBeenCalledTimes(5);
  rings('other');
  expect(ring).toHaveBeenCalledTimes(6);
});

test('who rings after a pause in which nobody did is heard at once', () => {
  const ring = vi.fn();
  const rings = ringsOf(ring);
  rings('sale');
  vi.advanceTimersByTime(200);
  rings('sale');
  expect(ring).toHaveBeenCalledTimes(2);
});
