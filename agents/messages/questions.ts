/** Questions to buyers, by language. Approved sentences only: the order's and the store's name come in, nothing is made up. */
import type { Question, QuestionEvent } from '../../contracts/question.ts';
import { type Item, itemLines, oneLine } from './items.ts';

interface Asked {
  /** `{order}` stands for the order's name. */
  subject: string;
  text: string;
}

interface Questions {
  greeting: string;
  /** Put before the subject of the one reminder. */
  reminder: string;
  questions: Record<Question, Asked>;
  /** Above the items that have left, and above those that follow. */
  sent: string;
  toCome: string;
  closing: string;
}

const en: Questions = {
  greeting: 'Hello,',
  reminder: 'Reminder',
  questions: {
    address: {
      subject: 'Your address for order {order}',
      text: 'we cannot send your order {order} to the address that it carries. Please correct the address on the page of your order, or reply to this message with the complete address. We ship as soon as we have it.',
    },
    phone: {
      subject: 'A phone number for order {order}',
      text: 'the carrier needs a phone number to deliver your order {order}. Please add one on the page of your order, or reply to this message with it. We ship as soon as we have it.',
    },
    payment: {
      subject: 'The payment of order {order}',
      text: 'we have not received the whole payment for your order {order}. Please complete it on the page of your order. We ship as soon as it has arrived.',
    },
    stock: {
      subject: 'Order {order} takes longer',
      text: 'not everything in your order {order} is in stock at the moment. We ship as soon as it is. If you would rather not wait, reply to this message.',
    },
    backorder: {
      subject: 'Part of order {order} follows later',
      text: 'a part of your order {order} is on its way. The rest is not in stock at the moment; we ship it as soon as it is. If you would rather not wait for it, reply to this message.',
    },
    duplicate: {
      subject: 'Did you order twice? Order {order}',
      text: 'we have received order {order} shortly after another one with the same items. If you need it only once, please cancel this order or reply to this message. If you want both, tell us in a reply.',
    },
    cancel: {
      subject: 'Cancel order {order}?',
      text: 'you wrote with your order {order} that you would like to cancel it. If so, please cancel it on the page of your order, or reply to this message; if you want to keep it, tell us in a reply. Until we know, we do not ship it.',
    },
    change: {
      subject: 'Your change to order {order}',
      text: 'you wrote with your order {order} that something in it should be different. Please change it on the page of your order, or reply to this message with what you would like. Until we know, we do not ship it.',
    },
  },
  sent: 'On its way:',
  toCome: 'Still to come:',
  closing: 'Kind regards,',
};

const de: Questions = {
  greeting: 'Guten Tag,',
  reminder: 'Erinnerung',
  questions: {
    address: {
      subject: 'Ihre Adresse für Bestellung {order}',
      text: 'an die Adresse Ihrer Bestellung {order} können wir nicht liefern. Bitte berichtigen Sie sie auf der Seite Ihrer Bestellung, oder antworten Sie auf diese Nachricht mit der vollständigen Adresse. Sobald wir sie haben, versenden wir.',
    },
    phone: {
      subject: 'Eine Telefonnummer für Bestellung {order}',
      text: 'der Zusteller braucht für Ihre Bestellung {order} eine Telefonnummer. Bitte ergänzen Sie sie auf der Seite Ihrer Bestellung, oder antworten Sie auf diese Nachricht. Sobald wir sie haben, versenden wir.',
    },
    payment: {
      subject: 'Die Zahlung zu Bestellung {order}',
      text: 'die Zahlung zu Ihrer Bestellung {order} ist noch nicht vollständig eingegangen. Bitte schließen Sie sie auf der Seite Ihrer Bestellung ab. Sobald sie da ist, versenden wir.',
    },
    stock: {
      subject: 'Bestellung {order} dauert länger',
      text: 'von Ihrer Bestellung {order} ist zurzeit nicht alles vorrätig. Wir versenden, sobald alles da ist. Wenn Sie nicht warten möchten, antworten Sie auf diese Nachricht.',
    },
    backorder: {
      subject: 'Ein Teil von Bestellung {order} kommt später',
      text: 'ein Teil Ihrer Bestellung {order} ist unterwegs. Der Rest ist zurzeit nicht vorrätig; wir versenden ihn, sobald er da ist. Wenn Sie nicht darauf warten möchten, antworten Sie auf diese Nachricht.',
    },
    duplicate: {
      subject: 'Doppelt bestellt? Bestellung {order}',
      text: 'wir haben Bestellung {order} kurz nach einer anderen mit denselben Artikeln erhalten. Wenn Sie sie nur einmal brauchen, stornieren Sie bitte diese Bestellung oder antworten Sie auf diese Nachricht. Wenn Sie beide möchten, schreiben Sie es uns.',
    },
    cancel: {
      subject: 'Bestellung {order} stornieren?',
      text: 'Sie haben zu Ihrer Bestellung {order} geschrieben, dass Sie sie stornieren möchten. Bitte stornieren Sie sie auf der Seite Ihrer Bestellung, oder antworten Sie auf diese Nachricht; möchten Sie sie behalten, schreiben Sie es uns. Bis wir es wissen, versenden wir nicht.',
    },
    change: {
      subject: 'Ihre Änderung zu Bestellung {order}',
      text: 'Sie haben zu Ihrer Bestellung {order} geschrieben, dass etwas daran anders sein soll. Bitte ändern Sie es auf der Seite Ihrer Bestellung, oder antworten Sie auf diese Nachricht mit Ihrem Wunsch. Bis wir es wissen, versenden wir nicht.',
    },
  },
  sent: 'Unterwegs:',
  toCome: 'Es folgt noch:',
  closing: 'Freundliche Grüße',
};

const fr: Questions = {
  greeting: 'Bonjour,',
  reminder: 'Rappel',
  questions: {
    address: {
      subject: 'Votre adresse pour la commande {order}',
      text: 'nous ne pouvons pas livrer votre commande {order} à l’adresse indiquée. Merci de la corriger sur la page de votre commande ou de répondre à ce message avec l’adresse complète. Nous expédions dès que nous l’avons.',
    },
    phone: {
      subject: 'Un numéro de téléphone pour la commande {order}',
      text: 'le transporteur a besoin d’un numéro de téléphone pour livrer votre commande {order}. Merci de l’ajouter sur la page de votre commande ou de répondre à ce message. Nous expédions dès que nous l’avons.',
    },
    payment: {
      subject: 'Le paiement de la commande {order}',
      text: 'nous n’avons pas reçu la totalité du paiement de votre commande {order}. Merci de le compléter sur la page de votre commande. Nous expédions dès sa réception.',
    },
    stock: {
      subject: 'La commande {order} prend plus de temps',
      text: 'tous les articles de votre commande {order} ne sont pas en stock pour le moment. Nous expédions dès qu’ils le sont. Si vous préférez ne pas attendre, répondez à ce message.',
    },
    backorder: {
      subject: 'Une partie de la commande {order} suivra',
      text: 'une partie de votre commande {order} est en route. Le reste n’est pas en stock pour le moment ; nous l’expédions dès qu’il l’est. Si vous préférez ne pas l’attendre, répondez à ce message.',
    },
    duplicate: {
      subject: 'Commandé deux fois ? Commande {order}',
      text: 'nous avons reçu la commande {order} peu après une autre avec les mêmes articles. S’il ne vous en faut qu’une, merci d’annuler celle-ci ou de répondre à ce message. Si vous voulez les deux, dites-le-nous en réponse.',
    },
    cancel: {
      subject: 'Annuler la commande {order} ?',
      text: 'vous avez écrit avec votre commande {order} que vous souhaitez l’annuler. Si c’est le cas, merci de l’annuler sur la page de votre commande ou de répondre à ce message ; si vous voulez la garder, dites-le-nous en réponse. D’ici là, nous ne l’expédions pas.',
    },
    change: {
      subject: 'Votre modification de la commande {order}',
      text: 'vous avez écrit avec votre commande {order} que quelque chose doit y être modifié. Merci de le modifier sur la page de votre commande ou de nous dire en réponse ce que vous souhaitez. D’ici là, nous ne l’expédions pas.',
    },
  },
  sent: 'En route :',
  toCome: 'À venir :',
  closing: 'Cordialement,',
};

const es: Questions = {
  greeting: 'Hola:',
  reminder: 'Recordatorio',
  questions: {
    address: {
      subject: 'Su dirección para el pedido {order}',
      text: 'no podemos enviar su pedido {order} a la dirección indicada. Corríjala en la página de su pedido o responda a este mensaje con la dirección completa. Lo enviaremos en cuanto la tengamos.',
    },
    phone: {
      subject: 'Un número de teléfono para el pedido {order}',
      text: 'el transportista necesita un número de teléfono para entregar su pedido {order}. Añádalo en la página de su pedido o responda a este mensaje. Lo enviaremos en cuanto lo tengamos.',
    },
    payment: {
      subject: 'El pago del pedido {order}',
      text: 'no hemos recibido el pago completo de su pedido {order}. Complételo en la página de su pedido. Lo enviaremos en cuanto llegue.',
    },
    stock: {
      subject: 'El pedido {order} tarda más',
      text: 'no todo lo de su pedido {order} está disponible en este momento. Lo enviaremos en cuanto lo esté. Si prefiere no esperar, responda a este mensaje.',
    },
    backorder: {
      subject: 'Una parte del pedido {order} llegará más tarde',
      text: 'una parte de su pedido {order} está en camino. El resto no está disponible en este momento; lo enviaremos en cuanto lo esté. Si prefiere no esperarlo, responda a este mensaje.',
    },
    duplicate: {
      subject: '¿Ha pedido dos veces? Pedido {order}',
      text: 'hemos recibido el pedido {order} poco después de otro con los mismos artículos. Si solo lo necesita una vez, cancele este pedido o responda a este mensaje. Si quiere los dos, díganoslo en una respuesta.',
    },
    cancel: {
      subject: '¿Cancelar el pedido {order}?',
      text: 'con su pedido {order} nos escribió que desea cancelarlo. Si es así, cancélelo en la página de su pedido o responda a este mensaje; si quiere conservarlo, díganoslo en una respuesta. Hasta saberlo no lo enviaremos.',
    },
    change: {
      subject: 'Su cambio en el pedido {order}',
      text: 'con su pedido {order} nos escribió que algo debe ser distinto. Cámbielo en la página de su pedido o responda a este mensaje con lo que desea. Hasta saberlo no lo enviaremos.',
    },
  },
  sent: 'En camino:',
  toCome: 'Pendiente de envío:',
  closing: 'Un saludo,',
};

const it: Questions = {
  greeting: 'Buongiorno,',
  reminder: 'Promemoria',
  questions: {
    address: {
      subject: 'Il Suo indirizzo per l’ordine {order}',
      text: 'non possiamo spedire il Suo ordine {order} all’indirizzo indicato. La preghiamo di correggerlo nella pagina dell’ordine o di rispondere a questo messaggio con l’indirizzo completo. Spediremo appena lo avremo.',
    },
    phone: {
      subject: 'Un numero di telefono per l’ordine {order}',
      text: 'il corriere ha bisogno di un numero di telefono per consegnare il Suo ordine {order}. La preghiamo di aggiungerlo nella pagina dell’ordine o di rispondere a questo messaggio. Spediremo appena lo avremo.',
    },
    payment: {
      subject: 'Il pagamento dell’ordine {order}',
      text: 'non abbiamo ricevuto l’intero pagamento del Suo ordine {order}. La preghiamo di completarlo nella pagina dell’ordine. Spediremo appena arriverà.',
    },
    stock: {
      subject: 'L’ordine {order} richiede più tempo',
      text: 'al momento non tutto ciò che è nel Suo ordine {order} è disponibile. Spediremo appena lo sarà. Se preferisce non aspettare, risponda a questo messaggio.',
    },
    backorder: {
      subject: 'Una parte dell’ordine {order} arriverà più tardi',
      text: 'una parte del Suo ordine {order} è in viaggio. Il resto al momento non è disponibile; lo spediremo appena lo sarà. Se preferisce non aspettarlo, risponda a questo messaggio.',
    },
    duplicate: {
      subject: 'Ha ordinato due volte? Ordine {order}',
      text: 'abbiamo ricevuto l’ordine {order} poco dopo un altro con gli stessi articoli. Se Le serve una volta sola, La preghiamo di annullare questo ordine o di rispondere a questo messaggio. Se li vuole entrambi, ce lo scriva.',
    },
    cancel: {
      subject: 'Annullare l’ordine {order}?',
      text: 'con il Suo ordine {order} ci ha scritto che desidera annullarlo. In tal caso La preghiamo di annullarlo nella pagina dell’ordine o di rispondere a questo messaggio; se vuole tenerlo, ce lo scriva. Fino ad allora non spediamo.',
    },
    change: {
      subject: 'La Sua modifica all’ordine {order}',
      text: 'con il Suo ordine {order} ci ha scritto che qualcosa deve essere diverso. La preghiamo di modificarlo nella pagina dell’ordine o di risponderci con ciò che desidera. Fino ad allora non spediamo.',
    },
  },
  sent: 'In viaggio:',
  toCome: 'Ancora da spedire:',
  closing: 'Cordiali saluti,',
};

const nl: Questions = {
  greeting: 'Goedendag,',
  reminder: 'Herinnering',
  questions: {
    address: {
      subject: 'Uw adres voor bestelling {order}',
      text: 'we kunnen uw bestelling {order} niet naar het opgegeven adres sturen. Verbeter het op de pagina van uw bestelling, of antwoord op dit bericht met het volledige adres. We versturen zodra we het hebben.',
    },
    phone: {
      subject: 'Een telefoonnummer voor bestelling {order}',
      text: 'de bezorger heeft een telefoonnummer nodig om uw bestelling {order} te bezorgen. Voeg het toe op de pagina van uw bestelling, of antwoord op dit bericht. We versturen zodra we het hebben.',
    },
    payment: {
      subject: 'De betaling van bestelling {order}',
      text: 'we hebben de betaling van uw bestelling {order} nog niet volledig ontvangen. Rond haar af op de pagina van uw bestelling. We versturen zodra ze binnen is.',
    },
    stock: {
      subject: 'Bestelling {order} duurt langer',
      text: 'niet alles van uw bestelling {order} is op dit moment op voorraad. We versturen zodra het er is. Wilt u liever niet wachten, antwoord dan op dit bericht.',
    },
    backorder: {
      subject: 'Een deel van bestelling {order} volgt later',
      text: 'een deel van uw bestelling {order} is onderweg. De rest is op dit moment niet op voorraad; we versturen die zodra ze er is. Wilt u er liever niet op wachten, antwoord dan op dit bericht.',
    },
    duplicate: {
      subject: 'Twee keer besteld? Bestelling {order}',
      text: 'we hebben bestelling {order} kort na een andere met dezelfde artikelen ontvangen. Hebt u haar maar één keer nodig, annuleer dan deze bestelling of antwoord op dit bericht. Wilt u ze allebei, laat het ons dan weten.',
    },
    cancel: {
      subject: 'Bestelling {order} annuleren?',
      text: 'u schreef bij uw bestelling {order} dat u haar wilt annuleren. Annuleer haar dan op de pagina van uw bestelling, of antwoord op dit bericht; wilt u haar houden, laat het ons dan weten. Tot we het weten versturen we niet.',
    },
    change: {
      subject: 'Uw wijziging van bestelling {order}',
      text: 'u schreef bij uw bestelling {order} dat er iets anders moet. Wijzig het op de pagina van uw bestelling, of antwoord op dit bericht met wat u wilt. Tot we het weten versturen we niet.',
    },
  },
  sent: 'Onderweg:',
  toCome: 'Volgt nog:',
  closing: 'Met vriendelijke groet,',
};

const ja: Questions = {
  greeting: 'お客様',
  reminder: '再度のご確認',
  questions: {
    address: {
      subject: 'ご注文 {order} のお届け先について',
      text: 'ご注文 {order} に登録された住所にはお届けできません。ご注文ページで住所を修正していただくか、このメールに正しい住所をご返信ください。確認でき次第、発送いたします。',
    },
    phone: {
      subject: 'ご注文 {order} のお電話番号について',
      text: 'ご注文 {order} のお届けには、配送業者に伝えるお電話番号が必要です。ご注文ページで追加していただくか、このメールにご返信ください。確認でき次第、発送いたします。',
    },
    payment: {
      subject: 'ご注文 {order} のお支払いについて',
      text: 'ご注文 {order} のお支払いの完了を確認できておりません。ご注文ページでお支払いをお済ませください。確認でき次第、発送いたします。',
    },
    stock: {
      subject: 'ご注文 {order} の発送が遅れます',
      text: 'ご注文 {order} の商品の一部が現在在庫切れです。入荷次第、発送いたします。お待ちいただけない場合は、このメールにご返信ください。',
    },
    backorder: {
      subject: 'ご注文 {order} の一部は後日発送いたします',
      text: 'ご注文 {order} の一部を発送いたしました。残りの商品は現在在庫切れのため、入荷次第発送いたします。お待ちいただけない場合は、このメールにご返信ください。',
    },
    duplicate: {
      subject: '重複したご注文でしょうか:{order}',
      text: '同じ商品のご注文の直後に、ご注文 {order} を承りました。一件のみご希望の場合は、このご注文をキャンセルしていただくか、このメールにご返信ください。両方ご希望の場合も、ご返信でお知らせください。',
    },
    cancel: {
      subject: 'ご注文 {order} のキャンセルについて',
      text: 'ご注文 {order} に、キャンセルをご希望とのご記入がありました。キャンセルされる場合は、ご注文ページでお手続きいただくか、このメールにご返信ください。そのままお届けをご希望の場合も、ご返信でお知らせください。確認できるまで発送いたしません。',
    },
    change: {
      subject: 'ご注文 {order} の変更について',
      text: 'ご注文 {order} に、変更をご希望とのご記入がありました。ご注文ページで変更していただくか、ご希望の内容をこのメールにご返信ください。確認できるまで発送いたしません。',
    },
  },
  sent: '発送済み:',
  toCome: '後日発送:',
  closing: '今後ともよろしくお願いいたします。',
};

const QUESTIONS_IN: Record<string, Questions> = { en, de, fr, es, it, nl, ja };

/**
 * The mail that asks, or reminds, in the buyer's language, or in English where Waybill does not know theirs.
 * @param parts what of the order has left, and what follows.
 */
export function writeQuestion(
  event: QuestionEvent,
  about: { language: string; order: string; store: string; parts?: { sent: Item[]; toCome: Item[] } },
): { locale: string; subject: string; body: string } {
  const { language, order, store, parts } = about;
  const locale = QUESTIONS_IN[language] ? language : 'en';
  const words = QUESTIONS_IN[locale] ?? en;
  const { subject, text } = words.questions[questionOf(event)];
  const named = (sentence: string) => sentence.replaceAll('{order}', () => oneLine(order));
  const head = event.startsWith('reminder_') ? `${words.reminder}: ${named(subject)}` : named(subject);
  const lists = parts
    ? ['', words.sent, ...itemLines(parts.sent), '', words.toCome, ...itemLines(parts.toCome)]
    : [];
  const body = [words.greeting, '', named(text), ...lists, '', words.closing, oneLine(store)].join('\n');
  return { locale, subject: head.slice(0, 200), body: body.slice(0, 5000) };
}

const questionOf = (event: QuestionEvent) => event.slice(event.indexOf('_') + 1) as Question;
