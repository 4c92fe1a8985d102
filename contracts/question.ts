/** What a buyer can be asked by mail. The answer is the order itself: a corrected address, a payment, a cancellation. */

export const QUESTIONS = [
  'address',
  'phone',
  'payment',
  'stock',
  'backorder',
  'duplicate',
  'cancel',
  'change',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** Each question has a mail of its own, and so has its one reminder. */
export const QUESTION_EVENTS = [
  ...QUESTIONS.map((question) => `question_${question}` as const),
  ...QUESTIONS.map((question) => `reminder_${question}` as const),
];
export type QuestionEvent = (typeof QUESTION_EVENTS)[number];
