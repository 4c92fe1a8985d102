/** What the steps of an address repair share: the fields they read, what they may answer, and what is known beside the address. */
import type { FailureKind } from '../../contracts/failure.ts';
import type { Address } from '../../contracts/order.ts';

export type Field = keyof Address;

/** An address with "" for what is absent: a step never meets null. */
export type Fields = Record<Field, string>;

export interface RepairContext {
  /** The carrier's name, where it is already known. */
  carrier?: string;
  /** False where that carrier needs a street address; unknown counts as "it does deliver to PO boxes". */
  deliversToPoBox?: boolean;
  /** True where that carrier takes no parcel without a phone number. */
  needsPhone?: boolean;
}

export type AddressFailure = Extract<
  FailureKind,
  'address_incomplete' | 'address_undeliverable' | 'po_box' | 'phone_missing'
>;

/** What one step found: a better value for some fields, or something only a person or the buyer can answer. */
export type Finding =
  | { kind: 'set'; set: Partial<Fields>; why: string; confidence: number }
  /** `detail` names fields and reasons, never values: it travels through Temporal history. */
  | { kind: 'escalate'; why: AddressFailure; detail: string };

/** One rule. Null: nothing to say. */
export type Step = (fields: Fields, context: RepairContext) => Finding | null;

export const set = (fields: Partial<Fields>, why: string, confidence = 0.95): Finding => ({
  kind: 'set',
  set: fields,
  why,
  confidence,
});

export const escalate = (why: AddressFailure, detail: string): Finding => ({ kind: 'escalate', why, detail });
