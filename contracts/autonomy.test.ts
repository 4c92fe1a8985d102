import { describe, expect, test } from 'vitest';
import type { ActionKind } from './action.ts';
import { type Ceiling, type Levels, levelOf } from './autonomy.ts';

const store = (over: Partial<Ceiling> = {}): Ceiling => ({
  autonomy: 'autonomous',
  autonomyStart: null,
  ...over,
});

describe('the level of an action', () => {
  test.each<[string, ActionKind, Partial<Ceiling>, Levels, string]>([
    ['is the store’s, where nothing was set', 'add_tags', { autonomy: 'assisted' }, {}, 'assisted'],
    ['begins where the store says', 'add_tags', { autonomyStart: 'shadow' }, {}, 'shadow'],
    ['is what was set', 'add_tags', {}, { add_tags: 'assisted' }, 'assisted'],
    [
      'is never above the store’s',
      'add_tags',
      { autonomy: 'assisted' },
      { add_tags: 'autonomous' },
      'assisted',
    ],
    [
      'begins at the ceiling, where that is lower',
      'add_tags',
      { autonomy: 'shadow', autonomyStart: 'assisted' },
      {},
      'shadow',
    ],
    ['says nothing of another', 'send_message', {}, { add_tags: 'shadow' }, 'autonomous'],
    ['holds for what serves it', 'release_hold', {}, { place_hold: 'assisted' }, 'assisted'],
    ['cannot be set for what serves another', 'reserve_stock', {}, { reserve_stock: 'shadow' }, 'autonomous'],
    [
      'of a label is shadow where no fulfillment may be made of it',
      'buy_label',
      {},
      { create_fulfillment: 'shadow' },
      'shadow',
    ],
    ['of a label is its own otherwise', 'buy_label', {}, { create_fulfillment: 'assisted' }, 'autonomous'],
  ])('%s', (_name, kind, policy, levels, expected) => {
    expect(levelOf(kind, store(policy), levels)).toBe(expected);
  });
});
