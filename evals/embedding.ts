/** Vectors outside of any store: for evaluations, where a model for embeddings is configured. */
import OpenAI from 'openai';
import { readConfig } from '../runtime/config.ts';
import { MODEL_SETTINGS, modelSettings } from '../runtime/model/settings.ts';

const BATCH = 50;

export function embedderFrom(env: NodeJS.ProcessEnv = process.env) {
  const { embeddings, providers } = modelSettings(readConfig(MODEL_SETTINGS, env));
  const provider = providers.find(({ name }) => name === embeddings?.provider);
  if (!embeddings || !provider) return null;
  const { model } = embeddings;
  const openai = new OpenAI({ apiKey: provider.apiKey ?? 'none', baseURL: provider.baseUrl });
  return {
    model: `${provider.name}/${model}`,
    async embed(texts: string[]): Promise<number[][]> {
      const vectors: number[][] = [];
      for (let at = 0; at < texts.length; at += BATCH) {
        const input = texts.slice(at, at + BATCH);
        const { data } = await openai.embeddings.create({ model, input, encoding_format: 'float' });
        vectors.push(...data.map(({ embedding }) => embedding));
      }
      return vectors;
    },
  };
}
