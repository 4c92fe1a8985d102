/** The body of a chat completion, of whichever provider, as a RawReply. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RawReply, ToolCall } from './types.ts';
import { fromJson } from './values.ts';

/** Providers differ in what they leave out, null, or write as an object: everything is optional until it is read. */
const Call = z.looseObject({
  id: z.string().nullish(),
  function: z.looseObject({ name: z.string(), arguments: z.unknown().optional() }).nullish(),
});
const Part = z.looseObject({ text: z.string().nullish() });
const Choice = z.looseObject({
  finish_reason: z.string().nullish(),
  error: z.unknown().optional(),
  message: z
    .looseObject({
      content: z.union([z.string(), z.array(Part)]).nullish(),
      refusal: z.string().nullish(),
      tool_calls: z.array(Call).nullish(),
    })
    .nullish(),
});
const tokens = z.int().nonnegative();
const Body = z.looseObject({
  choices: z.array(Choice).nullish(),
  error: z.unknown().optional(),
  usage: z
    .looseObject({
      prompt_tokens: tokens,
      completion_tokens: tokens,
      prompt_tokens_details: z.looseObject({ cached_tokens: tokens.nullish() }).nullish(),
    })
    .nullish()
    // Counted by ourselves then: what cannot be read must not cost nothing.
    .catch(null),
});

export type BodyRead = Pick<RawReply, 'content' | 'toolCalls' | 'refusal' | 'finishReason'> & {
  tokens: { tokensIn: number; tokensOut: number; tokensCached: number } | null;
};

/** Null where it is no completion at all: an error under status 200, a proxy's page, a body cut off. */
export function readBody(body: unknown): BodyRead | null {
  const read = Body.safeParse(typeof body === 'string' ? fromJson(body) : body);
  if (!read.success) return null;
  const { choices, error, usage } = read.data;
  if (choices === undefined || (error && !choices?.length)) return null;
  const choice = choices?.[0];
  const message = choice?.message;
  return {
    content: textOf(message?.content),
    toolCalls: (message?.tool_calls ?? []).flatMap(toolCall),
    refusal: message?.refusal ?? null,
    finishReason: choice?.error ? 'error' : (choice?.finish_reason ?? (choice ? 'stop' : 'no_choice')),
    tokens: usage
      ? {
          tokensIn: usage.prompt_tokens,
          tokensOut: usage.completion_tokens,
          tokensCached: Math.min(usage.prompt_tokens_details?.cached_tokens ?? 0, usage.prompt_tokens),
        }
      : null,
  };
}

function textOf(content: string | z.output<typeof Part>[] | null | undefined): string | null {
  if (Array.isArray(content)) return content.map(({ text }) => text ?? '').join('');
  return content ?? null;
}

function toolCall(call: z.output<typeof Call>): ToolCall[] {
  if (!call.function) return [];
  const given = call.function.arguments ?? {};
  return [
    {
      // Some local servers give none. A result names the call that it answers, and is kept by it: never the same in two turns.
      id: call.id || `call_${randomUUID()}`,
      name: call.function.name,
      arguments: typeof given === 'string' ? given : JSON.stringify(given),
    },
  ];
}
