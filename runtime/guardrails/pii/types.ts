/** The kinds of personal data that are looked for, and where in a text one stands. */
export const PII_TYPES = [
  'PERSON',
  'STREET_ADDRESS',
  'GPE',
  'ORGANIZATION',
  'CREDIT_CARD',
  'PHONE_NUMBER',
  'DATE_TIME',
  'TITLE',
  'AGE',
  'EMAIL_ADDRESS',
  'NRP',
  'DOMAIN_NAME',
  'ZIP_CODE',
  'IBAN_CODE',
  'US_SSN',
  'US_DRIVER_LICENSE',
  'IP_ADDRESS',
] as const;

/** Microsoft Presidio's names. GPE is a country, state or town; NRP a nationality, religion or political group. */
export type PiiType = (typeof PII_TYPES)[number];

/** Offsets count UTF-16 units, `end` is exclusive: `value === text.slice(start, end)`. */
export interface Span {
  type: PiiType;
  start: number;
  end: number;
  value: string;
}

/** A span that might be; of those that overlap the one with the higher score stays, then the longer one. */
export interface Candidate {
  type: PiiType;
  start: number;
  end: number;
  score: number;
}
