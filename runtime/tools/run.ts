/** Runs one tool call that a model asked for: checked on both sides, bounded in time and tries, and answered in words it can use. */
import { setTimeout as pause } from 'node:timers/promises';
import { jsonrepair } from 'jsonrepair';
import { z } from 'zod';
import { ConnectorError } from '../../connectors/error.ts';
import { type Tool, type ToolContext, ToolError, type ToolResult, tierOf } from './tool.ts';

const TIMEOUT_MS = 5_000;
const TRIES = 3;
const FIRST_PAUSE_MS = 100;

/**
 * @param text the arguments as the model wrote them.
 * @throws only where `context.signal` was aborted: the run itself is over.
 */
export async function runTool(tool: Tool, text: string, context: ToolContext): Promise<ToolResult> {
  // A tool asks; what changes the world goes through the gateway, whatever a model has been talked into.
  if (tierOf(tool) !== 'read') {
    return permanent(`${tool.name} would change something: propose it in your answer instead of calling it`);
  }
  const input = readArguments(tool, text);
  if (!input.success) return permanent(`the arguments do not fit: ${issuesOf(input.error)}`);

  const tries = tool.tries ?? TRIES;
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryOnce(tool, input.data, context);
    const passing = result.status === 'retryable_error' || result.status === 'timeout';
    if (!passing || attempt >= tries) return result;
    await pause(FIRST_PAUSE_MS * 4 ** (attempt - 1), undefined, { signal: context.signal });
  }
}

async function tryOnce(tool: Tool, input: never, context: ToolContext): Promise<ToolResult> {
  const limit = AbortSignal.timeout(tool.timeoutMs ?? TIMEOUT_MS);
  const signal = AbortSignal.any([context.signal, limit]);
  try {
    const answer = await untilAborted(tool.run(input, { ...context, signal }), signal);
    const output = tool.output.safeParse(answer);
    if (output.success) return { status: 'success', output: output.data };
    return permanent(`${tool.name} answered in a form nobody expected: go on without it`);
  } catch (error) {
    context.signal.throwIfAborted();
    if (limit.aborted)
      return { status: 'timeout', suggestion: `${tool.name} takes too long: go on without it` };
    return explain(tool, error);
  }
}

/** A tool that ignores its signal must not hold up the run. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

function explain(tool: Tool, error: unknown): ToolResult {
  if (error instanceof ToolError) {
    return {
      status: error.retryable ? 'retryable_error' : 'permanent_error',
      suggestion: error.message,
    };
  }
  if (error instanceof ConnectorError) {
    return error.retryable
      ? { status: 'retryable_error', suggestion: `${tool.name} does not answer now: go on without it` }
      : permanent(`${tool.name} is refused (${error.kind}): go on without it`);
  }
  return permanent(`${tool.name} does not work: go on without it`);
}

function readArguments(tool: Tool, text: string) {
  let value: unknown = {};
  try {
    if (text.trim() !== '') value = JSON.parse(jsonrepair(text));
  } catch {
    value = text;
  }
  return tool.input.safeParse(value);
}

const issuesOf = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`).join('; ');

const permanent = (suggestion: string): ToolResult => ({ status: 'permanent_error', suggestion });

/** As the model gateway offers it. */
export const specOf = (tool: Tool) => ({
  name: tool.name,
  description: tool.description,
  parameters: z.toJSONSchema(tool.input, { target: 'draft-7' }),
});
