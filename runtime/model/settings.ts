/** Which providers and models there are, from the settings in runtime/config.ts. */
import { type Config, ConfigError } from '../config.ts';
import { TIERS, type Tier } from './types.ts';
import type { ModelName, ProviderSettings } from './values.ts';

export interface ModelSettings {
  providers: ProviderSettings[];
  /** All empty where no provider is configured. */
  tiers: Record<Tier, ModelName[]>;
  /** Null where no provider has it: then texts are compared by their words. */
  embeddings: ModelName | null;
}

const VARIABLES = {
  cheap: 'MODEL_CHEAP',
  balanced: 'MODEL_BALANCED',
  premium: 'MODEL_PREMIUM',
} as const satisfies Record<Tier, keyof Config>;

/** The names of the settings that are about models, for `readConfig`. */
export const MODEL_SETTINGS = [
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'MODEL_PROVIDERS',
  'MODEL_CHEAP',
  'MODEL_BALANCED',
  'MODEL_PREMIUM',
  'MODEL_EMBEDDINGS',
  'MODEL_BUDGET_USD',
  'MODEL_BUDGET_AGENT_USD',
] as const satisfies (keyof Config)[];

type ModelConfig = Pick<Config, (typeof MODEL_SETTINGS)[number]>;

/**
 * Models of a provider that has no key are left out: without any key nothing is configured, and that is no error.
 * @throws ConfigError where a tier names a provider that nobody has described, or is left without a model.
 */
export function modelSettings(config: ModelConfig): ModelSettings {
  const providers = configured(config);
  const known = new Set(providers.map(({ name }) => name));
  const wrong: string[] = [];
  const usable = (variable: 'MODEL_EMBEDDINGS' | (typeof VARIABLES)[Tier]) => {
    const wanted = config[variable];
    const unknown = wanted.find(({ provider }) => provider !== 'openai' && !known.has(provider));
    if (unknown)
      wrong.push(
        `${variable} names the provider "${unknown.provider}", which is neither openai nor in MODEL_PROVIDERS: put ${[...new Set(['openai', ...known])].map((name) => `${name}/…`).join(' or ')}, or describe ${unknown.provider} in MODEL_PROVIDERS`,
      );
    return { unknown, models: wanted.filter(({ provider }) => known.has(provider)) };
  };
  const chain = (tier: Tier): ModelName[] => {
    const { unknown, models } = usable(VARIABLES[tier]);
    const first = providers[0];
    if (!unknown && models.length === 0 && first)
      wrong.push(
        `${VARIABLES[tier]} names no model of a configured provider: put ${first.name}/ and a model's name, or set OPENAI_API_KEY`,
      );
    return models;
  };
  const tiers = Object.fromEntries(TIERS.map((tier) => [tier, chain(tier)])) as ModelSettings['tiers'];
  const embeddings = usable('MODEL_EMBEDDINGS').models[0] ?? null;
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return { providers, tiers, embeddings };
}

/** A provider listed in MODEL_PROVIDERS is meant to be used, with a key or without one. */
function configured(config: ModelConfig): ProviderSettings[] {
  const listed = config.MODEL_PROVIDERS.map(({ apiKey, ...rest }) => ({
    ...rest,
    apiKey: apiKey || undefined,
  }));
  const openai = {
    name: 'openai',
    baseUrl: config.OPENAI_BASE_URL,
    apiKey: config.OPENAI_API_KEY,
  };
  const usable = openai.apiKey !== undefined || isNearby(openai.baseUrl);
  return usable && !listed.some(({ name }) => name === 'openai') ? [openai, ...listed] : listed;
}

/** On this machine or in this network, where model servers commonly ask for no key. */
function isNearby(baseUrl: string): boolean {
  const host = new URL(baseUrl).hostname;
  if (host.startsWith('[')) return /^\[(::1|f[cd][0-9a-f]{2}:.*)\]$/.test(host);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host))
    return /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\./.test(host);
  return !host.includes('.') || /\.(local|internal|localhost)$/.test(host);
}
