import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { expect, test } from 'vitest';
import { progressBar } from './progress.ts';

function screen(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY }) as unknown as WriteStream;
  const said: string[] = [];
  const progress = progressBar((text) => said.push(text), stream);
  return { progress, said, drawn: () => String(stream.read() ?? '') };
}

test('into a file or a pipe each text is said once, and no bar', () => {
  const { progress, said, drawn } = screen(false);
  for (const fraction of [0, 0.5, 1]) progress('fetching temporal with pip', fraction);
  progress('done');
  expect(said).toEqual(['fetching temporal with pip', 'done']);
  expect(drawn()).toBe('');
});

test('on a terminal the bar grows in its line, and is gone at the end', () => {
  const { progress, drawn } = screen(true);
  progress('fetching', 0.5);
  expect(drawn()).toMatch(/\r {2}█{12}░{12} {2}50 %$/);
  progress('fetching', 1);
  expect(drawn()).toMatch(/^\r +\r$/);
});

test('where the end is not known something moves', () => {
  const { progress, drawn } = screen(true);
  progress('building', null);
  const first = drawn();
  progress('building', null);
  expect(drawn()).not.toBe(first);
});
