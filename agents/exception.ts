/**
 * The exception agent: what went wrong, and how does the order meet it?
 * Rules by the vocabulary of failures. Where a person will be asked, a model says which of the choices it would take and why.
 */
import { z } from 'zod';
import type { Action } from '../contracts/action.ts';
import { Choice } from '../contracts/case.ts';
import type { Verdict } from '../contracts/decision.ts';
import { FAILURES, Failure } from '../contracts/failure.ts';
import { Recalled } from '../contracts/memory.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { cited, Passage, quoted, speaksOfIt } from '../contracts/passage.ts';
import { StorePolicy } from '../contracts/policy.ts';
import type { QuestionEvent } from '../contracts/question.ts';
import { asData } from '../runtime/guardrails/data.ts';
import { asPassages } from '../runtime/guardrails/passages.ts';
import { languageOf } from './buyer.ts';
import { defineAgent, modelPart, proceed } from './define.ts';
import { asExperience, experienceOf } from './experience.ts';
import { writeQuestion } from './messages/questions.ts';
import { playFor } from './playbook/index.ts';
import { HOUR, type Play, type Span, type Step, secondsOf, TIER_OF } from './playbook/play.ts';

export const ExceptionInput = z.object({
  /** `resumed`: the order goes on after it was held. */
  moment: z.enum(['failed', 'resumed']),
  failure: Failure,
  stage: z.string(),
  /** How often this stage has failed with this kind, this time included. */
  tries: z.int().positive(),
  /** Mail to the buyer has come back. */
  unreachable: z.boolean().default(false),
  /** Null where the store does not know it. */
  order: OrderSnapshot.nullable().default(null),
  storeName: z.string().default(''),
  policy: StorePolicy.prefault({}),
  /** What the store's own documents say about such a failure, the best first. */
  passages: z.array(Passage).default([]),
  /** What the store's people did about such a failure before. */
  memories: z.array(Recalled).default([]),
  /** Until when its authorized payment can be captured, in seconds from now; null where none waits for that. */
  authorizedForSeconds: z.number().nullable().default(null),
  /** Every pause is multiplied by it: 1, or less where a bench or a test lives through days in seconds. */
  pace: z.number().positive().default(1),
});
type ExceptionInput = z.infer<typeof ExceptionInput>;

const OfferedChoice = z.object({ choice: Choice, effect: z.string() });

export const ExceptionData = z.discriminatedUnion('next', [
  /** The stage again. `held`: until then the order is shown as waiting. */
  z.object({ next: z.literal('retry'), afterSeconds: z.number(), held: z.boolean() }),
  /** For the order to change; when the time is over, the stage again. Read anew from time to time: a webhook may be lost. */
  z.object({ next: z.literal('wait'), forSeconds: z.number(), rereadSeconds: z.number() }),
  /** For its turn in the queue; the stage again when it comes, or from time to time: what tells of it may be lost. */
  z.object({ next: z.literal('await_stock'), forSeconds: z.number(), recheckSeconds: z.number() }),
  /** Back to the stock at a raised revision. */
  z.object({ next: z.literal('replan'), afterSeconds: z.number(), halve: z.boolean() }),
  /** The stage again, by the next service. */
  z.object({ next: z.literal('next_service') }),
  z.object({ next: z.literal('without_mail') }),
  z.object({
    next: z.literal('case'),
    question: z.string(),
    choices: z.array(OfferedChoice),
    /** How many steps of the play count as tried once a person has it tried again. Absent: all of them. */
    triesAfter: z.int().optional(),
  }),
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

const Advice = z.object({
  choice: Choice,
  cause: Cause,
  /** Numbers of the passages of the store's policy that it rests on. */
  cites: z.array(z.int()).max(5).default([]),
  confidence: z.number().min(0).max(1),
});

/** A lost webhook must not leave an order waiting for ever. */
const REREAD = 12 * HOUR;
/** Nor may lost news of the stock. */
const RECHECK = 6 * HOUR;
/** A day is seconds where time runs fast, and a pause of nothing would spin. */
const SHORTEST_SECONDS = 0.5;

export const exception = defineAgent({
  name: 'exception',
  input: ExceptionInput,
  data: ExceptionData,
  mayPropose: ['place_hold', 'release_hold', 'send_message', 'add_tags'],
  decide(input) {
    if (input.moment === 'resumed') {
      return proceed<ExceptionData>({ next: 'resume' }, ['the cause is gone'], {
        actions: [{ kind: 'release_hold' }],
      });
    }
    const { failure, tries } = input;
    const play = playFor(failure.kind, { policy: input.policy, reachable: isReachable(input) });
    const step = play.steps[tries - 1];
    if (step) return take(step, play, input);
    switch (play.last) {
      case 'case':
        return ask(play, input);
      case 'without_mail':
        return proceed<ExceptionData>(
          { next: 'without_mail' },
          ['the order goes on, and nobody is written to'],
          {
            actions: [{ kind: 'add_tags', tags: ['waybill:mail-bounced'] }],
          },
        );
    }
  },

  model: modelPart<ExceptionInput, ExceptionData, z.infer<typeof Advice>>({
    ask({ failure, stage, tries, passages, memories }, { verdict }) {
      const offered = offeredBy(verdict);
      if (offered.length === 0) return null;
      if (experienceWith(memories, offered)?.settled) return null;
      const choices = offered.map(({ choice, effect }) => `${choice}: ${effect}`).join('\n');
      const facts = `failed at: ${stage}\nkind: ${failure.kind}\ntries: ${tries}\n${asData('failure', failure.detail, 500)}${asPassages(passages)}${asExperience(memories)}`;
      return {
        name: 'exception/advice',
        objective: `An order stopped, and a person will be asked. Which choice would you advise?\n${choices}`,
        facts,
        answer: Advice,
        strategies: [
          {
            when: 'always',
            instruction:
              'Where the cause is outside and may have passed, such as an outage, advise to retry unless it was tried often. Where somebody must change something first, advise what comes after that.',
            // Dearer ones only where two cheap ones do not agree: most failures are plain.
            tiers: ['cheap', 'balanced', 'premium'],
          },
        ],
        gist: ({ choice }) => choice,
        check: ({ choice, cites }) => [
          ...(offered.some((one) => one.choice === choice) ? [] : ['that choice is not offered']),
          ...(cites.every((number) => passages[number - 1]) ? [] : ['there is no passage of that number']),
        ],
        maxTokensOut: 200,
      };
    },
    conclude({ passages, memories }, ruled, { choice, cause, cites }) {
      const named = [...new Set(cites)].flatMap((number) => passages[number - 1] ?? []);
      const rests = named.length > 0 ? `; by ${named.map(cited).join(', ')}` : '';
      const advised = { option: `advised: ${choice}`, whyNot: `${CAUSES[cause]}${rests}` };
      // What people did and saw go well stands before what a model thinks.
      const first = experienceWith(memories, offeredBy(ruled.verdict)) ? 1 : 0;
      const alternatives = ruled.alternatives.toSpliced(first, 0, advised);
      return {
        decision: { ...ruled, alternatives, decidedBy: 'model' },
        verified: false,
      };
    },
  }),
});

/** Money that is authorized is the merchant's to capture: the buyer can do nothing about it. */
const isReachable = ({ order, unreachable }: ExceptionInput) =>
  !unreachable && Boolean(order?.email) && order?.financialStatus !== 'AUTHORIZED';

function take(step: Step, play: Play, input: ExceptionInput) {
  const { failure, tries, pace, policy } = input;
  const { title } = FAILURES[failure.kind];
  const paced = (span: Span) => Math.max(SHORTEST_SECONDS, secondsOf(span, policy) * pace);
  const answer = (data: ExceptionData, actions: Action[] = []) =>
    proceed<ExceptionData>(
      data,
      [`${title}: step ${tries} of ${play.steps.length}, ${step.do} (${TIER_OF[step.do]})`],
      {
        actions,
        confidence: play.confidence,
      },
    );
  switch (step.do) {
    case 'retry':
      return answer(
        { next: 'retry', afterSeconds: paced(step.after), held: step.held },
        step.held ? hold(input) : [],
      );
    case 'wait':
      return answer(
        { next: 'wait', forSeconds: paced(step.span), rereadSeconds: paced(REREAD) },
        hold(input),
      );
    case 'ask_buyer': {
      const event = `${step.reminder ? 'reminder' : 'question'}_${step.question}` as const;
      return answer({ next: 'wait', forSeconds: paced(step.span), rereadSeconds: paced(REREAD) }, [
        ...hold(input),
        mail(event, input),
      ]);
    }
    case 'await_stock':
      return answer(
        { next: 'await_stock', forSeconds: inTime(paced(step.span), input), recheckSeconds: paced(RECHECK) },
        [...hold(input), ...(step.tell ? [delay(input)] : [])],
      );
    case 'replan':
      return answer({ next: 'replan', afterSeconds: paced(step.after), halve: false });
    case 'split':
      return answer({ next: 'replan', afterSeconds: 0, halve: true });
    case 'next_service':
      return answer({ next: 'next_service' });
  }
}

/** A person needs a day to decide what becomes of an order whose payment is about to lapse. */
const inTime = (seconds: number, { authorizedForSeconds, pace }: ExceptionInput) =>
  authorizedForSeconds === null
    ? seconds
    : Math.max(SHORTEST_SECONDS, Math.min(seconds, authorizedForSeconds - 24 * HOUR * pace));

function mail(
  event: QuestionEvent,
  input: ExceptionInput,
  parts?: Parameters<typeof writeQuestion>[1]['parts'],
): Action {
  // Plays that write to the buyer are cut to what can be done where there is no order, or no address.
  const order = input.order as OrderSnapshot;
  const about = { language: languageOf(order), order: order.name, store: input.storeName };
  return { kind: 'send_message', event, ...writeQuestion(event, { ...about, ...(parts ? { parts } : {}) }) };
}

/** Of an order that has left in part both parts are told. */
function delay(input: ExceptionInput): Action {
  const goods = (input.order as OrderSnapshot).lines.filter(({ requiresShipping }) => requiresShipping);
  const sent = goods.map(({ title, currentQuantity, unfulfilledQuantity }) => ({
    title,
    quantity: currentQuantity - unfulfilledQuantity,
  }));
  if (!sent.some(({ quantity }) => quantity > 0)) return mail('question_stock', input);
  const toCome = goods.map(({ title, unfulfilledQuantity: quantity }) => ({ title, quantity }));
  return mail('question_backorder', input, { sent, toCome });
}

function ask(play: Play, input: ExceptionInput) {
  const { failure, tries } = input;
  const { title } = FAILURES[failure.kind];
  const question = `${title}: ${failure.detail}. ${play.ask}`;
  const patient = play.steps.findIndex((step) => step.do === 'await_stock');
  const choices = choicesFor(failure.kind, play);
  const experience = experienceWith(input.memories, choices);
  const data: ExceptionData = {
    next: 'case',
    question,
    choices: [
      ...choices.filter(({ choice }) => choice === experience?.choice),
      ...choices.filter(({ choice }) => choice !== experience?.choice),
    ],
    ...(patient >= 0 ? { triesAfter: patient } : {}),
  };
  return proceed<ExceptionData>(data, [title, ...(tries > 1 ? [`tried ${tries - 1} times`] : [])], {
    actions: hold(input),
    alternatives: [
      ...(experience ? [{ option: `as before: ${experience.choice}`, whyNot: experience.told }] : []),
      ...input.passages.filter(speaksOfIt).map(quoted),
    ],
  });
}

const experienceWith = (memories: Recalled[], offered: z.infer<typeof OfferedChoice>[]) =>
  experienceOf(
    memories,
    offered.map(({ choice }) => choice),
  );

const offeredBy = (verdict: Verdict<ExceptionData>) =>
  verdict.kind === 'proceed' && verdict.data.next === 'case' ? verdict.data.choices : [];

function choicesFor(kind: Failure['kind'], { retry, allow }: Play): z.infer<typeof OfferedChoice>[] {
  const needsApproval = kind === 'approval_needed' || kind === 'label_over_cap';
  return [
    ...(needsApproval
      ? [{ choice: 'approve' as const, effect: 'Waybill does exactly what it proposed' }]
      : []),
    { choice: 'retry', effect: retry },
    ...(allow ? [{ choice: 'allow' as const, effect: allow }] : []),
    { choice: 'cancel', effect: 'Waybill takes back what it did and leaves the order to you' },
  ];
}

/** Where Shopify itself is the trouble, a hold would only be one more failing call. */
function hold({ failure }: ExceptionInput): Action[] {
  const rule = FAILURES[failure.kind];
  // Whoever packs it would take a hold for a reason not to.
  if (failure.kind === 'not_handed_over') return [];
  if (rule.concerns === 'shopify' && failure.kind !== 'risk_pending') return [];
  return [{ kind: 'place_hold', reason: rule.hold, note: `Waybill: ${rule.title}` }];
}
