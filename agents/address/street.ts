/** Streets and house numbers: what looks like a street, whether its number is there, whether two lines are two addresses. */

import { isNumbered, numberedBy } from './numbered.ts';
import { isTabled } from './places.ts';
import { isPoBox } from './pobox.ts';
import { fold } from './text.ts';
import type { Fields, Step } from './types.ts';
import { escalate, set } from './types.ts';
import { isUnit, withoutUnits } from './unit.ts';

/** Type of a street in English -> its postal abbreviation, which is what two spellings of one street share. */
const TYPES: Record<string, string> = Object.fromEntries(
  (
    'street:st str strt,avenue:ave av aven,road:rd,drive:dr drv,lane:ln,boulevard:blvd boul bvd,court:ct crt,circle:cir circ,place:pl,way:wy,' +
    'parkway:pkwy pky pakway,highway:hwy hiway,terrace:ter terr tce,trail:trl tr,square:sq,loop:lp,crescent:cres cr crs,close:cl,grove:gr grv,' +
    'gardens:gdns,row:,walk:wlk,mews:,hill:hl,rise:,parade:pde,esplanade:esp,broadway:bway,alley:aly,plaza:plz,turnpike:tpke,pike:,' +
    'expressway:expy,freeway:fwy,crossing:xing,path:,drove:,green:grn,quay:qy,embankment:emb,bypass:byp,ridge:rdg,heights:hts,view:vw,' +
    'cove:cv,point:pt,bend:bnd,pass:,run:,vale:,wharf:whf,mall:,strand:,promenade:prom,causeway:cswy,motorway:,meadow:mdw,canyon:cyn,mesa:,trace:trce'
  )
    .split(',')
    .flatMap((entry) => {
      const [full = '', short = ''] = entry.split(':');
      return [full, ...short.split(' ').filter((word) => word !== '')].map((word) => [word, full]);
    }),
);

const DIRECTIONS: Record<string, string> = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
};
const SHORT = new Set(Object.values(DIRECTIONS));

const words = (text: string) =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '');

/** Two spellings of one street come out alike: "2850 N.E. Brookwood Parkway", "2850 NE BROOKWOOD PKWY". */
export const streetKey = (text: string) =>
  words(text.replace(/\b([NS])\.? ?([EW])\.?(?=\s)/g, '$1$2'))
    .map((word) => DIRECTIONS[word] ?? TYPES[word] ?? word)
    .join(' ');

const FRENCH =
  /^(\d+\s*(bis|ter|quater|[a-d])?\s*,?\s+)?(rue|avenue|av|ave|boulevard|bd|boul|blvd|place|pl|chemin|ch|che|impasse|imp|allee|allees|quai|route|rte|cours|square|passage|sentier|faubourg|fg|montee|ruelle|rond ?point|esplanade|promenade|cote|rang|voie|villa|cite|venelle|traverse)\b\.?\s+\p{L}/u;
const GERMAN =
  /(strasse|str|weg|platz|allee|ring|gasse|damm|ufer|steig|stieg|pfad|chaussee|promenade|markt|graben|wall|winkel|kamp|twiete|brucke|garten|hof|berg|tor)(\s|$)|^(am|an|auf|im|in|zum|zur|unter|hinter|vor|bei|alte[rs]?|neue[rs]?|obere[rs]?|untere[rs]?|grosse[rs]?|kleine[rs]?)\s/;

const GERMAN_SPEAKING = new Set(['DE', 'AT', 'CH']);
const FRENCH_SPEAKING = new Set(['FR', 'CA', 'BE', 'CH', 'LU', 'MC']);

function english(text: string): boolean {
  const parts = words(text);
  while (
    parts.length > 1 &&
    (SHORT.has(parts.at(-1) ?? '') ||
      DIRECTIONS[parts.at(-1) ?? ''] ||
      /^(ext|extension|business|bus)$/.test(parts.at(-1) ?? ''))
  )
    parts.pop();
  const last = parts.at(-1) ?? '';
  return (
    TYPES[last] !== undefined ||
    /\b(avenue|ave|road|route|rte|highway|hwy|county road|state road|fm|cr)\s+\w{1,4}$/.test(parts.join(' '))
  );
}

/** The text is a street, with a house number or without. */
export function looksLikeStreet(text: string, country: string): boolean {
  const plain = fold(text);
  if (plain === '') return false;
  if (GERMAN_SPEAKING.has(country)) return GERMAN.test(plain);
  if (FRENCH_SPEAKING.has(country) && FRENCH.test(plain)) return true;
  return country !== 'FR' && english(withoutUnits(text));
}

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember|' +
  'janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre';
const NO_HOUSE_NUMBER = new RegExp(
  `\\b\\d{1,2}(er)? (${MONTHS})( \\d{4})?\\b|\\b\\d+(st|nd|rd|th|e|eme|ieme)\\b|` +
    '\\b(highway|hwy|route|rte|rt|fm|cr|county (road|rd|hwy|highway|route)|country road|co rd|state (road|rd|route|highway)|sr|us|interstate|spur|ranch road|pr|autoroute|rang)( hwy| highway)? ?\\d+[a-z]?\\b',
  'g',
);
const SPELLED =
  /^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\b/;

/** A number that may be a house's: not of a date, an ordinal, a highway. */
const hasNumber = (text: string) =>
  /\d/.test(fold(text).replace(NO_HOUSE_NUMBER, ' ')) || SPELLED.test(fold(text));

/** A place large or remote enough to be found by its name. */
const LANDMARK =
  /\b(building|bldg|tower|towers|plaza|center|centre|hall|hospital|clinic|university|college|school|hotel|motel|inn|church|campus|airport|terminal|base|fort|camp|farm|ranch|house|cottage|lodge|manor|hangar|warehouse|library|museum|station|park|estate|pier|dock|marina|village|barracks|palace|castle|prison|embassy|consulate|general delivery|schloss|gut|kloster|krankenhaus|klinik|bahnhof|flughafen|rathaus|universitat|kaserne|muhle)\b/;

export const houseNumberMissing: Step = ({ countryCode: country, company, address1, address2 }) => {
  if (isPoBox(`${address1} ${address2}`)) return null;
  if (!isTabled(country)) return company === '' ? unnumbered(country, `${address1} ${address2}`) : null;
  if (country === 'JP') {
    // A number in address2 is the room's, unless it begins the line or counts blocks.
    const numbered =
      /\d|[一二三四五六七八九十〇]+(丁目|番|号|の)|番地/.test(address1) || /^\d|\d-\d/.test(address2);
    return numbered || company !== '' ? null : missing('house number');
  }
  if (hasNumber(address1)) return null;
  // The number may stand in the other line; a flat's number is none.
  if (!isUnit(address2, country) && hasNumber(withoutUnits(address2))) return null;
  if (company !== '') return null;
  const street = looksLikeStreet(address1, country);
  switch (country) {
    case 'US':
    case 'CA':
    case 'AU':
      return street || !LANDMARK.test(fold(`${address1} ${address2}`)) ? missing('house number') : null;
    case 'DE':
    case 'FR':
      return street ? missing('house number') : null;
    case 'GB':
      // "The Old Rectory, Church Lane" has no number.
      return street && !/[,;]/.test(address1) && !/\p{L}{3}/u.test(withoutUnits(address2))
        ? missing('house number')
        : null;
  }
};

/** Where nothing is known of the country's streets, only an address without any number at all is doubted. */
function unnumbered(country: string, lines: string) {
  const by = numberedBy(country);
  if (by === null || isNumbered(lines)) return null;
  if (by === 'block') return missing('block or house number');
  return LANDMARK.test(fold(lines)) || SPELLED.test(fold(lines)) ? null : missing('house number');
}

const missing = (what: string) => escalate('address_incomplete', `address1 has no ${what}`);

const ONLY_NUMBER = /^(no\.?|nr\.?|n°|#)?\s*\d+\s*[a-z]?([-/]\s*\d+\s*[a-z]?)*$/i;

export const streetMissing: Step = ({ countryCode: country, address1, address2, zip }) => {
  if (!ONLY_NUMBER.test(address1)) return null;
  const other = address2.trim();
  if (looksLikeStreet(other, country) && !hasNumber(other)) {
    const joined = GERMAN_SPEAKING.has(country) ? `${other} ${address1}` : `${address1} ${other}`;
    return set({ address1: joined, address2: '' }, 'house number and street stood in two lines', 0.9);
  }
  if (/\p{L}{3}/u.test(withoutUnits(other)) && !isUnit(other, country)) return null;
  return address1 === zip || !/\p{L}{3}/u.test(address1) ? missing('street') : null;
};

/** A whole street address on one line, its number included. */
function whole(text: string, country: string): boolean {
  const plain = withoutUnits(text);
  if (GERMAN_SPEAKING.has(country))
    return GERMAN.test(fold(plain)) && /\p{L}{3}.*\s\d+\s?[a-z]?$/iu.test(plain);
  if (country === 'JP') return /^\p{Script=Han}\S*\d+-\d+(-\d+)?$/u.test(text);
  if (!/^\d+[a-z]?([-/]\d+)?,?\s/i.test(plain)) return false;
  if (looksLikeStreet(plain, country)) return true;
  return (
    (country === 'US' || country === 'CA') &&
    /^\d+ (N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? \p{L}{3}/iu.test(plain)
  );
}

/** In Britain and Australia these are buildings as often as streets: "4 Rose Court, 12 Mill Lane" is one address. */
const BUILDING =
  /\b(court|ct|mews|gardens|house|lodge|place|towers|buildings?|park|estate|centre|square|row|terrace|parade|plaza|mall)\b/;

export const twoAddresses: Step = ({ countryCode: country, address1, address2 }) => {
  if (!whole(address1, country) || !whole(address2, country)) return null;
  if (streetKey(address1) === streetKey(address2)) return null;
  const nested =
    !['US', 'CA', 'JP'].includes(country) && [address1, address2].some((line) => BUILDING.test(fold(line)));
  return nested
    ? null
    : escalate('address_undeliverable', 'address1 and address2 are two different street addresses');
};

/** The fields are swapped, or the street slid into the second line. */
export const streetInSecondLine: Step = (fields: Fields) => {
  const { countryCode: country, address1, address2, name, company } = fields;
  if (address2 === '' || !whole(address2, country)) return null;
  if (address1 === '') return set({ address1: address2, address2: '' }, 'the street was in address2', 0.95);
  const own = [name, company].some((value) => value !== '' && fold(value) === fold(address1));
  if (own)
    return set(
      { address1: address2, address2: '' },
      'address1 repeated the recipient, the street was in address2',
      0.92,
    );
  // British addresses begin with the flat.
  const swapped = country !== 'GB' && isTabled(country) && isUnit(address1, country);
  return swapped
    ? set({ address1: address2, address2: address1 }, 'unit and street were in each other’s line', 0.92)
    : null;
};
