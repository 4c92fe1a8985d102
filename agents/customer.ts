/**
 * The customer agent: who buys, in which language, and what their note asks for.
 * Phrases decide what they can; a note that they do not understand is shown to a model, without what is personal in it.
 */
import { z } from 'zod';
import { type Decision, SURE } from '../contracts/decision.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { cited, Passage } from '../contracts/passage.ts';
import { asData } from '../runtime/guardrails/data.ts';
import { flagInjection } from '../runtime/guardrails/injection.ts';
import { redact } from '../runtime/guardrails/pii/index.ts';
import { sanitize } from '../runtime/guardrails/sanitize.ts';
import { languageOf, promisedDays } from './buyer.ts';
import { defineAgent, modelPart, proceed } from './define.ts';
import { doubt, examine, Permits } from './doubt.ts';
import { classifyNote } from './notes/classify.ts';
import { NOTE_INTENTS, type NoteIntent } from './notes/intents.ts';

export const CustomerInput = z.object({
  order: OrderSnapshot,
  /** What has been changed in the order since the same words were first found to ask for a change. */
  changedSince: z
    .object({ address: z.boolean(), lines: z.boolean() })
    .prefault({ address: false, lines: false }),
  permits: Permits,
  /** What the store's own documents say to a question in the note, the best first. */
  passages: z.array(Passage).default([]),
});

export const CustomerData = z.object({
  vip: z.boolean(),
  firstOrder: z.boolean(),
  /** ISO 639-1. */
  language: z.string(),
  intents: z.array(z.string()),
  /** 1 is the most urgent, 5 the least: Temporal's own scale. */
  priority: z.int().min(1).max(5),
});
type CustomerData = z.infer<typeof CustomerData>;
type CustomerInput = z.infer<typeof CustomerInput>;

/** Below it a phrase is a hint, not a request: the order goes on, tagged. */
const CLEAR = 0.7;
/** Orders after which a buyer counts as a regular. */
const REGULAR = 10;
/** A parcel that must be there this soon overtakes others. */
const EXPRESS_DAYS = 2;
/** Characters. */
const MAX_NOTE = 2000;
const SHORTEST_NOTE = 12;

interface Asked {
  intent: NoteIntent;
  confidence: number;
}

const Reading = z.object({
  /** Empty where the note asks for nothing. */
  intents: z.array(z.enum(NOTE_INTENTS)),
  confidence: z.number().min(0).max(1),
});

export const customer = defineAgent({
  name: 'customer',
  input: CustomerInput,
  data: CustomerData,
  mayPropose: ['add_tags'],
  decide: (input) => weigh(input, classifyNote(wordsOf(input.order)).intents),

  model: modelPart<CustomerInput, CustomerData, z.infer<typeof Reading>>({
    ask({ order }) {
      const note = sanitize(wordsOf(order), MAX_NOTE).text;
      const understood = classifyNote(note).intents.some(({ confidence }) => confidence >= CLEAR);
      // A word or two is a name or a thank-you; what reads like an order to software is left to the phrases.
      if (understood || note.length < SHORTEST_NOTE || flagInjection(wordsOf(order)).flagged) return null;
      return {
        name: 'customer/note',
        objective: `Say which of these things the buyer's note asks the shop for: ${NOTE_INTENTS.join(', ')}. It may ask for several, or for nothing.`,
        facts: asData('note', redact(note), MAX_NOTE),
        answer: Reading,
        strategies: [
          {
            when: 'always',
            instruction:
              'A wish that is only quoted, denied or meant for somebody else is not asked for. Confidence: how sure you are of the whole set.',
            tiers: ['cheap', 'balanced'],
          },
        ],
        maxTokensOut: 200,
      };
    },
    conclude(input, _ruled, { intents, confidence }) {
      const asked = [...new Set(intents)].map((intent) => ({ intent, confidence }));
      return { decision: { ...weigh(input, asked), decidedBy: 'model' }, verified: false };
    },
  }),
});

/** Stops for what changes the order, long before it is certain: a person would rather be asked than ship what was cancelled. */
function weigh(
  { order, changedSince, permits, passages }: CustomerInput,
  intents: Asked[],
): Decision<CustomerData> {
  const asked = new Map(intents.map(({ intent, confidence }) => [intent as string, confidence]));
  const stopFor = (kind: 'note_asks_cancel' | 'note_asks_change', intent: string, detail: string) =>
    (asked.get(intent) ?? 0) >= CLEAR
      ? doubt(kind, detail, wordsOf(order), { confidence: asked.get(intent) ?? 0 })
      : null;
  const open = {
    address_change: !changedSince.address,
    item_change: !changedSince.lines,
    combine_orders: true,
  };
  const changes = Object.entries(open).flatMap(([intent, isOpen]) => (isOpen ? [intent] : []));
  const { stop, allowed } = examine(permits, [
    () => stopFor('note_asks_cancel', 'cancel_request', 'the note asks to cancel'),
    ...changes.map((change) => () => stopFor('note_asks_change', change, `the note asks for: ${change}`)),
  ]);
  if (stop) return stop;

  const tags = [...asked.keys()].map((intent) => `note:${intent.replaceAll('_', '-')}`);
  const data = buyer(order, [...asked.keys()]);
  const reasons = [
    `priority ${data.priority}`,
    ...(tags.length > 0 ? [`the note asks for: ${[...asked.keys()].join(', ').replaceAll('_', ' ')}`] : []),
    ...(asked.has('question') ? answersTo(passages) : []),
    ...allowed,
  ];
  return proceed(data, reasons, { actions: tags.length > 0 ? [{ kind: 'add_tags', tags }] : [] });
}

/** For whoever replies: nobody is answered by Waybill where the passage is not surely the right one. */
function answersTo([best]: Passage[]): string[] {
  if (!best) return [];
  const sure = `${Math.round(best.confidence * 100)} %`;
  return best.confidence >= SURE
    ? [`the store’s policy answers the question: ${cited(best)}, ${sure}`]
    : [`a person answers the question; the policy’s nearest passage is ${cited(best)}, ${sure}`];
}

/** 1 to 5, as far as rules can tell from the order alone: its place in a queue must not hang on a model's mood. */
export const priorityOf = (order: OrderSnapshot): number =>
  buyer(
    order,
    classifyNote(wordsOf(order)).intents.map(({ intent }) => intent),
  ).priority;

function buyer(order: OrderSnapshot, intents: string[]): CustomerData {
  const orders = order.customer?.orderCount ?? 0;
  const vip = order.customer?.tags.some((tag) => /^vip$/i.test(tag)) === true || orders >= REGULAR;
  const express = (promisedDays(order) ?? Infinity) <= EXPRESS_DAYS;
  const urgent = express || intents.includes('urgent');
  const priority = urgent ? 1 : vip ? 2 : 3;
  return { vip, firstOrder: orders <= 1, language: languageOf(order), intents, priority };
}

/** The note, and what else the buyer wrote: not what apps store for themselves, nor a greeting that is meant for somebody else. */
export function wordsOf({ note, attributes }: OrderSnapshot): string {
  const written = attributes.filter(({ key }) => !key.startsWith('_') && !GREETING.test(key));
  return [note, ...written.map(({ value }) => value)].filter(Boolean).join('\n');
}

const GREETING = /gift.?(message|note|card)|greeting|grußkarte|message cadeau|mensaje de regalo|メッセージ/i;
