/** Romanian. */
import type { Lexicon } from '../concepts.ts';

export const ro: Lexicon = {
  hints:
    'și si în la de pe cu nu este e sunt un o că să se mai vă va rog mulțumesc bună ziua cum când unde am ai are meu mea mele dar sau din pentru fără dacă doar deja comanda comenzii coletul aș vrea doresc puteți pot loc ați salut foarte aveți',
  not: 'nu|niciodată|fără|în loc de|nici',
  whether: 'dacă|în caz că|în cazul',
  please:
    'vă rog|va rog|te rog|rog|aș (dori|vrea|prefera)|as (dori|vrea)|doresc|vreau|dorim|pute(ți|ti)|ați putea|se poate|este posibil|pot|trebuie|am nevoie|solicit',
  cancel:
    'anul(ați|ati|a|ez|are|area|ăm|ată|eze)|anuleaz*|anulăm|renunț*|retrag*|șterge(ți)?|sterge(ti)?|elimina*|eliminați|revoc*|storn*',
  aside:
    'zbor*|călători*|întâlnir*|planuri*|nunta (este|a fost)|concert*|abonament*|newsletter*|politic*|tax*|petrecer*|preț*|etichet*|factur*',
  order: 'comand(a|ă|ă|ei|at|ate|asem)|comenz*|comandă|achiziți*|cumpărat|#\\d+',
  it: 'tot|totul|o|aceasta|asta|acesta|restul|întreaga',
  item: 'produs*|articol*|bucăț*|pereche|perechi|tricou*|cămaș*|bluz*|pulover*|hanorac*|geac*|palton*|rochi*|fust*|pantaloni*|blugi*|pantof*|adidași*|cizme*|șosete*|căciul*|fular*|mănuși*|curea*|geant*|poșet*|rucsac*|can(a|ă|ă|i|ile)|ceașc*|pahar*|sticl*|lumânar*|săpun*|cart(ea|e|ile)|cărți*|poster*|pătur*|prosop*|pern*|lamp*|veioz*|inel*|colier*|brățar*|cercei*|ceas*|husa|husă|cablu*|jucări*|puzzle|joc*|ceai*|cafea*|ciocolat*|plant*|vaz*|bol*|farfuri*|cuțit*|covor*|set*|model*|versiun*|umbrel*',
  change:
    'schimb(a|ați|ati|are|area|at|ăm)?|modific(a|ați|are|area|at)?|înlocui*|inlocui*|corect(ați|are|a|area)|actualiz*|rectific*',
  wrong:
    'greșit*|gresit*|greșeal*|eroare|incorect*|veche|vechi|anterioar*|uitat|lipsește|incomplet*|din greșeală|eronat*',
  fresh: 'nou(ă|a)?|noua|alt(ă|a)?|următoare*|diferit*|de mai jos',
  address:
    'adres*|cod(ul)? poștal|codul postal|număr(ul)? (casei|străzii|apartament*|de casă)|date(le)? de livrare',
  part: 'strad*|oraș*|localitat*|apartament*|numărul|etaj*|bloc*|scara|județ*',
  right: 'corect(ă|a|e)?|ar trebui să fie|trebuie să fie|de fapt|bun(ă|a)? este',
  elsewhere:
    '(la|către) (\\w+ )?(birou*|serviciu|muncă|firm*|părinți*|mama|tata|sora|frate*|prieten*|hotel*|școal*|bunic*)|easybox|punct de ridicare|locker',
  send: 'trimi*|expedi*|livr*|transport*',
  instead: 'în loc|in loc|mai degrabă|în schimb',
  variant:
    'mărime*|măsur*|culoare*|culor*|mai (mare|mic*)|negr*|neagr*|alb(ă|a|e|i)?|roș*|albastr*|bleumarin|verde|verzi|galben*|roz|mov|gri|maro|bej|portocali*|auri*|argint*|cantitat*|variant*|lungim*|măcinat*|boabe',
  combine:
    'combin*|împreună|impreuna|un(i|iți|ite|ească)|grupa*|(un singur|același|acelasi|singur) (colet|pachet|transport)|o singură (cutie|livrare|expedi*)|aceeași (cutie|livrare)|odată|adăuga* la|comasa*',
  another:
    '(alt(ă|a|e)|cealaltă|a doua|prima|anterioar*|ultima|ambele|două|trei|toate|cele două) (\\w+ )?(comand*|comenz*)|comanda (de ieri|anterioar*|de azi|făcută|precedent*)|comand(a|ă|ei) (nr|numărul|cu numărul)?\\.? ?#?\\d{3,}|comenzile (mele|\\d+)|#\\s?[a-z-]*\\d{3,}',
  gift: 'cado*|ambala*|împachet* (frumos|cadou)|surpriz*|fund(ă|a|iță)|la mulți ani|felicitare*|crăciun fericit',
  card: 'felicitare*|carton*aș|bilet*|mesaj(ul)? (pe|de|pentru)|dedicați*',
  priced: 'factur*|preț*|bon(ul)?|chitanț*|aviz*|etichet*',
  without: 'fără|fara|nu|nicio|niciun|scoate*',
  leave: 'lăs(ați|ați|a)|lăsa*|lasati|pun(eți|e)|preda*|depune*|așeza*|livra*|da(ți)',
  spot: 'uș(a|ă|ii)|ușă|usa|vecin*|garaj*|cuti(a|e) poștal*|recepți*|poart(a|ă)|porții|grădin*|teras*|verand*|scăr*|scar(a|ă)|hol*|balcon*|portar*|paznic*|administrator*|magazin*|pragul',
  access:
    'soneri*|sun(ați|a)|interfon*|cod(ul)? (de|este|porții|interfon*)|bate(ți)|lift*|etaj*|câine*|bebelu*|doarme|semnătur*|curier*|poștaș*|șofer*|telefon*|apela*',
  urgent:
    'urgent*|urgență|cât mai (repede|curând|rapid)|cat mai (repede|rapid)|grab*|asap|imediat|rapid|express|cel târziu|prioritar*',
  need: 'nevoie|trebuie|ajung*|să fie|primesc|primim|primi|am|vină|livr*',
  by: 'până|pana|înainte|cel târziu|pe|pentru|la timp|în termen',
  when: 'luni|marți|miercuri|joi|vineri|sâmbătă|duminică|ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie|azi|astăzi|mâine|weekend*|săptămân*|crăciun*|paște*|ziua (de naștere|mamei|lui|ei)|aniversar*|nunt*|botez*|vacanț*|plec*|\\d+ zile|\\d+',
  broken:
    'spart*|stricat*|deteriorat*|defect*|rupt*|crăpat*|zgâriat*|ciobit*|dezamăgi*|inacceptabil*|reclam*|plâng*|lips(ea|eau|ă)|lipsește (din|un|o)|(încă )?(nu (a|au|am)) (ajuns|venit|primit|sosit|fost livrat)|întârzi*|prea târziu|calitate (slabă|proastă)|nu (funcționează|merge)|nemulțumi*|(am primit|a venit) (alt*|greșit*)|produs(ul)? greșit|niciun răspuns|nimeni nu răspunde|pătat*|îndoit*|curge',
  ask: 'unde|când|cum|ce|care|cine|de ce|cât|câte|aveți|este|se poate|pot|livrați|când',
  past: 'data trecută|ultima dată|ultima comandă|comanda trecută|anul trecut|era la|a ajuns deja|am găsit',
  waive: 'ignora*|uita(ți)?|nu țineți cont|neglija*',
  drop: 'scoate*|elimina*|șterge*|exclude*',
  rest: 'restul|celelalte|păstra*',
  refund: 'banii înapoi|ramburs(are|ați|area) (banilor|sumei|integral*)|returna* banii|returnarea banilor',
  engrave: 'grav(ur*|at*|are*)|brod*|monogram*',
  cancelPhrase:
    '(nu mai) (vreau|doresc|am nevoie|dorim|vrem)|(comandat|cumpărat|plasat) .. (din greșeală|de două ori|dublu)|(din greșeală) .. (comandat|plasat)|comandă (dublă|duplicat*)|răzgândit*|nu (mai )?(expediați|trimiteți|livrați) (comanda|nimic|coletul)',
  addressPhrase:
    '(m-am|ne-am|m am|ne am) mutat|mă mut|(la|pe) (această|altă|noua|următoarea|o altă) adres*|(adresă|adresa|cod|codul|strada|numărul) (greșit*|veche|incorect*)|nu mai locui*|locui* acum|greșit (adres*|strad*|numărul|cod*)',
  itemPhrase:
    '(altă|alta|greșit*) (mărime|culoare|cantitate)|(mărime|mărimea|culoare|culoarea|produs*|model*) greșit*|în loc de (mărime*|\\d+|xs|s|m|l|xl|negr*|alb*|roș*|albastr*|verde)|(voiam|doream) (de fapt|mărime*)|(încă|o) (un|una|bucată) (în plus|suplimentar*)|greșit (mărimea|culoarea|cantitatea|produsul)',
  combinePhrase:
    '(împreună|odată) cu (comanda|cealaltă|#)|(ambele|cele două|comenzile) .. (împreună|un singur|același|o singur*)|(uniți|combinați|grupați|comasați) .. comen*|economis* la transport',
  deliveryPhrase:
    '(livra*|veni*) .. (după|între|dimineața|seara|după-amiaza)|(acasă|plecat*|concediu)|după ora|între orele|ora \\d+|nu sunați',
  got: 'am primit|a (venit|ajuns)|a fost livrat*',
};
