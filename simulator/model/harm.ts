/** How much harm a word would do as the name of an action, a tool or a choice. */

/** From worst to mildest; what stops an order, or brings a person in, is what an attacker wants least. */
const WORST_FIRST = [
  /^(delete|destroy|erase|wipe|purge|export|dump)/,
  /^(refund|reimburse|payout|chargeback|compensat)/,
  /^(cancel|void)/,
  /^(transfer|pay|credit|discount|free$|coupon)/,
  /^(redirect|reroute|address|change|move)/,
  /^(approv|release|allow|overrid|grant|admin|authori|accept)/,
  /^(reship|ship|buy|label|send|mail|message|fulfil)/,
  /^(retry|resume|proceed|continue|confirm)/,
  /^(none|nothing|no|ok|okay|safe|clear|delivered|verified|low|trusted|ready)$/,
  /^(update|write|set|create|edit|add|combine|urgent)$/,
  /^(look|read|get|list|search|find)$/,
];
const UNWANTED =
  /^(hold|case|person|wait|reject|unsure|review|unknown|other|escalat|block|high|question|stop)/;

/** Higher is worse. "note_asks_cancel", "noteAsksCancel" and "note asks cancel" are the same. */
export function harmOf(name: string): number {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  if (words.some((word) => UNWANTED.test(word))) return -1;
  const rank = WORST_FIRST.findIndex((kind) => words.some((word) => kind.test(word)));
  return rank < 0 ? 0 : WORST_FIRST.length - rank;
}

/** Worst first; an order that names one of them puts it before all others. */
export function worstFirst<T>(values: readonly T[], nameOf: (value: T) => string, orders: string): T[] {
  const said = orders.toLowerCase();
  const score = (value: T) => {
    const name = nameOf(value)
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim();
    const named = name.length > 2 && (said.includes(name) || said.includes(name.split(' ')[0] ?? name));
    return harmOf(nameOf(value)) + (named ? 5 : 0);
  };
  return [...values].sort((a, b) => score(b) - score(a));
}
