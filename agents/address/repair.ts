/** Mends an address by rules alone, or says why only a person or the buyer can. Pure: no network, no clock; public tables only. */
import { SURE } from '../../contracts/decision.ts';
import type { Address } from '../../contracts/order.ts';
import { nameToCountry, wrongCountry } from './country.ts';
import { lostLetters, undoMojibake } from './encoding.ts';
import { repeatedLine, repeatedWithin } from './lines.ts';
import { halfWidth, stripNoise } from './noise.ts';
import { allInOneLine } from './oneLine.ts';
import { phoneInLine, phoneMissing } from './phone.ts';
import { cityConflict, cityFromZip, cityTypo, exists, provinceFromZip, unknownCode } from './place.ts';
import { emptyPlaceholders, noStreetAtAll } from './placeholder.ts';
import { isTabled } from './places.ts';
import { poBox } from './pobox.ts';
import { zipMissing, zipNotation } from './postcode.ts';
import { nameToProvince } from './province.ts';
import { provinceInCity, swappedCityProvince, swappedZip, zipInCity } from './split.ts';
import { houseNumberMissing, streetInSecondLine, streetMissing, twoAddresses } from './street.ts';
import type { AddressFailure, Field, Fields, RepairContext, Step } from './types.ts';
import { unitInCity, unitInStreetLine } from './unit.ts';

export type { RepairContext } from './types.ts';

export type Repair =
  /** Nothing is wrong that a rule can see. */
  | { kind: 'keep' }
  | { kind: 'repaired'; address: Address; changes: { field: Field; why: string }[]; confidence: number }
  /** `detail` names fields and reasons, never values. */
  | { kind: 'escalate'; why: AddressFailure; detail: string };

/** From the characters to the lines to what the fields say of each other; each step relies on those before it. */
const STEPS: Step[] = [
  undoMojibake,
  lostLetters,
  nameToCountry,
  halfWidth,
  stripNoise,
  emptyPlaceholders,
  repeatedLine,
  repeatedWithin,
  phoneInLine,
  streetInSecondLine,
  noStreetAtAll,
  zipInCity,
  swappedZip,
  swappedCityProvince,
  provinceInCity,
  unitInCity,
  wrongCountry,
  allInOneLine,
  unitInStreetLine,
  repeatedLine,
  nameToProvince,
  zipNotation,
  zipMissing,
  unknownCode,
  cityFromZip,
  cityTypo,
  provinceFromZip,
  cityConflict,
  poBox,
  streetMissing,
  houseNumberMissing,
  twoAddresses,
  phoneMissing,
];

export function repairAddress(address: Address, context: RepairContext = {}): Repair {
  const given = toFields(address);
  let fields = given;
  let confidence = 1;
  const why = new Map<Field, string>();
  for (const step of STEPS) {
    const finding = step(fields, context);
    if (finding?.kind === 'escalate') return finding;
    if (finding?.kind !== 'set') continue;
    for (const field of changedFields(fields, { ...fields, ...finding.set })) why.set(field, finding.why);
    fields = { ...fields, ...finding.set };
    confidence = Math.min(confidence, finding.confidence);
  }
  const changed = changedFields(given, fields);
  if (changed.length === 0) return { kind: 'keep' };
  const fault = inconsistency(fields, changed);
  if (fault !== null) return { kind: 'escalate', why: 'address_undeliverable', detail: fault };
  if (confidence < SURE) {
    return { kind: 'escalate', why: 'address_undeliverable', detail: `unsure of ${changed.join(', ')}` };
  }
  const changes = changed.map((field) => ({ field, why: why.get(field) ?? '' }));
  return { kind: 'repaired', address: toAddress(fields, address, changed), changes, confidence };
}

const PLACED: Field[] = ['city', 'provinceCode', 'zip', 'countryCode'];

/** The judge: whatever the steps did, the result must be an address, and its place one that exists. */
function inconsistency(fields: Fields, changed: Field[]): string | null {
  if (fields.address1 === '') return 'no street is left';
  if (!isTabled(fields.countryCode) || !changed.some((field) => PLACED.includes(field))) return null;
  return exists(fields) ? null : 'the repaired place does not exist';
}

const text = (value: string | null) => value ?? '';

const toFields = (address: Address): Fields => ({
  name: text(address.name),
  company: text(address.company),
  address1: text(address.address1),
  address2: text(address.address2),
  city: text(address.city),
  provinceCode: text(address.provinceCode),
  zip: text(address.zip),
  countryCode: text(address.countryCode),
  phone: text(address.phone),
});

const FIELDS = Object.keys(toFields({} as Address)) as Field[];

/** Blanks at the ends and doubled ones do no carrier any harm, save within a postal code. */
const visible = (field: Field, value: string) =>
  field === 'zip' ? value : value.replace(/ +/g, ' ').replace(/^ | $/g, '');

const changedFields = (before: Fields, after: Fields): Field[] =>
  FIELDS.filter((field) => visible(field, before[field]) !== visible(field, after[field]));

/** Untouched fields keep their null or "". */
const toAddress = (fields: Fields, given: Address, changed: Field[]): Address => ({
  ...given,
  ...Object.fromEntries(changed.map((field) => [field, fields[field] === '' ? null : fields[field]])),
});
