/** The words of messages to buyers, by language. Approved facts only: names, counts and tracking come in, nothing is made up. */
import type { Words } from '../../contracts/wording.ts';

const en: Words = {
  greeting: 'Hello,',
  events: {
    processing: {
      subject: 'We are preparing order {order}',
      text: 'thank you for your order {order}. We are preparing it for shipping.',
    },
    shipped: { subject: 'Order {order} is on its way', text: 'your order {order} is on its way.' },
    delayed: {
      subject: 'Order {order} is delayed',
      text: 'your order {order} is taking longer than we expected. We are sorry, and we are on it.',
    },
    delivered: {
      subject: 'Order {order} has arrived',
      text: 'the carrier tells us that your order {order} has arrived.',
    },
  },
  items: 'In this order:',
  tracking: 'Tracking:',
  closing: 'Kind regards,',
};

const de: Words = {
  greeting: 'Guten Tag,',
  events: {
    processing: {
      subject: 'Wir bereiten Bestellung {order} vor',
      text: 'vielen Dank für Ihre Bestellung {order}. Wir bereiten sie für den Versand vor.',
    },
    shipped: { subject: 'Bestellung {order} ist unterwegs', text: 'Ihre Bestellung {order} ist unterwegs.' },
    delayed: {
      subject: 'Bestellung {order} verzögert sich',
      text: 'Ihre Bestellung {order} braucht länger als erwartet. Das tut uns leid; wir kümmern uns darum.',
    },
    delivered: {
      subject: 'Bestellung {order} ist angekommen',
      text: 'der Zusteller meldet, dass Ihre Bestellung {order} angekommen ist.',
    },
  },
  items: 'In dieser Bestellung:',
  tracking: 'Sendungsverfolgung:',
  closing: 'Freundliche Grüße',
};

const fr: Words = {
  greeting: 'Bonjour,',
  events: {
    processing: {
      subject: 'Nous préparons la commande {order}',
      text: 'merci pour votre commande {order}. Nous la préparons pour l’expédition.',
    },
    shipped: { subject: 'La commande {order} est en route', text: 'votre commande {order} est en route.' },
    delayed: {
      subject: 'La commande {order} a du retard',
      text: 'votre commande {order} prend plus de temps que prévu. Nous en sommes désolés et nous nous en occupons.',
    },
    delivered: {
      subject: 'La commande {order} est arrivée',
      text: 'le transporteur nous indique que votre commande {order} est arrivée.',
    },
  },
  items: 'Dans cette commande :',
  tracking: 'Suivi :',
  closing: 'Cordialement,',
};

const es: Words = {
  greeting: 'Hola:',
  events: {
    processing: {
      subject: 'Estamos preparando el pedido {order}',
      text: 'gracias por su pedido {order}. Lo estamos preparando para el envío.',
    },
    shipped: { subject: 'El pedido {order} está en camino', text: 'su pedido {order} está en camino.' },
    delayed: {
      subject: 'El pedido {order} se retrasa',
      text: 'su pedido {order} tarda más de lo previsto. Lo sentimos y nos estamos ocupando.',
    },
    delivered: {
      subject: 'El pedido {order} ha llegado',
      text: 'el transportista nos indica que su pedido {order} ha llegado.',
    },
  },
  items: 'En este pedido:',
  tracking: 'Seguimiento:',
  closing: 'Un saludo,',
};

const it: Words = {
  greeting: 'Buongiorno,',
  events: {
    processing: {
      subject: 'Stiamo preparando l’ordine {order}',
      text: 'grazie per il Suo ordine {order}. Lo stiamo preparando per la spedizione.',
    },
    shipped: { subject: 'L’ordine {order} è in viaggio', text: 'il Suo ordine {order} è in viaggio.' },
    delayed: {
      subject: 'L’ordine {order} è in ritardo',
      text: 'il Suo ordine {order} richiede più tempo del previsto. Ci scusiamo e ce ne stiamo occupando.',
    },
    delivered: {
      subject: 'L’ordine {order} è arrivato',
      text: 'il corriere ci comunica che il Suo ordine {order} è arrivato.',
    },
  },
  items: 'In questo ordine:',
  tracking: 'Tracciamento:',
  closing: 'Cordiali saluti,',
};

const nl: Words = {
  greeting: 'Goedendag,',
  events: {
    processing: {
      subject: 'We maken bestelling {order} klaar',
      text: 'bedankt voor uw bestelling {order}. We maken haar klaar voor verzending.',
    },
    shipped: { subject: 'Bestelling {order} is onderweg', text: 'uw bestelling {order} is onderweg.' },
    delayed: {
      subject: 'Bestelling {order} is vertraagd',
      text: 'uw bestelling {order} duurt langer dan verwacht. Het spijt ons; we zijn ermee bezig.',
    },
    delivered: {
      subject: 'Bestelling {order} is bezorgd',
      text: 'de bezorger meldt dat uw bestelling {order} is aangekomen.',
    },
  },
  items: 'In deze bestelling:',
  tracking: 'Volgen:',
  closing: 'Met vriendelijke groet,',
};

const ja: Words = {
  greeting: 'お客様',
  events: {
    processing: {
      subject: 'ご注文 {order} の発送準備をしております',
      text: 'ご注文 {order} をありがとうございます。ただいま発送の準備をしております。',
    },
    shipped: { subject: 'ご注文 {order} を発送しました', text: 'ご注文 {order} を発送しました。' },
    delayed: {
      subject: 'ご注文 {order} のお届けが遅れております',
      text: 'ご注文 {order} のお届けに予定よりお時間をいただいております。申し訳ございません。',
    },
    delivered: {
      subject: 'ご注文 {order} が配達されました',
      text: '配送業者より、ご注文 {order} の配達完了の連絡がありました。',
    },
  },
  items: 'ご注文内容:',
  tracking: '追跡番号:',
  closing: '今後ともよろしくお願いいたします。',
};

const WORDS: Record<string, Words> = { en, de, fr, es, it, nl, ja };

export const hasTemplates = (language: string): boolean => Object.hasOwn(WORDS, language);

/** The language's words, or English where there are none. */
export const wordsFor = (language: string): { language: string; words: Words } => {
  const words = hasTemplates(language) ? WORDS[language] : undefined;
  return words ? { language, words } : { language: 'en', words: en };
};
