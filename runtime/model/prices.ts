/** What a call costs, in whole millionths of a US dollar. */
import { calcPrice } from '@pydantic/genai-prices';
import type { Usage } from './types.ts';
import type { ModelPrices, ProviderSettings } from './values.ts';

/**
 * US dollars for a million tokens of a model whose price nobody knows: as dear as the dearest, so that a cap
 * is reached too early rather than never. A model of one's own gets its price, 0 included, in MODEL_PROVIDERS.
 */
export const UNKNOWN_PRICE: ModelPrices = { in: 30, out: 180, cached: 30 };

type Tokens = Omit<Usage, 'microUsd'>;

/** The settings' price wins over the public list, whose prices are those of the provider's own address. */
export function microUsd(provider: ProviderSettings, model: string, tokens: Tokens): number {
  const own = provider.prices?.[model];
  const dollars = own
    ? priced(own, tokens)
    : (listed(provider, model, tokens) ?? priced(UNKNOWN_PRICE, tokens));
  return Math.ceil(round(dollars * 1e6));
}

const priced = (price: ModelPrices, { tokensIn, tokensOut, tokensCached }: Tokens): number =>
  ((tokensIn - tokensCached) * price.in + tokensCached * (price.cached ?? price.in) + tokensOut * price.out) /
  1e6;

function listed(provider: ProviderSettings, model: string, tokens: Tokens): number | null {
  const usage = {
    input_tokens: tokens.tokensIn,
    output_tokens: tokens.tokensOut,
    cache_read_tokens: tokens.tokensCached,
  };
  // By address first: what is called "openai" may be a resale with prices of its own.
  const price =
    calcPrice(usage, model, { providerApiUrl: provider.baseUrl }) ??
    calcPrice(usage, model, { providerId: provider.name });
  return price && Number.isFinite(price.total_price) ? price.total_price : null;
}

/** Binary fractions turn 750 into 750.0000000001, which would be rounded up to 751. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;
