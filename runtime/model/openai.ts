/** The `openai` package as Waybill uses it, for whichever provider. */
import OpenAI from 'openai';
import type { ProviderSettings } from './values.ts';

export const openaiOf = ({ apiKey, baseUrl }: ProviderSettings, timeout?: number): OpenAI =>
  new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl,
    ...(timeout === undefined ? {} : { timeout }),
    // Retries are the gateway's next model, and then the workflow's: never a third, unmetered one in here.
    maxRetries: 0,
    // The SDK would otherwise take these from the environment, and print prompts to the console.
    organization: null,
    project: null,
    logLevel: 'off',
  });
