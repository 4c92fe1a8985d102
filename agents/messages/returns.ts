/** The words of messages about returns, by language. A language that has none here is written to in English. */
import type { ReturnEvent } from '../../contracts/wording.ts';

export interface ReturnWords {
  /** `{order}` stands for the order's name, `{amount}` for what is refunded. */
  events: Record<ReturnEvent, { subject: string; text: string }>;
  /** Why it is declined. */
  tooLate: string;
  finalSale: string;
}

const en: ReturnWords = {
  events: {
    return_approved: {
      subject: 'Your return of order {order} is accepted',
      text: 'we have accepted your return of order {order}.',
    },
    return_declined: {
      subject: 'About your return of order {order}',
      text: 'we are sorry: we cannot take back what you asked to return from order {order}.',
    },
    refunded: {
      subject: 'Your refund for order {order}',
      text: 'we have refunded {amount} for order {order}. It may take a few days until you see it.',
    },
  },
  tooLate: 'The time for returning it is over.',
  finalSale: 'It was sold without the right to return it.',
};

const de: ReturnWords = {
  events: {
    return_approved: {
      subject: 'Ihre Rücksendung zu Bestellung {order} ist angenommen',
      text: 'wir haben Ihre Rücksendung zu Bestellung {order} angenommen.',
    },
    return_declined: {
      subject: 'Zu Ihrer Rücksendung von Bestellung {order}',
      text: 'es tut uns leid: Wir können nicht zurücknehmen, was Sie aus Bestellung {order} zurückgeben möchten.',
    },
    refunded: {
      subject: 'Ihre Erstattung zu Bestellung {order}',
      text: 'wir haben Ihnen {amount} für Bestellung {order} erstattet. Es kann einige Tage dauern, bis Sie das Geld sehen.',
    },
  },
  tooLate: 'Die Frist für die Rückgabe ist vorbei.',
  finalSale: 'Diese Ware ist von der Rückgabe ausgeschlossen.',
};

const fr: ReturnWords = {
  events: {
    return_approved: {
      subject: 'Votre retour pour la commande {order} est accepté',
      text: 'nous avons accepté votre retour pour la commande {order}.',
    },
    return_declined: {
      subject: 'À propos de votre retour pour la commande {order}',
      text: 'nous sommes désolés : nous ne pouvons pas reprendre ce que vous souhaitez retourner de la commande {order}.',
    },
    refunded: {
      subject: 'Votre remboursement pour la commande {order}',
      text: 'nous avons remboursé {amount} pour la commande {order}. Il peut s’écouler quelques jours avant que vous le voyiez.',
    },
  },
  tooLate: 'Le délai de retour est dépassé.',
  finalSale: 'Cet article est vendu sans possibilité de retour.',
};

const es: ReturnWords = {
  events: {
    return_approved: {
      subject: 'Su devolución del pedido {order} está aceptada',
      text: 'hemos aceptado su devolución del pedido {order}.',
    },
    return_declined: {
      subject: 'Sobre su devolución del pedido {order}',
      text: 'lo sentimos: no podemos aceptar la devolución que ha pedido del pedido {order}.',
    },
    refunded: {
      subject: 'Su reembolso del pedido {order}',
      text: 'le hemos reembolsado {amount} del pedido {order}. Puede tardar unos días en verlo.',
    },
  },
  tooLate: 'El plazo de devolución ha terminado.',
  finalSale: 'Este artículo se vendió sin derecho a devolución.',
};

const it: ReturnWords = {
  events: {
    return_approved: {
      subject: 'Il Suo reso dell’ordine {order} è accettato',
      text: 'abbiamo accettato il Suo reso dell’ordine {order}.',
    },
    return_declined: {
      subject: 'Sul Suo reso dell’ordine {order}',
      text: 'ci dispiace: non possiamo accettare il reso che ha chiesto per l’ordine {order}.',
    },
    refunded: {
      subject: 'Il Suo rimborso per l’ordine {order}',
      text: 'abbiamo rimborsato {amount} per l’ordine {order}. Possono passare alcuni giorni prima che lo veda.',
    },
  },
  tooLate: 'Il termine per il reso è scaduto.',
  finalSale: 'Questo articolo è venduto senza diritto di reso.',
};

const nl: ReturnWords = {
  events: {
    return_approved: {
      subject: 'Uw retour van bestelling {order} is geaccepteerd',
      text: 'we hebben uw retour van bestelling {order} geaccepteerd.',
    },
    return_declined: {
      subject: 'Over uw retour van bestelling {order}',
      text: 'het spijt ons: we kunnen niet terugnemen wat u uit bestelling {order} wilt retourneren.',
    },
    refunded: {
      subject: 'Uw terugbetaling voor bestelling {order}',
      text: 'we hebben {amount} voor bestelling {order} terugbetaald. Het kan enkele dagen duren voordat u het ziet.',
    },
  },
  tooLate: 'De retourtermijn is voorbij.',
  finalSale: 'Dit artikel is uitgesloten van retour.',
};

const ja: ReturnWords = {
  events: {
    return_approved: {
      subject: 'ご注文 {order} の返品を承りました',
      text: 'ご注文 {order} の返品を承りました。',
    },
    return_declined: {
      subject: 'ご注文 {order} の返品について',
      text: '申し訳ございませんが、ご注文 {order} の返品をお受けすることができません。',
    },
    refunded: {
      subject: 'ご注文 {order} の返金について',
      text: 'ご注文 {order} について {amount} を返金いたしました。ご確認いただけるまで数日かかる場合がございます。',
    },
  },
  tooLate: '返品の期限を過ぎております。',
  finalSale: 'こちらの商品は返品の対象外です。',
};

const WORDS: Record<string, ReturnWords> = { en, de, fr, es, it, nl, ja };

export const returnWordsFor = (language: string): { language: string; words: ReturnWords } => {
  const words = Object.hasOwn(WORDS, language) ? WORDS[language] : undefined;
  return words ? { language, words } : { language: 'en', words: en };
};
