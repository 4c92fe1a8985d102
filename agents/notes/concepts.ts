/** What the rules know of one language: word stems by concept. */

/**
 * Alternatives divided by `|`, spelled as people write them (accents are folded away). `*` stands for any letters, a blank
 * for whatever divides words, `..` for up to three words between; `( )` and `?` as in regular expressions.
 */
export interface Lexicon {
  /** Common small words by which the language is recognized, divided by blanks; empty where the script tells. */
  hints: string;
  /** What negates a verb that follows, and one that stands before. */
  not: string;
  notAfter?: string;
  /** "if", "in case". */
  whether: string;
  /** Marks of a request: please, I would like, can you. */
  please: string;
  cancel: string;
  /** Things that are canceled, changed or late without being the order: plans, flights, policies. */
  aside: string;
  order: string;
  /** What a buyer calls the order or a part of it without naming it: it, this, everything. */
  it: string;
  /** Goods of the kinds that shops sell, and "item". */
  item: string;
  change: string;
  wrong: string;
  fresh: string;
  address: string;
  /** Places other than home that a parcel may be sent to: office, parents, hotel. */
  elsewhere: string;
  send: string;
  instead: string;
  /** Size, color, and the names of colors and sizes. */
  variant: string;
  combine: string;
  /** Another order than this one: my other order, both orders, the one of yesterday. */
  another: string;
  gift: string;
  /** Invoice, price, receipt: what a present must not show. */
  priced: string;
  without: string;
  /** Leave, put down, hand over. */
  leave: string;
  /** Door, neighbor, porch, reception. */
  spot: string;
  /** Bell, gate code, floor, intercom, call on arrival: nearly always an instruction to the carrier. */
  access: string;
  urgent: string;
  need: string;
  by: string;
  /** Weekdays, months, tomorrow: dates, not times of day. */
  when: string;
  broken: string;
  /** Where, when, how: what begins a question. */
  ask: string;
  /** The last time, a previous order: a tale, not a request. */
  past: string;
  /** Whole phrases that ask for something by themselves. */
  cancelPhrase?: string;
  addressPhrase?: string;
  itemPhrase?: string;
  combinePhrase?: string;
  deliveryPhrase?: string;
  /** Parts of an address by which a correction is told: street, unit, city. */
  part?: string;
  /** "Should be", "correct is": says that what follows replaces what was given. */
  right?: string;
  /** Ignore, disregard, overrule. */
  waive?: string;
  /** Taking goods out of an order, and what is left of it. */
  drop?: string;
  rest?: string;
  refund?: string;
  /** What bears a greeting: card, tag, message. A colon after it begins words meant for somebody else. */
  card?: string;
  /** Engraving, embroidery, monogram: goods made to the buyer's words. */
  engrave?: string;
  /** Received, delivered, came: speaks of a parcel that is there already. */
  got?: string;
  /** Begins a question even where the mark is left out. */
  asks?: string;
}

export type Concept = Exclude<keyof Lexicon, 'hints' | 'not' | 'notAfter'>;
