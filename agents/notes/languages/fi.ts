/** Finnish. */
import type { Lexicon } from '../concepts.ts';

export const fi: Lexicon = {
  hints:
    'on ja ei että minä me te olen olemme oli joka jos kun voi voiko voitte voisitteko voinko kiitos hei moi terve tämä se ne mutta myös vain vielä tilaus tilauksen tilaukseni paketti paketin en älkää olisi minun haluan haluaisin sijaan mukaan kanssa',
  not: 'ei|en|älkää|älä|emme|eivät|ilman|eikä|ettekä',
  whether: 'jos|mikäli|siltä varalta',
  please:
    'kiitos|haluan|haluaisin|haluamme|voisitteko|voitteko|voisinko|voinko|voiko|voisiko|pyydän|pyytäisin|toivon|toivoisin|tarvitsen|olisiko mahdollista|onko mahdollista|ystävällisesti|pitää|pitäisi|täytyy',
  cancel:
    'peru(a|n|kaa|uttaa|utta|uttakaa|utan|uttaisin|utus|utuksen|uuttakaa|isin|ttaa|takaa|ttakaa|ta|utettava)|peruut*|perukaa|mitätöi*|keskeyt*',
  aside:
    'lento*|lennon|matka*|tapaami*|suunnitelm*|häät|konsert*|uutiskirje*|tilausmaksu*|ehdot|juhl*|hinta*|kuitti*|lehti*',
  order: 'tilau*|tilasin|ostok*|osto*|#\\d+',
  it: 'kaikki|kaiken|sen|tämän|sitä|koko|loput',
  item: 'tuot(e|teen|teet|teita)*|tuotteen|*paita*|*paidan|*takki*|*takin|*mekko*|*mekon|*hame*|*housu*|farkut|*kengät|*kenkä*|*saappaat|*sukat|*sukkia|*pipo*|*huivi*|*käsineet|*vyö*|*laukku*|*laukun|*reppu*|*repun|*muki*|*kuppi*|*kupin|*lasi*|*pullo*|*kynttilä*|*saippua*|*kirja*|*juliste*|*peitto*|*pyyhe*|*tyyny*|*lamppu*|*lampun|*sormus*|*kaulakoru*|*rannekoru*|*korvakorut|*kello*|*kuoret|*kaapeli*|*lelu*|*palapeli*|*peli*|*tee|*kahvi*|*suklaa*|*kasvi*|*maljakko*|*kulho*|*lautanen|*veitsi*|*matto*|*setti*|malli*|sateenvarjo*',
  change:
    'vaihta*|vaihda*|vaihto*|vaihde*|muutta(a|isin|kaa|isitteko|kaa)|muutos|muuttakaa|muuta|korja*|päivit*|korva*|vaihtuu',
  wrong:
    'väär*|virhe*|kirjoitusvirhe*|vanha*|vanhan|vahingossa|erehdyksessä|unohd*|unohtui|puuttu*|ei pidä paikkaansa|edelli*|puutteelli*',
  fresh: 'uusi|uuden|uuteen|uudelle|toinen|toisen|toiseen|eri|seuraava*|muu',
  address: '*osoit*|postinumer*|talonumer*|katuosoit*|asunnon numer*|huoneiston numer*|kadunnumer*',
  part: 'katu|kadun|kaupunki|asunto|asunnon|kerros|numero|rappu|porras|postitoimipaikka',
  right: 'pitäisi olla|pitää olla|oikea*|oikein|kuuluu olla|tulee olla|on oikeasti',
  elsewhere:
    'töihin|työpaika*|toimisto*|vanhemmille*|vanhempien|äidi*|isälle|siskolle|veljelle|ystäv*|hotelli*|koulu*|mökille|noutopiste*|pakettiautomaatti*|postilokero*',
  send: 'lähet*|toimit*|postit*|lähettäkää',
  instead: 'sijaan|sijasta|mieluummin|tilalle|tilalla',
  variant:
    'koko|koon|kokoa|kokoon|kokoisen|väri*|värin|suurempi*|isompi*|isomman|pienempi*|pienemmän|musta*|mustan|valkoi*|punai*|sini*|vihre*|kelta*|pinkki*|lila*|violet*|harma*|ruske*|beige*|kulta*|hopea*|määrä*|kappale*|malli*|pituus',
  combine:
    'yhdist*|yhdessä|samassa|samaan (pakettiin|laatikkoon|lähetykseen)|yhteen (pakettiin|laatikkoon|lähetykseen)|yhtenä|samalla kertaa|samaan aikaan|yhteislähet*|kanssa samaan|mukaan',
  another:
    '(toinen|toisen|toiseen|edellinen|edellisen|edelliseen|aiempi|aiemman|aikaisempi|aikaisemman|molemmat|kaksi|kaikki|eilinen|eilisen|minun) (\\w+ )?tilau*|tilau* (numero|nro)? ?#?\\d{3,}|tilau* \\d{3,}|#\\s?[a-z-]*\\d{3,}',
  gift: 'lahja*|lahjapaket*|paketoi*|lahjapaperi*|yllätys*|onnittel*|hyvää (syntymäpäivää|joulua)|paljon onnea|rusetti*|joululahja*|synttärilahja*',
  card: '*kortti|*kortin|*kortissa|*korttiin|terveis*|viesti kort*',
  priced: 'lasku(a|n)?|kuitti*|kuitin|kuittia|hinta*|hinnat|hintoja|hintalap*|lähetyslista*|pakkausluettelo*',
  without: 'ei|ilman|älkää|älä|pois|poista*|jätt*',
  leave: 'jätt*|jätä|jätetään|laitta*|laita|anna|antakaa|luovut*|toimit*|ripusta*|toimittakaa',
  spot: '*ovi|*oven|*ovelle|*ulko-ov*|naapuri*|autotalli*|autokatos*|postilaatik*|portai*|rappukäytäv*|terassi*|kuisti*|varasto*|vastaanot*|talonmies*|talkkari*|port(ti|in|ille)|piha*|parveke*|eteise*|sisäänkäyn*|vaja*|roskis*',
  access:
    'ovikoodi*|porttikoodi*|koodi*|ovikello*|summeri*|soita*|soitta(kaa|isitteko)|älkää soittako|koputta*|kerros|kerroks*|hissi*|koira*|vauva*|nukkuu|allekirjoit*|kuljettaj*|kuski*|jakelija*|postinkantaj*|tekstiviesti*|lähetti',
  urgent:
    'kiire*|pikaisesti|mahdollisimman (pian|nopeasti)|nopeasti|heti|pika*|asap|välittömästi|viimeistään|nopeam*|pikatoimitus*|kiireelli*',
  need: 'tarvits*|tarvitaan|pitää olla|pitäisi (olla|saada)|täytyy|saapua|ehti*|perill*|tulla|saada|saan|saisin',
  by: 'mennessä|ennen|viimeistään|ajoissa|kuluessa',
  when: 'maanantai*|tiistai*|keskiviik*|torstai*|perjantai*|lauantai*|sunnuntai*|tammikuu*|helmikuu*|maaliskuu*|huhtikuu*|toukokuu*|kesäkuu*|heinäkuu*|elokuu*|syyskuu*|lokakuu*|marraskuu*|joulukuu*|tänään|huomen*|viikonlop*|ensi viik*|joulu*|pääsiäi*|syntymäpäiv*|synttär*|hää*|äitienpäiv*|isänpäiv*|juhannu*|juhl*|lomaa|matka*',
  broken:
    'rikki|rikkoutu*|rikkinäi*|vaurioitu*|vahingoittu*|viallinen|vialli*|halki|haljen*|säröl*|särky*|naarmu*|vuot(aa|i)|pettyn*|pettymys*|reklam*|valit(us|taa|an)|(ei|eivät) ole (vieläkään )?(saapunut|tullut|toimitettu)|en ole (vieläkään )?saanut|puuttui|puuttuu|myöhässä|myöhästy*|huono (laatu|laatu)|ei toimi|tyytymät*|väärä (tuote|koko) (tuli|saapui)|väärän tuotteen|kelvoton|tahra*|lohkei*',
  ask: 'missä|milloin|koska|miten|mitä|mikä|kuka|miksi|kuinka|onko|voiko|voinko|saako|saanko|paljonko|toimitatteko|sopiiko|tuleeko|mistä|ovatko',
  past: 'viime kerralla|viimeksi|edellisellä kerralla|viime vuonna|löytyi|saapui jo|tuli jo',
  waive: 'älkää (välittäkö|huomioiko)|unohtakaa|unohda|jättäkää huomiotta|ohittakaa',
  drop: 'poista*|jättäkää pois|ottakaa pois|ottakaa .. pois',
  rest: 'loput|muut|muuten|pitäkää|loppu',
  refund: 'rahat takaisin|hyvit*|palautta(kaa|isitteko) raha*|palautus',
  engrave: 'kaiverru*|kaivert*|brodee*|monogram*',
  cancelPhrase:
    '(en|emme) (enää )?(tarvitse|halua) ..( (enää|tilaus*|sitä))?|en (tarvitse|halua) (enää|sitä|tätä)|(tilasin|tilattu|ostin) .. (vahingossa|kahdesti|kahteen kertaan)|(vahingossa|kahdesti) .. (tilasin|tilaus*)|tuplatila*|muutin mieleni|älkää (lähettäkö|toimittako) (tilaus*|sitä|tätä|mitään)|poistakaa .. tilaukse*',
  addressPhrase:
    '(olen |olemme |juuri )*muutin (juuri |uuteen )?(?!miele)|(olen|olemme) muutta(nut|neet)|muuttanut|muutimme|muuttaneet|väärä (osoite|postinumero|talonumero|katu)|väärän (osoitteen|postinumeron|talonumeron)|(uuteen|toiseen|tähän|seuraavaan) osoitteeseen|asun nyt',
  itemPhrase:
    '(väärä|väärän|toinen|toisen|eri) (koko|koon|väri|värin|määrä|määrän|malli|mallin|tuote|tuotteen)|(vaihtaa|vaihtakaa|vaihdetaan|vaihda) (koon|koko|kokoon|väri*|toiseen|tuot*|sen|sitä)|(tarkoitin|piti olla|piti tilata)|yksi (lisää|ylimääräinen)',
  combinePhrase:
    '(yhdess?ä|samassa|samaan|mukaan|kanssa) .. tilau*|tilau* .. (kanssa|yhdessä|samassa|samaan|mukaan|yhteen)|yhdistäkää .. tilau*|tilaukset (yhteen|samaan|yhdessä|samassa)|säästäisi postiku*',
  deliveryPhrase:
    '(toimit*|tuokaa|tulkaa) .. (jälkeen|välillä|aamulla|aamupäiv*|iltapäiv*|illalla)|kotona|(kello|klo) \\d+|lomalla|vain arkisin|poissa',
  got: 'sain|saapui|tuli|toimitettiin',
};
