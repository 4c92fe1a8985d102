/** Answers as models of three sizes would: the smaller, the more often wrong, by chances that seed, question and model fix. */
import { hashOf } from '../../contracts/hash.ts';
import type { ChatRequest, ScriptedReply } from '../../simulator/model/index.ts';
import { seeded } from '../../simulator/random.ts';
import type { Exceptional } from './workload.ts';

/** The models that are asked without any setting (runtime/config.ts); the second of the cheap ones where two must agree. */
export const TIERS = {
  cheap: ['gpt-5.4-nano', 'gpt-4.1-mini'],
  balanced: ['gpt-5.4-mini'],
  premium: ['gpt-5.4'],
} as const;

/** How often those of a tier are wrong. What one then says instead, another one that is wrong about it says, too. */
const WRONG = { cheap: 0.12, balanced: 0.06, premium: 0.03 } as const;
const tierOf = (model: string) =>
  (Object.keys(TIERS) as (keyof typeof TIERS)[]).find((tier) => TIERS[tier].some((one) => one === model));
/** How often one that is wrong, and one that is right, says that it is not sure. */
const DOUBTS_WRONG = 0.6;
const DOUBTS_RIGHT = 0.08;

export function answerTo(it: Exceptional, { model }: ChatRequest, seed: number): ScriptedReply {
  const random = seeded(Number.parseInt(hashOf([seed, it.index, model]).slice(0, 8), 16));
  const tier = tierOf(model);
  const wrong = random() < (tier ? WRONG[tier] : 1);
  const confidence = random() < (wrong ? DOUBTS_WRONG : DOUBTS_RIGHT) ? 0.5 : 0.9;
  const said = wrong ? it.truth.map((_, at) => it.others[at % it.others.length] ?? '') : it.truth;
  return {
    kind: 'text',
    content: it.agent === 'exception' ? advice(said, confidence) : codes(said, confidence),
  };
}

const advice = ([choice]: string[], confidence: number) => ({
  choice,
  cause: 'decision',
  cites: [],
  confidence,
});
const codes = (said: string[], confidence: number) => ({
  products: said.map((hs6, at) => ({ line: at + 1, hs6, confidence })),
});
