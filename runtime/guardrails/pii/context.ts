/** What the words around a name say it is. */
import type { Word } from './tokens.ts';

export interface Hints {
  person: number;
  place: number;
  organization: number;
}

type Rule = [RegExp, Partial<Hints>];

/** Matched against what stands before, lower-cased, up to the name. */
const BEFORE: Rule[] = [
  [/\b(?:street|road|avenue|lane|drive|boulevard|court|square|st|rd|ave|blvd|dr)\.?,\s$/, { place: 22 }],
  [/\b\d{4,5},?\s$/, { place: 25, person: -10 }],
  [/\bfrom [^.?!\n]{2,30} to\s$/, { place: 14 }],
  [/\bbetween [^.?!\n]{2,30} and\s$/, { place: 4 }],
  [
    /\b(?:live|lives|lived|living|based|born|raised|grew up|reside[sd]?|residing|located|headquartered|staying|stay|stayed|stuck|settled?|vacation|holidays?|trip|studied|studying|arrived?|office|store|warehouse|customers?|somewhere|people)\s+(?:\w+ )?(?:in|near|at|outside|around|within)\s$/,
    { place: 20, person: -12 },
  ],
  [
    /\b(?:moved?|moving|travel\w*|flew|fly|flying|went|go|goes|going|gone|drove|drive|driving|return\w*|came|come|coming|emigrat\w+|immigrat\w+|relocat\w+|trip|flights?|tickets?|trains?|bus|way|ship|ships|shipped|shipping|deliver\w*|visa|visit|expand\w*|been|headed|heading)\s+(?:\w+ )?(?:here |back |over |away |home )?(?:to|from|in|into|for|through)\s$/,
    { place: 18, person: -8 },
  ],
  [
    /\b(?:visit(?:ed|ing|s)?|leave|leaving|left|tour(?:ed|ing)?|serving|invaded?|across|throughout|entering|exports? (?:to|from)|imports? (?:to|from))\s$/,
    { place: 12 },
  ],
  [
    /\b(?:originally|here|citizens?|national|native|passport|embassy|consulate|resident|imported|hails?|i'm|am|is|are|we're|they're)\s+(?:\w+ )?(?:from|of)\s$/,
    { place: 18, person: -10 },
  ],
  [
    /\b(?:city|town|village|country|state|province|county|university|college|capital|republic|kingdom|king|queen|president|prime minister|government|mayor|people|population|island|district|region|coast|north|south|east|west|border|map|bay|port|economy|history|streets|parts?|rest|suburbs?|outskirts|heart|governor)\s+of\s$/,
    { place: 22, person: -12, organization: -6 },
  ],
  [
    /\b(?:city|town|village|country|state|hometown|destination|region|county|location)(?: is|:| called| named)?\s$/,
    { place: 18 },
  ],
  [/\bin\s$/, { place: 12, person: -8 }],
  [/\b(?:from|near|outside|via|towards?)\s$/, { place: 7 }],
  [/\bto\s$/, { place: 4 }],
  [/\bat\s$/, { organization: 8, place: 6, person: -4 }],
  [
    /\b(?:work(?:s|ed|ing)?|employed|job|position|career|intern(?:ed|ing|ship)?|interview(?:ed|ing)?|engineer|manager|director|consultant|developer|analyst|lawyer|nurse|salary|contract|role)\s+(?:\w+ )?(?:for|at|with|by)\s$/,
    { organization: 30, place: -6 },
  ],
  [
    /\b(?:ceo|cfo|cto|coo|chairman|chairwoman|chair|founder|co-founder|owner|employees?|shareholders?|shares|stock|subsidiary|division|customers?|clients?|head|president|partner|vp|offices?|website|products?|services?|headquarters|acquisition|merger)\s+(?:of|at|for|from|in)\s$/,
    { organization: 24, person: -6 },
  ],
  [
    /\b(?:company|companies|firm|corporation|corp|startup|start-up|employer|bank|agency|brand|retailer|supplier|vendor|manufacturers?|organi[sz]ation|business|band|label)(?: is|:| called| named|,)?\s$/,
    { organization: 22 },
  ],
  [
    /\b(?:joined|joining|join|founded|co-founded|acquired|sued|hired by|fired by|invest(?:ed)? in|invoice from|according to|sponsored by|owned by|made by|produced by|manufactured by|on behalf of|bought by|sold by|sold to|competitors?|contact|according to the)\s$/,
    { organization: 9 },
  ],
  [
    /\b(?:name is|name's|i am|i'm|this is|names? (?:are|were)|call(?:s|ed)? me|people call me|known as|named|name:|named after|name on the \w+(?: is)?:?|your name\?|the name\?|regards,?|sincerely,?|yours,?|love,?|cheers,?|best,?|signed,?|signed by|attn:?|c\/o|account\?? user:|recipient:?|customer:?|contact:?|from:|to:|user:|name)\s*$/,
    { person: 18, place: -6, organization: -6 },
  ],
  [
    /\b(?:dear|hi|hello|hey|hola|bonjour|hallo|ciao|thanks|thank you|goodbye|bye|mr\.?|mrs\.?|ms\.?|miss|mx\.?|dr\.?|prof\.?|professor|sir|madam|lady|lord|captain|president|senator|judge|officer|uncle|aunt|king|queen|prince|princess|pope|saint|coach|director|actor|actress|singer|songwriter|guitarist|drummer|author|artist|writer|poet|composer|producer|friend|brother|sister|mother|father|mom|dad|son|daughter|wife|husband|girlfriend|boyfriend|cousin|colleague|neighbou?r|boss|guardian|beneficiary|heir|spouse|partner|zombie|beatle|frontman|founders?|lawyer|doctor|agent|fan)[,:]?\s$/,
    { person: 14, place: -4 },
  ],
  [
    /\b(?:by|with|said|says|told|tells|asked|asks|tell|ask|met|meet|meeting|saw|know|knows|knew|love|loves|loved|heard|hear|called|thanks to|between|about|believe[ds]?|trust|add|adding|remove|marry|married|invite|that|because|when|if|poor|and|but|while|whether|for)\s$/,
    { person: 5 },
  ],
  [
    /\b(?:directed|written|composed|performed|sung|produced|painted|played|created|designed|penned|covered|recorded|influenced|inspired|led|arranged|signed|hosted|sent|starring|featuring|features|feat\.?|ft\.?)\s(?:by|in)?:?\s*$/,
    { person: 16 },
  ],
];

/** Matched against what stands after the name. */
const AFTER: Rule[] = [
  [/^(?:, \d{1,3},| \(\d{1,3}\))/, { person: 14 }],
  [/^:\s*["“'‘]/u, { person: 16 }],
  [/^,? and \p{Lu}\p{L}+/u, { person: 10 }],
  [/^(?:, \p{Lu}\p{L}+)+,? and \p{Lu}/u, { person: 8 }],
  [
    /^(?:['’]s)?\s(?:was|is|has|had|will be) (?:a |an |the )?(?:\w+ )?(?:country|city|town|village|island|state|nation|capital|republic|destination)\b/i,
    { place: 20 },
  ],
  [
    /^\s(?:is|was|has|are|were) (?:an? |the |one of )?(?:[\w-]+ ){0,3}(?:company|firm|agency|corporation|bank|startup|start-up|business|brand|organi[sz]ation|brainchild|manufacturer|retailer|provider|supplier|employer|group|subsidiary|non-profit|institution|charity|publisher|label)\b/i,
    { organization: 26, person: -8 },
  ],
  [
    /^\s(?:was|were) (?:founded|acquired|established|incorporated|sold|bought|listed)\b/i,
    { organization: 24 },
  ],
  [
    /^\s(?:office|offices|website|employees?|headquarters|shares?|stock|store|stores|branch|products?|customer|orchestra|staff|warehouse|board|ceo|resignation|corporation|foundation|company|announced|invested|acquired|hired|hiring|launched|employs|offers|manufactures|sells|provides|recruit\w*|merged|inc\b|team)\b/i,
    { organization: 16, person: -4 },
  ],
  [
    /^['’]s (?:ceo|cfo|cto|website|employees|shares|stock|headquarters|board|customers|office|new product|products|chairman|management)\b/i,
    { organization: 22 },
  ],
  [
    /^['’]s (?:capital|president|government|economy|population|prime minister|mayor|streets|airport|largest|coast|border)\b/i,
    { place: 18 },
  ],
  [
    /^\s(?:airport|city|county|river|valley|embassy|passport|district|police|region|province|suburbs?)\b/i,
    { place: 14 },
  ],
  [
    /^,?\s(?:said|says|told|asked|wrote|writes|shouted|whispered|replied|answered|thinks|thought|loves|likes|lives|lived|works|worked|went|came|began|grew|married|died|sang|sings|plays|played|knows|knew|wants|wanted|is|was|were|has|had|will|would|can|could|just|got|who|does|did|speaks?|arrived|flew|moved|turned|looked|smiled|called|born|and i\b)/i,
    { person: 10 },
  ],
  [
    /^\s(?:said|says|told|asked|shouted|whispered|replied|thinks|loves|speaks?|sang|smiled|himself|herself)\b/i,
    { person: 12 },
  ],
  [
    /^['’]s (?:mother|father|wife|husband|son|daughter|kids?|child|children|brother|sister|friends?|house|birthday|voice|song|songs|book|novel|film|account|car|dog|cat|phone|address|order|family|death|life|lyrics|performance|album|work)\b/i,
    { person: 14 },
  ],
  [/^\s(?:novel|album|song|fan|movie|film|biography|tribute|concert)\b/i, { person: 8 }],
  [/^,\s\p{Lu}\p{L}+(?: |$|[.,;!?])/u, { place: 4 }],
];

const WINDOW = 48;

/** Points for and against each reading; the strongest rule of each kind counts, from the left and from the right. */
export function hints(text: string, first: Word, last: Word): Hints {
  const before = text
    .slice(Math.max(0, first.start - WINDOW), first.start)
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/ the $/, ' ');
  const after = text.slice(last.end, last.end + WINDOW);
  const total: Hints = { person: 0, place: 0, organization: 0 };
  for (const [side, rules] of [
    [before, BEFORE],
    [after, AFTER],
  ] as const) {
    for (const kind of ['person', 'place', 'organization'] as const) {
      const points = rules.filter(([pattern]) => pattern.test(side)).map(([, given]) => given[kind] ?? 0);
      total[kind] += Math.max(0, ...points) + Math.min(0, ...points);
    }
  }
  return total;
}
