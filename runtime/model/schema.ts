/** From zod to the JSON Schema that providers accept for structured output. */
import { z } from 'zod';

export interface AnswerSchema {
  schema: Record<string, unknown>;
  /** Whether it keeps the rules of strict output, under which the model can write nothing else. */
  strict: boolean;
}

/** What strict output refuses or reads in its own way. zod still checks it, once the answer is there. */
const DROPPED = ['default', 'propertyNames', 'minLength', 'maxLength', 'pattern', 'format'] as const;

/**
 * Strict output wants every property required and no other allowed: an optional one becomes one that may be null,
 * which reply.ts reads as absent. Maps with free keys, and an answer that is no object, cannot be strict.
 * https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
 */
export function answerSchema(answer: z.ZodType): AnswerSchema {
  let free = false;
  const { $schema, ...schema } = z.toJSONSchema(answer, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      for (const keyword of DROPPED) delete jsonSchema[keyword];
      if (jsonSchema.oneOf) {
        jsonSchema.anyOf = jsonSchema.oneOf;
        delete jsonSchema.oneOf;
      }
      if (Object.keys(jsonSchema).length === 0 || jsonSchema.allOf) free = true;
      if (jsonSchema.type !== 'object') return;
      if (typeof jsonSchema.additionalProperties === 'object') free = true;
      else close(jsonSchema);
    },
  });
  return { schema, strict: !free && schema.type === 'object' };
}

function close(schema: z.core.JSONSchema.BaseSchema): void {
  const required = new Set(schema.required);
  const properties = Object.entries(schema.properties ?? {}) as [string, z.core.JSONSchema.JSONSchema][];
  schema.properties = Object.fromEntries(
    properties.map(([key, value]) => [
      key,
      required.has(key) ? value : { anyOf: [value, { type: 'null' as const }] },
    ]),
  );
  schema.required = properties.map(([key]) => key);
  schema.additionalProperties = false;
}
