/** An order that something is wrong with: how it comes about, how its world goes on, and what a good merchant wants to see in the end. */
import type { Change, Fault, Happening, StoreOptions } from '../../simulator/client.ts';
import type { Random } from '../../simulator/random.ts';
import type { OrderWish } from '../../simulator/scenarios/order.ts';
import type { SampleStore } from '../../simulator/scenarios/stores.ts';
import type { Clock } from './clock.ts';

export type Truth =
  /** Every unit has left, to this address where it is named, in so many parcels where that is known. */
  | { end: 'shipped'; to?: { street: string; zip: string }; parcels?: number }
  /** Cancelled, and nothing has left or is paid for. */
  | { end: 'cancelled' }
  | { end: 'nothing' };

/** What a person who is asked puts right, and answers. */
export interface Fix {
  changes: Change[];
  answer: 'retry' | 'allow' | 'take_over';
}

export interface Trouble {
  wish?: Wish;
  story?: Happening[];
  truth: Truth;
  fix?: Fix;
  fault?: Fault;
  /** Placed in a store of its own. */
  store?: StoreOptions;
  /** Placed after an order of the same lines by the same buyer. */
  twin?: true;
  /** The order's body as the store sends it, where a wish cannot say it. */
  body?(body: Record<string, unknown>): void;
}

export type Wish = Partial<Omit<OrderWish, 'store' | 'id' | 'number' | 'index' | 'at'>>;

export interface Setting {
  store: SampleStore;
  index: number;
  random: Random;
  clock: Clock;
}

export type Brew = (setting: Setting) => Trouble;

export const SHIPPED: Truth = { end: 'shipped' };
export const CANCELLED: Truth = { end: 'cancelled' };

export const fix = (...changes: Change[]): Fix => ({ changes, answer: 'retry' });
export const CANCEL: Change = { kind: 'cancel' };

/** After so many simulated hours, evenly spread. */
export const within = ({ random, clock }: Setting, from: number, to: number) =>
  clock.hours(from + random() * (to - from));
