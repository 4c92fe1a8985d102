/** Polish. */
import type { Lexicon } from '../concepts.ts';

export const pl: Lexicon = {
  hints:
    'i w z na do nie się to jest są że proszę dziękuję dzień dobry czy jak kiedy gdzie mam mój moje moja mojego ale lub po od dla za przez jeśli tylko już jeszcze bardzo zamówienie zamówienia paczka paczkę chcę chciałbym chciałabym można państwo pozdrawiam oraz ze bez prosze zamiast',
  not: 'nie|nigdy|bez|zamiast',
  whether: 'jeśli|jeżeli|gdyby|w razie|w przypadku',
  please:
    'proszę|prosze|prosiłbym|prosiłabym|poproszę|prosimy|chcę|chciał(bym|abym)|chcemy|chcielibyśmy|czy (można|mogę|możecie|mogą|mógłbym|mogłabym|mogliby|jest)|możecie|muszę|potrzebuję|wolę|wolałbym|wolałabym',
  cancel:
    'anulow*|anuluj*|anulacj*|odwoł*|zrezygn*|rezygn*|odstąpi*|odstępuj*|wycof*|skasow*|skasuj*|usun*|usuń*|wykreśl*|storn*',
  aside:
    'lot*|podróż*|spotkani*|plan(y|ów)|wesele (jest|było)|koncert*|subskrypcj*|newsletter*|regulamin*|polityk*|imprez*|cen(a|ę|y)|metk*|rachun*|faktur*',
  order: 'zamówi*|zakup*|zamawia*|kupił*|#\\d+',
  it: 'wszystko|całość|całe|je|to|tego|reszt*|ją|go',
  item: 'produkt*|artykuł*|towar*|sztuk*|par(a|ę|y)|koszul*|bluz*|sweter*|swetr*|kurtk*|płaszcz*|sukienk*|spódnic*|spodni*|dżins*|but(y|ów)|trampk*|kozak*|skarpet*|czapk*|szalik*|rękawiczk*|pas(ek|ka)|torb*|torebk*|plecak*|kub(ek|ka|ki|ków)|szklank*|butelk*|świec*|mydł*|książk*|plakat*|koc*|ręcznik*|poduszk*|lamp*|pierścion*|naszyjnik*|bransolet*|kolczyk*|zegar*|etui|kabel*|zabawk*|puzzl*|gr(a|ę|y)|herbat*|kaw(a|ę|y)|czekolad*|roślin*|wazon*|misk*|talerz*|nóż|dywan*|zestaw*|model*|wersj*|parasol*',
  change:
    'zmian*|zmieni*|zmień|wymian*|wymieni*|zamian*|zamieni*|zamień*|popraw*|skoryg*|korekt*|aktualiz*|zaktualiz*|podmien*|podmian*|przekier*',
  wrong:
    'zł(y|ą|e|ego|ej)|błęd*|błąd|pomył*|pomyli*|nieprawidł*|niepoprawn*|literówk*|star(y|ą|ego|ej)|nieaktual*|poprzedni*|zapomnia*|brak(uje)?|niekompletn*|omyłk*',
  fresh: 'now(y|ą|e|ego|ej|a)|inn(y|ą|e|ego|ej|a)|następując*|poniższ*|podany',
  address:
    'adres*|kod(u|em)? pocztow*|numer(u)? (domu|mieszkania|lokalu|ulicy)|dane do wysyłki|danych do wysyłki',
  part: 'ulic*|miasto|miejscowość|mieszkani*|lokal*|piętro|numer*|nr|klatk*|kod',
  right: 'powinn*|ma być|poprawn*|prawidłow*|właściw*|tak naprawdę',
  elsewhere:
    '(do|na|u) (mojej|mojego|moich|naszej|naszego|nowego)? ?(\\w+ )?(pracy|biura|firmy|rodziców|mamy|taty|siostry|brata|przyjaciółki|kolegi|córki|syna|hotelu|szkoły|babci|domu)|paczkomat*|punkt(u)? odbioru|skrytk*',
  send: 'wysł*|wyśl*|wysył*|dostar*|dostaw*|przesył*|przesł*|prześl*|doręcz*|nada(ć|jcie)|skierow*',
  instead: 'zamiast|w miejsce|raczej|jednak',
  variant:
    'rozmiar*|kolor*|większ*|mniejsz*|czarn*|biał*|czerwon*|niebiesk*|granat*|zielon*|żółt*|różow*|fiolet*|szar*|brązow*|beż*|pomarańcz*|złot*|srebrn*|iloś*|liczb*|wariant*|długoś*|mielon*|ziarnist*',
  combine:
    'połącz*|łącz*|razem|scal*|jedn(ej|ą|ym|a) (paczce|paczk*|przesył*|pudeł*|karton*|wysyłk*|dostaw*)|wspóln*|tej samej (paczce|przesył*)|dołącz*|dorzu*|jednocześnie|zbiorcz*',
  another:
    '(inn*|drug*|poprzedn*|pierwsz*|wcześniejsz*|ostatni*|ob(a|ydwa)|dwa|trzy|wszystkie|moje|wczorajsz*|tamt*) (\\w+ )?zamówie*|zamówieni(e|em|a) (z (wczoraj|dziś|dzisiaj|rana|poniedziałku)|które)|zamówieni(e|em|a|u) (nr|numer)?\\.? ?#?\\d{3,}|(nr|numer) \\d{3,}|#\\s?[a-z-]*\\d{3,}',
  gift: 'prezent*|podarun*|upomin*|zapakow* (na|jako|ładnie|ozdobnie)|ozdobn*|niespodziank*|wstążk*|wszystkiego najlepszego|kokard*|urodzinow*|mikołaj*',
  card: 'kart(ka|kę|ce|ki|eczk*)|bilecik*|liścik*|życzeni*|wiadomość na|dedykacj*|treść kart*',
  priced: 'faktur*|paragon*|rachun*|cen(a|y|ę|ami)|metk*|dowod* zakupu|specyfikacj*|kwot*',
  without: 'bez|nie|usunąć|proszę nie|żadn*|pomińcie|ukryć',
  leave: 'zostaw*|pozostaw*|położ*|postaw*|odda(ć|jcie)|przekaz*|przekaż*|wrzuc*|schowa*|dostarcz*|doręcz*',
  spot: 'drzwi*|sąsiad*|garaż*|skrzynk*|port(ier|ierni)*|recepcj*|ochron*|brama|bramy|bramą|bramie|furtk*|ogrod*|ganek|ganku|taras*|schod*|klatce|balkon*|wiat*|altan*|sklep*|dozorc*|wycieraczk*|piwnic*|szop*|werand*',
  access:
    'domofon*|dzwon(ek|ka|kiem|ić|cie)|zadzwo*|puka*|kod (do|to|jest|bramy|domofonu|wejśc*)|wind*|piętro|pies|psa|dziecko śpi|niemowl*|podpis*|kurier*|listonosz*|kierowc*|sms*|telefonicz*|klatk*',
  urgent:
    'piln*|pośpiech*|spieszy*|jak najszybci*|najszybc*|asap|natychmiast*|ekspres*|szybk*|niezwłoczn*|na już|szybciej|najpóźniej',
  need: 'potrzeb*|musi|muszę|dotr*|dojść|dojdzie|być|była|było|mieć|dosta(ć|ła)|otrzyma*|zależy|przyszł*|zdąż*|mus(i|zą)',
  by: 'do|przed|najpóźniej( do)?|na|zanim|w ciągu|na czas',
  when: 'poniedział*|wtor*|środ(a|ę|y)|czwart*|piąt(ek|ku|kiem)|sobot*|niedziel*|styczni*|lut(y|ego)|marc*|kwiet*|maj(a|u)?|czerw(ca|iec|cu)|lip(ca|iec|cu)|sierp*|wrze(śnia|sień)|październik*|listopad*|grud(nia|zień)|dziś|dzisiaj|jutr*|weekend*|przyszł* tygodn*|końca tygodnia|świąt*|święta|wigili*|wielkanoc*|urodzin*|imienin*|ślub*|wesel*|dni(a|u)? matki|komuni*|wyjazd*|wakacj*|\\d+ dni',
  broken:
    'uszkodz*|zepsut*|zepsuł*|stłucz*|stłuk*|zbit*|pękn*|połama*|rozbit*|podart*|porysow*|wadliw*|reklam*|skarg*|rozczar*|zawied*|niedopuszczaln*|brakowało|brakuje w|brak w|(nadal |jeszcze |wciąż )?nie (dotar*|przysz*|dosta(łem|łam)|otrzyma*|doszł*)|opóźni*|za późno|spóźni*|złej jakości|słaba jakość|nie działa|niezadowol*|przyszedł (zły|inny|nie ten)|(zły|inny|niewłaściwy) (produkt|towar)|brak odpowiedzi|nikt nie odpow*|plam*|wgniec*|przeciek*|dziur*|pogniec*|skandal*',
  ask: 'gdzie|kiedy|jak|co|jaki|jaka|jakie|kto|dlaczego|ile|czy',
  past: 'ostatnim razem|ostatnio|poprzednim razem|poprzednie zamówienie|w zeszłym|była u|leżał*|już dotar*|znalazł*',
  waive: 'ignorow*|zignorow*|zapomni(jcie|eć)|nie zwraca*|pomiń*|pominąć',
  drop: 'usun*|usuń*|wyj(ąć|mijcie)|wyjmij*|pomin*|skreśl*|odjąć',
  rest: 'reszt*|pozostał*|inne|zostawcie',
  refund: 'zwrot(u)? (pieniędzy|środków|kosztów)|zwróc* pieni*|oddajcie pieni*',
  engrave: 'grawer*|haft*|monogram*|nadruk*',
  cancelPhrase:
    '(nie|już nie) (potrzebuję|chcę|potrzebujemy|chcemy) (już |tego |tej |go |zamów*)|(zamówi*|kupi*|złoży*) .. (przez pomyłkę|omyłkowo|podwójnie|dwa razy|dwukrotnie|przypadk*)|(przez pomyłkę|omyłkowo|przypadkowo|niechcący) .. (zamówi*|kupi*|złoży*)|podwójne zamów*|zdublowan*|rozmyśli*|zmieni* zdanie|(nie|proszę nie) (wysyła*|realizow*) (tego |mojego )?(zamów*|tej)|usun* .. z zamówienia',
  addressPhrase:
    '(przeprowadzi*|przeprowadz*)|wyprowadzi*|(na|pod) (ten|poniższy|inny|nowy|następujący|mój nowy) adres*|(zły|błędny|stary|zła|niepoprawny) (adres|kod|numer|ulic*)|nie mieszkam|mieszkam teraz|zapomnia* .. (numer*|mieszkan*|kod*)',
  itemPhrase:
    '(zł*|inn*|błędn*) (rozmiar*|kolor*|iloś*|model*|wariant*|produkt*)|zamiast (rozmiar*|\\d+|xs|s|m|l|xl|czarn*|biał*|czerwon*|niebiesk*|zielon*|szar*)|(chodziło mi o|miał być|miała być|miało być)|(jeden|jedną|dwa|dwie) (więcej|dodatkow*)|(wymienić|zamienić|zmienić) .. na',
  combinePhrase:
    '(razem|łącznie|wspólnie) z (moim |innym |drugim |poprzednim )?(zamów*|#|nr)|(oba|dwa|moje|te) (\\w+ )?zamówienia .. (razem|jedn*|w jedn*|wspóln*)|połącz* .. zamów*|jednej paczce|oszczędzić na (wysył*|przesył*)|koszt(y|ach|ów) (wysyłki|przesyłki) .. (razem|połącz*)',
  deliveryPhrase:
    '(dostaw*|dostarcz*|doręcz*|kurier) .. (po|między|rano|po południu|wieczorem|w godzinach)|(w domu|poza domem|na urlopie|nieobecn*)|po godz*|między godz*|w dni robocze|nie dzwonić|po \\d+',
  got: 'dosta(łem|łam|liśmy)|otrzyma(łem|łam)|przysz(edł|ła|ło|ły)|dotar*',
};
