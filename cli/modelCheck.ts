/** Whether the configured model providers answer, and know the models that are named. For `waybill doctor`. */
import OpenAI, { AuthenticationError } from 'openai';
import { ConfigError } from '../runtime/config.ts';
import { MODEL_SETTINGS, modelSettings } from '../runtime/model/settings.ts';
import { TIERS } from '../runtime/model/types.ts';
import { errorFields } from '../telemetry/log.ts';
import type { Surroundings } from './surroundings.ts';
import { Trouble } from './trouble.ts';

const PATIENCE_MS = 5_000;

export async function checkModels(around: Surroundings): Promise<string | null> {
  const { providers, tiers } = read(around);
  const used = providers.filter(({ name }) =>
    TIERS.some((tier) => tiers[tier].some(({ provider }) => provider === name)),
  );
  if (used.length === 0) return null;
  for (const { name, baseUrl, apiKey } of used) {
    const client = new OpenAI({
      apiKey: apiKey ?? 'none',
      baseURL: baseUrl,
      maxRetries: 0,
      timeout: PATIENCE_MS,
    });
    const known = await list(name, client);
    const wanted = TIERS.flatMap((tier) => tiers[tier]).filter(({ provider }) => provider === name);
    const missing = wanted.find(({ model }) => known.size > 0 && !known.has(model));
    if (missing)
      throw new Trouble(
        `${name} has no model ${missing.model}`,
        'check MODEL_CHEAP, MODEL_BALANCED and MODEL_PREMIUM for a typo',
      );
  }
  return used.map(({ name }) => name).join(', ');
}

function read(around: Surroundings) {
  try {
    return modelSettings(around.settings(...MODEL_SETTINGS));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new Trouble(error.message, 'see .env.example');
  }
}

async function list(name: string, client: OpenAI): Promise<Set<string>> {
  try {
    const page = await client.models.list();
    return new Set(page.data.map(({ id }) => id));
  } catch (error) {
    const todo =
      error instanceof AuthenticationError
        ? `check the key of ${name}`
        : `check the address of ${name}; until it answers, rules decide`;
    throw new Trouble(`${name}: ${errorFields(error).message}`, todo);
  }
}
