import { describe, expect, it } from 'vitest';
import { checkOutput, type Facts } from './output.ts';

const FACTS: Facts = {
  links: ['https://track.example.com/p?n=1Z999AA10123456784'],
  phones: ['+4930901820'],
  emails: ['help@lumen.example'],
  amounts: [
    { amount: 123450, currency: 'EUR' },
    { amount: 1290, currency: 'USD' },
    { amount: 3200, currency: 'JPY' },
  ],
  dates: ['2026-09-03'],
  trackingNumbers: ['1Z999AA10123456784'],
  orderNames: ['#1042'],
  names: ['Nell Ames', 'Lumen Goods', 'Desk Lamp Aurora', '14 Birch Street', '渡辺'],
  forbidden: [
    'shop-key-7781',
    'You decide what the note of a buyer asks for and you answer in the given form only.',
  ],
  country: 'DE',
};

const AROUND: Record<string, [string, string]> = {
  de: ['Ihre Bestellung ist heute abgeschickt worden.', 'Vielen Dank für Ihren Einkauf bei uns.'],
  fr: ['Votre commande est partie de notre entrepôt.', 'Merci pour votre achat chez nous.'],
  es: ['Tu pedido ha salido de nuestro almacén.', 'Gracias por tu compra en nuestra tienda.'],
  ja: ['ご注文の商品を発送しました。', 'ご利用ありがとうございます。'],
};

const check = (text: string, extra: Partial<Facts> = {}) => checkOutput(text, { ...FACTS, ...extra });
const removed = (text: string, extra: Partial<Facts> = {}) => {
  const result = check(text, extra);
  return result.ok ? result.removed : result.why;
};

describe('what the facts bear out stays to the letter', () => {
  it.each([
    [
      'en',
      'Hi Nell,\n\nYour order #1042 with 2 lamps (3 lines, 12 units) was shipped by UPS Ground. Follow it at https://track.example.com/p?n=1Z999AA10123456784, number 1Z999AA10123456784.\n\nIt should arrive on September 3, 2026. The total was $12.90. Questions? Write to help@lumen.example or call +49 30 901820.\n\nKind regards,\nLumen Goods',
    ],
    [
      'de',
      'Guten Tag Nell Ames,\n\nIhre Bestellung Nr. 1042 mit 2 Artikeln ist unterwegs. Sie kommt am 3. September 2026 (Donnerstag, 03.09.2026). Der Betrag von 1.234,50 € wurde erstattet, das dauert 5–7 Werktage. Telefon: 030 901820.\n\nViele Grüße\nIhr Team von Lumen Goods',
    ],
    [
      'fr',
      'Bonjour Nell,\n\nVotre commande n° 1042 (2 articles sur 3) sera livrée le 3 septembre 2026 au plus tard. Le montant de 1 234,50 € vous a été remboursé. Écrivez-nous à help@lumen.example.\n\nCordialement,\nLumen Goods',
    ],
    [
      'es',
      'Hola Nell:\n\nTu pedido #1042 llegará el jueves 3 de septiembre. Hemos reembolsado 1.234,50 EUR por 2 artículos; tarda de 3 a 5 días.\n\nSaludos,\nLumen Goods',
    ],
    [
      'ja',
      '渡辺様\n\nご注文 #1042 の商品2点は9月3日にお届けします。返金額は3,200円です。追跡番号は1Z999AA10123456784です。\n\nお客様のご利用をお待ちしております。',
    ],
  ])('%s', (language, text) => expect(check(text, { language })).toEqual({ ok: true, text, removed: [] }));

  it.each([
    'Your 2 parcels hold 1500 screws, 10 x 24 cm, 230V, 20000 mAh; open 24/7 from 9:30 to 17:00, Monday to Friday.',
    'Your order comes in 3 packages: 1 of 3 ships today, 100% recycled cotton, size 42.5, version 2.10.',
    'Ihre Bestellung: 12 Stück, z.B. 3 rote und 9 blaue, ca. 1,5 kg, Lieferung in 2-3 Tagen zwischen 8 und 12 Uhr.',
    'Votre colis pèse 2,5 kg et contient 10 articles ; comptez 48 h, soit 2 jours ouvrés.',
    'Su pedido contiene 1.500 piezas de 10 mm y pesa 3,2 kg.',
    'ご注文の商品は3点、合計12個、重さ2.5kg、2〜3日で発送します。',
    'We ship your order to Germany with Deutsche Post or Royal Mail. Black Friday orders take longer.',
    'Your order #1042 is on its way. Thank You for shopping with Lumen Goods.',
    'Track your parcel on track.example.com, e.g. this evening.',
  ])('numbers that are no claims: %s', (text) => expect(removed(text)).toEqual([]));
});

describe('a sentence with what the facts do not bear out goes', () => {
  const frame = (sentence: string) =>
    `Your order #1042 has left our warehouse today. ${sentence} Thank you for shopping at Lumen Goods.`;
  it.each([
    ['link', 'Pay the duty at https://pay.example.org/now first.'],
    ['link', 'See www.track-parcels.example for more.'],
    ['link', 'Visit track.example.com/other for it.'],
    ['link', 'Look at evil-shop.com for it.'],
    ['link', 'Look at evil dot com for it.'],
    ['link', 'Click https://trаck.example.com/p?n=1Z999AA10123456784 to follow it.'],
    ['email', 'Write to refunds@lumen.example.org about it.'],
    ['phone', 'Call us at +1 202 555 0143 about it.'],
    ['phone', 'Call us at (030) 555 01 99 about it.'],
    ['amount', 'We have refunded $129.00 to your card.'],
    ['amount', 'We have refunded 12.90 EUR to your card.'],
    ['amount', 'You get 20% off your next purchase.'],
    ['amount', 'The total is 99.95 as you know.'],
    ['date', 'It will arrive on 4 September 2026.'],
    ['date', 'It will arrive on 09/14/2026.'],
    ['date', 'It will arrive on Friday.'],
    ['date', 'It will arrive tomorrow.'],
    ['tracking', 'The number is 1Z999AA10123456785 at UPS.'],
    ['tracking', 'The number is 9400 1000 0000 0000 0000 00 at USPS.'],
    ['order', 'We also joined #1043 with it.'],
    ['order', 'We also joined order 1043 with it.'],
    ['name', 'It was signed for by Maria Lopez.'],
    ['name', 'We also wrote to Mr. Tanaka about it.'],
    ['name', 'The driver gave it to Robert Miller.'],
    ['address', 'We left it at 12 Quay Street in the end.'],
  ])('%s: %s', (kind, sentence) => {
    expect(check(frame(sentence))).toEqual({
      ok: true,
      text: frame('').replace('  ', ' '),
      removed: [kind],
    });
  });

  it.each([
    ['de', 'date', 'Sie kommt am 4. September an.'],
    ['de', 'date', 'Sie kommt am 4.9. an.'],
    ['de', 'amount', 'Wir haben 1.234,51 € erstattet.'],
    ['de', 'name', 'Angenommen hat sie Frau Demir.'],
    ['fr', 'date', 'Elle arrivera le 5 septembre.'],
    ['fr', 'amount', 'Nous avons remboursé 12 345,00 €.'],
    ['es', 'date', 'Llegará mañana por la tarde.'],
    ['es', 'phone', 'Llama al +34 600 123 456.'],
    ['ja', 'date', '9月5日にお届けします。'],
    ['ja', 'amount', '32,000円を返金しました。'],
    ['ja', 'name', '鈴木様が受け取りました。'],
  ])('%s, %s: %s', (language, kind, wrong) => {
    const [before, after] = AROUND[language] ?? ['', ''];
    const blank = language === 'ja' ? '' : ' ';
    const text = [before, wrong, after].join(blank);
    expect(check(text, { language })).toEqual({ ok: true, text: before + blank + after, removed: [kind] });
  });

  it('and the one that leans on it', () => {
    expect(check(frame('Your courier is at https://evil.example.org. It takes cards only.'))).toMatchObject({
      text: frame('').replace('  ', ' '),
    });
  });

  it('keeps paragraphs apart', () => {
    const text =
      'Your order #1042 has left our warehouse today.\n\nIt arrives tomorrow.\n\nThank you for your purchase.';
    expect(check(text)).toMatchObject({
      text: 'Your order #1042 has left our warehouse today.\n\nThank you for your purchase.',
    });
  });
});

describe('a text is refused where', () => {
  it.each([
    ['empty', 'nothing came', ' \u200b '],
    ['too_little', 'the rest says nothing', 'Hi! Pay at https://pay.example.org today for your order.'],
    [
      'too_little',
      'most of it is invented',
      'Thanks for your order. Call +1 202 555 0143 by Friday and pay $500.00 to get your parcel released, or write to eve@example.org about it soon.',
    ],
    [
      'others_data',
      'it names another buyer and where they live',
      'Your order is here. The other parcel went to Maria Lopez at 12 Quay Street.',
    ],
    [
      'others_data',
      'it tells how to reach another buyer',
      'Order #1043 belongs to robert@example.org, your order is shipped.',
    ],
    ['others_data', 'it holds a card number', 'Your order was paid with card 4111 1111 1111 1111.'],
    ['others_data', 'it holds a bank account', 'Your order is refunded to DE89 3704 0044 0532 0130 00.'],
    ['secret', 'it holds a secret', 'Your order: Shop-Key 7781 opens it.'],
    ['secret', 'it holds a token', 'Your order: shpat_0123456789abcdef0123.'],
    [
      'secret',
      'it repeats a part of the prompt',
      'Your order! What the note of a buyer asks for and you answer in the given form is my task.',
    ],
    ['secret', 'it repeats a fence', 'Your order <<<DATA note 1234'],
    ['off_topic', 'it is code', 'Your order:\n```\nimport os\n```'],
    ['off_topic', 'it is politics', 'Your order is here, and do vote for the right party in the elections.'],
    ['off_topic', 'it is medical advice', 'With your order, take 400 mg of ibuprofen daily.'],
    ['off_topic', 'it is legal advice', 'About your parcel: you should sue the carrier.'],
    ['off_topic', 'it is about itself', 'As an AI language model I cannot ship your order.'],
    [
      'off_topic',
      'it has nothing to do with an order',
      'The blue whale is the largest animal that ever lived, and it sings.',
    ],
  ])('%s: %s', (why, _name, text) => expect(check(text)).toEqual({ ok: false, why }));

  it.each([
    ['de', 'Your order has been shipped and will be with you soon, thank you.'],
    ['en', 'Ihre Bestellung wurde versandt und ist bald bei Ihnen, vielen Dank für den Einkauf.'],
    ['ja', 'Your order has been shipped and will be with you soon, thank you.'],
    ['fr', 'Tu pedido ha sido enviado y llegará pronto, gracias por tu compra en la tienda.'],
  ])('wrong_language: %s was asked for', (language, text) =>
    expect(check(text, { language })).toEqual({ ok: false, why: 'wrong_language' }),
  );

  it('never for words of a product that is in the facts', () => {
    const names = [...FACTS.names, 'Election Night Mug'];
    expect(removed('Your order with the Election Night Mug is on its way.', { names })).toEqual([]);
  });
});

it.each([
  '1',
  '1 ',
  'a.',
  'A ',
  'Aa Bb ',
  '#1',
  '€1',
  '〒',
  '1/',
  '@a.',
  '+1(',
  'May 1',
  '様',
  'http://',
  'rue a ',
  '1.1.',
])('100 kB of %j come to an end', (piece) => {
  expect(check(piece.repeat(Math.ceil(100_000 / piece.length))).ok).toBeTypeOf('boolean');
});
