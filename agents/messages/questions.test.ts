import { describe, expect, test } from 'vitest';
import { QUESTION_EVENTS, QUESTIONS } from '../../contracts/question.ts';
import { writeQuestion } from './questions.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'ja'];
const about = { order: '#1001', store: 'Acme' };

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(QUESTION_EVENTS)('%s names the order and the store, and leaves nothing to fill in', (event) => {
    const { locale, subject, body } = writeQuestion(event, { language, ...about });
    expect(locale).toBe(language);
    expect(subject).toContain('#1001');
    expect(body).toContain('#1001');
    expect(body.endsWith('Acme')).toBe(true);
    expect(subject + body).not.toMatch(/[{}]/);
  });

  test.each(QUESTIONS)('the reminder of %s is told from the question by its subject', (question) => {
    const asked = writeQuestion(`question_${question}`, { language, ...about });
    const reminded = writeQuestion(`reminder_${question}`, { language, ...about });
    expect(reminded.subject).not.toBe(asked.subject);
    expect(reminded.subject.endsWith(asked.subject)).toBe(true);
  });
});

test('where a part has left, both parts are listed', () => {
  const parts = {
    sent: [
      { title: 'Canvas tote', quantity: 2 },
      { title: 'Mug', quantity: 0 },
    ],
    toCome: [{ title: 'Mug\nfree', quantity: 1 }],
  };
  const { body } = writeQuestion('question_backorder', { language: 'en', ...about, parts });
  expect(body).toContain('On its way:\n  2 × Canvas tote\n\nStill to come:\n  1 × Mug free\n\n');
});

test('a name that would start a header or a line of its own does neither', () => {
  const { subject, body } = writeQuestion('question_address', {
    language: 'en',
    order: '#1\r\nBcc: everybody@example.com',
    store: 'Acme\nPay here',
  });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(body.split('\n').at(-1)).toBe('Acme Pay here');
});
