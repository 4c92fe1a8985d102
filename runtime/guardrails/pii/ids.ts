/** A shop is full of long numbers that are nobody's: of orders, parcels, articles. */
const ANNOUNCES =
  /(?:order|tracking|track|parcel|shipment|consignment|waybill|invoice|reference|ref|ticket|case|sku|item|article|product|model|serial|part|batch|transaction|booking|return|rma|code|id|#|bestell\p{L}*|sendung\p{L}*|commande|suivi|pedido|ordine|spedizione|bestelling|zamówieni\p{L}*)(?:[\s_-]{0,2}(?:numbers?|numero|número|numéro|nummer|nr|no|n°|code|id|is|was|of|for))*[\s:.#=/"']{0,4}$/iu;

/** Whether the words before `start` say that the number there is such a one. */
export const announcesId = (text: string, start: number): boolean =>
  ANNOUNCES.test(text.slice(Math.max(0, start - 40), start));
