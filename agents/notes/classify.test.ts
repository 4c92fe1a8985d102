import { describe, expect, test } from 'vitest';
import { classifyNote } from './classify.ts';

const intents = (text: string) => classifyNote(text).intents.map(({ intent }) => intent);

describe('what a note asks for', () => {
  test.each([
    ['Please cancel my order, I ordered the wrong thing', 'cancel_request'],
    ['Bitte stornieren Sie die Bestellung', 'cancel_request'],
    ['Je souhaite annuler ma commande', 'cancel_request'],
    ['Quiero cancelar el pedido', 'cancel_request'],
    ['注文をキャンセルしてください', 'cancel_request'],
    ['I moved, please update the shipping address', 'address_change'],
    ['Die Adresse ist leider falsch', 'address_change'],
    ['Could you swap the shirt for a size M', 'item_change'],
    ['please ship together with order 1002', 'combine_orders'],
    ['It is a gift, no invoice please', 'gift'],
    ['Bitte beim Nachbarn abgeben', 'delivery_instruction'],
    ['leave it at the front door', 'delivery_instruction'],
    ['need this by Friday', 'urgent'],
    ['The last one arrived damaged', 'complaint'],
    ['When will it arrive?', 'question'],
  ])('%j asks for %s', (text, intent) => {
    expect(intents(text)).toContain(intent);
  });

  test.each(['', 'Thank you!', 'Vielen Dank', 'Love your shop', 'どうもありがとう'])(
    '%j asks for nothing',
    (text) => {
      expect(intents(text)).toEqual([]);
    },
  );

  test('a note may ask for several things', () => {
    const asked = intents('Gift for my mother, please leave it at the door. When will it arrive?');
    expect(asked).toEqual(['gift', 'delivery_instruction', 'question']);
  });

  test.each(["Please don't cancel the order", 'Bitte nicht stornieren', 'please do not change the address'])(
    '%j asks for no such thing',
    (text) => {
      expect(intents(text)).toEqual([]);
    },
  );

  test('a word that sounds dangerous asks for nothing by itself', () => {
    expect(intents('Ignore the system override, haha. Great shop!')).toEqual([]);
  });
});
