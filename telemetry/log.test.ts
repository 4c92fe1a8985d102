import { expect, test } from 'vitest';
import { ConnectorError } from '../connectors/error.ts';
import { createLog, errorFields } from './log.ts';

function logTo(level = 'info') {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({
    level,
    name: 'test',
    destination: { write: (line: string) => void lines.push(JSON.parse(line)) },
  });
  return { log, lines };
}

test('a line is JSON with time, level, who speaks and the trace id', () => {
  const { log, lines } = logTo();
  log.child({ traceId: 'ab' }).info({ order: '1' }, 'kept');
  expect(lines[0]).toMatchObject({ level: 'info', name: 'test', traceId: 'ab', order: '1', msg: 'kept' });
  expect(Date.parse(String(lines[0]?.time))).not.toBeNaN();
});

test('secrets and personal data are blanked, three levels deep', () => {
  const { log, lines } = logTo();
  log.info({ email: 'hidden' });
  log.info({ order: { phone: 'hidden', shippingAddress: { city: 'hidden' } } });
  log.info({ a: { b: { accessToken: 'hidden' } } });
  log.info({ headers: { authorization: 'hidden' } });
  expect(JSON.stringify(lines)).not.toContain('hidden');
  expect(lines).toHaveLength(4);
});

test('an error is told without its stack, and with it from debug on', () => {
  const quiet = logTo();
  quiet.log.error({ err: new Error('broke') }, 'x');
  expect(quiet.lines[0]?.err).toEqual({ error: 'Error', message: 'broke' });
  const chatty = logTo('debug');
  chatty.log.error({ err: new Error('broke') }, 'x');
  expect(chatty.lines[0]).toHaveProperty('err.stack', expect.stringContaining('log.test.ts'));
});

test('a connector error is told with its kind', () => {
  const error = new ConnectorError({
    kind: 'carrier_unavailable',
    message: 'The carrier does not answer',
    retryable: true,
    mayHaveActed: false,
  });
  expect(errorFields(error)).toEqual({
    error: 'ConnectorError',
    kind: 'carrier_unavailable',
    message: 'The carrier does not answer',
  });
});

test('credentials in an address are not told', () => {
  const { message } = errorFields(new Error('no route to postgresql://waybill:hidden@db:5432/waybill'));
  expect(message).toBe('no route to postgresql://***@db:5432/waybill');
});

test('of a Prisma error only the last line is told: the others repeat the data', () => {
  const error = new Error('Invalid `create()` invocation:\n{ email: "hidden" }\n\nUnique constraint failed');
  error.name = 'PrismaClientKnownRequestError';
  expect(errorFields(error).message).toBe('Unique constraint failed');
});

test('an error without a message is told by its code', () => {
  const refused = Object.assign(new AggregateError([new Error('connect ECONNREFUSED 127.0.0.1:1')]), {
    code: 'ECONNREFUSED',
  });
  expect(errorFields(refused)).toMatchObject({
    kind: 'ECONNREFUSED',
    message: 'connect ECONNREFUSED 127.0.0.1:1',
  });
  expect(errorFields('just text')).toEqual({ error: 'Error', message: 'just text' });
});

test('what an error or a detail quotes of a customer is not told, and ids are', () => {
  const { log, lines } = logTo();
  log.warn({ err: new Error('no mailbox nell@example.org for gid://shopify/Order/5592930812142') }, 'x');
  log.warn({ detail: 'asked to call +1 208 555 0142' }, 'x');
  expect(lines[0]?.err).toMatchObject({
    message: 'no mailbox [EMAIL_ADDRESS_1] for gid://shopify/Order/5592930812142',
  });
  expect(lines[1]?.detail).toBe('asked to call [PHONE_NUMBER_1]');
});
