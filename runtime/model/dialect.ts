/** How far a provider speaks OpenAI's API: what it refuses once is not sent to it again. */

export interface Dialect {
  /** How it is told the shape of the answer. Below json_schema the shape is written into the prompt. */
  format: 'json_schema' | 'json_object' | 'text';
  /** How it is told when to stop. OpenAI's newer models refuse the old name, others do not know the new one. */
  limit: 'max_completion_tokens' | 'max_tokens';
}

export const firstDialect = (baseUrl: string): Dialect => ({
  format: 'json_schema',
  limit: new URL(baseUrl).hostname.endsWith('.openai.com') ? 'max_completion_tokens' : 'max_tokens',
});

const WEAKER = { json_schema: 'json_object', json_object: 'text', text: null } as const;
const OTHER_LIMIT = { max_completion_tokens: 'max_tokens', max_tokens: 'max_completion_tokens' } as const;

/**
 * What to say instead after a refusal with status 400 or 422; null where the refusal is about something else.
 * @param said the provider's message and the parameter it names
 * @param tried the dialects refused so far, so that two that refuse each other end it
 */
export function nextDialect(said: string, tried: Dialect[]): Dialect | null {
  const last = tried.at(-1);
  if (!last) return null;
  if (/max_(completion_)?tokens/i.test(said)) {
    const other = { ...last, limit: OTHER_LIMIT[last.limit] };
    return tried.some(({ limit }) => limit === other.limit) ? null : other;
  }
  const weaker = WEAKER[last.format];
  return weaker && /response.?format|json|schema|structured/i.test(said) ? { ...last, format: weaker } : null;
}
