import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { CARRIER_SETTINGS, ConfigError, readConfig, SERVER_SETTINGS, SETTING_NAMES } from './config.ts';

const EXAMPLE = new URL('../.env.example', import.meta.url);
const KEY = Buffer.alloc(32, 7).toString('base64');
const filled = () => ({
  ...parseEnv(readFileSync(EXAMPLE, 'utf8')),
  WAYBILL_SECRET_KEY: KEY,
  EASYPOST_API_KEY: 'EZTK1',
});

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('it was accepted');
}

test('.env.example names every setting, and no other', () => {
  expect(Object.keys(parseEnv(readFileSync(EXAMPLE, 'utf8'))).sort()).toEqual([...SETTING_NAMES].sort());
});

test('.env.example says of every setting why it is there', () => {
  const lines = readFileSync(EXAMPLE, 'utf8').split('\n');
  for (const name of SETTING_NAMES) {
    const index = lines.findIndex((line) => line.startsWith(`${name}=`));
    const above = lines[index - 1] ?? '';
    expect(above.startsWith('#') || /^[A-Z_]+=/.test(above), name).toBe(true);
  }
});

test('.env.example with its two secrets filled in is a usable configuration', () => {
  expect(readConfig(SETTING_NAMES, filled())).toMatchObject({
    PORT: 3000,
    DATABASE_POOL: 10,
    TEMPORAL_TASK_QUEUE: 'waybill',
    SIMULATOR_URL: undefined,
  });
});

test('everything that is missing is named at once, with what to put there', () => {
  const message = messageOf(() => readConfig(SETTING_NAMES, {}));
  for (const name of ['DATABASE_URL', 'WAYBILL_SECRET_KEY', 'EASYPOST_API_KEY', 'SMTP_URL', 'MAIL_FROM'])
    expect(message).toContain(`${name} is not set: put `);
  expect(message).toContain('openssl rand -base64 32');
});

test.each([
  ['easypost', 'EASYPOST_API_KEY'],
  ['shippo', 'SHIPPO_API_KEY'],
])('of the carriers only the chosen one’s key is asked for: %s', (carrier, key) => {
  const none = { ...filled(), CARRIER: carrier, EASYPOST_API_KEY: '', SHIPPO_API_KEY: '' };
  expect(messageOf(() => readConfig(SETTING_NAMES, none))).toMatch(new RegExp(`^${key} is not set: put .*$`));
  expect(readConfig(CARRIER_SETTINGS, { ...none, [key]: 'k' })).toMatchObject({
    CARRIER: carrier,
    [key]: 'k',
  });
});

test('the usual box is read as three lengths', () => {
  const { SHIPPO_PARCEL_CM } = readConfig(['SHIPPO_PARCEL_CM'], { SHIPPO_PARCEL_CM: '40x30x5' });
  expect(SHIPPO_PARCEL_CM).toEqual([40, 30, 5]);
});

test('a process is not asked for settings that it has no use for', () => {
  const { DATABASE_URL, WAYBILL_SECRET_KEY } = filled() as Record<string, string>;
  const config = readConfig(SERVER_SETTINGS, { DATABASE_URL, WAYBILL_SECRET_KEY });
  expect(config.HOST).toBe('127.0.0.1');
  expect(Object.keys(config)).not.toContain('EASYPOST_API_KEY');
});

test.each([
  ['DATABASE_URL', 'mysql://root:very-secret@localhost/waybill'],
  ['WAYBILL_SECRET_KEY', Buffer.from('very-secret').toString('base64')],
  ['WAYBILL_SECRET_KEY', `${KEY},very-secret`],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['DATABASE_POOL', '501'],
  ['TEMPORAL_ADDRESS', 'http://localhost:7233'],
  ['SMTP_URL', 'localhost'],
  ['MAIL_FROM', 'nobody'],
  ['LOG_LEVEL', 'loud'],
  ['CARRIER', 'pigeon'],
  ['SHIPPO_PARCEL_CM', '44x55'],
  ['SHIPPO_PARCEL_CM', '0x44x55'],
  ['SHIPPO_WEBHOOK_SECRET', 'short'],
  ['SIMULATOR_URL', 'ftp://very-secret'],
])('%s=%s is refused without showing the value', (name, value) => {
  const message = messageOf(() => readConfig(SETTING_NAMES, { ...filled(), [name]: value }));
  expect(message).toContain(`${name} is not usable: put `);
  expect(message).not.toContain(value);
  expect(message.split('\n')).toHaveLength(1);
});

test('during a rotation several keys are given', () => {
  const other = Buffer.alloc(32, 8).toString('base64');
  const { WAYBILL_SECRET_KEY } = readConfig(['WAYBILL_SECRET_KEY'], {
    WAYBILL_SECRET_KEY: `${other}, ${KEY}`,
  });
  expect(WAYBILL_SECRET_KEY).toContain(KEY);
});
