import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../config.ts';
import { MODEL_SETTINGS, modelSettings } from './settings.ts';

const settings = (env: NodeJS.ProcessEnv) => modelSettings(readConfig(MODEL_SETTINGS, env));
const LOCAL = '[{"name":"local","baseUrl":"http://localhost:11434/v1"}]';
const allTiers = (models: string) => ({
  MODEL_CHEAP: models,
  MODEL_BALANCED: models,
  MODEL_PREMIUM: models,
});

function complaint(env: NodeJS.ProcessEnv): string {
  try {
    settings(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('it was accepted');
}

test('without a key nothing is configured, and that is fine', () => {
  const tiers = { cheap: [], balanced: [], premium: [] };
  expect(settings({})).toEqual({ providers: [], tiers, embeddings: null });
});

test('a key alone is enough: every tier has models', () => {
  const { providers, tiers } = settings({ OPENAI_API_KEY: 'sk-test' });
  expect(providers.map(({ baseUrl }) => baseUrl)).toEqual(['https://api.openai.com/v1']);
  for (const chain of Object.values(tiers)) expect(chain.length).toBeGreaterThan(1);
});

test.each([
  ['http://localhost:11434/v1', true],
  ['http://127.0.0.1:8000/v1', true],
  ['http://[::1]:8000/v1', true],
  ['http://192.168.1.20:1234/v1', true],
  ['http://ollama:11434/v1', true],
  ['http://host.docker.internal:11434/v1', true],
  ['https://api.example.com/v1', false],
  ['https://172.40.0.1/v1', false],
])('%s without a key: configured %s', (OPENAI_BASE_URL, configured) => {
  expect(settings({ OPENAI_BASE_URL }).providers.length === 1).toBe(configured);
});

test('several providers at once, tried in the order written', () => {
  const { tiers } = settings({
    OPENAI_API_KEY: 'sk-test',
    MODEL_PROVIDERS: LOCAL,
    MODEL_CHEAP: 'local/meta/llama3.3:70b , openai/gpt-4.1-mini',
  });
  expect(tiers.cheap).toEqual([
    { provider: 'local', model: 'meta/llama3.3:70b' },
    { provider: 'openai', model: 'gpt-4.1-mini' },
  ]);
});

test('models of a provider without a key are left out as long as another is left', () => {
  const { tiers } = settings({ MODEL_PROVIDERS: LOCAL, ...allTiers('openai/gpt-4.1,local/llama3.3') });
  expect(tiers.premium).toEqual([{ provider: 'local', model: 'llama3.3' }]);
});

test('a misspelt provider is named, with what to put', () => {
  const message = complaint({ OPENAI_API_KEY: 'sk-very-secret', MODEL_CHEAP: 'opnai/gpt-4.1-mini' });
  expect(message).toContain('MODEL_CHEAP names the provider "opnai"');
  expect(message).toContain('put openai/');
  expect(message).not.toContain('very-secret');
});

test('a provider that no tier uses leaves tiers without a model: each is named', () => {
  const message = complaint({ MODEL_PROVIDERS: LOCAL, MODEL_CHEAP: 'local/llama3.3' });
  expect(message).not.toContain('MODEL_CHEAP names');
  expect(message).toContain('MODEL_BALANCED names no model of a configured provider: put local/');
  expect(message).toContain('MODEL_PREMIUM names no model');
});

test.each([
  ['MODEL_CHEAP', 'gpt-4.1-mini'],
  ['MODEL_BALANCED', 'openai/gpt-4.1,'],
  ['MODEL_PROVIDERS', '{"name":"local"}'],
  ['MODEL_PROVIDERS', '[{"name":"local","baseUrl":"localhost:11434"}]'],
  ['MODEL_PROVIDERS', '[{"name":"local","baseUrl":"http://localhost:11434/v1","apikey":"sk-very-secret"}]'],
  ['MODEL_PROVIDERS', `[${LOCAL.slice(1, -1)},${LOCAL.slice(1, -1)}]`],
  ['MODEL_PROVIDERS', '[{"name":"local"'],
  ['OPENAI_BASE_URL', 'api.openai.com'],
  ['OPENAI_API_KEY', 'sk-very secret'],
])('%s=%s is refused by name, without its value', (name, value) => {
  const message = complaint({ [name]: value });
  expect(message).toMatch(new RegExp(`^${name} is not usable: put `));
  expect(message).not.toContain('secret');
});

test('OpenAI under other terms: an entry of that name replaces the key and the address', () => {
  const { providers } = settings({
    OPENAI_API_KEY: 'sk-test',
    MODEL_PROVIDERS: '[{"name":"openai","baseUrl":"https://proxy.example.com/v1","apiKey":"other"}]',
  });
  expect(providers).toMatchObject([{ baseUrl: 'https://proxy.example.com/v1', apiKey: 'other' }]);
});

test('embeddings come from a configured provider or from nobody, and a misspelt one is named', () => {
  const local = { MODEL_PROVIDERS: LOCAL, ...allTiers('local/llama3.3') };
  expect(settings(local).embeddings).toBeNull();
  expect(settings({ ...local, MODEL_EMBEDDINGS: 'local/nomic' }).embeddings).toEqual({
    provider: 'local',
    model: 'nomic',
  });
  expect(settings({ OPENAI_API_KEY: 'k', MODEL_EMBEDDINGS: 'none' }).embeddings).toBeNull();
  expect(complaint({ ...local, MODEL_EMBEDDINGS: 'lokal/nomic' })).toContain('MODEL_EMBEDDINGS names');
});
