/** Dutch. */
import type { Lexicon } from '../concepts.ts';

export const nl: Lexicon = {
  hints:
    'de het een ik u je jullie we wij is zijn was en of te van met voor op aan in niet geen alstublieft alsjeblieft aub ajb svp graag bedankt dank mijn onze dat als nog ook maar kan kunt kunnen wil zou willen hebben heb heeft wordt worden bij naar om hallo beste er die deze dit bestelling uw wel dan door',
  not: 'niet|nooit|geen|zonder|in plaats van',
  notAfter: '(niet|nooit)',
  whether: 'als|indien|mocht(en)?|of',
  please:
    'alstublieft|alsjeblieft|aub|ajb|a\\.u\\.b|svp|graag|gelieve|wil|wilt|willen|wens|zou|zouden|kunt|kunnen|kun|kan|mag|moet|is het mogelijk|verzoek|mogelijk om|liever',
  cancel:
    'annule(er|ren|ert|ring)|annuleren|geannuleerd|cancel(en|t)?|gecanceld|afbestel(len|d)|intrekken|ontbinden|herroep(en|ing)|schrap(pen)?|verwijder(en)?|stopzetten',
  aside:
    'vlucht|reis|afspraak|vergadering|annuleringskosten|beleid|abonnement|concert|feest|reservering|plannen|evenement|nieuwsbrief|bruiloft (is|was)|prijs|prijzen|prijskaartje(s)?',
  order: '*bestelling(en)?|order(s)?|aankoop|besteld|#\\d+',
  it: 'alles|het|deze|dit|hem|ze|de rest|hele',
  item: '*artikel(en)?|product(en)?|stuk(s)?|*paar|*shirt(s)?|*overhemd(en)?|*trui(en)?|*hoodie(s)?|*jas(sen)?|*jurk(en)?|*rok(ken)?|*broek(en)?|jeans|*schoen(en)?|*sneakers|*laarzen|*sokken|*muts(en)?|*pet|*sjaal(s)?|*handschoenen|*riem|*tas(sen)?|*rugzak|*mok(ken)?|*beker(s)?|*glas|*glazen|*fles(sen)?|*kaars(en)?|*zeep|*zeepje(s)?|*boek(en)?|*poster(s)?|*deken(s)?|*handdoek(en)?|*kussen(s)?|*lamp(en)?|*ring(en)?|*ketting(en)?|*armband(en)?|*oorbellen|*horloge|*hoesje(s)?|*kabel(s)?|*speelgoed|*puzzel(s)?|*spel(len)?|*thee|*koffie|*bonen|*chocolade|*plant(en)?|*vaas|*vazen|*kom(men)?|*bord(en)?|*mes(sen)?|*pan(nen)?|*kleed|*set(s)?|*pakket thee|*model|versie|geur|smaak',
  change:
    'wijzig(en|ing|t)?|gewijzigd|verander(en|d|ing)?|aanpassen|aangepast|pas .. aan|bijwerken|corrige(er|ren)|verbeteren|omruil(en)?|ruil(en)?|omgeruild|vervang(en)?|omwisselen|wissel(en)?|update(n)?|verwisselen',
  wrong:
    'verkeerd(e)?|fout(e|ief|ieve)?|foutje|onjuist(e)?|oud(e)?|vorige|klopt niet( meer)?|niet (meer )?(juist|correct|goed|actueel)|vergist|vergissing|vergeten|onvolledig|typfout|typefout|per ongeluk|ontbreekt',
  fresh: 'nieuw(e)?|ander(e)?|volgend(e)?|gewijzigd(e)?|onderstaand(e)?',
  address: '*adres(sen|gegevens)?|postcode|huisnummer|straatnaam|huisnr|toevoeging|bezorglocatie',
  elsewhere:
    '(naar|op|bij|in) (mijn|het|de|ons|onze|een) (\\w+ )?(kantoor|werk|werkadres|ouders|moeder|vader|zus|broer|vriend(in)?|dochter|zoon|hotel|school|universiteit|bedrijf|winkel|oma|schoonouders|vakantiehuis)|afhaalpunt|postbus|pakketpunt|pakketautomaat|postnl-punt',
  send: 'stuur|sturen|gestuurd|verstu(ur|ren|urd)|verzend(en|ing)|verzonden|opsturen|bezorg(en|d|ing)?|lever(en|ing)?|geleverd|afleveren|zenden|toesturen|meesturen',
  instead: 'in plaats|ipv|i\\.p\\.v|liever|en niet|toch',
  variant:
    '*maat|*maten|*kleur(en)?|*kleurig|groter(e)?|kleiner(e)?|zwart(e)?|wit(te)?|rood|rode|blauw(e)?|donkerblauw(e)?|lichtblauw(e)?|groen(e)?|geel|gele|roze|paars(e)?|grijs|grijze|bruin(e)?|beige|oranje|goud(en)?|zilver(en)?|aantal|hoeveelheid|variant|uitvoering|gemalen|hele bonen|lengte',
  combine:
    'combine(er|ren)|gecombineerd|samen(voegen|gevoegd|sturen|nemen)?|samenvoegen|samen te voegen|voeg .. samen|bundel(en)?|tegelijk(ertijd)?|gezamenlijk|(één|een|1|hetzelfde|dezelfde) (\\w+ )?(pakket|doos|zending|levering|pakje)|in één keer|toevoegen|meesturen|meegestuurd|bijvoegen|meenemen',
  another:
    '(andere|tweede|vorige|eerste|laatste|eerdere|beide|twee|drie|alle|mijn|mijn andere|openstaande) (\\w+ )?(bestellingen|orders)|(andere|tweede|vorige|eerste|laatste|eerdere) (bestelling|order)|bestelling (van|die) (gisteren|vandaag|vanochtend|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ik|eerder|\\d+)|(bestelling|order|bestelnummer|ordernummer) (nr|nummer)?\\.? ?#?\\s?[a-z-]*\\d{3,}|#\\s?[a-z-]*\\d{3,}|bestelnummer',
  gift: '*cadeau(s|tje|tjes)?|cadeau*|kado(otje)?|*geschenk(en)?|inpak(ken|papier)|ingepakt|pak .. in|verrassing|het is voor (mijn|de|het)|kaart(je)? (met|erbij|bij|toevoegen|waarop)|*kaartje|briefje|boodschap(je)?|persoonlijk(e)? (bericht|boodschap|tekst)|gefeliciteerd|fijne (verjaardag|kerst)|strik|lint(je)?|sinterklaascadeau',
  priced: 'factuur|facturen|prijs|prijzen|prijskaartje(s)?|bon(netje)?|pakbon|kassabon|rekening',
  without: 'geen|zonder|niet|verwijder(en)?|weglaten|weghalen',
  leave:
    '*zet(ten)?|leg(gen)?|neerleggen|neerzetten|achterlaten|laat|laten|afgeven|afgegeven|geef|geven|bezorg(en)?|plaats(en)?|stop(pen)?|bij|achter|af te geven|leveren|afleveren',
  spot: '*deur|voordeur|achterdeur|buren|buurman|buurvrouw|buur|receptie|balie|conciërge|portier|garage|schuur(tje)?|brievenbus|pakketbox|tuin|achtertuin|poort|veranda|carport|terras|achterom|berging|hal|portiek|trap|balkon|container|kliko|afdak|winkel|huismeester|bewaking|schuilplaats',
  access:
    '*aanbellen|bel (niet|aan|bij|twee)|bellen|deurbel|niet bellen|klop(pen)?|intercom|*code (is|van|voor)|poortcode|toegangscode|deurcode|code|verdieping|etage|begane grond|lift|hond|baby slaapt|handtekening|ingang|sleutelkluis',
  urgent:
    'spoed|dringend|haast|snel mogelijk|zo (snel|spoedig|gauw) mogelijk|zsm|z\\.s\\.m|asap|urgent|met spoed|direct|onmiddellijk|snel|express|spoedbestelling|uiterlijk',
  need: 'nodig|moet(en)?|binnen|ontvangen|hebben|aankomen|krijgen|bezorg(d|en)|gelever(d|en)|er zijn|arriveren|heb|verzenden|verstuurd',
  by: 'voor|vóór|uiterlijk( op)?|op tijd( (voor))?|tot|binnen|niet later dan',
  when: 'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|vandaag|morgen|overmorgen|weekend|volgende week|deze week|kerst(mis)?|pasen|verjaardag|bruiloft|moederdag|vaderdag|valentijnsdag|sinterklaas|vakantie|vertrek|feest|\\d+ dagen|jubileum|reis',
  broken:
    'kapot(te)?|gekrompen|gaten|gat|verkleurd|knippert|stinkt|nat(te)?|doorweekt|beschimmeld|losgelaten|in stukken|in scherven|stuk (gegaan|aangekomen)|(is|was|ging|gaat) stuk|twee keer (afgeschreven|betaald)|dubbel afgeschreven|niet wat ik|besteld(e)? .. (maar|en) (kreeg|ontving|gekregen)|ontbreekt (er|een|de)|afgebroken|afgescheurd|beschadigd(e)?|defect(e)?|gebroken|gescheurd(e)?|gekrast|gebarsten|teleurgesteld|teleurstellend|onacceptabel|slecht(e)? (kwaliteit|service)|klacht(en)?|klagen|nooit (aangekomen|ontvangen)|(nog (steeds|altijd)? )?(niet|niets) (aangekomen|ontvangen|geleverd|binnen|verzonden|gekregen)|ontbr(ak|aken|ekend|ekende)|te laat|vertraagd|werkt niet|ontevreden|boos|belachelijk|verkeerd(e)? (artikel|product) (ontvangen|gekregen)|geen (antwoord|reactie)|niemand reageert|gedeukt|lek|mist(e)? (er|een)',
  ask: 'waar|wanneer|hoe|wat|welk(e)?|wie|waarom|is|zijn|kan|kunnen|kunt|kun|hebben|heeft|wordt|komt|mag|zit',
  past: 'vorige keer|laatste keer|de laatste bestelling|vorige bestelling (was|kwam)|alweer|de vorige keer|eerder al|vorig jaar',
  cancelPhrase:
    '(niet meer|geen .. meer) (nodig|hebben|willen)|(hoef|wil) .. niet meer|niet langer nodig|(per ongeluk|per abuis|dubbel|twee keer) .. (besteld|geplaatst|gekocht)|dubbele bestelling|van gedachten veranderd|bedacht|(niet|niets) (meer )?(verzenden|versturen|opsturen|leveren)|(uit|van) (mijn|de) bestelling (halen|verwijderen|schrappen|gehaald)|haal .. (uit|van) (mijn|de) bestelling',
  addressPhrase:
    '(ben|zijn|ga|gaan) .. (verhuisd|verhuizen)|verhuis(d|t|ing)|(naar|op) (dit|het volgende|een ander|mijn nieuwe|het nieuwe|ons nieuwe|onderstaand) (\\w+)?adres|woon (nu|niet meer|inmiddels)|huisnummer (is|moet|klopt|vergeten)|(verkeerd|oud|oude|foutief|verkeerde) (\\w+)?(adres|postcode|huisnummer)|(adres|postcode) (is|moet zijn|klopt)',
  itemPhrase:
    '(in plaats van|ipv) (de |het |een )?(maat|kleur|zwart*|wit*|rood|rode|blauw*|groen*|grijs|grijze|twee|één|\\d+|xs|s|m|l|xl)|(verkeerde|andere|foute) (maat|kleur|artikel|aantal|variant|uitvoering)|(maat|kleur|aantal) (wijzigen|veranderen|aanpassen|omruilen)|een maat(je)? (groter|kleiner)|(nog )?(een|twee) extra|omruilen|ruilen voor|(wilde|bedoelde) (eigenlijk|toch)|(toch|liever) (in |de |het |een )?(maat|kleur|zwart*|wit*|rood|rode|blauw*|groen*|grijs|grijze|xs|s|m|l|xl)',
  combinePhrase:
    'samen met (mijn |de )?(\\w+ )?(bestelling|order|#)|(beide|twee|mijn|alle) (\\w+ )?(bestellingen|orders) .. (samen|één|een|combine*|tegelijk)|verzendkosten (besparen|te besparen)|bestellingen samen*|(met|bij|aan) (mijn |de )?(\\w+ )?(bestelling|order) .. (meesturen|samenvoegen|combineren|toevoegen|verzenden|versturen)',
  deliveryPhrase:
    "(alleen|niet|liefst|pas) (bezorgen|leveren|op|na|tussen|voor|in de (ochtend|middag|avond))( (\\d+|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ochtend|middag|avond))?|(ben|zijn|ik ben) .. (thuis|niet thuis|op vakantie|aan het werk|weg|op kantoor)|niet (bellen|aanbellen|vouwen)|bezorger|pakketbezorger|postbode|koerier|chauffeur|na \\d+ uur|tussen \\d+|overdag|'s (ochtends|middags|avonds)|thuiswerken",
  part: 'straat|stad|verdieping|appartement|nummer|bus|huisnummer|toevoeging|woonplaats',
  right: 'juist(e)?|correct(e)?|moet|moet zijn|hoort|eigenlijk|goede|klopt',
  waive: 'negeer|negeren|vergeet|sla geen acht|niet letten op|overschrijf|let niet op',
  drop: 'verwijder(en|t)?|haal(t)? .. (weg|eruit|uit|af)|eruit halen|weghalen|weglaten|laat .. weg|schrap(pen)?',
  rest: 'de rest|het overige|de andere|al het andere|houd|behouden',
  refund: 'geld terug|terugbetal(en|ing)|terugstort(en|ing)|restitutie',
  card: 'kaart|kaartje|cadeaukaart|wenskaart|boodschap (op|bij)|tekst (op|voor) (de|het) (kaart|kaartje)|briefje',
  engrave: 'graver(en|ing)|gegraveerd|gravure|borduur*|geborduurd|monogram|gepersonaliseerd',
  asks: '(wanneer|waar|hoe (lang|veel)) (komt|is|wordt|duurt|kost|blijft)|ik (vroeg|vraag) me af|zou graag weten|kunt u (mij )?(zeggen|vertellen)|leveren jullie|hebben jullie|verzenden jullie',
  got: 'ontvangen|gekregen|kreeg|ontving|aangekomen|geleverd gekregen',
};
