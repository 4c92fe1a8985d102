/** Swedish. */
import type { Lexicon } from '../concepts.ts';

export const sv: Lexicon = {
  hints:
    'jag ni du vi det den de är var en ett och eller att som på i av till från för med inte ingen om så kan kunde vill skulle har hade min mitt mina er ert era tack hej snälla gärna ska när hur vad också bara men beställning order paketet istället',
  not: 'inte|ej|aldrig|ingen|inga|utan|istället för',
  notAfter: '(inte|ej|aldrig)',
  whether: 'om|ifall|såvida',
  please:
    'tack|snälla|gärna|vänligen|var snäll|vill|skulle (jag|vi|ni|vilja)|kan (ni|du|jag|vi|man)|kunde ni|önskar|behöver|måste|är det möjligt|går det att|ber',
  cancel: 'avbest(äll*|ällning)|avbok*|annuller*|makulera*|ångra*|avbryt*|stryk*|cancel*|häv(a|er)',
  aside:
    'flyg*|resa*|möte*|planer*|bröllopet (är|blev)|konsert*|prenumeration*|nyhetsbrev*|avgift*|policy*|villkor*|fest*|pris*|kvitto*|lapp*',
  order: 'order*|beställning*|köp(et)?|beställde|beställt|#\\d+',
  it: 'allt|den|det|dem|denna|detta|hela|resten|alltihop',
  item: 'vara(n)?|varor(na)?|produkt*|artik*|*tröja*|*skjorta*|*jacka*|*rock|*klänning*|*kjol*|*byxor*|jeans|*sko(r|rna)?|*stövlar*|*strumpor*|*mössa*|*halsduk*|*handskar*|*bälte*|*väska*|*ryggsäck*|*mugg*|*kopp*|*glas|*flaska*|*ljus|*tvål*|*bok|*böcker*|*affisch*|*filt*|*handduk*|*kudde*|*lampa*|*ring*|*halsband*|*armband*|*örhängen*|*klocka*|*skal|*kabel*|*leksak*|*pussel*|*spel*|*te|*kaffe*|*choklad*|*växt*|*vas*|*skål*|*tallrik*|*kniv*|*matta*|*set|modell*|version*|paraply*',
  change:
    'änd(ra|rar|rat|ring|ras)|byt(a|er|te|s)?|bytt|utbyt*|ersätt*|uppdater*|korriger*|rätta*|justera*|växla',
  wrong:
    'fel(aktig*)?|felstav*|gammal|gamla|råkade|av misstag|misstag|glömde|glömt|saknas|saknar|stämmer inte|tidigare|ofullständig*',
  fresh: 'ny(a|tt)?|annan|annat|andra|följande|nedan',
  address: '*adress*|postnummer*|postnr|husnummer*|gatunummer*|lägenhetsnummer*|portnummer',
  part: 'gata(n)?|gatan heter|stad(en)?|ort(en)?|våning(en)?|lägenhet(en|s)?|nummer|nr|uppgång',
  right: 'ska vara|skall vara|rätt|korrekt*|egentligen|heter|bör vara|ska stå|ska det stå',
  elsewhere:
    '(till|på) (mitt|min|mina|vårt|vår|ett|en) (\\w+ )?(jobb|kontor|arbete|arbetsplats|föräldrar|mamma|pappa|syster|bror|vän|dotter|son|hotell|skola|stuga|granne)|jobbet|kontoret|ombud|postbox',
  send: 'skick(a|ar|at|as)|sänd(a|er|as)?|lever(era|eras|ans|eransen)|skeppa|posta',
  instead: 'istället|i stället|hellre|i st f',
  variant:
    '*storlek*|*färg*|större|mindre|svart(a)?|vit(a|t)?|röd(a)?|rött|blå(a|tt)?|grön(a|t)?|gul(a|t)?|rosa|lila|grå(a|tt)?|brun(a|t)?|beige|guld*|silver*|antal(et)?|variant*|modell*|längd*|malet|hela bönor|marinblå*',
  combine:
    'tillsammans|ihop|slå (ihop|samman)|samla*|kombiner*|samma (paket|låda|försändelse|leverans|kartong)|(ett|en) (enda )?(paket|låda|försändelse|leverans|kartong)|samtidigt|samfrakt*|sampack*|lägg(a)? (till|med|ihop)|slås? samman',
  another:
    '(min|mitt|mina|den|de|andra|förra|tidigare|första|båda|två|tre|alla) (\\w+ )?(order(n|s|na)?|ordrar(na)?|beställning(en|ar|arna)?)|(order|beställning)(en)? (från|som) ..( (igår|idag|imorse|i går))?|(order|beställning|ordernummer|nr) (nr|nummer)?\\.? ?#?\\d{3,}|#\\s?[a-z-]*\\d{3,}',
  gift: '*present(en|er|erna|papper*|inslag*|kort*)?|gåva(n)?|gåvor|slå(s)? .. in|inslag(en|na|et)|inslagning|paketera fint|överraskning*|snöre|rosett*|grattis|födelsedagskort|julklapp*|hemlig tomte',
  card: '*kort(et)?|lapp(en)?|hälsning(en)?|meddelande på|textrad',
  priced: 'faktura(n)?|kvitto(t)?|pris(et|er|lapp*)?|följesedel*|plocklista',
  without: 'ingen|inga|inget|utan|inte|ta bort|ej|utelämna|göm|dölj',
  leave: 'lämna(s|r)?|ställ(a|s|er)?|lägg(a|s|er)?|häng(a)?|sätt(a)?|lever(era|eras)|ge|låt|släng',
  spot: '*dörr(en)?|*granne(n|s)?|grannarna|*garage(t)?|carport*|*brevlåda(n)?|*postlåda(n)?|*trappa(n)?|*trapphus*|veranda*|altan*|*förråd*|reception(en)?|vaktmästare*|grind(en)?|*trädgård*|balkong*|hall(en)?|entré(n)?|*ingång*|skjul*|uteplats*|verandan|portvakt',
  access:
    '*kod(en)?( (är|till))?|portkod*|dörrkod*|ringklocka*|dörrklocka*|ring (inte|på|mig|innan|när|först|gärna)|knacka*|porttelefon*|våning(en)? \\d|\\d (tr|trappor|vån)|hiss(en)?|hund(en)?|bebis*|sover|underskrift|signatur|sms*|budet|bud|chaufför*|brevbärar*',
  urgent:
    'bråttom|brådska*|brådskande|snarast*|så (snart|fort|snabbt) (som )?möjligt|asap|omgående|genast|express*|snabbt|akut|skyndsam*|skynda*|snabbare|senast',
  need: 'behöv(er|s|a)|måste|ska vara|ha den|vara (här|framme)|komma fram|kommer|kommit|få|fram|hinna|anlända|framme|ska ha',
  by: 'senast|före|innan|till|i tid till|inom|i god tid',
  when: 'måndag*|tisdag*|onsdag*|torsdag*|fredag*|lördag*|söndag*|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|idag|i dag|imorgon|i morgon|helg(en)?|nästa vecka|jul(en|afton)?|påsk*|födelsedag*|bröllop*|mors dag|fars dag|midsommar*|student*|semester*|resa*|\\d+ dagar',
  broken:
    'trasig(a|t)?|sönder|skad(ad|at|ade)|sprick*|sprucken|spruckna|krossa*|defekt*|repig*|repor|läck*|besvik*|oacceptab*|reklam(ation|era|erar)|klag(a|omål)|(har )?(inte|aldrig) (kommit|anlänt|fått|levererats)|saknad(es|e)|saknas|saknar jag|försena*|för sen*|dålig kvalitet|fungerar inte|funkar inte|missnöjd*|fel (vara|produkt|storlek) (kom|skickad*|levererad*)|fick fel|inget svar|gick (sönder|av)|fläck*|kantstött*|buckl*',
  ask: 'var|när|hur|vad|vilken|vilka|vilket|vem|varför|är|kan|har|finns|kommer|går|skickar|passar|får',
  past: 'förra gången|förra beställningen|senaste beställningen|senast jag|förra året|låg|kom fram|redan kommit',
  waive: 'ignorera*|bortse*|strunta i|glöm|bry (dig|er) inte om',
  drop: 'ta bort|plocka bort|ta ur|stryk|hoppa över',
  rest: 'resten|övrigt|de andra|det andra|behåll*',
  refund: 'pengarna tillbaka|återbetal*',
  engrave: 'gravyr*|graver*|brodyr|broder*|monogram*|trycket',
  cancelPhrase:
    '(behöver|vill ha|vill) .. (inte|ej) (längre|den|det)|(inte|ej) längre|(råkade|av misstag) .. (beställ*|köp*)|(beställ(de|t)|köpt) .. (dubbelt|av misstag|två gånger)|dubbelbeställ*|ångrat mig|ångrar (mig|köpet|mitt)|skicka (inte|ej) (den|det|ordern|något|beställ*)|ta bort .. (från|ur) (min |mitt )?(order*|beställ*)',
  addressPhrase:
    '(har|jag|vi) (precis |nyss )?flytta(t|r|de)|(till|på) (denna|följande|en annan|min nya|den nya|nedanstående) adress*|fel (adress|postnummer|husnummer|gatunummer|ort|gata|lägenhet*)|bor (inte|numera|nu)',
  itemPhrase:
    '(byta|byt|ändra|ändras) (den|det|storlek|färg|till|mot|ut)|(fel|annan) (storlek|färg|antal|variant|modell|vara)|(istället|i stället) för (storlek|den|en|\\d+|xs|s|m|l|xl|svart*|vit*|röd*|blå*|grön*|grå*)|(menade|tänkte|skulle ha) (den|en|storlek)|(en|ett) (till|extra)(?! (beställ|order))',
  combinePhrase:
    '(tillsammans|ihop|samman) med (min |mitt |mina |den )?(andra |förra |tidigare )?(order*|beställ*|#)|(båda|två|mina) .. (tillsammans|ihop|samma|ett paket)|spara frakt*|slå (ihop|samman) .. (order*|ordrar*|beställ*)|samfrakt*|samleverans*',
  deliveryPhrase:
    '(lever*|kom|leverans) .. (efter|mellan|på förmiddagen|på eftermiddagen|på kvällen) .. |(är|inte) hemma|(efter|före|mellan) (kl|klockan) .. |bort(rest)?a? till|ring (inte|ej)|endast vardagar|på semester',
  got: 'fick|fått|kom|levererades|mottog',
};
