/** The words around every task: who is asked, what is data, and when to stop. */
import { DATA_RULE } from '../guardrails/data.ts';
import type { Message } from '../model/types.ts';
import type { Strategy, Task } from './task.ts';

const HOUSE_RULES = [
  'You help to process one order of an online shop. You answer one narrow question about it; you do not act, and nothing you say is carried out unchecked.',
  DATA_RULE,
  'Stop as soon as you can answer. Ask a tool only where its answer would change yours, and never ask the same again.',
  'Where the facts do not suffice, say so with a low confidence instead of guessing: a person will look at it.',
].join('\n');

export const openingMessages = <Answer>(task: Task<Answer>, strategy: Strategy): Message[] => [
  { role: 'system', content: `${HOUSE_RULES}\n\n${task.objective}\n${strategy.instruction}` },
  { role: 'user', content: task.facts },
];

export function planningMessages<Answer>(task: Task<Answer>): Message[] {
  const choices = task.strategies.map(({ when }, index) => `${index + 1}. ${when}`).join('\n');
  return [
    {
      role: 'system',
      content: `${HOUSE_RULES}\n\n${task.objective}\nDo not answer that yet. Which of these fits the case?\n${choices}`,
    },
    { role: 'user', content: task.facts },
  ];
}
