/** Italian. */
import type { Lexicon } from '../concepts.ts';

export const it: Lexicon = {
  hints:
    'siete mille tutti tutto il lo la i gli le un una di del della dei delle che e o in per con senza non è sono mio mia miei si al alla dal da su ho ha grazie buongiorno salve ciao vorrei potete può potreste prego favore se ma prima ordine questo questa anche come mi vi dell nell l',
  not: 'non|mai|senza|né|invece di|anziché|nessun(a|o)?',
  whether: 'se|nel caso|qualora|in caso',
  please:
    'per favore|per piacere|per cortesia|cortesemente|gentilmente|prego|vorrei|vorremmo|voglio|desidero|chiedo|avrei bisogno|ho bisogno|devo|pot(ete|reste|rei|remmo)|può|potrebbe|puoi|si può|è possibile|sarebbe possibile|posso|mi piacerebbe|preferirei|preferisco',
  cancel:
    'annull(are|ate|a|o|amento|ato|ata|arlo|ino|i)|cancell(are|ate|a|o|azione|ato|ata|arlo|i)|disd(ire|ico|etta|ite)|recesso|recedere|togli(ere|ete)?|elimin(are|ate)|rimuov(ere|ete)|revoc(are|ate)|stornare',
  aside:
    'volo|viaggio|appuntamento|riunione|politica|abbonamento|concerto|festa|prenotazione|programmi|piani|impegni|evento|newsletter|prezz[oi]|etichett[ae]',
  order: 'ordin(e|i|ato|azione)|acquist[oi]|#\\d+',
  it: "tutto|lo|la|questo|il resto|l'|intero",
  item: 'articol[oi]|prodott[oi]|pezz[oi]|paio|paia|magli(a|e|etta|ette|one)|t-?shirt|camici[ae]|felp[ae]|giacc[ah]e?|giacca|cappott[oi]|vestit[oi]|abit[oi]|gonn[ae]|pantaloni|jeans|scarpe|sneakers|stivali|calz(e|ini)|cappell[oi]|sciarp[ae]|guanti|cintur[ae]|bors[ae]|zain[oi]|tazz[ae]|bicchier[ei]|bottigli[ae]|candel[ae]|sapon(e|i|etta)|libr[oi]|quadern[oi]|poster|stamp[ae]|copert[ae]|asciuga\\w+|cuscin[oi]|lampad[ae]|anell[oi]|collan[ae]|braccial[ei]|orecchini|orologi[o]?|cover|custodi[ae]|cav[oi]|giocattol[oi]|puzzle|gioc[oh]i?|tè|caffè|grani|cioccolat[oi]|piant[ae]|vas[oi]|ciotol[ae]|piatt[oi]|coltell[oi]|padell[ae]|tappet[oi]|set|confezion[ei]|modello|versione|profumazione',
  change:
    'cambi(are|ate|o|a|arlo|arla|ato|ata|amento)|modific(are|ate|a|hi|ato|hiate)|corregg(ere|ete|i)|correzione|aggiorn(are|ate|amento|ato)|sostitu(ire|ite|irlo|irla|zione|isca)|scambi(are|ate)|rettific(are|ate)|variare|aggiust(are)',
  wrong:
    'sbagliat[oaie]|sbagliato|errat[oaie]|error[ei]|scorrett[oa]|vecchi[oa]|precedente|non (è )?(corrett[oa]|giust[oa]|aggiornat[oa])|incomplet[oa]|dimenticat[oa]|manca|confus[oa]|refuso',
  fresh: 'nuov[oa]|altr[oa]|un altro|divers[oa]|seguente|attuale',
  address:
    'indirizz[oi]|cap|codice postale|numero civico|civico|domicilio|recapito|dati di (spedizione|consegna)|luogo di consegna|nome della via',
  elsewhere:
    "(in|al|alla|nel|nella|presso|a casa di|a casa dei|da|dai|all'|nell') ?(il |la |mio |mia |nostro |nostra |i )*(\\w+ )?(ufficio|lavoro|azienda|genitori|madre|mamma|padre|papà|sorella|fratello|amic[oa]|figli[oa]|hotel|albergo|scuola|università|negozio|nonna|suoceri|casa nuova|fidanzat[oa])|punto di ritiro|fermopoint|casella postale|locker",
  send: 'sped(ire|ite|izione|irlo|ito|ita|iscano|isca|izioni)|invi(are|ate|arlo|o|ato|ata|i|ino)|mand(are|ate|arlo|i)|consegn(are|ate|a|arlo|ato|ata|e|i)|recapitare|arrivare',
  instead: 'invece|al posto|anziché|piuttosto|e non',
  variant:
    'tagli[ae]|misur[ae]|color[ei]|numero \\d\\d|più (grande|piccol[oa])|ner[oaie]|bianc[oah]e?|ross[oaie]|blu|azzurr[oa]|verd[ei]|giall[oa]|rosa|viola|grigi[oa]?|marrone|beige|arancione|dorat[oa]|argent(o|ato)|quantità|variante|modello|media|grande|piccola|macinato|in grani|lunghezza',
  combine:
    "un(ire|ite|irlo|irli|iti|ica)|insieme|assieme|combin(are|ate|ati)|raggrupp(are|ate|ati)|accorp(are|ate|ati)|(un|unico|stesso|solo) (unico |solo |stesso )?(pacco|pacchetto|invio|collo)|un'?unica (spedizione|consegna|scatola)|unica spedizione|stess[oa] (spedizione|pacco|momento|scatola)|aggiung(ere|ete) .. (a|al|all')|abbin(are|ate)",
  another:
    '(altr[oi]|due|tre|second[oi]|prim[oi]|precedent[ei]|ultim[oi]|entrambi|entrambi gli|miei|tutti i miei|questi|i) (\\w+ )?(ordini|acquisti)|(altro|secondo|primo|precedente|ultimo|mio altro) (ordine|acquisto)|ordine (precedente|di ieri|di oggi|fatto (ieri|prima|oggi|stamattina)|effettuato|di (lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)|del \\d+)|ordine (n\\.?|nr\\.?|numero|n°)? ?#?\\s?[a-z-]*\\d{3,}|#\\s?[a-z-]*\\d{3,}|n° ?\\d{3,}',
  gift: "regal[oi]|regalare|pacco regalo|confezione regalo|carta regalo|incart(are|ate|ato)|sorpresa|è per (il compleanno|mia|mio|la mia|il mio)|bigliett(o|ino) (con|d'auguri|di auguri|scritto|che)|biglietto|messaggio (personalizzato|che|:|con)|dedica|buon (compleanno|natale|anniversario)|fiocco|nastro|scriv(ere|ete) (sul|su|nel|il|un)|tanti auguri",
  priced: 'fattur[ae]|prezz[oi]|scontrino|ricevut[ae]|cartellin[oi]|etichett[ae]|importo|bolla|ddt',
  without: 'senza|non|nessun(a|o)?|togliere|togliete|rimuov(ere|ete)|nascond(ere|ete)|niente',
  leave:
    'lasci(are|ate|atelo|arlo|arla|a|ato|i|ino)|consegn(are|ate|arlo|atelo)|mett(ere|ete|etelo|a)|deposit(are|ate|arlo)|appoggi(are|ate)|d(are|atelo|are)|pos(are|ate)|affid(are|ate)',
  spot: 'port[ao]ne?|porta|vicin[oaie]|portier[ei]|portinai[oa]|portineria|custode|reception|garage|box|cassetta|buca delle lettere|giardino|cortile|terrazz[oa]|veranda|ingresso|cancello|zerbino|negozio|bar|tabaccheria|androne|scale|balcone|guardiola|dietro|vicina di casa|pianerottolo',
  access:
    "citofon(o|are|ate)|campanello|suon(are|ate)|buss(are|ate)|codice (del (cancello|portone)|di accesso|d'ingresso|cancello|portone|è|della)|codice|(chiam(are|ate|atemi|armi)|telefon(are|ate))( prima| al| quando| il)?|piano|ascensore|cane|bimbo|bambino dorme|firma|scala [a-z]|interno \\d+|pulsantiera",
  urgent:
    'urgent(e|i|emente)|urgenza|il prima possibile|al più presto|prima possibile|quanto prima|velocemente|in fretta|fretta|asap|immediatamente|subito|espress[oa]|rapidamente|nel più breve tempo|con priorità|entro e non oltre',
  need: 'serv(e|ono|irebbe)|bisogno|arriv(are|i|ino|asse)|ricever(e|lo|la|li)|aver(e|lo|la)|deve|dovrebbe|consegn(are|ate|a)|sped(ire|ite)|mi occorre|occorr(e|ono)|sia|vorrei',
  by: "entro( il| la| le)?|prima (di|del|della|dell')|per( il| la| l')?|non oltre( il)?|al più tardi( il)?|fino a|in tempo( per)?",
  when: 'lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|oggi|domani|dopodomani|weekend|fine settimana|prossima settimana|settimana prossima|questa settimana|natale|pasqua|compleanno|matrimonio|festa (della mamma|del papà)|san valentino|partenza|partire|parto|vacanz[ae]|battesimo|laurea|\\d+ giorni|anniversario|comunione',
  broken:
    'rott[oaie]|ristrett[oa]|buc(o|hi)|scolorit[oa]|scollat[oa]|stuf[oa]|scheggia[a-z]*|crepat[oaie]|scucit[oaie]|bagnat[oaie]|ammuffit[oa]|spezzat[oa]|guast[oaie]|incrinat[oa]|in (pezzi|frantumi)|addebitat[oa] due volte|non è quello che|ordinato .. (e|ma) (è arrivat[oa]|ho ricevuto)|manca (un|una|il|la|uno)|danneggiat[oaie]|difettos[oaie]|rovinat[oaie]|strappat[oa]|graffiat[oa]|delus[oaie]|delusione|deludente|inaccettabile|pessim[oa]|vergogn\\w+|reclam[oi]|lament(are|arsi|o|ela)|mai (arrivat[oa]|ricevut[oa])|non (è |mi è |ho )?(ancora |mai )?(arrivat[oa]|ricevut[oa]|consegnat[oa])|mancav[ao]|mancante|mancano|in ritardo|ritardo|troppo tardi|scarsa qualità|non funziona|insoddisfatt[oa]|nessuno risponde|nessuna risposta|prodotto sbagliato|ammaccat[oa]|macchiat[oa]|scadut[oa]|difett[oi]',
  ask: "dove|quando|come|che|cosa|qual(e|i)?|chi|perché|quant[oaie]|c'è|ci sono|avete|è|posso|potete|si può|sarà|arriverà|dov'è",
  past: 'ultima volta|la volta scorsa|scorsa volta|ultimo ordine|ordine (precedente|scorso) (era|è|mi)|ancora una volta|di nuovo|in passato|anno scorso',
  cancelPhrase:
    "non (lo |la |li |le |ne |mi )?(voglio|serve|servono|desidero|occorre|ho) più|non più bisogno|(ordinato|comprato|acquistato|fatto|ordine) .. (per (errore|sbaglio)|due volte|doppio)|ordine doppio|cambiato idea|ripensato|ci ho ripensato|non (spedite|inviate|mandate|spedire|inviare)( l'ordine| nulla| niente| più)?|(togli(ere|ete)|rimuov(ere|ete)|elimin(are|ate)) .. (dal|dall') ?(mio )?ordine|(togli(ere|ete)|rimuov(ere|ete)) (il|la|le|i|gli|un|una)(?! (prezz|etichett|cartellin|fattur))",
  addressPhrase:
    "(mi sono|ci siamo|sono) (appena )?(trasferit[oaie])|trasferit[oaie]|trasloc(o|ato|ati)|(a|al|presso) (questo|il seguente|un altro|mio nuovo|nuovo|il nuovo|quest') ?(\\w+ )?indirizzo|all'indirizzo (seguente|nuovo|qui|di)|non abito più|(numero civico|civico|cap|indirizzo) (corretto|giusto|è in realtà|è il)|(indirizzo|cap|numero civico|via) (sbagliat[oa]|vecchi[oa]|errat[oa])|dimenticato (di (mettere|inserire|scrivere|indicare) )?(il|l') ?(numero|civico|cap|interno|scala)|ora abito|adesso abito",
  itemPhrase:
    "(invece|al posto) (di|del|della|dell'|che) (la |il )?(taglia|misura|colore|nero|nera|bianc[oa]|ross[oa]|blu|verde|grigi[oa]|due|uno|una|\\d+|xs|s|m|l|xl)|anziché (la |il )?(taglia|ner[oa]|bianc[oa]|ross[oa]|blu|verde|due|uno|\\d+|xs|s|m|l|xl)|(taglia|misura|colore|modello|quantità|articolo|prodotto) (sbagliat[oa]|errat[oa]|divers[oa])|sbagliato (la |il )?(taglia|misura|colore|modello|quantità|articolo|a (scegliere|selezionare))|(altra|diversa) (taglia|misura)|(altro|diverso) (colore|modello)|una taglia (in più|in meno|più)|(uno|una|due) in più|volevo (in realtà |ordinare |prendere |la |il |un |una )(?!sapere|chiedere)|(cambiare|sostituire|scambiare) (il|la|le|i|gli|l') .. con",
  combinePhrase:
    "(due|miei|entrambi gli|questi|gli|i|tutti gli) (\\w+ )?ordini .. (insieme|assieme|un|unico|unica|stesso|stessa)|insieme (al|all'|con) ?(mio )?(altro |l')?(ordine|#)|(unire|unite|accorpare|raggruppare|combinare) (i|gli|questo|questi|il|l') ?(\\w+ )?ordin[ei]|spese di spedizione|(con|al|all') ?(mio )?(altro )?ordine (#|n|numero|precedente|di ieri|\\d+)",
  deliveryPhrase:
    "(consegn(a|are|ate)|passare|venire) (solo |preferibilmente |possibilmente )?(dopo|tra|fra|al mattino|di mattina|nel pomeriggio|la mattina|di sera|dalle)|(sono|sarò|siamo|saremo) .. (a casa|fuori|assente|al lavoro|in ferie|via|in ufficio)|non (sono|sarò|c'è nessuno)|corriere|postino|fattorino|senza firma|(dopo|dalle|tra le|fra le) (le )?\\d+|non (suonare|piegare|citofonare|consegnare)",
  part: 'via|città|piano|interno|scala|numero|comune|provincia|palazzina|citofono',
  right: 'corrett[oa]|giust[oa]|dovrebbe essere|deve essere|in realtà|esatt[oa]',
  waive: 'ignor(are|ate|a|i)|dimentic(ate|a|hi)|non considerate|non tenete conto|trascurate',
  drop: 'togli(ere|ete)?|toglietemi|elimin(are|ate|a)|rimuov(ere|ete|i)|lev(are|ate)',
  rest: 'il resto|gli altri|le altre|tenete|tenere|lasciate (il|gli|le|i)',
  refund: 'rimbors(o|are|ate|i)',
  card: 'bigliettin[oi]|bigliett[oi]|cartolin[ae]|messaggio (per|sul|regalo|da)|dedica|testo (del|per il) biglietto',
  engrave: 'incision[ei]|incid(ere|ete|a)|ricam(o|are|ato)|monogramma|personalizzat[oa]|personalizzazione',
  asks: '(quando|dove|quanto|come) (arriva|arriverà|costa|ci vuole|è|posso|tempo)|vorrei sapere|volevo sapere|potete dirmi|spedite (anche )?in|avete',
  got: 'ricevuto|arrivat[oaie]|è arrivat[oa]|mi avete (mandato|inviato)',
};
