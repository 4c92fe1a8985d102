/** Answers as models of three sizes would: the smaller, the more often wrong, by chances that the seed and the question fix. */
import { hashOf } from '../../contracts/hash.ts';
import type { ChatRequest, ScriptedReply } from '../../simulator/model/index.ts';
import { seeded } from '../../simulator/random.ts';
import type { Exceptional } from './workload.ts';

export const TIERS = { cheap: 'gpt-5.4-nano', balanced: 'gpt-5.4-mini', premium: 'gpt-5.4' } as const;

/** How often each is wrong. */
const WRONG: Record<string, number> = { [TIERS.cheap]: 0.12, [TIERS.balanced]: 0.06, [TIERS.premium]: 0.03 };
/** How often one that is wrong, and one that is right, says that it is not sure. */
const DOUBTS_WRONG = 0.6;
const DOUBTS_RIGHT = 0.08;

export function answerTo(it: Exceptional, { model }: ChatRequest, seed: number): ScriptedReply {
  const random = seeded(Number.parseInt(hashOf([seed, it.index, model]).slice(0, 8), 16));
  const wrong = random() < (WRONG[model] ?? 1);
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
