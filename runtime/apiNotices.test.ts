import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apiNotices } from './apiNotices.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function given() {
  const lines: { level: number; store: string; msg: string }[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { lines, noticed: apiNotices(log) };
}
const NOTICE = { asked: '2026-10', answered: '2027-01', deprecated: null };

test('a version that ends is told once a day for each store, however many calls there are', () => {
  const { lines, noticed } = given();
  for (const store of ['a', 'b', 'a', 'a']) noticed(store)(NOTICE);
  expect(lines.map(({ store }) => store)).toEqual(['a', 'b']);
  expect(lines[0]).toMatchObject({
    level: 40,
    msg: 'Shopify answers by API version 2027-01 where 2026-10 was asked for: update Waybill before it stops',
  });
  vi.setSystemTime(new Date('2026-11-22T00:00:01Z'));
  noticed('a')(NOTICE);
  expect(lines).toHaveLength(3);
});

test('something deprecated is told with the page that says what to do', () => {
  const { lines, noticed } = given();
  noticed('a')({ asked: '2026-10', answered: '2026-10', deprecated: 'https://shopify.dev/changelog' });
  expect(lines[0]?.msg).toContain(
    'calls something deprecated that Waybill uses (https://shopify.dev/changelog)',
  );
});
