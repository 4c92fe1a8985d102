/** What a request shows: its data, its system prompt, the shape that it asks for. */
import { type ChatRequest, type JsonSchema, textOf } from './types.ts';

const spokenBy = ({ messages }: ChatRequest, roles: string[]) =>
  messages.filter(({ role }) => roles.includes(role)).map(textOf);

/** What users and tools said: where strangers' words are. */
export const dataOf = (request: ChatRequest): string => spokenBy(request, ['user', 'tool']).join('\n');

export const systemOf = (request: ChatRequest): string =>
  spokenBy(request, ['system', 'developer']).join('\n');

/** The answer's JSON Schema, asked for by `response_format` or, where a provider knows none, written into a prompt. */
export function schemaOf(request: ChatRequest): JsonSchema | null {
  const asked = request.response_format?.json_schema?.schema;
  if (asked) return asked;
  const written = spokenBy(request, ['system', 'developer']).map((text) =>
    schemaIn(/JSON Schema:?\s*(\{[\s\S]*\})\s*$/i.exec(text)?.[1]),
  );
  return written.find((schema) => schema !== null) ?? null;
}

function schemaIn(text: string | undefined): JsonSchema | null {
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
