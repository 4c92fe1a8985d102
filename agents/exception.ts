/**
 * The exception agent: what went wrong, and how does the order meet it?
 * Rules by the vocabulary of failures. Where a person will be asked, a model says which of the choices it would take and why.
 */
import { z } from 'zod';
import type { Action } from '../contracts/action.ts';
import { Choice } from '../contracts/case.ts';
import type { Verdict } from '../contracts/decision.ts';
import { FAILURES, Failure } from '../contracts/failure.ts';
import { asData } from '../runtime/guardrails/data.ts';
import { defineAgent, modelPart, proceed } from './define.ts';

export const ExceptionInput = z.object({
  /** `resumed`: the order goes on after it was held. */
  moment: z.enum(['failed', 'resumed']),
  failure: Failure,
  stage: z.string(),
  /** How often this stage has failed with this kind, this time included. */
  tries: z.int().positive(),
});
type ExceptionInput = z.infer<typeof ExceptionInput>;

const OfferedChoice = z.object({ choice: Choice, effect: z.string() });

export const ExceptionData = z.discriminatedUnion('next', [
  z.object({ next: z.literal('retry'), afterSeconds: z.int() }),
  z.object({ next: z.literal('wait') }),
  z.object({ next: z.literal('case'), question: z.string(), choices: z.array(OfferedChoice) }),
  z.object({ next: z.literal('resume') }),
]);
export type ExceptionData = z.infer<typeof ExceptionData>;

/** Why a model advises what it does. Not in its own words: those could carry what it saw of somebody else's order. */
const CAUSES = {
  outage: 'the cause lies outside and may have passed',
  data: 'something in the order, the product or the store must be put right first',
  buyer: 'only the buyer can tell',
  decision: 'the store must decide',
  unclear: 'the cause is not clear',
} as const;
const Cause = z.enum(Object.keys(CAUSES) as [keyof typeof CAUSES, ...(keyof typeof CAUSES)[]]);

const Advice = z.object({ choice: Choice, cause: Cause, confidence: z.number().min(0).max(1) });

/** Pauses between tries, in seconds; after the last a person is asked. */
const PAUSES = [30, 120, 600, 1800, 3600, 7200];

export const exception = defineAgent({
  name: 'exception',
  input: ExceptionInput,
  data: ExceptionData,
  mayPropose: ['place_hold', 'release_hold'],
  decide(input) {
    if (input.moment === 'resumed') {
      return proceed<ExceptionData>({ next: 'resume' }, ['the cause is gone'], {
        actions: [{ kind: 'release_hold' }],
      });
    }
    const { failure, tries } = input;
    const rule = FAILURES[failure.kind];
    switch (rule.disposition) {
      case 'retry': {
        const afterSeconds = PAUSES[tries - 1];
        if (afterSeconds === undefined) return ask(input);
        return proceed<ExceptionData>({ next: 'retry', afterSeconds }, [
          `${rule.title}: try ${tries} of ${PAUSES.length}`,
        ]);
      }
      case 'wait':
        return proceed<ExceptionData>({ next: 'wait' }, [rule.title], { actions: hold(input) });
      case 'case':
        return ask(input);
    }
  },

  model: modelPart<ExceptionInput, ExceptionData, z.infer<typeof Advice>>({
    ask({ failure, stage, tries }, { verdict }) {
      const offered = offeredBy(verdict);
      if (offered.length === 0) return null;
      const choices = offered.map(({ choice, effect }) => `${choice}: ${effect}`).join('\n');
      const facts = `failed at: ${stage}\nkind: ${failure.kind}\ntries: ${tries}\n${asData('failure', failure.detail, 500)}`;
      return {
        name: 'exception/advice',
        objective: `An order stopped, and a person will be asked. Which choice would you advise?\n${choices}`,
        facts,
        answer: Advice,
        strategies: [
          {
            when: 'The cause is outside and may have passed, such as an outage.',
            instruction: 'Advise to retry unless it was tried often.',
            tiers: ['cheap'],
          },
          {
            when: 'Somebody must change something first: the order, the product, the store.',
            instruction: 'Say what must change first, and which choice comes after it.',
            tiers: ['balanced'],
          },
        ],
        check: ({ choice }) =>
          offered.some((one) => one.choice === choice) ? [] : ['that choice is not offered'],
        maxTokensOut: 200,
      };
    },
    conclude(_input, ruled, { choice, cause }) {
      const advised = { option: `advised: ${choice}`, whyNot: CAUSES[cause] };
      return {
        decision: { ...ruled, alternatives: [advised, ...ruled.alternatives], decidedBy: 'model' },
        verified: false,
      };
    },
  }),
});

function ask(input: ExceptionInput) {
  const { failure, tries } = input;
  const { title } = FAILURES[failure.kind];
  const question = `${title}: ${failure.detail}. What shall happen?`;
  const data: ExceptionData = { next: 'case', question, choices: choicesFor(failure.kind) };
  return proceed<ExceptionData>(data, [title, ...(tries > 1 ? [`tried ${tries} times`] : [])], {
    actions: hold(input),
  });
}

const offeredBy = (verdict: Verdict<ExceptionData>) =>
  verdict.kind === 'proceed' && verdict.data.next === 'case' ? verdict.data.choices : [];

function choicesFor(kind: Failure['kind']): z.infer<typeof OfferedChoice>[] {
  const needsApproval = kind === 'approval_needed' || kind === 'label_over_cap';
  return [
    ...(needsApproval
      ? [{ choice: 'approve' as const, effect: 'Waybill does exactly what it proposed' }]
      : []),
    { choice: 'retry', effect: 'Waybill reads the order again and goes on where it stopped' },
    { choice: 'cancel', effect: 'Waybill takes back what it did and leaves the order to you' },
  ];
}

/** Where Shopify itself is the trouble, a hold would only be one more failing call. */
function hold({ failure }: ExceptionInput): Action[] {
  const rule = FAILURES[failure.kind];
  if (rule.concerns === 'shopify' && rule.disposition !== 'wait') return [];
  return [{ kind: 'place_hold', reason: rule.hold, note: `Waybill: ${rule.title}` }];
}
