/** Countries that sample stores are in: money, clock, taxes, warehouses, and where their buyers live. */
import type { LocationOptions } from '../stores.ts';

export interface BuyerAddress {
  first_name: string;
  last_name: string;
  name: string;
  company: null;
  address1: string;
  address2: string | null;
  city: string;
  province: string | null;
  province_code: string | null;
  zip: string;
  country: string;
  country_code: string;
  phone: string;
}

interface Country {
  name: string;
  currency: string;
  /** IANA name. */
  timeZone: string;
  /** Minor units of one step of price, so that the same catalog costs about the same everywhere. */
  step: number;
  /** Of the goods, within their prices; 0 where it is none or comes on top. */
  taxPercent: number;
  locale: string;
  /** The busiest warehouse first. */
  warehouses: readonly [LocationOptions, LocationOptions, ...LocationOptions[]];
  buyer: { names: [string, string]; phone: string };
  /** By its house number. */
  home(house: number): Pick<BuyerAddress, 'address1' | 'city' | 'zip'> & {
    province?: [name: string, code: string];
  };
}

export const COUNTRIES: Record<string, Country> = {
  US: {
    name: 'United States',
    currency: 'USD',
    timeZone: 'America/New_York',
    step: 100,
    taxPercent: 0,
    locale: 'en-US',
    warehouses: [
      { name: 'Newark', address1: '400 Frelinghuysen Ave', city: 'Newark', provinceCode: 'NJ', zip: '07114' },
      { name: 'Reno', address1: '1100 Terminal Way', city: 'Reno', provinceCode: 'NV', zip: '89502' },
      { name: 'Dallas', address1: '2200 Irving Blvd', city: 'Dallas', provinceCode: 'TX', zip: '75207' },
    ],
    buyer: { names: ['Pat', 'Sample'], phone: '+12015550123' },
    home: (house) => ({
      address1: `${house} Maple Street`,
      city: 'Portland',
      zip: '97205',
      province: ['Oregon', 'OR'],
    }),
  },
  DE: {
    name: 'Germany',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    step: 100,
    taxPercent: 19,
    locale: 'de-DE',
    warehouses: [
      { name: 'Berlin', address1: 'Grenzallee 12', city: 'Berlin', zip: '12057' },
      { name: 'Hamburg', address1: 'Billstraße 80', city: 'Hamburg', zip: '20539' },
    ],
    buyer: { names: ['Anja', 'Muster'], phone: '+493012345678' },
    home: (house) => ({
      address1: `Schillerstraße ${house}`,
      city: 'München',
      zip: '80336',
      province: ['Bayern', 'BY'],
    }),
  },
  JP: {
    name: 'Japan',
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
    step: 150,
    taxPercent: 10,
    locale: 'ja-JP',
    warehouses: [
      { name: 'Tokyo', address1: '2-4-1 Ariake', city: 'Koto-ku', provinceCode: 'JP-13', zip: '135-0063' },
      { name: 'Osaka', address1: '1-3-5 Nanko', city: 'Osaka-shi', provinceCode: 'JP-27', zip: '559-0034' },
    ],
    buyer: { names: ['Hanako', 'Rei'], phone: '+81312345678' },
    home: (house) => ({
      address1: `2-${house}-1 Jingumae`,
      city: 'Shibuya-ku',
      zip: '150-0001',
      province: ['Tōkyō', 'JP-13'],
    }),
  },
  GB: {
    name: 'United Kingdom',
    currency: 'GBP',
    timeZone: 'Europe/London',
    step: 80,
    taxPercent: 20,
    locale: 'en-GB',
    warehouses: [
      { name: 'Birmingham', address1: '5 Wharfdale Road', city: 'Birmingham', zip: 'B11 2DG' },
      { name: 'Leeds', address1: '12 Gelderd Road', city: 'Leeds', zip: 'LS12 6DB' },
    ],
    buyer: { names: ['Robin', 'Sample'], phone: '+442079460123' },
    home: (house) => ({ address1: `${house} Deansgate`, city: 'Manchester', zip: 'M3 2BW' }),
  },
  FR: {
    name: 'France',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    step: 100,
    taxPercent: 20,
    locale: 'fr-FR',
    warehouses: [
      { name: 'Lyon', address1: '18 Rue de Gerland', city: 'Lyon', zip: '69007' },
      { name: 'Lille', address1: '4 Rue de Seclin', city: 'Lille', zip: '59000' },
    ],
    buyer: { names: ['Camille', 'Exemple'], phone: '+33199001234' },
    home: (house) => ({ address1: `${house} Rue de Rivoli`, city: 'Paris', zip: '75004' }),
  },
  CA: {
    name: 'Canada',
    currency: 'CAD',
    timeZone: 'America/Toronto',
    step: 135,
    taxPercent: 0,
    locale: 'en-CA',
    warehouses: [
      { name: 'Toronto', address1: '90 Carrier Drive', city: 'Toronto', provinceCode: 'ON', zip: 'M9W 5R1' },
      {
        name: 'Vancouver',
        address1: '800 Kent Avenue',
        city: 'Vancouver',
        provinceCode: 'BC',
        zip: 'V5X 2W8',
      },
    ],
    buyer: { names: ['Alex', 'Sample'], phone: '+14165550123' },
    home: (house) => ({
      address1: `${house} Queen Street West`,
      city: 'Toronto',
      zip: 'M5H 2M9',
      province: ['Ontario', 'ON'],
    }),
  },
  AU: {
    name: 'Australia',
    currency: 'AUD',
    timeZone: 'Australia/Sydney',
    step: 150,
    taxPercent: 10,
    locale: 'en-AU',
    warehouses: [
      { name: 'Sydney', address1: '7 Bourke Road', city: 'Alexandria', provinceCode: 'NSW', zip: '2015' },
      { name: 'Perth', address1: '21 Kewdale Road', city: 'Welshpool', provinceCode: 'WA', zip: '6106' },
    ],
    buyer: { names: ['Jordan', 'Sample'], phone: '+61355501234' },
    home: (house) => ({
      address1: `${house} Collins Street`,
      city: 'Melbourne',
      zip: '3000',
      province: ['Victoria', 'VIC'],
    }),
  },
  CH: {
    name: 'Switzerland',
    currency: 'CHF',
    timeZone: 'Europe/Zurich',
    step: 90,
    taxPercent: 8,
    locale: 'de-CH',
    warehouses: [
      { name: 'Olten', address1: 'Industriestrasse 40', city: 'Olten', zip: '4600' },
      { name: 'Lausanne', address1: 'Avenue de Provence 12', city: 'Lausanne', zip: '1007' },
    ],
    buyer: { names: ['Beat', 'Beispiel'], phone: '+41446681800' },
    home: (house) => ({ address1: `Bahnhofstrasse ${house}`, city: 'Zürich', zip: '8001' }),
  },
  SE: {
    name: 'Sweden',
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    step: 1100,
    taxPercent: 25,
    locale: 'sv-SE',
    warehouses: [
      { name: 'Jönköping', address1: 'Kompanigatan 8', city: 'Jönköping', zip: '553 05' },
      { name: 'Malmö', address1: 'Hamngatan 4', city: 'Malmö', zip: '211 22' },
    ],
    buyer: { names: ['Kim', 'Exempel'], phone: '+4684650004' },
    home: (house) => ({ address1: `Drottninggatan ${house}`, city: 'Stockholm', zip: '111 60' }),
  },
  PL: {
    name: 'Poland',
    currency: 'PLN',
    timeZone: 'Europe/Warsaw',
    step: 420,
    taxPercent: 23,
    locale: 'pl-PL',
    warehouses: [
      { name: 'Łódź', address1: 'ul. Piotrkowska 200', city: 'Łódź', zip: '90-369' },
      { name: 'Poznań', address1: 'ul. Głogowska 30', city: 'Poznań', zip: '60-702' },
    ],
    buyer: { names: ['Ola', 'Przykład'], phone: '+48221234567' },
    home: (house) => ({ address1: `ul. Marszałkowska ${house}`, city: 'Warszawa', zip: '00-590' }),
  },
  KR: {
    name: 'South Korea',
    currency: 'KRW',
    timeZone: 'Asia/Seoul',
    step: 1300,
    taxPercent: 10,
    locale: 'ko-KR',
    warehouses: [
      {
        name: 'Incheon',
        address1: '15 Songdogwahak-ro',
        city: 'Incheon',
        provinceCode: 'KR-28',
        zip: '21984',
      },
      { name: 'Busan', address1: '20 Noksansandan-ro', city: 'Busan', provinceCode: 'KR-26', zip: '46753' },
    ],
    buyer: { names: ['Minji', 'Kim'], phone: '+82212345678' },
    home: (house) => ({
      address1: `${house} Sejong-daero`,
      city: 'Jung-gu',
      zip: '04524',
      province: ['Seoul', 'KR-11'],
    }),
  },
  KW: {
    name: 'Kuwait',
    currency: 'KWD',
    timeZone: 'Asia/Kuwait',
    step: 300,
    taxPercent: 0,
    locale: 'ar-KW',
    warehouses: [
      { name: 'Shuwaikh', address1: 'Street 12, Building 4', city: 'Shuwaikh', zip: '70651' },
      { name: 'Ahmadi', address1: 'Street 5, Building 9', city: 'Ahmadi', zip: '61001' },
    ],
    buyer: { names: ['Noor', 'Sample'], phone: '+96522212345' },
    home: (house) => ({ address1: `Street 10, House ${house}`, city: 'Kuwait City', zip: '13001' }),
  },
};

export const countryOf = (code: string): Country => COUNTRIES[code] ?? (COUNTRIES.US as Country);

/** A buyer's address in the store's own country; the house number tells the orders apart. */
export function homeAddress(code: string, index: number): BuyerAddress {
  const known = COUNTRIES[code] ? code : 'US';
  const { name, buyer, home } = countryOf(code);
  const [first_name, last_name] = buyer.names;
  const { province = [null, null], ...rest } = home(10 + (index % 180));
  return {
    first_name,
    last_name,
    name: `${first_name} ${last_name}`,
    company: null,
    address2: null,
    ...rest,
    province: province[0],
    province_code: province[1],
    country: name,
    country_code: known,
    phone: buyer.phone,
  };
}
