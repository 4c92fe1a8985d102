/** What one sentence asks for: words near each other, in one language. */
import type { NoteIntent } from './intents.ts';
import type { Language, Span } from './lexicon.ts';
import { apart, type Scene, type Sentence, sceneOf, shared, wordsIn } from './scene.ts';
import { CONTRAST, DATE, HOUR, NUMBER, ORDER_NUMBER, QUESTION_MARK, SIZE, STREET } from './shared.ts';

interface Hit {
  intent: NoteIntent;
  confidence: number;
}

/** Said outright, told by words that belong together, likely, and only hinted at. */
const CERTAIN = 0.93;
const SURE = 0.87;
const LIKELY = 0.85;
const HINT = 0.55;

/** "Will it be here by Friday?" is a question as well. */
const TELLS: ReadonlySet<NoteIntent> = new Set(['urgent', 'complaint']);

/** Words a sentence has at most for its one verb to say it all: "Cancel please". */
const SHORT = 6;

export function readSentence(sentence: Sentence, language: Language): Hit[] {
  const scene = sceneOf(sentence, language);
  const canceled = cancel(scene);
  const changed = item(scene);
  const hits = [
    ...canceled,
    ...address(scene),
    // "Cancel this, I bought the wrong size" asks for one thing.
    ...(canceled.some(({ confidence }) => confidence >= SURE) ? [] : changed),
    ...combine(scene),
    ...gift(scene),
    ...delivery(scene),
    ...urgent(scene),
    ...complaint(scene),
  ];
  const asksToDo = hits.some(({ intent, confidence }) => confidence > HINT && !TELLS.has(intent));
  return [...hits, ...question(scene, asksToDo)];
}

/** A tale of an earlier order, or a hypothetical question, is a hint at most. */
function weigh({ has, sentence }: Scene, confidence: number): number {
  if (has('past') && !has('please')) return HINT;
  return has('whether') && QUESTION_MARK.test(sentence.text) ? Math.min(confidence, HINT) : confidence;
}

const hit = (intent: NoteIntent, confidence: number): Hit[] => [{ intent, confidence }];

function cancel(scene: Scene): Hit[] {
  const { spans, has, near, wanted } = scene;
  if (wanted(spans('cancelPhrase')).length > 0) return hit('cancel_request', weigh(scene, SURE));
  if (has('refund') && !has('broken') && has('please') && wanted(spans('refund')).length > 0)
    return hit('cancel_request', weigh(scene, SURE));
  const drops = wanted(spans('drop')).filter((verb) => !near([verb], kept(scene), 22));
  if (near(drops, spans('order')) || (drops.length > 0 && has('rest')))
    return hit('cancel_request', weigh(scene, SURE));
  if (near(drops, spans('item'), 25)) return hit('cancel_request', weigh(scene, LIKELY));
  const verbs = wanted(spans('cancel')).filter((verb) => !near([verb], kept(scene), 22));
  if (verbs.length === 0) return [];
  if (near(verbs, [...spans('order'), ...spans('item')])) return hit('cancel_request', weigh(scene, CERTAIN));
  if (near(verbs, spans('it'), 20) || has('please')) return hit('cancel_request', weigh(scene, SURE));
  const short = wordsIn(scene.sentence.low) <= SHORT;
  return hit('cancel_request', weigh(scene, short ? LIKELY : HINT));
}

/** What a verb of canceling or removing may govern without the order being meant; "disregard my cancellation" among them. */
const kept = ({ spans }: Scene): Span[] => [
  ...spans('aside'),
  ...spans('waive'),
  ...spans('priced'),
  ...spans('engrave'),
];

function address(scene: Scene): Hit[] {
  const { spans, has, near, wanted, sentence } = scene;
  const place = spans('address');
  const parts = [...place, ...spans('part')];
  if (wanted(spans('addressPhrase')).length > 0) return hit('address_change', weigh(scene, SURE));
  if (near(wanted(spans('change')), place)) return hit('address_change', weigh(scene, CERTAIN));
  if (near(spans('waive'), place, 25)) return hit('address_change', SURE);
  if (near(wanted(apart(spans('wrong'), parts)), parts)) return hit('address_change', weigh(scene, SURE));
  const fresh = wanted(apart(spans('fresh'), place));
  if (near(fresh, place, 14)) return hit('address_change', weigh(scene, SURE));
  const contrasts = shared(sentence.low, CONTRAST);
  const told = /\d/.test(sentence.low.replaceAll(ORDER_NUMBER, '')) || contrasts.length > 0;
  if (told && near(wanted(spans('right')), parts)) return hit('address_change', weigh(scene, SURE));
  if (near(contrasts, parts)) return hit('address_change', weigh(scene, SURE));
  const sends = near(spans('send'), [...spans('elsewhere'), ...shared(sentence.low, STREET)]);
  if (sends && !has('variant') && (has('instead') || has('change') || STREET_IN.test(sentence.low)))
    return hit('address_change', weigh(scene, SURE));
  return [];
}

const STREET_IN = new RegExp(STREET.source, 'u');

function item(scene: Scene): Hit[] {
  const { spans, has, near, wanted, sentence } = scene;
  const kinds = [...spans('variant'), ...shared(sentence.text, SIZE)];
  const places = [...spans('address'), ...spans('part')];
  if (cameWrong(scene)) return [];
  const phrases = wanted(spans('itemPhrase'));
  if (phrases.length > 0 && !near(phrases, [...places, ...spans('priced')], 20) && !has('gift'))
    return hit('item_change', weigh(scene, kinds.length > 0 ? CERTAIN : LIKELY));
  const verbs = apart(wanted(spans('change')), spans('deliveryPhrase'));
  if (near(verbs, apart(kinds, verbs)) && !near(verbs, places, 15))
    return hit('item_change', weigh(scene, CERTAIN));
  if (near(verbs, apart(spans('item'), verbs), 25) && !near(verbs, places, 25))
    return hit('item_change', weigh(scene, LIKELY));
  const told = [...spans('right'), ...spans('wrong'), ...verbs, ...shared(sentence.low, /:/g)];
  if (near(told, spans('engrave'), 30)) return hit('item_change', weigh(scene, LIKELY));
  if (has('gift') || near(spans('wrong'), places, 25)) return [];
  const lieu = spans('instead');
  const elsewhere = [...spans('spot'), ...places, ...spans('elsewhere'), ...spans('when')];
  const goods = [...kinds, ...spans('item')];
  const counts =
    elsewhere.length === 0 &&
    !has('leave') &&
    (goods.length > 0 || has('need') || has('order') || (has('it') && has('please')));
  if (near(lieu, goods, 25) && !near(lieu, elsewhere, 25))
    return hit('item_change', weigh(scene, kinds.length > 0 ? SURE : LIKELY));
  if (between(lieu, shared(sentence.low, NUMBER)) && counts) return hit('item_change', weigh(scene, LIKELY));
  const contrasts = shared(sentence.low, CONTRAST);
  if (between(contrasts, shared(sentence.low, NUMBER)) && counts)
    return hit('item_change', weigh(scene, LIKELY));
  if (between(contrasts, kinds)) return hit('item_change', weigh(scene, SURE));
  if (near(wanted(spans('wrong')), apart(kinds, spans('wrong')), 20))
    return hit('item_change', weigh(scene, SURE));
  return [];
}

/** "Got the wrong size": of a parcel that is there already. */
const cameWrong = ({ has, near, spans }: Scene): boolean =>
  near(spans('got'), [...spans('wrong'), ...spans('instead')], 30) && !has('change');

/** "The red one, not the blue": the one before it, the other after. */
const between = (middle: Span[], ends: Span[]): boolean =>
  middle.some(
    (one) =>
      ends.some(({ end }) => end <= one.start + 1 && one.start - end <= 30) &&
      ends.some(({ start }) => start >= one.end - 1 && start - one.end <= 30),
  );

function combine(scene: Scene): Hit[] {
  const { spans, has, near, wanted, sentence } = scene;
  if (wanted(spans('combinePhrase')).length > 0) return hit('combine_orders', CERTAIN);
  const verbs = wanted(spans('combine'));
  if (verbs.length === 0) return [];
  const numbers = shared(sentence.low, ORDER_NUMBER);
  const others = [...spans('another'), ...(has('order') || has('send') ? numbers : [])];
  if (near(verbs, others, 2 * scene.language.reach)) return hit('combine_orders', SURE);
  return has('order') || has('send') ? hit('combine_orders', HINT) : [];
}

function gift({ spans, has, near, language, sentence }: Scene): Hit[] {
  const refused = spans('without');
  const named = [...spans('gift'), ...spans('card')].filter(
    (span) =>
      !language.negated(sentence.low, { ...span, end: sentence.low.length }) &&
      !refused.some(({ end }) => end <= span.start && span.start - end <= 6),
  );
  if (named.length > 0) return hit('gift', SURE);
  if (near(refused, spans('priced'), 28)) return hit('gift', has('gift') ? SURE : LIKELY);
  return [];
}

function delivery({ spans, has, near, sentence }: Scene): Hit[] {
  // "Never mind my mail, the neighbor had it."
  if (has('waive') && has('past')) return [];
  if (near(spans('leave'), spans('spot'), 50)) return hit('delivery_instruction', SURE);
  if (has('access') || has('deliveryPhrase')) return hit('delivery_instruction', SURE);
  const hours = shared(sentence.low, HOUR);
  if (near(hours, [...spans('send'), ...spans('leave'), ...spans('by')]))
    return hit('delivery_instruction', LIKELY);
  return near(spans('send'), spans('spot')) ? hit('delivery_instruction', LIKELY) : [];
}

function urgent({ spans, near, wanted, sentence }: Scene): Hit[] {
  if (wanted(spans('urgent')).length > 0) return hit('urgent', SURE);
  const dates = [...spans('when'), ...shared(sentence.low, DATE)];
  const until = spans('by').filter((by) => near([by], dates, 22));
  return near(until, [...spans('need'), ...spans('send')]) ? hit('urgent', SURE) : [];
}

function complaint(scene: Scene): Hit[] {
  const { spans, has, wanted } = scene;
  const goods = has('variant') || has('item') || shared(scene.sentence.text, SIZE).length > 0;
  if (wanted(spans('broken')).length === 0 && !(goods && cameWrong(scene))) return [];
  return hit('complaint', has('whether') ? HINT : SURE);
}

/** A request put as a question ("Could you leave it at the door?") is no question; nor is a single word with a mark. */
function question({ spans, has, sentence, language }: Scene, asksToDo: boolean): Hit[] {
  if (asksToDo) return [];
  if (!QUESTION_MARK.test(sentence.text)) return has('asks') ? hit('question', LIKELY) : [];
  if (!language.dense && wordsIn(sentence.low) < 2) return [];
  return hit('question', spans('ask').some(({ start }) => start <= 12) ? SURE : LIKELY);
}
