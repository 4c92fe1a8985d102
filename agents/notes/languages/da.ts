/** Danish. */
import type { Lexicon } from '../concepts.ts';

export const da: Lexicon = {
  hints:
    'jeg i du vi det den de er var en et og eller at som på af til fra for med ikke ingen hvis så kan kunne vil ville har havde min mit mine jeres tak hej venligst gerne skal når hvordan hvad også kun men bestilling ordre pakken stedet må bedes lige',
  not: 'ikke|aldrig|ingen|intet|uden|i stedet for',
  notAfter: '(ikke|aldrig)',
  whether: 'hvis|såfremt|i tilfælde',
  please:
    'tak|venligst|gerne|vær (så )?(venlig|sød)|vil|ville|kan (i|du|jeg|vi|man)|kunne (i|du|jeg)|ønsker|skal|bedes|er det muligt|må jeg|beder|behøver',
  cancel: 'annuller*|afbestil*|afmeld*|fortryd*|slet(te)?|ophæv*|aflys*|stop(pe)? ordren|cancel*|fjern(e)?',
  aside:
    'fly*|rejse*|møde*|planer*|brylluppet (er|blev)|koncert*|abonnement*|nyhedsbrev*|gebyr*|politik*|vilkår*|fest*|pris*|kvittering*',
  order: 'ordre*|bestilling*|køb(et)?|bestilte|bestilt|#\\d+',
  it: 'alt|den|det|dem|denne|dette|hele|resten|det hele',
  item: 'vare(n|r|rne)?|produkt*|artik*|*trøje*|*skjorte*|*jakke*|*frakke*|*kjole*|*nederdel*|*bukser*|jeans|*sko(ene)?|*støvler*|*strømper*|*hue*|*tørklæde*|*handsker*|*bælte*|*taske*|*rygsæk*|*krus*|*kop(per|pen)?|*glas|*flaske*|*lys|*sæbe*|*bog(en)?|*bøger*|*plakat*|*tæppe*|*håndklæde*|*pude*|*lampe*|*ring*|*halskæde*|*armbånd*|*øreringe*|*ur|*cover*|*kabel*|*legetøj*|*puslespil*|*spil|*te|*kaffe*|*chokolade*|*plante*|*vase*|*skål*|*tallerken*|*kniv*|*sæt|model*|version*|paraply*',
  change:
    '*ænd(re|rer|ret|ring|res)|byt(te|ter|tet|tes)?|ombyt*|udskift*|erstat*|opdater*|korriger*|ret(te|tes)?|rettelse*|skift(e)?',
  wrong:
    'forkert(e)?|fejl(en)?|tastefejl|stavefejl|gammel|gamle|ved en fejl(tagelse)?|fejltagelse|glemte|glemt|mangler|passer ikke|stemmer ikke|tidligere|ufuldstændig*',
  fresh: 'ny(e|t)?|anden|andet|andre|følgende|nedenstående',
  address: '*adresse*|postnummer*|postnr|husnummer*|vejnavn*|lejlighedsnummer*',
  part: 'gade(n)?|vej(en)?|by(en)?|etage(n)?|lejlighed(en)?|nummer(et)?|nr|sal|opgang',
  right: 'skal være|rigtig(e|t)?|korrekt*|hedder|burde være|skal der stå|rettelig',
  elsewhere:
    '(til|på|hos) (mit|min|mine|vores|et|en) (\\w+ )?(arbejde|job|kontor|forældre|mor|far|søster|bror|ven|veninde|datter|søn|hotel|skole|sommerhus|nabo)|arbejdet|kontoret|pakkeshop|pakkeboks|postboks',
  send: 'send(e|es|er|t)?|afsend*|lever(e|es|ing|ingen)|fragt(e|es)',
  instead: 'i stedet|istedet|hellere',
  variant:
    '*størrelse*|*farve*|større|mindre|sort(e)?|hvid(e|t)?|rød(e|t)?|blå|grøn(ne|t)?|gul(e|t)?|pink|lyserød*|lilla|grå|brun(e|t)?|beige|guld*|sølv*|antal(let)?|variant*|model*|længde*|formalet|hele bønner|marineblå',
  combine:
    'sammen|samle*|slå sammen|kombiner*|samme (pakke|kasse|forsendelse|levering)|(én|en|1) (enkelt )?(pakke|kasse|forsendelse|levering)|samtidig*|læg(ge)? (ved|sammen|med)|samlet',
  another:
    '(min|mit|mine|den|de|anden|andre|forrige|tidligere|første|begge|to|tre|alle) (\\w+ )?(ordre(n|r|rne)?|bestilling(en|er|erne)?)|(ordre|bestilling)(en)? (fra|jeg) ..( (i går|i dag|i morges))?|(ordre|bestilling|ordrenummer|nr) (nr|nummer)?\\.? ?#?\\d{3,}|#\\s?[a-z-]*\\d{3,}',
  gift: '*gave(n|r|papir*|indpak*|kort*)?|foræring*|pak(ke|kes)? .. ind|indpak*|overraskelse*|sløjfe*|bånd|tillykke|fødselsdagskort|julegave*',
  card: '*kort(et)?|hilsen(en)?|besked på|seddel(en)?',
  priced: 'faktura(en)?|kvittering(en)?|pris(en|er|erne|skilt*|mærke*)?|følgeseddel*|bon(en)?|regning*',
  without: 'ingen|intet|uden|ikke|fjern(e)?|undlad|skjul',
  leave:
    'stil(le|les|ler)?|læg(ge|ges)?|efterlad(e|es)?|sæt(te|tes)?|aflever(e|es)?|lever(e|es)?|giv(e)?|hæng(e)?|smid',
  spot: '*dør(en)?|*nabo(en|ens)?|*garage(n)?|carport(en)?|*postkasse(n)?|*trappe(n)?|*opgang(en)?|terrasse(n)?|*skur(et)?|reception(en)?|vicevært*|port(en)?|*have(n)?|altan(en)?|entré(en)?|*indgang(en)?|udhus*|brevsprække*',
  access:
    '*kode(n)?( (er|til))?|dørkode*|portkode*|ringeklokke*|dørklokke*|dørtelefon*|ring (ikke|på|til|mig|inden|før|når|lige)|bank(e)?( (på))?|\\d\\. ?sal|elevator(en)?|hund(en)?|baby(en)?|sover|underskrift|sms*|chauffør*|bud(et)?|postbud*',
  urgent:
    'haster|hastesag|hurtigst muligt|så (hurtigt|snart) som muligt|snarest( muligt)?|asap|omgående|straks|ekspres*|hurtigt|akut|skynd*|hurtigere|senest',
  need: 'brug(e|er)( (for))?|skal (bruge|være|have)|mangler|være (her|fremme)|ankomme|ankommer|kommer|få|fremme|nå',
  by: 'senest|før|inden|til|i tide til|inden for',
  when: 'mandag*|tirsdag*|onsdag*|torsdag*|fredag*|lørdag*|søndag*|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|i dag|i morgen|weekend*|næste uge|jul(en|eaften)?|påske*|fødselsdag*|bryllup*|mors dag|fars dag|konfirmation*|ferie*|rejse*|\\d+ dage',
  broken:
    'ødelagt(e)?|i stykker|gået (i stykker|itu)|beskadiget|skad(et|ede)|revne(t|de)?|knust(e)?|knækket|defekt*|ridse*|utæt|læk*|skuff*|uacceptab*|reklam(ation|ere|erer)|klag(e|er)|(er |har )?(ikke|aldrig) (kommet|ankommet|modtaget|fået|leveret)|manglede|mangler (der|jeg|en|et)|der mangler|forsinke*|for sen*|dårlig kvalitet|virker ikke|utilfreds*|forkert (vare|produkt|størrelse) (kom|modtaget|leveret)|fik (en )?forkert|intet svar|plet(ter)?|bulet|skår',
  ask: 'hvor|hvornår|hvordan|hvad|hvilken|hvilke|hvilket|hvem|hvorfor|er|kan|har|findes|kommer|sender|passer|må',
  past: 'sidste gang|sidste ordre|forrige ordre|sidste bestilling|sidste år|lå|er kommet frem',
  waive: 'ignorer*|se bort fra|glem|bortse*',
  drop: 'fjern(e)?|tag(e)? .. (ud|af|fra)|udelad(e)?|slet(te)?',
  rest: 'resten|øvrige|de andre|det andet|behold*',
  refund: 'pengene tilbage|refunder*|refusion|tilbagebetal*',
  engrave: 'graver*|indgraver*|brode*|monogram*',
  cancelPhrase:
    '(har|skal|vil|ønsker) .. ikke (længere|mere|alligevel)|ikke (længere|mere) (brug|have)|ved en fejl .. (bestil*|køb*)|(bestil(t|te)|købt) .. (dobbelt|to gange|ved en fejl)|dobbeltbestil*|fortrudt|fortryder|send (ikke|den ikke|ordren ikke)|tag(e)? .. ud af (min )?(ordre*|bestil*)|ombestemt*',
  addressPhrase:
    '(er|har|jeg er|vi er) (lige |netop )?flyttet|flytter|(til|på) (denne|følgende|en anden|min nye|den nye|nedenstående) adresse*|forkert (adresse|postnummer|husnummer|vej|by|lejlighed)|bor (ikke|nu)',
  itemPhrase:
    '(bytte|byt|ændre|ændres) (den|det|størrelse|farve|til|ud|om)|(forkert|anden) (størrelse|farve|antal|variant|model|vare)|i ?stedet for (størrelse|den|en|et|\\d+|xs|s|m|l|xl|sort*|hvid*|rød*|blå|grøn*|grå)|(mente|skulle have været) (den|en|størrelse)|(en|et) (ekstra|mere)',
  combinePhrase:
    '(sammen|samlet) med (min |mit |mine |den )?(anden |andre |forrige |tidligere )?(ordre*|bestil*|#)|(begge|to|mine) .. (sammen|samlet|samme|én pakke|en pakke)|spare (på )?(fragt*|porto)|slå .. sammen',
  deliveryPhrase:
    '(lever*|kom|levering) .. (efter|mellem|om formiddagen|om eftermiddagen|om aftenen)|(er|ikke) hjemme|(efter|før|mellem) kl|bortrejst|ring (ikke)|kun hverdage|på ferie|flexlever*|modtagelse',
  got: 'fik|modtog|modtaget|kom',
};
