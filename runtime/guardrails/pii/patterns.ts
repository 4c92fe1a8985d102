/** What addresses are made of, as sources of regular expressions: kinds of streets, parts of a line, postal codes of eleven countries. */

/** One word of a name: it has a capital; "O'Brien", "St.", "1e Exloërmond", "34th". */
const NAME = String.raw`(?:['’][st][ -])?(?:\p{Lu}\p{L}{0,3}\.|\p{Lu}[\p{L}\p{M}'’-]{0,40}|\d{1,3}(?:st|nd|rd|th|e)\b)`;
const PARTICLE = `(?:de|da|do|dos|das|di|del|della|dei|du|des|la|le|les|las|los|el|d['’]|l['’]|van|von|der|den|het|ter|ten|am|an|im|in|a|aan|op|sur|sous|en|upon|the|of|y|e|zu|bei|vor)`;
/** Up to five words of a name with particles between them, all in one line. */
export const NAMES = `${NAME}(?: (?:${PARTICLE} ?){0,3}${NAME}){0,4}`;
/** The same, where the shortest will do: something must follow. */
export const FEW_NAMES = `${NAME}(?: ${NAME}){0,3}?`;

/** What follows a proper name in English: every one of these is a street beyond doubt. */
const STRONG =
  'street st avenue ave road rd drive dr lane ln boulevard blvd court ct highway hwy parkway pkwy motorway freeway expressway turnpike crescent terrace cul-de-sac laneway roadway thoroughfare esplanade promenade causeway bypass alley alleyway mews throughway tollway trafficway driveway overpass underpass stravenue trailer interchange'.split(
    ' ',
  );
/** These are streets too, and other things, families among them. */
const WEAK =
  'access amble anchorage approach arcade artery basin beach bend block branch brace brae break bridge broadway brook brooks brow burg burgs byway camp canyon cape center centers centre centreway chase circle circles circlet circuit circus cliff cliffs close club colonnade common concourse copse corner corners corso course courts courtyard cove coves creek crest cross crossing crossroad crossway cruiseway curve cutting dale dam dell deviation dip distributor divide drives edge elbow end entrance estate estates extension extensions fairway fall falls ferry field fields firetrail flat flats follow footway ford fords foreshore forest forge forges fork forks formation fort front frontage gap garden gardens gate gates gateway glade glen glens grange green greens ground grove groves gully harbor harbors haven heights highroad hill hills hollow inlet intersection island islands isle junction junctions key keys knoll knolls lake lakes land landing lees light lights line link little loaf lock locks lodge lookout loop lower mall manor manors meadow meadows meander mew mill mills mission mount mountain mountains neck nook orchard outlook oval park parks parkways parade part pass passage path pathway piazza pike pine pines place plain plains plateau plaza pocket point points port ports prairie quad quadrangle quadrant quay quays radial ramble ramp ranch range rapid rapids reach reserve rest retreat ridge ridges ridgeway ride ring rise river riverway riviera roads roadside rosebowl rotary round route row rue run shoal shoals shore shores siding skyway slope sound spring springs spur spurs square squares stairs station steps strand stream streets strip subway summit tarn top tor towers trace track trail triangle trunkway tunnel turn union unions upper vale valley valleys via viaduct view views villa villas village villages ville vista wade walk walks walkway wall way ways well wells wynd yard'.split(
    ' ',
  );
export const isStrongStreet = (suffix: string) => STRONG.includes(suffix.toLowerCase().replace(/\.$/, ''));
const anyCase = (word: string) => `[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}`;
/** Longest first: "Mills" is not "Mill". */
const longestFirst = (words: string[]) => [...words].sort((a, b) => b.length - a.length);
export const STREET_WORD = String.raw`(?:${longestFirst([...STRONG, ...WEAK])
  .map(anyCase)
  .join('|')})(?![\p{L}-])`;

/** German and Dutch streets end in what they are: "Henkgasse", "Amir-Siering-Straße", "Emmaweg". */
const GERMANIC =
  'stra(?:ß|ss)e|str\\.|gasse|weg|platz|allee|ring|damm|ufer|chaussee|straat|laan|singel|pad|steeg|hof|dreef|baan|boulevard|gracht|kade|plein';
const ALONE = '(?:Stra(?:ß|ss)e|Str\\.|Gasse|Weg|Platz|Allee|Ring|Damm|Ufer|Chaussee)';
const COMPOUND = String.raw`\p{Lu}[\p{L}\p{M}.-]{0,60}`;
export const GERMANIC_STREET = String.raw`(?:${COMPOUND} (?=${ALONE}(?!\p{L})))?${COMPOUND}(?<=${GERMANIC}|${ALONE})(?!\p{L})`;

/** Romance and Polish streets begin with it. A plain English word among them needs a number or a town beside it. */
const PREFIXES =
  'Rue|rue|Avenue|avenue|Boulevard|boulevard|Chemin|chemin|Allée|allée|Impasse|impasse|Quai|quai|Via|Viale|Piazza|Piazzale|Corso|Strada|Vicolo|Borgo|Contrada|Rotonda|Incrocio|Stretto|Canale|Largo|Lungomare|via|viale|piazza|vicolo|Calle|C\\.|C/|Avenida|Avda\\.?|Plaza|Pza\\.?|Paseo|Camino|Ronda|Cuesta|Pasaje|Pasadizo|Vial|Rambla|Glorieta|Urbanización|Callejón|Cañada|Alameda|Acceso|Carretera|Travesía|calle|avenida|paseo|Rua|Av\\.|Travessa|Praça|Rodovia|Estrada|Ladeira|Loteamento|Viaduto|Viela|Vereda|Passarela|Esplanada|Condomínio|Conjunto|Residencial|Chácara|Fazenda|Favela|Quadra|rua|ulica|Ulica|ul\\.|Ul\\.|aleja|Aleja|al\\.|Al\\.|plac|Plac|pl\\.|Pl\\.|os\\.';
const DOUBTFUL =
  'Aeroporto|Área|Campo|Colônia|Distrito|Estação|Feira|Jardim|Lago|Lagoa|Morro|Núcleo|Parque|Pátio|Praia|Recanto|Setor|Sítio|Trecho|Trevo|Vale|Vila|Route|route|Place|place|Cours|cours|Square|square|Passage|passage|strada|canale|borgo|stretto|rotonda|incrocio|contrada|plaza|camino|ronda|cuesta|pasaje|vial|rambla|glorieta|alameda';
export const isDoubtfulPrefix = (word: string) => DOUBTFUL.split('|').includes(word);
export const STREET_PREFIX = `(?:${PREFIXES}|${DOUBTFUL})`;

/** A flat, a floor, a suite. */
export const UNIT = String.raw`(?:(?:[Aa]pt|[Aa]partment|[Ss]uite|[Ss]te|[Uu]nit|[Ff]lat|[Ss]tudio|[Ll]evel|[Ff]loor|[Rr]oom|[Ll]ot|[Aa]ppartamento|[Pp]iano|[Ii]nterno|[Pp]iso|[Pp]uerta|[Ww]ohnung|[Aa]ppartement|[Bb]loco)\.?\s?#?\s?(?:\d+\p{L}?|[A-Z]\d*)(?![\p{L}\d])|#\s?\d+\p{L}?|\d{1,2}[ºª°]\.?(?:\s?\p{Lu}(?!\p{L}))?)`;
export const HOUSE = String.raw`\d{1,6}(?:[A-Za-z](?!\p{L})|[/-]\d{1,4})?`;

/** Canada, Great Britain, the Netherlands, Poland, Brazil, five digits with or without ZIP+4. */
const ZIP_WITH_LETTERS = String.raw`[A-Z]\d[A-Z][ -]?\d[A-Z]\d|[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}`;
export const ZIP = String.raw`(?:${ZIP_WITH_LETTERS}|\d{5}-?\d{3}|\d{5}(?:-\d{4})?|\d{2}-\d{3})(?![\p{L}\d])`;
const SEPARATOR = String.raw`(?:[ \t]{0,3},[ \t]{0,3}\r?\n?[ \t]{0,3}|[ \t]{0,3}\r?\n[ \t]{0,3})`;
const STATE = `(?:[A-Z]{2,3}|${NAME}(?: ${NAME}){0,2})`;
/** Code before town, with quarter before and province after, or town before state and code. */
export const TAIL = [
  String.raw`${SEPARATOR}(?:${NAMES}${SEPARATOR})?(?:[A-Z]{1,2}-)?(?:${ZIP}|\d{4}(?!\d))(?:,?[ ]|${SEPARATOR})${NAMES}(?:,? \([A-Z]{2}\)| ?/ ?[A-Z]{2}(?!\p{L}))?`,
  String.raw`${SEPARATOR}(?:${NAMES}${SEPARATOR})?${NAMES}(?:,? |${SEPARATOR})(?:${STATE}(?:,? |${SEPARATOR}))?(?:${ZIP}|\d{4}(?!\d))`,
].join('|');
