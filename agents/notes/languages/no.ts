/** Norwegian (Bokmål). */
import type { Lexicon } from '../concepts.ts';

export const no: Lexicon = {
  hints:
    'jeg dere du vi det den de er var en et ei og eller at som på av til fra for med ikke ingen hvis så kan kunne vil ville har hadde min mitt mine takk hei vennligst gjerne skal når hvordan hva også bare men bestilling bestillingen ordre pakken stedet må vær litt noe',
  not: 'ikke|aldri|ingen|uten|i stedet for|istedenfor',
  notAfter: '(ikke|aldri)',
  whether: 'hvis|dersom|i tilfelle',
  please:
    'takk|vennligst|gjerne|vær (så )?(snill|vennlig)|vil|ville|kan (dere|du|jeg|vi|man)|kunne (dere|du|jeg)|ønsker|må|trenger|er det mulig|skal|ber|hadde vært fint',
  cancel:
    'kanseller*|avbestill*|annuller*|angr(e|er|et)|slett(e)?|avbryt*|stopp(e)? ordren|cancel*|fjern(e)?|trekke',
  aside:
    'fly*|reise*|møte*|planer*|bryllupet (er|ble)|konsert*|abonnement*|nyhetsbrev*|gebyr*|policy|vilkår*|fest*|pris*|kvittering*',
  order: 'ordre*|bestilling*|kjøp(et)?|bestilte|bestilt|#\\d+',
  it: 'alt|den|det|dem|denne|dette|hele|resten|alt sammen',
  item: 'vare(n|r|ne)?|produkt*|artik*|*genser*|*skjorte*|*jakke*|*frakk*|*kjole*|*skjørt*|*bukse*|jeans|*sko(ene)?|*støvler*|*sokker*|*lue*|*skjerf*|*hansker*|*belte*|*veske*|*sekk*|*krus*|*kopp*|*glass*|*flaske*|*lys|*såpe*|*bok(a|en)?|*bøker*|*plakat*|*teppe*|*håndkle*|*pute*|*lampe*|*ring*|*kjede*|*armbånd*|*ørering*|*klokke*|*deksel*|*kabel*|*leke*|*puslespill*|*spill|*te|*kaffe*|*sjokolade*|*plante*|*vase*|*bolle*|*tallerken*|*kniv*|*sett|modell*|versjon*|paraply*',
  change:
    'endr(e|er|et|ing|es)|bytt(e|er|et|es)?|ombytt*|erstatt*|oppdater*|korriger*|rett(e|es)?|rettelse|skift(e)?',
  wrong:
    'feil(en)?|skrivefeil|tastefeil|gammel|gamle|ved en feil(takelse)?|feiltakelse|glemte|glemt|mangler|stemmer ikke|tidligere|ufullstendig*',
  fresh: 'ny(e|tt)?|annen|annet|andre|følgende|nedenfor',
  address: '*adresse*|postnummer*|postnr|husnummer*|gatenavn*|leilighetsnummer*|gatenummer*',
  part: 'gate(n)?|vei(en)?|by(en)?|etasje(n)?|leilighet(en)?|nummer(et)?|nr|oppgang|poststed*',
  right: 'skal være|riktig(e)?|rett(e)?|korrekt*|heter|burde vært|skal det stå|egentlig',
  elsewhere:
    '(til|på|hos) (min|mitt|mine|vårt|et|en) (\\w+ )?(jobb|kontor|arbeid|foreldre|mor|mamma|far|pappa|søster|bror|venn|venninne|datter|sønn|hotell|skole|hytte|nabo)|jobben|kontoret|hytta|pakkeboks|postboks|hentested',
  send: 'send(e|es|er|t)?|lever(e|es|ing|ingen|t)|frakt(e|es)|sendes',
  instead: 'i stedet|istedenfor|isteden|heller',
  variant:
    '*størrelse*|*farge*|større|mindre|svart(e)?|sort(e)?|hvit(e|t)?|rød(e|t)?|blå|grønn(e|t)?|gul(e|t)?|rosa|lilla|grå|brun(e|t)?|beige|gull*|sølv*|antall(et)?|variant*|modell*|lengde*|malt|hele bønner|marineblå',
  combine:
    'sammen|samle*|slå sammen|kombiner*|samme (pakke|eske|forsendelse|sending|levering)|(én|en|1) (enkelt )?(pakke|eske|forsendelse|sending|levering)|samtidig*|legg(e)? (ved|sammen|med)|samlet|samfrakt',
  another:
    '(min|mitt|mine|den|de|andre|forrige|tidligere|første|begge|to|tre|alle) (\\w+ )?(ordre(n|r|ne)?|bestilling(en|er|ene)?)|(ordre|bestilling)(en)? (fra|jeg) ..( (i går|i dag|i morges))?|(ordre|bestilling|ordrenummer|nr) (nr|nummer)?\\.? ?#?\\d{3,}|#\\s?[a-z-]*\\d{3,}',
  gift: '*gave(n|r|papir*|innpak*|kort*)?|presang*|pakk(e|es)? .. inn|innpak*|overraskelse*|sløyfe*|bånd|gratulerer|bursdagskort|julegave*',
  card: '*kort(et)?|hilsen(en)?|beskjed på|lapp(en)?',
  priced: 'faktura(en)?|kvittering(en)?|pris(en|er|ene|lapp*)?|følgeseddel*|pakkseddel*|regning*',
  without: 'ingen|uten|ikke|fjern(e)?|utelat|skjul',
  leave: 'sett(e|es)?|legg(e|es)?|la|etterlat*|plasser*|lever(e|es)?|gi|heng(e)?|still',
  spot: '*dør(a|en)?|*nabo(en|ens)?|*garasje(n)?|carport(en)?|*postkasse(n)?|*trapp(a|en)?|*oppgang(en)?|veranda(en)?|terrasse(n)?|*bod(en)?|resepsjon(en)?|vaktmester*|port(en)?|*hage(n)?|balkong(en)?|gang(en)?|*inngang(en)?|uthus*',
  access:
    '*kode(n)?( (er|til))?|dørkode*|portkode*|ringeklokke*|dørklokke*|porttelefon*|calling|ring (ikke|på|til|meg|før|når|gjerne)|bank( (på))?|banke på|\\d\\. ?etasje|heis(en)?|hund(en)?|baby(en)?|sover|signatur|underskrift|sms*|sjåfør*|bud(et)?|postbud*',
  urgent:
    'haster|hastesak|snarest( mulig)?|så (fort|snart|raskt) som mulig|fortest mulig|raskest mulig|asap|omgående|straks|ekspress*|raskt|akutt|skynd*|raskere|senest',
  need: 'trenger|trengs|må ha|må (være|komme)|skal ha|være (her|framme|fremme)|ankomme|kommer|få|framme|fremme|rekke',
  by: 'senest|før|innen|til|i tide til|innen',
  when: 'mandag*|tirsdag*|onsdag*|torsdag*|fredag*|lørdag*|søndag*|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|i dag|i morgen|helg(a|en)?|neste uke|jul(a|en|aften)?|påske*|bursdag*|fødselsdag*|bryllup*|morsdag|farsdag|konfirmasjon*|ferie*|reise*|\\d+ dager|17 mai',
  broken:
    'ødelagt(e)?|i stykker|gått (i stykker|av)|skadet|skadde|sprekk*|sprukket|knust(e)?|knekt|defekt*|ripe*|lekk*|skuff*|uakseptab*|reklam(asjon|ere|erer)|klag(e|er)|(er |har )?(ikke|aldri) (kommet|ankommet|mottatt|fått|levert)|manglet|det mangler|mangler (det|jeg|en|et)|forsinke*|for sen*|dårlig kvalitet|virker ikke|fungerer ikke|misfornøyd*|feil (vare|produkt|størrelse) (kom|mottatt|levert)|fikk feil|ikke fått svar|flekk*|bulk*|skår',
  ask: 'hvor|når|hvordan|hva|hvilken|hvilke|hvilket|hvem|hvorfor|er|kan|har|finnes|kommer|sender|passer|får',
  past: 'sist gang|sist jeg|forrige gang|forrige ordre|siste bestilling|i fjor|lå|har kommet fram',
  waive: 'ignorer*|se bort fra|glem|overse',
  drop: 'fjern(e)?|ta (bort|ut|av|vekk)|utelat(e)?|slett(e)?|stryk',
  rest: 'resten|øvrige|de andre|det andre|behold*',
  refund: 'pengene tilbake|refunder*|refusjon|tilbakebetal*',
  engrave: 'graver*|inngraver*|broder*|monogram*',
  cancelPhrase:
    '(har|trenger|vil|ønsker) .. ikke (lenger|lengre|mer|likevel)|ikke (lenger|lengre) (bruk|ha)|ved en feil .. (bestil*|kjøp*)|(bestil(t|te)|kjøpt) .. (dobbelt|to ganger|ved en feil)|dobbeltbestil*|ombestemt*|ombestemte|angret|send (ikke|den ikke|ordren ikke)|ta .. (ut av|fra) (min )?(ordre*|bestil*)',
  addressPhrase:
    '(har|jeg har|vi har|jeg|vi) (nettopp |akkurat )?flytt(et|er)|(til|på) (denne|følgende|en annen|min nye|den nye) adresse*|feil (adresse|postnummer|husnummer|gate|vei|by|leilighet*)|bor (ikke|nå)',
  itemPhrase:
    '(bytte|bytt|endre|endres) (den|det|størrelse|farge|til|ut|om)|(feil|annen) (størrelse|farge|antall|variant|modell|vare)|(i stedet for|istedenfor) (størrelse|den|en|et|\\d+|xs|s|m|l|xl|svart*|hvit*|rød*|blå|grønn*|grå)|(mente|skulle hatt) (den|en|størrelse)|(en|et) (ekstra|til)',
  combinePhrase:
    '(sammen|samlet) med (min |mitt |mine |den )?(andre |forrige |tidligere )?(ordre*|bestil*|#)|(begge|to|mine) .. (sammen|samlet|samme|én pakke|en pakke)|spare (på )?(frakt*|porto)|slå .. sammen',
  deliveryPhrase:
    '(lever*|kom|levering) .. (etter|mellom|på formiddagen|på ettermiddagen|på kvelden)|(er|ikke) hjemme|(etter|før|mellom) kl|bortreist|ring (ikke)|kun hverdager|på ferie',
  got: 'fikk|mottok|mottatt|kom',
};
