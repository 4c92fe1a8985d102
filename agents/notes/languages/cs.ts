/** Czech, and Slovak where the two agree. */
import type { Lexicon } from '../concepts.ts';

export const cs: Lexicon = {
  hints:
    'a v na s z do se si je jsou to že ne ano prosím děkuji dobrý den jak kdy kde mám můj moje mou mé ale nebo po od pro za přes pokud jen už ještě moc objednávka objednávky objednávku balík zásilku chci chtěl chtěla bych může můžete místo jsem jsme bez prosim dakujem ďakujem ďakujeme som sme ako kedy',
  not: 'ne|nikdy|bez|místo|namísto|nie|nech',
  whether: 'pokud|jestli|kdyby|v případě|když|ak',
  please:
    'prosím|prosim|poprosil*|poprosím|děkuji|chci|chtěl(a)? bych|chtěli bychom|rád(a)? bych|můžete|mohli byste|mohu|můžu|mohl(a)? bych|je možné|lze|potřebuji|musím|žádám|chcem|mohli by|môžete',
  cancel:
    '(z|s)?ruš(it|te|ení|eni|ím|íme|íte|eno|enie)|zruš*|storn*|vystorn*|odstoup*|odvol*|odebrat|odeber*|odstraň*|smaz*|vymaž*|vyřad*',
  aside:
    'let(u|enk*)|cest(a|u|y)|schůzk*|plán*|svatb* (je|byla)|koncert*|předplat*|newsletter*|podmín*|poplat*|oslav*|cen(a|u|y)|účtenk*|faktur*',
  order: 'objednáv*|objedn*|nákup*|koupil*|#\\d+',
  it: 'vše|všechno|celou|celé|ji|to|ho|zbytek',
  item: 'produkt*|zboží|polož*|kus*|pár*|trič*|tričk*|košil*|mikin*|svetr*|bund*|kabát*|šaty|sukn*|kalhot*|džín*|bot(y|u)|tenisk*|ponožk*|čepic*|šál*|rukavic*|pásek|opasek|tašk*|kabelk*|batoh*|hrn(ek|ek|ečk*|ky|íček)|šálek|sklenic*|láhev|lahv*|svíčk*|mýdl*|knih*|plakát*|dek(a|u|y)|ručník*|polštář*|lamp*|prsten*|náhrdelník*|náram*|náušnic*|hodink*|obal|kryt*|kabel*|hračk*|puzzle|hr(a|u|y)|čaj*|káv(a|u|y)|čokolád*|rostlin*|váz(a|u|y)|misk*|talíř*|nůž|koberec|sad(a|u|y)|model*|verz*|deštník*',
  change: 'změn*|měn(it|it)|výměn*|vyměn*|zaměn*|oprav*|uprav*|aktualiz*|nahra(dit|ďte)|předělat|přesměr*',
  wrong:
    'špatn*|chybn*|chyb(a|u|ička)|omyl*|nesprávn*|překlep*|star(á|ou|ý|é|ého)|předchoz*|neaktuál*|zapomn*|chybí|neúpln*|spletl*|nesedí|zle',
  fresh: 'nov(á|ou|ý|é|ého)|jin(á|ou|ý|é|ého)|následující|uveden*|níže',
  address:
    'adres*|psč|poštovní směrovací|poštovního směrovací*|číslo (domu|popisné|bytu|orientační)|čísl* popis*|směrovací čísl*',
  part: 'ulic*|měst(o|em)|byt(u)?|patro|číslo|čísle|vchod*',
  right: 'má být|mělo by|má znít|správn*|ve skutečnosti|patří',
  elsewhere:
    '(do|na|k|ke) (mé|mého|mým|naší|našeho|nové)? ?(\\w+ )?(práce|kanceláře|firmy|rodičům|mámě|tátovi|sestře|bratrovi|kamarád*|hotelu|školy|babičce|chalup*|chat*)|zásilkovn*|výdejní* míst*|výdejny|box*',
  send: 'poslat|pošl(e|ete|ete)|zašl*|zaslat|odes*|odešl*|doruč*|dodat|dodán*|doprav*|posílat|poslali',
  instead: 'místo|namísto|raději|radši',
  variant:
    'velikost*|barv*|větší|menší|čern*|bíl(á|ou|ý|é|ého)|červen*|modr*|zelen*|žlut*|růžov*|fialov*|šed*|hněd*|béžov*|oranžov*|zlat*|stříbrn*|množství|počet|variant*|délk*|mlet*|zrnkov*',
  combine:
    'spoj*|sluč*|slouč*|dohromady|společn*|spolu|(jednom|jednoho|jedné|stejném|jeden) (balíku|balíček|balíčku|balíčk*|zásil*|krabic*|balík)|přibal*|přidat k|přiložit|najednou|sloučit',
  another:
    '(jin*|druh*|předchoz*|první*|dřívějš*|posledn*|ob(ě|a)|dvě|tři|všechny|moje|mé|včerejší*) (\\w+ )?objednáv*|objednáv(ku|kou|ka|ce|ky) (ze? (včerejška|včera|dneška)|ze včer*|kterou)|objednáv(ku|kou|ka|ce|ky) (č|číslo)?\\.? ?#?\\d{3,}|#\\s?[a-z-]*\\d{3,}',
  gift: 'dár(ek|ku|kové|kově|kový|kem|ky|eč*)|dárkov*|darč*|zabal* (jako|do|hezky|pěkně)|překvapen*|stuh*|mašl*|všechno nejlepší|k narozeninám|přání na',
  card: 'přáníčk*|kart(ička|ičku|a|u|ičce|ičk*)|lísteček|lístek|věnován*|vzkaz na|text na',
  priced: 'faktur*|účtenk*|cen(a|y|u|ovk*|ami)|doklad*|dodací list*|paragon*|cenovk*',
  without: 'bez|ne|nedáv*|nepřiklád*|odstran*|nevkláde*|žádn*|nepřid*|skr(ýt|yjte)',
  leave:
    'nech(te|at|ejte|ávejte|á)?|ponech*|polož*|dejte|dát|předej*|předat|odevzd*|vhoď*|hoďte|doruč*|schovej*',
  spot: 'dveř*|soused*|garáž*|schránk*|recepc*|vrátn*|bran(a|u|y|ce|ku|k*)|zahrad*|veran*|teras*|schod*|chodb*|balkon*|kůln*|domovník*|správc*|vchod*|obchod*|rohož*|sklep*|přístřeš*',
  access:
    'zvon(ek|ku|it|te|it)|zvoňte|nezvoňte|zazvon*|klep*|zaklep*|kód (je|od|k|brány|dveří)|kód|výtah*|patř(o|e)|pes|psa|miminko|spí|podpis*|kurýr*|pošťá(k|ka)|řidič*|sms*|zavol*|volejte|telefon*',
  urgent:
    'spěch*|nutn(ě|é)|urgent*|co nejdřív*|co nejrychlej*|asap|okamžit*|ihned|expres*|rychl*|neodkladn*|nejpozději|pospěš*',
  need: 'potřeb*|musí*|doraz*|přij(ít|de)|být|mít|dostat|obdrž*|stihn*|doruč*',
  by: 'do|před|nejpozději|na|než|včas',
  when: 'ponděl*|úter*|střed(a|u|y)|čtvrt(ek|ka|ku)|pát(ek|ku)|sobot*|neděl*|led(en|na)|únor*|březn*|březen|dub(en|na)|květ(en|na)|červ(en|na|ence|enec)|srp(en|na)|září|říj(en|na)|listopad*|prosin*|dnes*|zít(ra|řka|řek)|víkend*|příští týden|konce týdne|vánoc*|štědr*|velikono*|narozenin*|svátek|svatb*|dovolen*|odjezd*|\\d+ dn(í|ů)',
  broken:
    'rozbit*|poškoz*|prask*|zlom*|rozlit*|roztrž*|poškráb*|vadn*|reklam*|stížnost*|stěž*|zklam*|nepřijateln*|chyběl*|chybí v|(stále |ještě |pořád )?ne(dorazil*|přiš(el|la|lo)|dostal*|obdržel*)|zpožd*|pozdě|špatná kvalita|nekvalit*|nefung*|nespokoj*|(přišel|přišla|přišlo|dorazil*) (jin*|špatn*|rozb*)|(špatn*|jin*) (zboží|produkt*)|nikdo neodpov*|bez odpovědi|skvrn*|promáč*|teče|ulomen*|otluč*|rozpad*',
  ask: 'kde|kdy|jak|co|jaký|jaká|jaké|kdo|proč|kolik|je|máte|můžete|lze|dá se|posíláte',
  past: 'minule|minulou objednávk*|posledně|předchozí objednávka byla|loni|ležel*|už dorazil*|našel|našla',
  waive: 'ignoru*|ignorovat|zapomeň*|neberte v potaz|nevšímej*|přehlédněte',
  drop: 'odeber*|odebrat|vyřaď*|vyjm*|vynech*|odstran*|odstraň*',
  rest: 'zbytek|ostatní|zbylé|nechte si',
  refund: 'vrácení peněz|vrátit peníze|vraťte (mi )?peníze|refund*',
  engrave: 'gravír*|rytin*|vyšív*|výšiv*|monogram*|potisk*',
  cancelPhrase:
    '(ji |to |ho |už |objednávku )*(nepotřeb*|nechci|nechceme)( (již|už|tu|ji|to|objedn*))?|(objedn*|koup*) .. (omylem|dvakrát|nedopatřením)|(omylem|dvakrát) .. (objedn*|koup*)|duplicitn*|rozmysl*|neposílejte (ji|to|objedn*|nic)',
  addressPhrase:
    '(přestěhov*|stěhuj*|stěhoval*)|presťahov*|na (tuto|jinou|novou|následující|mou novou) (\\w+ )?adres*|(špatn*|chybn*|star*) (adres*|psč|číslo|ulic*)|už nebydl*|(nyní|teď) bydl*|zapomn* .. (čísl*|patro|psč)',
  itemPhrase:
    '(špatn*|jin*|chybn*) (velikost*|barv*|množství|počet|model*|variant*|zboží)|místo (velikost*|\\d+|xs|s|m|l|xl|čern*|bíl*|červen*|modr*|zelen*|šed*)|(měl(a|o)? (jsem )?(být|na mysli)|myslel*)|(jeden|jednu|dva|dvě) (navíc|víc)|(vyměnit|vyměňte|změnit|změňte) .. za',
  combinePhrase:
    '(spolu|společně|dohromady) s (mou |moji |jinou |předchozí )?(objedn*|#|č)|(obě|dvě|moje|mé|tyto) (\\w+ )?objednávky .. (spol*|dohromady|jedn*)|(spoj*|sluč*|slouč*) .. objedn*|ušetřit (za )?poštovn*',
  deliveryPhrase:
    '(doruč*|přiv*|přij*) .. (po|mezi|dopoledne|odpoledne|večer|ráno)|(doma|mimo domov|na dovolené|nebudu)|po \\d+|mezi \\d+|pracovní dny|nezvon*',
  got: 'dostal*|obdržel*|přiš(el|la|lo|ly)|dorazil*',
};
