/** Exceptions as agents meet them: some that rules settle, some that a person is asked about, and products that customs must know. */
import type { z } from 'zod';
import { ComplianceInput } from '../../agents/compliance.ts';
import { ExceptionInput, exception } from '../../agents/exception.ts';
import { line, order } from '../../agents/testing.ts';
import { FailureKind } from '../../contracts/failure.ts';
import { hashOf } from '../../contracts/hash.ts';
import { type Random, seeded } from '../../simulator/random.ts';

export interface Exceptional {
  index: number;
  agent: 'exception' | 'compliance';
  /** What the agent gets to know. */
  input: unknown;
  /** What a loop without rules asks about: the same failure, put as a question. */
  bare: unknown;
  /** Whether what rules try first cures it. If not, it fails again until they are at their end. Null: rules try nothing. */
  cured: boolean | null;
  /** What a right answer says: a choice, or the code of each line. */
  truth: string[];
  /** What else could be answered. */
  others: string[];
}

/** Parts of the whole: classification, and of the rest what rules settle at the first try (33 of 52 kinds of failure do). */
const CLASSIFIED = 0.2;
const BY_RULES = 0.6;
/** Of these, what is cured by what rules try; `npm run bench -- exceptions` aims at as much of all exceptions. */
const CURED = 0.75;
/** A catalogue whose best sellers are met again and again (Zipf). */
const PRODUCTS = 80;
/** Tries after which every play is at its end. */
const AT_ITS_END = 99;

export function workloadOf(count: number, seed: number): Exceptional[] {
  const random = seeded(seed);
  const [settled, asked] = kindsByPlay();
  return Array.from({ length: count }, (_, index) => {
    if (random() < CLASSIFIED) return classification(index, random);
    const met = random() < BY_RULES;
    const cured = met ? random() < CURED : null;
    return failure(index, pick(met ? settled : asked, random), cured, random);
  });
}

function failure(index: number, kind: FailureKind, cured: boolean | null, random: Random): Exceptional {
  const detail = `${1 + Math.floor(random() * 4)} line(s), ${pick(CIRCUMSTANCES, random)}`;
  const about = {
    moment: 'failed',
    stage: 'assess',
    failure: { kind, detail },
    order: order(),
    storeName: 'Acme',
  };
  const input = ExceptionInput.parse({ ...about, tries: 1 });
  const bare = ExceptionInput.parse({ ...about, tries: AT_ITS_END });
  const offered = choicesOf(bare);
  const truth = cured ? 'retry' : pick(cured === null ? offered : offered.filter(isNoRetry), random);
  return {
    ...{ index, agent: 'exception', input, bare, cured },
    ...{ truth: [truth], others: offered.filter((one) => one !== truth) },
  };
}

const isNoRetry = (choice: string) => choice !== 'retry';

function classification(index: number, random: Random): Exceptional {
  const lines = Array.from({ length: random() < 0.2 ? 2 : 1 }, (_, at) => {
    const product = Math.min(PRODUCTS - 1, Math.floor(PRODUCTS ** random()) - 1);
    return line(at + 1, { title: titleOf(product), vendor: 'Acme' });
  });
  const given = order({ lines });
  const abroad = {
    ...given,
    shippingAddress: { ...given.shippingAddress, countryCode: 'CA', provinceCode: 'ON' },
  };
  const input = ComplianceInput.parse({ order: abroad, policy: {}, originCountry: 'US' });
  const truth = lines.map(({ title }) => codeOf(title));
  const others = lines.map(({ title }) => codeOf(`not a ${title}`));
  return { index, agent: 'compliance', input, bare: input, cured: null, truth, others };
}

/** Those that rules settle at the first try, and those that a person is asked about at once. */
function kindsByPlay(): [FailureKind[], FailureKind[]] {
  const at = (kind: FailureKind, tries: number) =>
    ExceptionInput.parse({
      moment: 'failed',
      stage: 'assess',
      failure: { kind, detail: '' },
      tries,
      order: order(),
    });
  const askable = FailureKind.options.filter((kind) => choicesOf(at(kind, AT_ITS_END)).length > 1);
  const isAsked = (kind: FailureKind) => choicesOf(at(kind, 1)).length > 0;
  return [askable.filter((kind) => !isAsked(kind)), askable.filter(isAsked)];
}

function choicesOf(input: z.infer<typeof ExceptionInput>): string[] {
  const { verdict } = exception.decide(input);
  const data = verdict.kind === 'proceed' ? verdict.data : null;
  return data?.next === 'case' ? data.choices.map(({ choice }) => choice) : [];
}

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;

const CIRCUMSTANCES = [
  'the order is an hour old',
  'the buyer has ordered before',
  'the third order of this kind today',
  'since this morning',
  'express delivery was paid for',
  'nothing else is known',
];
const MATERIALS = 'Wool Linen Cotton Leather Ceramic Glass Oak Steel Silk Bamboo'.split(' ');
const THINGS = ['scarf', 'vase', 'bowl', 'apron', 'lamp', 'bench', 'wallet', 'kettle'];
const titleOf = (product: number) => `${MATERIALS[product % 10]} ${THINGS[Math.floor(product / 10) % 8]}`;
/** Any six digits will do: nobody but the bench knows them. */
const codeOf = (title: string) =>
  String(Number.parseInt(hashOf(title).slice(0, 8), 16) % 900_000).padStart(6, '1');
