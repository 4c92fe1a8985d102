/** Names and old abbreviations of provinces, for the four countries whose addresses carry one and whose names are known here. */

const US = `AL Alabama,Ala;AK Alaska;AZ Arizona,Ariz;AR Arkansas,Ark;CA California,Calif,Cal,Cali;CO Colorado,Colo,Col;CT Connecticut,Conn;
DE Delaware,Del;DC District of Columbia,Washington DC,Wash DC;FL Florida,Fla,Flor;GA Georgia,Ga;HI Hawaii,Hawai'i;ID Idaho,Ida;IL Illinois,Ill,Ills;
IN Indiana,Ind;IA Iowa;KS Kansas,Kans,Kan;KY Kentucky,Ken,Kent;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts,Mass;MI Michigan,Mich;
MN Minnesota,Minn;MS Mississippi,Miss;MO Missouri;MT Montana,Mont;NE Nebraska,Nebr,Neb;NV Nevada,Nev;NH New Hampshire;NJ New Jersey;
NM New Mexico,N Mex,New Mex;NY New York,New York State;NC North Carolina,N Carolina,N Car,No Carolina;ND North Dakota,N Dakota,N Dak,No Dak;OH Ohio;OK Oklahoma,Okla;OR Oregon,Ore,Oreg;
PA Pennsylvania,Penna,Penn;RI Rhode Island;SC South Carolina,S Carolina,S Car,So Carolina;SD South Dakota,S Dakota,S Dak,So Dak;TN Tennessee,Tenn;TX Texas,Tex;UT Utah;
VT Vermont;VA Virginia,Virg;WA Washington,Wash,Washington State;WV West Virginia,W Va,W Virginia;WI Wisconsin,Wis,Wisc;WY Wyoming,Wyo;
PR Puerto Rico;VI Virgin Islands,US Virgin Islands;GU Guam;AS American Samoa;MP Northern Mariana Islands;FM Federated States of Micronesia,Micronesia;MH Marshall Islands;PW Palau;AE Armed Forces Europe,Armed Forces Middle East,Armed Forces Africa,Armed Forces Canada;
AP Armed Forces Pacific;AA Armed Forces Americas`;

const CA = `AB Alberta,Alta,Alb;BC British Columbia,Colombie-Britannique,Brit Col;MB Manitoba,Man;NB New Brunswick,Nouveau-Brunswick,N Brun;
NL Newfoundland and Labrador,Newfoundland & Labrador,Newfoundland,Terre-Neuve-et-Labrador,Terre-Neuve,Nfld,Nfld Lab,NF,Labrador;NS Nova Scotia,Nouvelle-Écosse;
NT Northwest Territories,Territoires du Nord-Ouest,NWT,N W T;NU Nunavut;ON Ontario,Ont;PE Prince Edward Island,Île-du-Prince-Édouard,PEI,P E I;
QC Quebec,Québec,Que,PQ,P Q;SK Saskatchewan,Sask;YT Yukon,Yukon Territory,YK,Yuk`;

const AU = `ACT Australian Capital Territory,A C T,Aust Capital Territory;NSW New South Wales,N S W;NT Northern Territory,North Territory,N Terr;QLD Queensland,Qld,Queensl;
SA South Australia,S Aust,Sth Australia;TAS Tasmania,Tas,Tassie;VIC Victoria,Vic;WA Western Australia,West Australia,W Aust`;

const JP = `北海道 Hokkaido;青森県 Aomori;岩手県 Iwate;宮城県 Miyagi;秋田県 Akita;山形県 Yamagata;福島県 Fukushima;茨城県 Ibaraki;栃木県 Tochigi;群馬県 Gunma;埼玉県 Saitama;
千葉県 Chiba;東京都 Tokyo;神奈川県 Kanagawa;新潟県 Niigata;富山県 Toyama;石川県 Ishikawa;福井県 Fukui;山梨県 Yamanashi;長野県 Nagano;岐阜県 Gifu;静岡県 Shizuoka;
愛知県 Aichi;三重県 Mie;滋賀県 Shiga;京都府 Kyoto;大阪府 Osaka;兵庫県 Hyogo;奈良県 Nara;和歌山県 Wakayama;鳥取県 Tottori;島根県 Shimane;岡山県 Okayama;広島県 Hiroshima;
山口県 Yamaguchi;徳島県 Tokushima;香川県 Kagawa;愛媛県 Ehime;高知県 Kochi;福岡県 Fukuoka;佐賀県 Saga;長崎県 Nagasaki;熊本県 Kumamoto;大分県 Oita;宮崎県 Miyazaki;
鹿児島県 Kagoshima;沖縄県 Okinawa`;

/** Code -> names. */
const coded = (text: string): [string, string[]][] =>
  text.split(';').map((entry) => {
    const [, code = '', rest = ''] = /^\s*(\S+) ([\s\S]*)$/.exec(entry) ?? [];
    return [code, [code, ...rest.split(',')]];
  });

/** The prefectures in the order of their codes: JP-01 is Hokkaido. */
const prefectures: [string, string[]][] = JP.split(';').map((entry, index) => {
  const [kanji = '', romaji = ''] = entry.trim().split(' ');
  const number = String(index + 1).padStart(2, '0');
  const short = kanji === '北海道' ? kanji : kanji.slice(0, -1);
  const suffixed = ['-to', '-fu', '-ken', ' ken', ' fu', ' to', ' prefecture'].map(
    (suffix) => romaji + suffix,
  );
  return [`JP-${number}`, [`JP-${number}`, kanji, short, romaji, ...suffixed]];
});

export const PROVINCES: Record<string, [code: string, names: string[]][]> = {
  US: coded(US),
  CA: coded(CA),
  AU: coded(AU),
  JP: prefectures,
};

export const PREFECTURES: [code: string, kanji: string][] = prefectures.map(([code, names]) => [
  code,
  names[1] ?? '',
]);
