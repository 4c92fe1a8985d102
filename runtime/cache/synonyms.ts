/** Words that say the same in a question, one set a line; the first stands for all. A word of two sets is of the earlier one. */

/** Said in every text. */
export const STOP_WORDS = words(`
  a an the of in on at to for from by with and is are was were be been being it its this that these those there here
  you your yours we our ours i me my mine us one they their them as which whom what if do does did will would
  shall should can could may might has have had having so such also then thus thereby therefore while during upon within via through about
`);

/** Say nothing by themselves about what is asked. Negations, quantities, comparisons and who, when or how are never among them. */
export const FILLERS = words(`
  please kindly hello hi hey thanks thank yes tell know explain say want like
  use usage utilize utilization utilise employ employment leverage apply
  serve act function able enable allow permit possible possibly capable capability
  provide supply furnish offer give supplied given
  simply just actually basically really generally typically currently
  follow following adhere way manner means mean
  particular specific specifically certain various respective respectively
  get obtain retrieve fetch acquire receive retrieval gain access accessible available exist existent existence availability
  contain include hold comprise consist inclusion encompass incorporate feature composed
  describe outline description detail mention information info explanation inform
  into up either some any namely usually otherwise well along over submit involve correspond corresponding
  specify define determine indicate designate set setting establish specification definition pass select selection choose
`);

/** Said of what goes from one to another: "swap blue for red" is not "swap red for blue". */
export const TURNING = words(`
  swap exchange replace substitute switch change convert turn transform trade transfer upgrade downgrade move prefer
`);

/** As figures; "one" is mostly no number. */
export const NUMBERS = new Map(
  (
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ' +
    'twenty thirty forty fifty sixty seventy eighty ninety'
  )
    .split(' ')
    .map((word, at) => [word, String(at < 19 ? at + 2 : (at - 16) * 10)]),
);

export const SYNONYMS = `
  make create generate produce construct build creation generation construction
  find locate discover identify location
  convert transform change turn conversion transformation alter modify modification
  remove delete eliminate drop removal deletion elimination
  add append addition attach
  replace substitute substitution replacement instead
  run execute perform execution carry conduct
  begin start commence initiate launch beginning
  end finish conclude completion stop
  check verify validate verification validation confirm ascertain
  show display present exhibit demonstrate
  need require must necessary requirement necessitate mandatory
  let admit
  avoid prevent avert
  iterate cycle loop traverse iteration traversal
  extract unpack uncompress decompress extraction
  shuffle randomize randomise mix
  purpose goal objective aim intent intention intend
  kind type sort variety category
  field part component element section portion
  number quantity amount count
  size dimension dimensions
  entire whole full entirety all
  several many multiple numerous
  important essential crucial vital significant
  benefit advantage
  instruction tutorial direction guideline guide guidance tutorial
  website webpage site
  url hyperlink
  compatible compatibility
  deprecated discontinued obsolete
  remain stay
  process handle
  simple straightforward easy
  name title
  join associate link connect
  teach instruct
  switch transition
  difference distinction
  optional alternative
  unchanged same identical equal
  different another distinct
  example instance
  basis foundation base
  group collection set collective bunch
  people person individual
  parameter argument option
  method approach technique procedure
  default standard preset
  store save keep preserve storage
  fast quick rapid speedy swift expedite
  error mistake fault
  load download import
  divide organize organise split
  price cost
  buy purchase
  send ship mail dispatch
  parcel package shipment
  product item article good goods
  customer buyer shopper client
  shop store merchant
  allowed permitted
  money cash
  damaged broken defective faulty
  exchange swap
`;

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
