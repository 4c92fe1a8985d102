/** Hungarian. */
import type { Lexicon } from '../concepts.ts';

export const hu: Lexicon = {
  hints:
    'a az és nem egy van hogy is ha de meg csak már még kérem köszönöm jó napot szia mikor hol mennyi vagy volt lesz lenne szeretném szeretnék tudnák legyen rendelés rendelésem rendelésemet csomagot csomag helyett nekem el ezt azt kérnék vagyok vagyunk',
  not: 'nem|ne|soha|nélkül|helyett',
  notAfter: '(nem|ne)',
  whether: 'ha|amennyiben|esetén',
  please:
    'kérem|kérjük|kérném|kérnék|kérek|szeretném|szeretnék|szeretnénk|tudná(k)?|tudnátok|lehetne|lehetséges|meg lehet|legyen(ek)? szíves*|szíveskedj*|muszáj|kell|szükségem',
  cancel:
    'lemond*|töröl*|törl*|töröljék|visszamond*|visszavon*|elállok|elállni|eláll|sztorn*|stornó*|érvénytelen*',
  aside:
    'repül*|utaz*|találkoz*|terv*|esküvő (volt|lesz)|koncert*|előfizet*|hírlevél*|szabályz*|díj*|buli*|ár(at|ak)|számla*|blokk*',
  order: '*rendel*|vásárl*|megrendel*|#\\d+',
  it: 'mindent|azt|ezt|egészet|teljes*|összes*|többi*',
  item: 'termék*|cikk*|darab*|pár|póló*|ing(et|em)?|blúz*|pulóver*|kabát*|dzseki*|ruhá*|szoknyá*|nadrág*|farmer*|cipő*|csizmá*|zokni*|sapká*|sál*|kesztyű*|öv(et)?|táská*|hátizsák*|bögré*|csészé*|pohar*|palack*|gyerty*|szappan*|könyv*|poszter*|takaró*|törölköző*|párná*|lámpá*|gyűrű*|nyaklánc*|karkötő*|fülbevaló*|órá*|tok(ot)?|kábel*|játék*|puzzle|teá*|kávé*|csokolád*|növény*|vázá*|tál(at)?|tányér*|kés(t)?|szőnyeg*|szett*|modell*|esernyő*',
  change:
    'módosít*|megváltoztat*|változtat*|cserél*|kicserél*|javít*|kijavít*|helyesbít*|átír*|frissít*|átcím*',
  wrong:
    'rossz*|hibás*|hiba|téves*|tévedés*|elír*|elgépel*|régi*|korábbi*|elfelejt*|hiányzik|kimaradt|nem jó|elrontott*|véletlenül|hiányos',
  fresh: 'új*|másik*|más|következő*|alábbi*',
  address: '*cím(em|et|re|e|ünk|ek|emet|ét|ünket)?|*címre|irányítószám*|házszám*|*szállítási cím*',
  part: 'utca|út|város*|lakás*|emelet*|ajtó(szám)?|szám(a|ot)?|kerület*',
  right: 'helyes*|helyesen|kell legyen|kellene (lennie|legyen)|valójában|legyen|pontos*',
  elsewhere:
    '(munkahely*|irodá*|cég*|szüle(im|ink)*|anyukám*|apukám*|nővérem*|bátyám*|barát*|szálloda*|hotel*|iskol*|nagymamá*|nyaraló*)|csomagpont*|csomagautomat*|foxpost*|postafiók*',
  send: 'küld*|szállít*|kézbesít*|postáz*|felad*',
  instead: 'helyett|inkább|helyére',
  variant:
    'méret*|szín*|nagyobb*|kisebb*|feket*|fehér*|piros*|kék*|sötétkék*|zöld*|sárg*|rózsaszín*|lil(a|át)|szürk*|barn*|bézs*|narancs*|arany*|ezüst*|mennyiség*|darabszám*|változat*|hossz*|őrölt|szemes',
  combine:
    'összevon*|együtt|egybe|egyben|összecsomagol*|(egy|ugyanab*|közös) (csomag*|doboz*|küldemény*|szállítmány*)|közös*|hozzáad*|mellé|egyszerre',
  another:
    '(másik|második|előző|korábbi|első|mindkét|két|három|összes|tegnapi|mai) (\\w+ )?(meg)?rendel*|(meg)?rendel* (száma|számú)? ?#?\\d{3,}|#\\s?[a-z-]*\\d{3,}|\\d{3,}(-e)?s (számú )?(meg)?rendel*',
  gift: 'ajándék*|díszcsomag*|becsomagol*|csomagolj* be|meglepetés*|masni*|szalag*|boldog (születésnapot|karácsonyt)|szülinapi|szülinapra',
  card: 'kártyá*|üdvözlő*|képeslap*|kísérőkárty*|üzenet(et)? a',
  priced: 'számlá*|blokk*|ár(at|ak|cédul*|akat|a)?|nyugt*|szállítólevel*|árcédul*',
  without: 'nélkül|ne|nem|távolíts*|hagyj* ki',
  leave:
    'hagyj*|hagyni|tegy*|rakj*|rak(ják|ni)|ad(ják|ja|ni)|adj*|helyezz*|kézbesít*|dobj*|le(tenni|rakni)|szállíts*',
  spot: 'ajtó*|szomszéd*|garázs*|postalád*|recepci*|kapu(hoz|ba|nál|ban)?|kert*|terasz*|tornác*|lépcső*|folyosó*|erkély*|portá*|portás*|gondnok*|bejárat*|bolt*|lábtörlő*|tároló*|fészer*',
  access:
    'csenget*|csengő*|kopog*|kód(ja)?|kapukód*|kaputelefon*|lift*|emelet*|kuty*|baba|alszik|aláír*|futár*|postás*|sofőr*|hívj*|hívni|telefonálj*|sms*|csörög*',
  urgent:
    'sürgős*|sürget*|minél (előbb|hamarabb|gyorsabban)|siet*|asap|azonnal*|expressz*|gyors*|mielőbb*|haladéktalan*|legkésőbb',
  need: 'kell(ene)?|szükség*|megérkez*|érkez*|ideérj*|itt legyen|megkap*|kap(jam|jak|juk)|odaérj*|kéne',
  by: '*ig|előtt|legkésőbb|időben|belül|addig',
  when: 'hétfő*|kedd*|szerd*|csütörtök*|péntek*|szombat*|vasárnap*|január*|február*|március*|április*|május*|június*|július*|augusztus*|szeptember*|október*|november*|december*|ma|holnap*|hétvég*|jövő hét*|hét végé*|karácsony*|húsvét*|születésnap*|szülinap*|névnap*|esküvő*|anyák napj*|ballagás*|nyaralás*|utazás*|\\d+ nap*',
  broken:
    'törött*|eltört*|összetört*|sérül*|hibásan|hibás (termék|áru)|megrepedt*|repedt*|szakadt*|karcos*|csorba|csorbult*|kifolyt*|szivárog*|reklamá*|panasz*|csalód*|elfogadhatatlan*|hiányzott|hiányzik (a|egy)|(még )?(mindig )?(nem|sem) (érkezett|jött|kaptam)|késik|késett|túl késő|rossz minőség*|nem működik|elromlott|elégedetlen*|(rossz|más|téves) (terméket|termék|áru|méretet) (kaptam|érkezett|jött)|senki nem válaszol|foltos*|tönkre*|felháborító',
  ask: 'hol|mikor|hogyan|hogy|mi|milyen|melyik|ki|miért|mennyi|mennyibe|van|lehet|szállítanak|tudnak',
  past: 'múltkor*|legutóbb*|előző rendelés(em)? (volt|óta)|tavaly|korábban már|megvolt|már megérkezett|ott volt',
  waive: 'hagyják figyelmen|figyelmen kívül|felejtsék el|ne foglalkozz*|tekintsék tárgytalan*',
  drop: 'vegyék (ki|le)|vegye ki|hagyják ki|húzzák ki|kivenni|távolíts*',
  rest: 'többi*|maradék*|a többit',
  refund: 'visszatérít*|pénzt vissza|pénzem vissza*|visszakér*',
  engrave: 'gravír*|hímz*|monogram*',
  cancelPhrase:
    '(már )?(nem|nincs) (kérem|kell|szükségem|akarom) (a rendel*|rá|már|többé|ezt)|(véletlenül|kétszer|tévedésből) .. (rendel*|vettem|vásárol*)|rendel* .. (véletlenül|kétszer)|dupl(a|án) rendel*|meggondoltam|ne (küldjék|szállítsák) (el|ki|ki a|el a|a rendel*)',
  addressPhrase:
    '(el|át|meg)?költöz*|(erre|másik|új|az új|következő|alábbi) (\\w+ )?címre|rossz (cím*|irányítószám*|házszám*|utc*|emelet*)|már nem (ott |itt )?lak*|most (itt )?lak*|(rossz|téves|régi) (\\w+ )?cím*',
  itemPhrase:
    '(rossz|más|másik|téves) (méret*|szín*|mennyiség*|modell*|termék*|darabszám*)|(méret*|szín*|\\d+|xs|s|m|l|xl) helyett|(feket*|fehér*|piros*|kék*|zöld*|szürk*) helyett|eredetileg (akart*|gondolt*)|(még )?egy(et)? (plusz|pluszban)',
  combinePhrase:
    '(együtt|egyben|egybe|egy csomag*) .. (rendel*|#)|rendelés(sel|ével|emmel)? .. (együtt|egyben|egybe|egy csomag*|közös*)|(mindkét|két|a két) (\\w+ )?rendel* .. (együtt|egy*|közös*)|összevon*|szállítási költség* .. (egy*|spór*)',
  deliveryPhrase:
    '(szállít*|hozz*|kézbesít*) .. (után|között|délelőtt|délután|este)|(otthon|nem leszek|szabadság*)|\\d+ (óra|után|és)|óra után|munkanap*',
  got: 'kaptam|kaptunk|érkezett|jött',
};
