/** How much of an action a store leaves to Waybill: a level per store and kind of action, under the store's ceiling. */
import { z } from 'zod';
import { ACTIONS, type ActionKind } from './action.ts';

/** `shadow` acts on nothing, `assisted` asks before every write, `autonomous` asks before what is risky or destructive. The lowest first. */
export const LEVELS = ['shadow', 'assisted', 'autonomous'] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

/**
 * How it came out whether people agree: by what they did with what was left to them, by what they said when they were asked, or
 * by whether they let stand what was done without asking.
 */
export type Mode = 'shadow' | 'asked' | 'alone';

/** What counts for a level: evidence of what it does. At the highest, people are still asked about what is risky. */
export const MODES_OF: Record<Level, Mode[]> = {
  shadow: ['shadow'],
  assisted: ['asked'],
  autonomous: ['alone', 'asked'],
};

const rank = (level: Level) => LEVELS.indexOf(level);
export const lower = (a: Level, b: Level): Level => (rank(a) <= rank(b) ? a : b);

/** What only serves another action goes with that one: a hold that may be placed may be released. */
const SERVES: Partial<Record<ActionKind, ActionKind>> = {
  release_hold: 'place_hold',
  reserve_stock: 'buy_label',
  await_stock: 'buy_label',
  request_fulfillment: 'create_fulfillment',
  capture_payment: 'buy_label',
  draft_wording: 'send_message',
};

/** The actions that have a level of their own. */
export const OWN_LEVEL = (Object.keys(ACTIONS) as ActionKind[]).filter((kind) => !SERVES[kind]);

/** What was set or earned, by kind. A kind that is not named stands where the store begins. */
export type Levels = Partial<Record<string, Level>>;

/** As far as a level depends on it. */
export interface Ceiling {
  autonomy: Level;
  autonomyStart: Level | null;
}

/** What an action has set or earned by itself. Nothing is above the store's ceiling. */
export const ownLevel = (kind: ActionKind, { autonomy, autonomyStart }: Ceiling, levels: Levels): Level =>
  lower(autonomy, levels[kind] ?? autonomyStart ?? autonomy);

/** The level in force. */
export function levelOf(kind: ActionKind, policy: Ceiling, levels: Levels): Level {
  const own = SERVES[kind] ?? kind;
  // A label that nobody may make a fulfillment of is money lost.
  const barren = own === 'buy_label' && ownLevel('create_fulfillment', policy, levels) === 'shadow';
  return barren ? 'shadow' : ownLevel(own, policy, levels);
}
