/** What a tool is: one narrow question to the world that a model may ask, typed on both sides. */
import type { z } from 'zod';
import type { Tier } from '../../contracts/action.ts';

export interface ToolContext {
  traceId: string;
  signal: AbortSignal;
}

export interface Tool<In = never, Out = unknown> {
  /** In the field's own words, snake_case: "look_up_tracking". */
  name: string;
  /** When to use it, and when not: a model chooses by this sentence. */
  description: string;
  /** Left out, it counts as destructive: nobody has thought about what it may break. */
  tier?: Tier;
  input: z.ZodType<In>;
  output: z.ZodType<Out>;
  /** For one try. */
  timeoutMs?: number;
  /** In all, with growing pauses between; only a passing error is tried again. */
  tries?: number;
  run(input: In, context: ToolContext): Promise<Out>;
}

/** What a model is told of a call. Never a stack trace; `suggestion` says what to do next. */
export type ToolResult =
  | { status: 'success'; output: unknown }
  | { status: 'retryable_error' | 'permanent_error' | 'timeout'; suggestion: string };

/** Says to the model what went wrong and what to do about it. Anything else that a tool throws stays in the log. */
export class ToolError extends Error {
  override name = 'ToolError';
  readonly retryable: boolean;
  constructor(suggestion: string, { retryable }: { retryable: boolean }) {
    super(suggestion);
    this.retryable = retryable;
  }
}

export const defineTool = <In, Out>(tool: Tool<In, Out>): Tool<In, Out> => tool;

export const tierOf = (tool: Pick<Tool, 'tier'>): Tier => tool.tier ?? 'destructive';
