import { describe, expect, test } from 'vitest';
import { Words } from '../../contracts/wording.ts';
import { faultsOf } from './draft.ts';
import { wordsFor } from './texts.ts';

const { words: en } = wordsFor('en');

type Told = [subject: string, text: string];
const words = (
  [greeting, items, tracking, closing]: [string, string, string, string],
  [processing, shipped, delayed, delivered]: [Told, Told, Told, Told],
): Words => {
  const told = ([subject, text]: Told) => ({ subject, text });
  const events = {
    processing: told(processing),
    shipped: told(shipped),
    delayed: told(delayed),
    delivered: told(delivered),
  };
  return Words.parse({ greeting, events, items, tracking, closing });
};

const DRAFTS: Record<string, Words> = {
  pl: words(
    ['Dzień dobry,', 'W tym zamówieniu:', 'Śledzenie przesyłki:', 'Z poważaniem,'],
    [
      [
        'Przygotowujemy zamówienie {order}',
        'dziękujemy Państwu za zamówienie {order}. Przygotowujemy je do wysyłki.',
      ],
      ['Zamówienie {order} jest w drodze', 'Państwa zamówienie {order} jest w drodze.'],
      [
        'Zamówienie {order} się opóźnia',
        'realizacja Państwa zamówienia {order} trwa dłużej, niż zakładaliśmy. Przepraszamy, zajmujemy się tym.',
      ],
      [
        'Zamówienie {order} dotarło',
        'przewoźnik informuje, że Państwa zamówienie {order} zostało doręczone.',
      ],
    ],
  ),
  hu: words(
    ['Tisztelt Vásárlónk!', 'A rendelés tartalma:', 'Csomagkövetés:', 'Üdvözlettel,'],
    [
      ['Előkészítjük a(z) {order} rendelést', 'köszönjük a(z) {order} rendelését. Előkészítjük a feladásra.'],
      ['A(z) {order} rendelés úton van', 'az Ön {order} számú rendelése úton van.'],
      [
        'A(z) {order} rendelés késik',
        'az Ön {order} számú rendelése a vártnál tovább tart. Elnézést kérünk, dolgozunk rajta.',
      ],
      [
        'A(z) {order} rendelés megérkezett',
        'a futár jelzése szerint az Ön {order} számú rendelése megérkezett.',
      ],
    ],
  ),
  pt: words(
    ['Olá,', 'Neste pedido:', 'Rastreamento:', 'Atenciosamente,'],
    [
      [
        'Estamos a preparar o pedido {order}',
        'obrigado pelo seu pedido {order}. Estamos a prepará-lo para envio.',
      ],
      ['O pedido {order} está a caminho', 'o seu pedido {order} está a caminho.'],
      [
        'O pedido {order} está atrasado',
        'o seu pedido {order} está a demorar mais do que esperávamos. Lamentamos e estamos a tratar do assunto.',
      ],
      ['O pedido {order} chegou', 'a transportadora informa que o seu pedido {order} chegou.'],
    ],
  ),
  tr: words(
    ['Merhaba,', 'Bu siparişte:', 'Kargo takibi:', 'Saygılarımızla,'],
    [
      [
        '{order} siparişinizi hazırlıyoruz',
        '{order} siparişiniz için teşekkür ederiz. Gönderime hazırlıyoruz.',
      ],
      ['{order} siparişiniz yolda', '{order} siparişiniz yola çıktı.'],
      [
        '{order} siparişiniz gecikiyor',
        '{order} siparişiniz beklediğimizden uzun sürüyor. Özür dileriz, konuyla ilgileniyoruz.',
      ],
      ['{order} siparişiniz ulaştı', 'kargo firması {order} siparişinizin teslim edildiğini bildirdi.'],
    ],
  ),
  el: words(
    ['Γεια σας,', 'Σε αυτή την παραγγελία:', 'Παρακολούθηση:', 'Με εκτίμηση,'],
    [
      [
        'Ετοιμάζουμε την παραγγελία {order}',
        'σας ευχαριστούμε για την παραγγελία {order}. Την ετοιμάζουμε για αποστολή.',
      ],
      ['Η παραγγελία {order} είναι καθ’ οδόν', 'η παραγγελία σας {order} είναι καθ’ οδόν.'],
      [
        'Η παραγγελία {order} καθυστερεί',
        'η παραγγελία σας {order} αργεί περισσότερο από όσο περιμέναμε. Ζητούμε συγγνώμη και το φροντίζουμε.',
      ],
      ['Η παραγγελία {order} έφτασε', 'ο μεταφορέας μάς ενημέρωσε ότι η παραγγελία σας {order} έφτασε.'],
    ],
  ),
  ko: words(
    ['안녕하세요,', '주문 내역:', '배송 조회:', '감사합니다.'],
    [
      ['주문 {order}을 준비하고 있습니다', '{order} 주문해 주셔서 감사합니다. 발송을 준비하고 있습니다.'],
      ['주문 {order}이 발송되었습니다', '고객님의 주문 {order}이 배송 중입니다.'],
      [
        '주문 {order}이 지연되고 있습니다',
        '주문 {order}의 배송이 예상보다 늦어지고 있습니다. 죄송합니다. 확인하고 있습니다.',
      ],
      ['주문 {order}이 도착했습니다', '택배사에서 주문 {order}이 도착했다고 알려 왔습니다.'],
    ],
  ),
  fa: words(
    ['سلام،', 'اقلام این سفارش:', 'پیگیری:', 'با احترام،'],
    [
      ['سفارش {order} در حال آماده‌سازی است', 'از سفارش {order} سپاسگزاریم. آن را برای ارسال آماده می‌کنیم.'],
      ['سفارش {order} در راه است', 'سفارش شما {order} در راه است.'],
      [
        'سفارش {order} با تأخیر همراه است',
        'سفارش شما {order} بیش از انتظار طول کشیده است. پوزش می‌خواهیم و در حال پیگیری هستیم.',
      ],
      ['سفارش {order} رسید', 'شرکت حمل اعلام کرده که سفارش شما {order} رسیده است.'],
    ],
  ),
  fi: words(
    ['Hei,', 'Tässä tilauksessa:', 'Seuranta:', 'Ystävällisin terveisin,'],
    [
      ['Valmistelemme tilausta {order}', 'kiitos tilauksestasi {order}. Valmistelemme sitä lähetettäväksi.'],
      ['Tilaus {order} on matkalla', 'tilauksesi {order} on matkalla.'],
      [
        'Tilaus {order} on myöhässä',
        'tilauksesi {order} kestää odotettua kauemmin. Pahoittelemme, hoidamme asiaa.',
      ],
      ['Tilaus {order} on saapunut', 'kuljetusyhtiö ilmoittaa, että tilauksesi {order} on saapunut.'],
    ],
  ),
};

test.each(Object.entries(DRAFTS))('an honest draft has no faults: %s', (language, draft) => {
  expect(faultsOf(draft, en, language)).toEqual([]);
});

describe('of the Polish draft', () => {
  const pl = DRAFTS.pl as Words;
  const with_ = (over: Partial<Words>) => faultsOf({ ...pl, ...over }, en, 'pl');
  const shipped = (text: string) =>
    with_({ events: { ...pl.events, shipped: { ...pl.events.shipped, text } } });

  test.each([
    ['without the order’s name', 'Państwa zamówienie jest w drodze.', 'must keep {order}'],
    ['with the name twice', '{order} {order} jest w drodze.', 'must keep {order}'],
    ['with a brace of its own', 'zamówienie {order} {kwota} jest w drodze.', 'must keep {order}'],
    ['with a number', 'zamówienie {order} dotrze za 3 dni.', 'holds a number'],
    ['with a link', 'zamówienie {order}: evil.example', 'holds a number'],
    ['with a mail address', 'zamówienie {order}, a@b', 'holds a number'],
    ['with a line break', 'zamówienie {order}\njest w drodze', 'holds a number'],
    [
      'with what turns the reading',
      'zamówienie {order} \u202Ejest w drodze',
      'holds a character that no reader sees',
    ],
    ['with what hides', 'zamówienie {order} jest\u200B w drodze', 'holds a character that no reader sees'],
    ['that tells a story', `zamówienie {order} ${'jest w drodze '.repeat(12)}`, 'is much longer'],
  ])('a sentence %s is sent back', (_name, text, fault) => {
    expect(shipped(text)).toEqual([expect.stringContaining(`events.shipped.text ${fault}`)]);
  });

  test('one that asks for something else altogether is sent back', () => {
    expect(shipped('{order}: kup bitcoin, casino')).toEqual(['the sentences are about something else']);
  });
});

test('English is no draft of Russian', () => {
  expect(faultsOf(en, en, 'ru')).toEqual(['the sentences are in another language']);
});
