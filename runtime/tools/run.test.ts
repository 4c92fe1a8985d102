import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ConnectorError } from '../../connectors/error.ts';
import { runTool } from './run.ts';
import { defineTool, type Tool, ToolError } from './tool.ts';

const context = () => ({ traceId: '0'.repeat(32), signal: new AbortController().signal });

const double = defineTool({
  name: 'double',
  description: 'Doubles a number. Use it for nothing else.',
  tier: 'read',
  input: z.object({ number: z.number() }),
  output: z.object({ doubled: z.number() }),
  run: async ({ number }) => ({ doubled: number * 2 }),
});

const run = (tool: unknown, text = '{}', on = context()) => runTool(tool as Tool, text, on);

const failing = (error: unknown, tries = 1) => ({
  ...double,
  tries,
  input: z.object({}),
  run: async () => {
    throw error;
  },
});

test('a call that fits is answered with its output', async () => {
  expect(await run(double, '{"number": 21}')).toEqual({ status: 'success', output: { doubled: 42 } });
});

test('arguments with a trailing comma and single quotes are mended', async () => {
  expect(await run(double, "{'number': 21,}")).toMatchObject({ status: 'success' });
});

test('arguments that do not fit are named, so that the model can mend them', async () => {
  const result = await run(double, '{"number": "many"}');
  expect(result).toMatchObject({ status: 'permanent_error', suggestion: expect.stringContaining('number') });
});

test('arguments that are no JSON at all are refused', async () => {
  expect(await run(double, 'please double it')).toMatchObject({ status: 'permanent_error' });
});

test.each(['write_safe', 'write_risky', 'destructive', undefined] as const)(
  'a tool of the tier %s is not run, whatever the model says',
  async (tier) => {
    let ran = false;
    const { tier: _, ...untiered } = double;
    const tool = {
      ...untiered,
      ...(tier ? { tier } : {}),
      input: z.object({}),
      run: async () => {
        ran = true;
        return { doubled: 0 };
      },
    };
    expect(await run(tool)).toMatchObject({
      status: 'permanent_error',
      suggestion: expect.stringContaining('propose'),
    });
    expect(ran).toBe(false);
  },
);

test('an output in another form than promised is not handed on', async () => {
  const tool = { ...double, input: z.object({}), run: async () => ({ secret: 'x' }) };
  const result = await run(tool);
  expect(result).toMatchObject({ status: 'permanent_error' });
  expect(JSON.stringify(result)).not.toContain('secret');
});

test('what a tool says of its failure reaches the model, and a stack trace does not', async () => {
  const error = new ToolError('ask for a code of five digits', { retryable: false });
  expect(await run(failing(error))).toEqual({
    status: 'permanent_error',
    suggestion: 'ask for a code of five digits',
  });
  const bug = await run(failing(new TypeError('x is not a function at /srv/app/x.ts:1')));
  expect(bug).toEqual({
    status: 'permanent_error',
    suggestion: 'double does not work: go on without it',
  });
});

test('a passing error is tried again, a lasting one is not', async () => {
  let tries = 0;
  const flaky = {
    ...double,
    input: z.object({}),
    run: async () => {
      tries += 1;
      if (tries < 3) throw new ToolError('try later', { retryable: true });
      return { doubled: 1 };
    },
  };
  expect(await run(flaky)).toMatchObject({ status: 'success' });
  expect(tries).toBe(3);
});

test.each([
  [true, 'retryable_error'],
  [false, 'permanent_error'],
])('a connector that fails, retryable: %s, is a %s', async (retryable, status) => {
  const error = new ConnectorError({
    kind: 'carrier_unavailable',
    message: 'the carrier does not answer',
    retryable,
    mayHaveActed: false,
  });
  expect(await run(failing(error))).toMatchObject({ status });
});

test('a tool that takes too long is given up, even where it ignores its signal', async () => {
  const slow = {
    ...double,
    input: z.object({}),
    timeoutMs: 20,
    tries: 1,
    run: () => pause(60_000, { doubled: 1 }, { ref: false }),
  };
  expect(await run(slow)).toMatchObject({ status: 'timeout' });
});

test('where the run is over, the call ends with it', async () => {
  const over = new AbortController();
  const tool = {
    ...double,
    input: z.object({}),
    run: () => {
      over.abort(new Error('the run is over'));
      return pause(60_000, { doubled: 1 }, { ref: false });
    },
  };
  await expect(run(tool, '{}', { traceId: '0', signal: over.signal })).rejects.toThrow('the run is over');
});
