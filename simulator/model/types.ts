/** What the scripted model is sent, and what a test may make it answer. */
import { z } from 'zod';

const Part = z.looseObject({ type: z.string(), text: z.string().optional() });

const Message = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(Part)]).nullish(),
  tool_calls: z
    .array(
      z.looseObject({
        id: z.string(),
        function: z.looseObject({ name: z.string(), arguments: z.string() }),
      }),
    )
    .nullish(),
  tool_call_id: z.string().nullish(),
});
export type ChatMessage = z.infer<typeof Message>;

export type JsonSchema = { [keyword: string]: unknown };
const Schema = z.custom<JsonSchema>((value) => typeof value === 'object' && value !== null);

/** The body as it came; what is not named here is kept as well. */
export const ChatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(Message).min(1),
  tools: z
    .array(
      z.looseObject({
        type: z.literal('function'),
        function: z.looseObject({
          name: z.string(),
          description: z.string().optional(),
          parameters: Schema.optional(),
        }),
      }),
    )
    .optional(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ name: z.string(), schema: Schema.optional() }).optional(),
    })
    .optional(),
});
export type ChatRequest = z.infer<typeof ChatRequest>;

/** Counted from the request and the reply where left out; null: the provider says nothing of usage. */
const usage = z
  .strictObject({
    tokensIn: z.int().nonnegative().optional(),
    tokensOut: z.int().nonnegative().optional(),
    tokensCached: z.int().nonnegative().optional(),
  })
  .nullish();
/** How long the reply is in coming. */
const latencyMs = z.int().nonnegative().optional();
const json = z.custom<object>((value) => typeof value === 'object' && value !== null);

export const ScriptedReply = z.discriminatedUnion('kind', [
  /** An object is sent as JSON text. */
  z.strictObject({
    kind: z.literal('text'),
    content: z.union([z.string(), json]),
    finishReason: z.string().optional(),
    usage,
    latencyMs,
  }),
  z.strictObject({
    kind: z.literal('tools'),
    calls: z
      .array(
        z.strictObject({
          id: z.string().optional(),
          name: z.string(),
          /** Text goes out as it is, broken JSON too. */
          arguments: z.union([z.string(), json]),
        }),
      )
      .min(1),
    content: z.string().optional(),
    usage,
    latencyMs,
  }),
  z.strictObject({ kind: z.literal('refusal'), refusal: z.string(), usage, latencyMs }),
  /** Cut off at the token limit: finish_reason "length". */
  z.strictObject({ kind: z.literal('truncated'), content: z.string(), usage, latencyMs }),
  /** `choices: []`. */
  z.strictObject({ kind: z.literal('empty'), usage, latencyMs }),
  /** An error object with status 200, as some proxies send it. */
  z.strictObject({
    kind: z.literal('error_in_reply'),
    message: z.string().optional(),
    code: z.union([z.string(), z.int()]).optional(),
    latencyMs,
  }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    /** Retry-After: seconds, or an HTTP date. */
    retryAfter: z.union([z.number(), z.string()]).optional(),
    message: z.string().optional(),
    code: z.string().optional(),
    param: z.string().optional(),
    latencyMs,
  }),
  /** Status 200 with a body that is no JSON though it says so. */
  z.strictObject({ kind: z.literal('malformed'), body: z.string().optional(), latencyMs }),
  /** The connection breaks before the reply. */
  z.strictObject({ kind: z.literal('reset'), latencyMs }),
  /** Nothing comes, until the server closes. */
  z.strictObject({ kind: z.literal('hang') }),
]);
export type ScriptedReply = z.infer<typeof ScriptedReply>;

/** The text of a message, whatever shape it came in. */
export const textOf = ({ content }: ChatMessage): string =>
  typeof content === 'string' ? content : (content ?? []).map(({ text }) => text ?? '').join('\n');
