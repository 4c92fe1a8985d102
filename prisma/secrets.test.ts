import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { SealError, secretBox } from './secrets.ts';

const key = () => randomBytes(32).toString('base64');

test('what was sealed opens again, and looks different each time', () => {
  const box = secretBox(key());
  const [a, b] = [box.seal('påssword', 'acme/token'), box.seal('påssword', 'acme/token')];
  expect(a).not.toBe(b);
  expect(box.open(a, 'acme/token')).toBe('påssword');
});

test('moved to another place it does not open', () => {
  const box = secretBox(key());
  expect(() => box.open(box.seal('x', 'acme/token'), 'beta/token')).toThrow(SealError);
});

test('changed in any byte it does not open', () => {
  const box = secretBox(key());
  const sealed = box.seal('text', 'p');
  for (let i = 0; i < sealed.length; i++) {
    const other = sealed[i] === 'A' ? 'Q' : 'A';
    const changed = sealed.slice(0, i) + other + sealed.slice(i + 1);
    expect(() => box.open(changed, 'p')).toThrow(SealError);
  }
  for (const text of ['', '.', 'no seal', sealed.slice(0, -4)])
    expect(() => box.open(text, 'p')).toThrow(SealError);
});

test('another key does not open it, and the message names the key but not the secret', () => {
  const sealed = secretBox(key()).seal('hidden', 'acme/token');
  expect(() => secretBox(key()).open(sealed, 'acme/token')).toThrow(sealed.split('.')[0]);
});
