/** Whether a text is about an order at all, and in the language it should be in. Pure. */
import { fold } from '../injection/fold.ts';

/** Words of the trade by their beginnings, folded. A message about an order has one, whatever it says. */
const SHOP = fold(
  'order parcel package packag shipment shipping ship deliver tracking track courier carrier refund return replacement item product purchase address stock store shop invoice payment warehouse dispatch label arriv gift cancel size exchange receipt confirmation customer service support ' +
    'bestell paket sendung liefer versand zustell verfolg erstatt rücksend retoure artikel produkt kauf adresse lager geschäft rechnung zahlung ankunft ware umtausch auftrag kundenservice ' +
    'commande colis livraison livré livrer expédi suivi transporteur rembours retour article produit achat adresse boutique facture paiement entrepôt ' +
    'pedido paquete envío envia entrega seguimiento transportista reembols devoluci artículo producto compra dirección tienda factura pago almacén ' +
    'ordine pacco spedizion consegn corriere rimbors reso articolo prodotto acquist indirizzo negozio fattura pagamento magazzin encomenda pacote rastre devoluç produto endereço loja nota ' +
    'bestelling pakket zending levering bezorg terugbetal artikel winkel factuur betaling zamówien paczk przesyłk dostaw zwrot sklep sipariş kargo teslimat iade beställning leverans återbetal försändelse ordre forsendelse levering tilaus paketti toimitus ' +
    'заказ посылк доставк отправ возврат товар магазин оплат адрес طلب شحن توصيل تسليم استرداد منتج',
).split(' ');
const SHOP_CJK =
  /注文|商品|発送|配送|配達|お届け|荷物|返金|返品|追跡|住所|店|出荷|购买|订单|訂單|包裹|发货|物流|快递|退款|退货|地址|주문|배송|상품|택배|환불|반품|주소|발송|คำสั่งซื้อ|พัสดุ|จัดส่ง|สินค้า|คืนเงิน|ऑर्डर|पार्सल|डिलीवरी|הזמנה|משלוח|חבילה/;

const byStart = new Map<string, string[]>();
for (const word of SHOP) byStart.set(word.slice(0, 3), [...(byStart.get(word.slice(0, 3)) ?? []), word]);

export const isShopWord = (word: string): boolean => {
  const plain = fold(word);
  return byStart.get(plain.slice(0, 3))?.some((one) => plain.startsWith(one)) ?? false;
};

/** Has a word of the trade, or is in a language of which we know none. */
export function isAboutShop(text: string): boolean {
  if (SHOP_CJK.test(text)) return true;
  const words = text.match(/[\p{L}\p{M}]{3,40}/gu) ?? [];
  return (
    words.some(isShopWord) ||
    /[\p{Script=Greek}\p{Script=Bengali}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Tamil}]/u.test(text)
  );
}

/** What no message about an order talks about. A product's own words are taken out beforehand. */
const ELSEWHERE = [
  /```|\bdef \w{1,40}\(|\bfunction ?\w{0,40}\(|=> ?\{|\bimport \w{1,40}(?: from|;|\n)|#include ?<|\bSELECT [\w*, ]{1,80} FROM\b|console\.log|<\/?(?:script|html|div|iframe)\b|\bpip install|\bsudo \w/i,
  /\b(?:as an ai|language model|i am an ai|als ki|en tant qu['’]ia|como una? ia|modello linguistico|openai|chatgpt)\b|AI(?:として|アシスタント)|言語モデル|语言模型/i,
  /\b(?:elections?|vote for|presidential|parliament|prime minister|republicans?|democrats?|left-wing|right-wing|abortion|wahlkampf|bundestag|partei wählen|kanzler|élections?|voter pour|président de la république|elecciones|votar por|partido político|elezioni|eleições)\b|選挙|投票し|首相|大統領|选举|政党|선거|대통령/i,
  /\b(?:diagnos\w{0,6}|dosage of|take \d+ ?mg|\d+ ?mg (?:of|daily|täglich|par jour|al día)|see a doctor|symptoms? of|antibiotics?|ibuprofen|paracetamol|medical advice|chemotherapy|nehmen sie \w{0,30} ?mg|ärztlich\w{0,4} rat|symptome|conseil médical|posologie|ordonnance médicale|consejo médico|síntomas de|tome \d+ ?mg|consiglio medico)\b|診断|服用|症状が|処方|诊断|服药|진단|복용/i,
  /\b(?:legal advice|lawsuit|sue (?:the|him|her|them|us)|attorney|class action|rechtsberatung|verklagen|rechtsanwalt|conseil juridique|porter plainte|avocat conseille|asesoramiento legal|demandar a|abogado|consulenza legale)\b|訴訟|弁護士|法的助言|诉讼|律师|소송|변호사/i,
  /\b(?:bitcoin|cryptocurrenc\w{1,3}|crypto wallet|invest in|stock tip|buy shares|forex|kryptowährung|investieren sie|investissez|inviertan?|investimento em|casino|horoscope|astrolog\w{1,4})\b|仮想通貨|ビットコイン|投資し|加密货币|比特币|암호화폐|비트코인/i,
  /\b(?:suicide|porn\w{0,6}|sex (?:chat|toys? for you)|nazi|terroris\w{1,3}|bomb|kill (?:him|her|them|yourself))\b|自殺|爆弾|自杀|炸弹|자살|폭탄/i,
  /\b(?:once upon a time|here is a (?:poem|joke|recipe|story)|hier ist ein (?:gedicht|witz|rezept)|voici (?:un poème|une blague|une recette)|aquí (?:tienes|está) (?:un poema|un chiste|una receta)|photosynthesis|quadratic equation)\b/i,
];

export function isElsewhere(text: string, names: readonly string[]): boolean {
  let rest = text;
  for (const name of names) if (name.length > 3) rest = rest.split(name).join(' ');
  return ELSEWHERE.some((pattern) => pattern.test(rest));
}

/** Small words that tell languages of Latin letters apart. */
const SMALL: Record<string, RegExp> = {
  en: /\b(?:the|your|you|and|is|has|have|been|will|with|for|we|our|it|to|of|this|are|was|please)\b/gi,
  de: /\b(?:der|die|das|ihre?|sie|und|ist|wurde|wird|mit|für|wir|unsere?|es|zu|von|dem|den|nicht|bitte|haben|am)\b/gi,
  fr: /\b(?:le|la|les|votre|vous|et|est|été|sera|avec|pour|nous|notre|il|des|du|une?|dans|cette|merci|à)\b/gi,
  es: /\b(?:el|la|los|las|su|usted|y|es|ha|sido|será|con|para|nos|nuestr[oa]|del|una?|en|este|por|favor|gracias|tu)\b/gi,
  it: /\b(?:il|lo|la|gli|tuo|suo|e|è|stato|sarà|con|per|noi|nostr[oa]|del|della|una?|in|questo|grazie|di|che)\b/gi,
  pt: /\b(?:o|a|os|as|seu|sua|você|e|é|foi|será|com|para|nós|nosso|do|da|uma?|em|este|por|obrigad[oa]|não|que)\b/gi,
  nl: /\b(?:de|het|uw|je|u|en|is|wordt|met|voor|wij|we|onze?|van|een|dit|niet|graag|hebben|naar)\b/gi,
};
const SCRIPTS: Record<string, RegExp> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  zh: /\p{Script=Han}/gu,
  ko: /\p{Script=Hangul}/gu,
  ru: /\p{Script=Cyrillic}/gu,
  uk: /\p{Script=Cyrillic}/gu,
  bg: /\p{Script=Cyrillic}/gu,
  el: /\p{Script=Greek}/gu,
  ar: /\p{Script=Arabic}/gu,
  fa: /\p{Script=Arabic}/gu,
  he: /\p{Script=Hebrew}/gu,
  th: /\p{Script=Thai}/gu,
  hi: /\p{Script=Devanagari}/gu,
};

/** False only where the text is plainly in another language; names and numbers tell none. */
export function maySpeak(text: string, language: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const code = language.slice(0, 2).toLowerCase();
  const letters = count(/\p{L}/gu);
  const script = SCRIPTS[code];
  if (script) return letters < 8 || count(script) >= letters * 0.15;
  if (letters < 30) return true;
  if (count(/[^\p{Script=Latin}\P{L}]/gu) > letters * 0.4) return false;
  const own = SMALL[code];
  if (!own) return true;
  const others = Object.entries(SMALL).filter(([other]) => other !== code);
  return count(own) * 2 >= Math.max(...others.map(([, pattern]) => count(pattern)));
}
