import { describe, expect, it } from 'vitest';
import type { Address } from '../../contracts/order.ts';
import { repairAddress } from './repair.ts';

/** name | company | address1 | address2 | city | province | zip | country: addresses as people there write them. */
const WORLD = `
Ana Souza||Rua das Laranjeiras, 120|Apto 301|Rio de Janeiro|RJ|22240-003|BR
Liu Wei||中关村大街27号||北京市|BJ|100080|CN
Omar Haddad||Villa 14, Al Wasl Road|Jumeirah|Dubai|DU||AE
Siobhan Byrne||Ballymoyle||Arklow|WW|Y14 XY00|IE
Siobhan Byrne||The Old Forge|Main Street|Kenmare|KY||IE
Hemi Walker||12/48 Oriental Parade||Wellington|WGN|6011|NZ
Chan Tai Man||Flat B, 12/F, Tower 3, 88 Nathan Road|Tsim Sha Tsui|Kowloon|KL||HK
Tan Mei Ling||Blk 123 Bedok North Street 2|#08-456|Singapore||460123|SG
Priya Rao||No. 14, 3rd Cross, Indiranagar|Near Metro Station|Bengaluru|KA|560038|IN
Kim Minjun||세종대로 110|302호|서울특별시|KR-11|04524|KR
Jan Kowalski||ul. Długa 5/7||Gdańsk||80-827|PL
Pieter de Vries||Keizersgracht 123-2hg||Amsterdam||1015 CJ|NL
Els Peeters||Meir 12 bus 4||Antwerpen||2000|BE
Giulia Rossi||Via Garibaldi snc||Cefalù|PA|90015|IT
Carmen Ruiz||Calle Mayor s/n|Bajo|Toledo|TO|45001|ES
Lars Nilsson||Storgatan 4 A lgh 1102||Umeå||903 26|SE
Mette Holm||Vestergade 12, 3. tv.||Aarhus C||8000|DK
Kari Berg||Ytre Strandvei 8||Bergen||5035|NO
Matti Laine||Mannerheimintie 20 B 12||Helsinki||00100|FI
Jean Muller||12, rue de la Gare||Esch-sur-Alzette||4010|LU
Sepp Huber||Hauptstraße 5/2/7||Wien||1010|AT
Urs Keller||Im Dorf 3||Zug||6300|CH
João Silva||Rua do Carmo 12, 3.º Esq.||Lisboa||1200-094|PT
Petr Novák||Smrk 12||Třebíč||675 02|CZ
Ayşe Demir||Atatürk Cad. No:12 D:5|Kadıköy|İstanbul|34|34710|TR
Νίκος Παππάς||Ερμού 12||Αθήνα||105 63|GR
Иван Петров||ул. Ленина, д. 5, кв. 12||Казань|TA|420111|RU
Avi Cohen||הרצל 12||תל אביב||6688312|IL
Mohammed Ali||1234 شارع الملك فهد||الرياض||12271|SA
María López||Av. Insurgentes Sur 1602|Col. Crédito Constructor|Ciudad de México|DF|03940|MX
Juan Pérez||Carrera 7 # 71-21|Torre B|Bogotá|DC||CO
Thandi Nkosi||PO Box 123|Sandton|Johannesburg|GP|2146|ZA
Nguyen An||12 Nguyễn Huệ|Quận 1|Hồ Chí Minh|||VN
Somchai Dee||99/12 Moo 4||Chiang Mai|TH-50|50200|TH
Maria Santos||Purok 3, Barangay San Roque||Quezon City|PH-MM|1109|PH
Jón Jónsson||Laugavegur 12||Reykjavík||101|IS
Bermuda Bob||Rose Cottage|12 Harbour Road|Paget||PG 01|BM
Ahmed Karim||House 12, Road 5, Block B|Banani|Dhaka||1213|BD
Tom Walker||Rose Cottage, Mill Lane||Haworth|ENG|BD22 8QN|GB
Ann Bell||Flat 2|48 Lansdowne Road|London||W11 2LS|GB
Ann Bell||The Granary|Church Road|Cirencester||GL7 1LE|GB
Mia Wood|Wood & Sons Ltd|Station Road|Unit 4|Thirsk||YO7 1PZ|GB
Ann Bell||14 High Street||Bromley|GB-ENG|BR1 1AA|GB
Joe Fox||One Harbor Plaza|Suite 9|Hoboken|NJ|07030|US
Joe Fox||100 Flat Rock Rd||Waltham|MA|02453|US
Joe Fox||N54W6135 Mill St||Cedarburg|WI|53012|US
Joe Fox||1234 5th Ave N||Plymouth|MN|55447|US
Joe Fox||6801 Sunset Blvd||Hollywood|CA|90028|US
Joe Fox||350 5th Ave|Fl 21|Manhattan|NY|10118|US
Joe Fox||31-15 30th Ave||Long Island City|NY|11102|US
Joe Fox||HC 71 Box 12||Silver City|NM|88061|US
Joe Fox||PSC 812 Box 14||FPO|AE|09627|US
Joe Fox||Calle Luna 12||San Juan|PR|00901|US
Eve Roy||1020 rue Sherbrooke Ouest|App. 4|Montréal|QC|H3A 1G5|CA
Eve Roy||RR 2||Mahone Bay|NS|B0J 2E0|CA
Ben Ito||12 Collins St|Level 3|Melbourne|VIC|3000|AU
Ben Ito||Lot 12 Bore Track Road||Roma|QLD|4455|AU
Ben Ito||2/14 Beach Rd||Queanbeyan|NSW|2620|AU
Inge Vogt||Q 7, 24||Mannheim||68161|DE
Inge Vogt||Im Hof 3|bei Schmidt|Halle (Saale)||06108|DE
Inge Vogt||Haus Waldfrieden||Muenchen||80331|DE
Inge Vogt||Schloss 1||Neustadt||01844|DE
Luc Petit||Lieu-dit Le Bourg||Rocamadour||46500|FR
Luc Petit||12 bis rue de l'Eglise|Bât. C|Saint Etienne||42000|FR
Luc Petit||4 place de la Bourse||Lyon 2e||69002|FR
Luc Petit|Société Alpha|Zone Industrielle Nord|BP 40012|Valence Cedex 9||26958|FR
田中 一||千代田1番1号||千代田区|JP-13|100-0001|JP
田中 一||大字下条 無番地||甲府市|JP-19|400-0000|JP
Hanako Rei||2-4-1 Jingumae||Shibuya-ku|JP-13|150-0001|JP
Hanako Rei||Jingumae 2-4-1 Sun Heights 302||Tokyo|JP-13|150-0001|JP
田中 一||1-2-3 神宮前||渋谷区|JP-13|150-0001|JP
Luc Petit||Rue Pasteur 12||Rouen||76000|FR
Luc Petit||Résidence Les Lilas, 3 rue du 11 Novembre 1918||Nantes||44000|FR
Inge Vogt||12 Rosenweg||Kassel||34117|DE
Inge Vogt||Karl-Marx-Allee 1-3 a||Berlin||10178|DE
Ann Bell||12 Byres Road|Flat 2/1|Glasgow||G11 5RD|GB
Joe Fox||One Apple Way||Cupertino|CA|95014|US
Joe Fox||123 1/2 Main St||Boise|ID|83702|US
Joe Fox||Fifty N. Front St.||Memphis|TN|38103|US
Joe Fox||20 Harbor Ct||Saint Louis|MO|63101|US
Joe Fox||20 Harbor Ct||St. Louis|MO|63101|US
Joe Fox||1600 Main St||Washington|DC|20006|US
Joe Fox||12 Elm St|c/o Ames|Ontario|CA|91761|US
Eve Roy||Site 5 Box 3 RR 1||Cardston|AB|T0K 0K0|CA
Ben Ito||RMB 1234 Bore Road||Horsham|VIC|3400|AU
Noor Sample||Block 3, Street 12, House 5||Salmiya|KW-HA|22001|KW
Noor Sample||قطعة ٣، شارع ١٢، منزل ٥||السالمية|KW-HA||KW
Omar Haddad||Marina Heights Tower, Al Marsa Street||Dubai|DU||AE
Ana Souza||Rodovia dos Bandeirantes, s/n|Zona Rural|Campinas|SP|13050-000|BR
Carmen Ruiz||Plaza del Rey sin número||Madrid|M|28004|ES
陳大文||彌敦道八十八號||九龍|KL||HK
Chan Tai Man|The Peninsula|Salisbury Road|Tsim Sha Tsui|Kowloon|KL||HK
`
  .trim()
  .split('\n')
  .map((line) => line.split('|'));

function addressOf(fields: string[]): Address {
  const [name, company, address1, address2, city, provinceCode, zip, countryCode] = fields.map(
    (value) => value || null,
  );
  return { name, company, address1, address2, city, provinceCode, zip, countryCode, phone: null } as Address;
}

describe('a valid address', () => {
  it.each(WORLD.map((fields) => [`${fields[7]}: ${fields[2]}`, fields] as const))(
    'is kept, %s',
    (_, fields) => {
      expect(repairAddress(addressOf(fields))).toEqual({ kind: 'keep' });
    },
  );
});

const NOWHERE = `
Noor Sample||Street , House||Kuwait City|||KW
Noor Sample||Salem Al Mubarak Street||Salmiya|KW-HA|22001|KW
Pieter de Vries||Keizersgracht||Amsterdam||1015 CJ|NL
Giulia Rossi||Via Garibaldi||Cefalù|PA|90015|IT
Ana Souza||Rua das Laranjeiras||Rio de Janeiro|RJ|22240-003|BR
Matti Laine||Mannerheimintie||Helsinki||00100|FI
Omar Haddad||Al Wasl Road|Jumeirah|Dubai|DU||AE
`
  .trim()
  .split('\n')
  .map((line) => line.split('|'));

describe('an address without any number, where people live by numbers,', () => {
  it.each(NOWHERE.map((fields) => [`${fields[7]}: ${fields[2]}`, fields] as const))(
    'is asked about, %s',
    (_, fields) => {
      expect(repairAddress(addressOf(fields))).toMatchObject({ kind: 'escalate', why: 'address_incomplete' });
    },
  );
});
