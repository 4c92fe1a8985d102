/** What the settings about models may hold. */
import { z } from 'zod';

/** US dollars for a million tokens. Without `cached`, what was cached costs as much as what was not. */
export interface ModelPrices {
  in: number;
  out: number;
  cached?: number | undefined;
}

export interface ProviderSettings {
  name: string;
  /** With the version, as the SDK wants it: "https://api.openai.com/v1". */
  baseUrl: string;
  apiKey?: string | undefined;
  prices?: Record<string, ModelPrices> | undefined;
}

export interface ModelName {
  provider: string;
  model: string;
}

const price = z.number().nonnegative();
const isHttp = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const namesDiffer = (list: { name: string }[]) => new Set(list.map(({ name }) => name)).size === list.length;

/** What MODEL_PROVIDERS may hold. Unknown fields are refused: "apikey" would otherwise be a provider without one. */
export const PROVIDERS = z
  .array(
    z.strictObject({
      name: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
      baseUrl: z.string().refine(isHttp),
      apiKey: z.string().regex(/^\S*$/).optional(),
      prices: z
        .record(z.string(), z.strictObject({ in: price, out: price, cached: price.optional() }))
        .optional(),
    }),
  )
  .refine(namesDiffer);

/** "openai/gpt-5.4, local/meta/llama3": the provider ends at the first slash, models have slashes of their own. */
export const MODELS = z.string().transform((text, context): ModelName[] => {
  const names = text.split(',').map((entry) => /^([a-z0-9][a-z0-9_-]*)\/(\S+)$/.exec(entry.trim()));
  const read = names.flatMap((match) =>
    match?.[1] && match[2] ? [{ provider: match[1], model: match[2] }] : [],
  );
  if (read.length < names.length) context.addIssue({ code: 'custom', message: 'not provider/model' });
  return read;
});

/** JSON, or something that no schema accepts. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
