import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../contracts/order.ts';
import { type RepairContext, repairAddress } from './repair.ts';

const NONE: Address = {
  name: 'Nell Ames',
  company: null,
  address1: null,
  address2: null,
  city: null,
  provinceCode: null,
  zip: null,
  countryCode: null,
  phone: null,
};
const address = (fields: Partial<Address>): Address => ({ ...NONE, ...fields });

const US = address({
  address1: '14 Birch Street',
  city: 'Boise',
  provinceCode: 'ID',
  zip: '83702',
  countryCode: 'US',
});
const CA = address({
  address1: '88 Bank Street',
  city: 'Ottawa',
  provinceCode: 'ON',
  zip: 'K1P 5N2',
  countryCode: 'CA',
});
const GB = address({ address1: '9 Mill Lane', city: 'Leeds', zip: 'LS1 4AP', countryCode: 'GB' });
const DE = address({ address1: 'Rosenweg 3', city: 'Kassel', zip: '34117', countryCode: 'DE' });
const FR = address({ address1: '12 Rue Pasteur', city: 'Rouen', zip: '76000', countryCode: 'FR' });
const AU = address({
  address1: '7 Bay Road',
  city: 'Hobart',
  provinceCode: 'TAS',
  zip: '7000',
  countryCode: 'AU',
});
const JP = address({
  address1: '丸の内1-9-1',
  city: '千代田区',
  provinceCode: 'JP-13',
  zip: '100-0005',
  countryCode: 'JP',
});

const repairs: [what: string, right: Address, spoiled: Partial<Address>][] = [
  ['text read as Windows-1252', { ...DE, address1: 'Gartenstraße 3' }, { address1: 'GartenstraÃŸe 3' }],
  ['a mangled "à"', { ...FR, address2: 'à gauche' }, { address2: 'Ã gauche' }],
  [
    'emoji and invisible characters',
    US,
    { name: 'Nell Ames 🌸', city: '\u200bBoise', address1: '14 Birch Street\t\n' },
  ],
  ['quotes and stray punctuation', US, { city: '"Boise",', zip: "'83702", address1: ', 14 Birch Street;' }],
  ['full-width digits', JP, { address1: '丸の内１ー９ー１', zip: '１００－０００５' }],
  ['a full-width phone number', { ...JP, phone: '+81312345678' }, { phone: '０３ー１２３４ー５６７８' }],
  ['a placeholder in address2', US, { address2: 'N/A' }],
  ['a country by its name', DE, { countryCode: 'Deutschland' }],
  ['a country by another code', GB, { countryCode: 'UK' }],
  ['a British code under the United States', GB, { countryCode: 'US' }],
  ['a Tasmanian address under the United States', AU, { countryCode: 'US' }],
  ['a province by its name', US, { provinceCode: 'Idaho' }],
  [
    'a province by an old abbreviation',
    { ...US, city: 'Tampa', zip: '33602', provinceCode: 'FL' },
    { provinceCode: 'Fla.' },
  ],
  ['a prefecture in Latin letters', JP, { provinceCode: 'Tōkyō' }],
  ['a missing province', US, { provinceCode: null }],
  ['a province that city and code outvote', US, { provinceCode: 'WY' }],
  ['city and province swapped', US, { city: 'Idaho', provinceCode: 'Boise' }],
  ['city and code swapped', US, { city: '83702', zip: 'Boise' }],
  ['the code in the city', DE, { city: '34117 Kassel', zip: null }],
  ['province and code in the city', US, { city: 'Boise, ID 83702', zip: null }],
  ['the unit in the city', { ...US, address2: 'Apt 9' }, { city: 'Apt 9 Boise', address2: null }],
  [
    'the unit behind the street',
    { ...US, address2: 'Suite 210-B' },
    { address1: '14 Birch Street - Suite 210-B', address2: null },
  ],
  [
    'the flat before the street',
    { ...GB, address2: 'Flat 2' },
    { address1: 'Flat 2, 9 Mill Lane', address2: null },
  ],
  [
    'a German floor behind the street',
    { ...DE, address2: 'Hinterhaus 2. OG' },
    { address1: 'Rosenweg 3, Hinterhaus 2. OG', address2: null },
  ],
  [
    'a Japanese building behind the block',
    { ...JP, address2: '桜ビル3階' },
    { address1: '丸の内1-9-1 桜ビル3階', address2: null },
  ],
  [
    'unit and street in each other’s line',
    { ...US, address2: 'Apt 9' },
    { address1: 'Apt 9', address2: '14 Birch Street' },
  ],
  [
    'the recipient in address1, the street in address2',
    US,
    { address1: 'Nell Ames', address2: '14 Birch Street' },
  ],
  ['number and street in two lines', DE, { address1: '3', address2: 'Rosenweg' }],
  ['the phone number in address2', { ...US, phone: '+12085550142' }, { address2: 'Tel: (208) 555-0142' }],
  [
    'unit and phone number in address2',
    { ...AU, address2: 'Unit 4', phone: '+61362345678' },
    { address2: 'Unit 4, ph (03) 6234 5678' },
  ],
  ['address2 saying the street again', US, { address2: '14 BIRCH ST.' }],
  ['address2 saying city, state and code again', US, { address2: 'Boise, ID 83702' }],
  [
    'the street twice, once with its unit',
    { ...US, address2: 'Apt 9' },
    { address2: '14 Birch Street, Apt 9' },
  ],
  [
    'all in one line with commas',
    US,
    { address1: '14 Birch Street, Boise, ID 83702, USA', city: null, provinceCode: null, zip: null },
  ],
  [
    'all in one line without commas',
    { ...US, address2: '# 9' },
    {
      address1: '14 Birch Street # 9 Boise Idaho 83702',
      address2: null,
      city: null,
      provinceCode: null,
      zip: null,
    },
  ],
  [
    'all in one line in Germany',
    DE,
    { address1: 'Rosenweg 3, 34117 Kassel, Deutschland', city: null, zip: null },
  ],
  ['all in one line in Britain', GB, { address1: '9 Mill Lane, Leeds LS1 4AP', city: null, zip: null }],
  [
    'all in one line in Japan',
    { ...JP, address2: '桜ビル3階' },
    {
      address1: '〒100-0005 東京都千代田区丸の内1-9-1 桜ビル3階',
      address2: null,
      city: null,
      provinceCode: null,
      zip: null,
    },
  ],
  [
    'lines run together by a break',
    { ...US, address2: 'Apt 9' },
    { address1: '14 Birch Street\nApt 9', address2: null },
  ],
  ['a British code without its blank', GB, { zip: 'ls14ap' }],
  ['a Canadian code with a letter for a digit', CA, { zip: 'K1P5N2.' }],
  ['a glued ZIP+4', { ...US, zip: '83702-4412' }, { zip: '837024412' }],
  ['a ZIP+4 of zeros', US, { zip: '83702-0000' }],
  ['a country prefix before the code', FR, { zip: 'F-76000' }],
  ['a lost leading zero', { ...US, city: 'Bangor', provinceCode: 'ME', zip: '04401' }, { zip: '4401' }],
  ['a lost leading zero in Germany', { ...DE, city: 'Dresden', zip: '01067' }, { zip: '1067' }],
  [
    'a spreadsheet’s decimal code',
    { ...US, city: 'Bangor', provinceCode: 'ME', zip: '04401' },
    { zip: '4401.0' },
  ],
  ['a letter O for a zero', { ...US, zip: '83702' }, { zip: '837O2' }],
  ['a missing code where the city has one', { ...US, city: 'Arco', zip: '83213' }, { zip: null }],
  ['a missing city where the code has one', US, { city: null }],
  ['a slip in the city', US, { city: 'Biose' }],
  [
    'a slip in an abbreviated word of the city',
    { ...US, city: 'Saint Paul', provinceCode: 'MN', zip: '55102' },
    { city: 'Siant Paul' },
  ],
];

const escalations: [what: string, why: string, address: Address, context?: RepairContext][] = [
  ['no street', 'address_incomplete', { ...US, address1: null }],
  ['a redacted address', 'address_incomplete', { ...US, name: null, address1: null, phone: null }],
  ['no house number', 'address_incomplete', { ...US, address1: 'Birch Street', address2: 'Apt 9' }],
  [
    'no house number in a street named for a date',
    'address_incomplete',
    { ...FR, address1: 'Place du 8 Mai 1945' },
  ],
  ['no house number in Japan', 'address_incomplete', { ...JP, address1: '丸の内', address2: '桜ビル301' }],
  ['a number without a street', 'address_incomplete', { ...GB, address1: '9' }],
  ['keyboard mash', 'address_undeliverable', { ...US, address1: 'asdfghj' }],
  ['a placeholder for a street', 'address_undeliverable', { ...DE, address1: 'N/A' }],
  ['a remark for a street', 'address_incomplete', { ...DE, address1: 'hole es selbst ab, bitte anrufen' }],
  ['letters lost in the street', 'address_undeliverable', { ...DE, address1: 'Sch�nstra?e 3' }],
  ['two streets', 'address_undeliverable', { ...US, address2: '250 Cedar Avenue' }],
  ['neither city nor code', 'address_incomplete', { ...US, city: null, zip: null }],
  ['no code and a city of many', 'address_incomplete', { ...US, zip: null }],
  [
    'no state, no code, a common name',
    'address_incomplete',
    { ...US, city: 'Salem', provinceCode: null, zip: null },
  ],
  ['a digit missing', 'address_undeliverable', { ...DE, zip: '3411' }],
  ['half a British code', 'address_undeliverable', { ...GB, zip: 'LS1 4' }],
  ['a code of another state', 'address_undeliverable', { ...US, zip: '33602' }],
  ['a code of another German region', 'address_undeliverable', { ...DE, zip: '80331' }],
  ['a large city of another state', 'address_undeliverable', { ...US, city: 'Houston' }],
  [
    'a code and city that fit another country as well',
    'address_undeliverable',
    { ...DE, city: 'Dortmund', zip: '44135', countryCode: 'US' },
  ],
  ['a region that does not exist', 'address_undeliverable', { ...US, zip: '00000' }],
  ['no country', 'address_incomplete', { ...US, countryCode: null, zip: null }],
  ['a country nobody knows', 'address_incomplete', { ...US, countryCode: 'Atlantis' }],
  [
    'a PO box with a carrier that needs a door',
    'po_box',
    { ...US, address1: 'P.O. Box 77' },
    { deliversToPoBox: false },
  ],
  ['a locked bag', 'po_box', { ...AU, address1: 'Locked Bag 12' }, { deliversToPoBox: false }],
  [
    'a parcel locker of another carrier',
    'po_box',
    { ...DE, address1: 'Packstation 101' },
    { deliversToPoBox: false },
  ],
  ['no phone where the carrier needs one', 'phone_missing', US, { needsPhone: true }],
];

describe('what a rule can derive is mended', () => {
  it.each(repairs)('%s', (_, right, spoiled) => {
    const repair = repairAddress({ ...right, ...spoiled });
    if (repair.kind !== 'repaired') throw new Error(JSON.stringify(repair));
    expect(repair.address).toEqual(right);
    expect(repair.confidence).toBeGreaterThanOrEqual(0.85);
    expect(repair.changes.map(({ field }) => field).sort()).toEqual(
      (Object.keys(spoiled) as (keyof Address)[]).filter((field) => spoiled[field] !== right[field]).sort(),
    );
  });

  it.each(repairs)('and the mended address is kept: %s', (_, right) => {
    expect(repairAddress(right)).toEqual({ kind: 'keep' });
  });
});

describe('what no rule can derive goes to a person', () => {
  it.each(escalations)('%s', (_, why, given, context) => {
    const repair = repairAddress(given, context);
    expect(repair).toMatchObject({ kind: 'escalate', why });
  });

  it.each(escalations)('and the detail holds no value of the address: %s', (_, _why, given, context) => {
    const repair = repairAddress(given, context);
    const detail = repair.kind === 'escalate' ? repair.detail.toLowerCase() : '';
    for (const field of ['name', 'address1', 'address2', 'city', 'zip'] as const) {
      const value = given[field];
      if (value && value.length > 2) expect(detail).not.toContain(value.toLowerCase());
    }
  });
});

describe('two wrongs at once', () => {
  it('mends a glued code, a spelled-out state, a misspelt city and a unit in the wrong line', () => {
    const spoiled = {
      ...US,
      address1: '14 Birch Street Apt 9',
      city: 'Boisee',
      provinceCode: 'IDAHO',
      zip: '837024412',
    };
    const repair = repairAddress(spoiled);
    expect(repair).toMatchObject({
      kind: 'repaired',
      address: { ...US, address2: 'Apt 9', zip: '83702-4412' },
    });
  });

  it('mends nothing where one of them is past mending', () => {
    expect(repairAddress({ ...US, provinceCode: 'Idaho', address1: 'Birch Street' })).toMatchObject({
      kind: 'escalate',
    });
  });
});

describe('fields that no rule touches', () => {
  it('keep their null or empty text', () => {
    const repair = repairAddress({ ...US, company: '', zip: '837024412' });
    expect(repair).toMatchObject({ kind: 'repaired', address: { company: '', address2: null, phone: null } });
  });

  it('a second phone number stays where it is', () => {
    expect(repairAddress({ ...US, phone: '+12085550100', address2: 'Tel: (208) 555-0142' })).toEqual({
      kind: 'keep',
    });
  });

  it('a PO box is fine where the carrier delivers to it, or is not known', () => {
    expect(repairAddress({ ...US, address1: 'PO Box 77' })).toEqual({ kind: 'keep' });
    expect(repairAddress({ ...US, address1: 'PO Box 77' }, { deliversToPoBox: true })).toEqual({
      kind: 'keep',
    });
  });
});

describe('any text whatever', () => {
  const text = fc.option(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('Boise', 'Apt 9', '83702', 'N/A', '12 Main St'),
    ),
  );
  const country = fc.constantFrom('US', 'CA', 'DE', 'FR', 'GB', 'AU', 'JP', 'NL', 'BR', 'xx');

  it('is answered, and what was mended once is not mended again', () => {
    fc.assert(
      fc.property(
        fc.record({
          address1: text,
          address2: text,
          city: text,
          provinceCode: text,
          zip: text,
          phone: text,
          countryCode: country,
        }),
        (fields) => {
          const repair = repairAddress(address(fields));
          if (repair.kind === 'repaired') expect(repairAddress(repair.address).kind).not.toBe('repaired');
        },
      ),
      { numRuns: 300 },
    );
  });
});
