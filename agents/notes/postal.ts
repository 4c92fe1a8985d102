/** Whether a note carries a whole postal address: a street with a number beside a postal code. */

const STREET =
  /(?<![\p{L}\p{N}])\d{1,5}[a-z]?,? (?:[\p{L}.']+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|loop|terrace|close|crescent|square|highway|hwy|quay|parkway)(?![\p{L}])|(?<!\p{L})(?:\p{L}*(?:strasse|str\.|weg|platz|allee|gasse|straat|laan|gracht|plein|gatan|vagen|gade|vej|veien|gata|utca))\s?\.? ?\d{1,4}|(?<!\p{L})(?:calle|avenida|avda|plaza|paseo|via|viale|corso|piazza|rua|travessa|ulica|ul\.|al\.|rue|chemin|impasse|jalan|ulitsa|ул\.|улица|вул\.) [^.!?\n]{2,40}\d|\d{1,4},? (?:bis |ter )?(?:rue|avenue|boulevard|chemin|impasse|allee|place|quai|cours) /u;
const CODE =
  /(?<![\p{L}\p{N}#-])(?:\d{5}(?:-\d{4})?|\d{4} ?[a-z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|[a-z]\d[a-z] ?\d[a-z]\d|\d{6})(?![\p{L}\p{N}])/u;
const EAST =
  /〒|(?:都|道|府|县|市|区|郡|町|村|路|街)[^。\n]{0,20}\d+\s*(?:丁目|番|号|號|-\d|室|弄)|(?:시|구|동|로|길)\s?\d+(?:-\d+)?\s?(?:번지|호|동)?/u;

export const looksLikeAddress = (folded: string): boolean =>
  (STREET.test(folded) && CODE.test(folded)) || EAST.test(folded);
