/** German. */
import type { Lexicon } from '../concepts.ts';

export const de: Lexicon = {
  hints:
    'der die das ein eine einen ich sie wir es ist sind war und oder zu von mit für auf an im in nicht kein keine bitte danke mein meine meiner meinen dass wenn ob noch auch nur vor bis hallo guten tag liebe vielen dank kann könnten können möchte habe haben wird werden bei dem den des ihr ihre statt falls schon aber bestellung',
  not: '(nicht|nie|niemals|kein(e|en|er|es)?|ohne|statt|anstatt)',
  notAfter: '(nicht|nie)',
  whether: 'falls|wenn|sofern|im falle|sollte(n)?|ob',
  please:
    'bitte|möchte(n)?|moechte(n)?|würde(n)?|wuerde(n)?|wünsche|will|wollen|wollte|hätte|kann|können|koennen|könnte(n|t|st)?|koennte(n)?|könnt|muss|müssen|bräuchte|brauche|gern(e)?|wäre es möglich|ist es möglich|lässt sich',
  cancel:
    'stornier*|storno|stornierung|storniert|abbestell*|annullier*|canceln|cancel|zurücktreten|zuruecktreten|rückgängig|widerruf*|widerrufe(n)?|streich(en|t)|abbrechen|zurückziehen',
  aside:
    'stornogebühr*|stornobedingungen|flug*|reise*|termin*|treffen|feier*|abo|konzert*|hochzeit (wurde|ist|war)|widerrufsrecht|pläne|urlaub*|newsletter|veranstaltung*',
  order: '*bestellung(en)?|auftrag(s)?|aufträge|*kauf|bestellt(e|en)?|order|kaufvertrag|#\\d+',
  it: 'alles|sie|es|das|diese(s|n|r)?|den rest|komplett|ganze',
  item: '*artikel(s|n)?|produkt(e|s)?|stück|teil(e)?|position(en)?|*paar|*shirt(s)?|*hemd(en)?|*bluse(n)?|*pullover|*pulli(s)?|*hoodie(s)?|*jacke(n)?|*mantel|*kleid(er)?|*rock|*hose(n)?|*jeans|*schuh(e|en)?|*sneaker|*stiefel|*socken|*mütze(n)?|*schal(s)?|*gürtel|*tasche(n)?|*rucksack|*becher|*tasse(n)?|*glas|*gläser|*flasche(n)?|*kerze(n)?|*seife(n)?|*buch|*bücher|*poster|*decke(n)?|*handtuch|*handtücher|*kissen|*lampe(n)?|*ring(e)?|*kette(n)?|*armband|*ohrringe|*uhr|*hülle(n)?|*kabel|*spielzeug|*puzzle|*spiel|*tee|*kaffee|*bohnen|*schokolade|*pflanze(n)?|*vase(n)?|*schale(n)?|*teller|*messer|*pfanne(n)?|*topf|*teppich|*set(s)?|*paket(e)? tee|*variante|version|modell|*stuhl|*tisch',
  change:
    'änder(n|e|t|ung|ungen)?|aender(n|ung)?|geändert(e|en)?|geaendert|ändert|ändern|abändern|anpassen|angepasst|aktualisier*|korrigier*|korrektur|berichtig*|tausch(e|en|t)|austausch*|umtausch*|umtauschen|getauscht|ausgetauscht|ersetzen|wechseln|umbuchen|umstellen|umändern|umleiten',
  wrong:
    'falsch(e|en|er|es)?|fehler|fehlerhaft*|vertippt|verschrieben|tippfehler|alte(n|r)?|veraltet*|nicht (mehr )?(aktuell|richtig|korrekt)|stimmt nicht( mehr)?|unvollständig|verwechselt|versehentlich|irrtümlich|vergessen|fehlt|verklickt|vertan|vorausgefüllt|vorherige',
  fresh:
    'neue(n|r|s)?|andere(n|r|s)?|folgende(n|r|s)?|abweichende(n|r)?|geänderte(n|r)?|diese(r)? neue(n)?|aktuelle(n)?|untenstehende(n)?',
  address:
    '*adresse(n)?|*anschrift|*adressen|adr|postleitzahl|plz|hausnummer|straßenname|straße|strasse|wohnungsnummer|lieferort|zustellort|*adressdaten|lieferdaten',
  elsewhere:
    '(ins|in das|an (das|mein|unser)|in (mein|unser)|zu (meiner|meinen|meinem|unseren|unserem)|an (meine|unsere|meinen|unseren|meiner)|zur|zum|in die|in meine|ins) (\\w+ )?(büro|arbeit|arbeitsplatz|firma|eltern|mutter|vater|schwester|bruder|freund(in)?|tochter|sohn|hotel|schule|uni|universität|filiale|laden|arbeitsstelle|packstation|ferienwohnung|ferienhaus|nachbarin|oma|paketshop|postfiliale|postfach)|packstation( \\d+)?|nach hause',
  send: '*schick(en|t|e)?|send(en|et|e)|gesendet|geschickt|versend(en|et|e)|versand|liefer(n|t|e|ung|ungen)?|*lieferung|geliefert|zustell(en|ung)|zugestellt|verschicken|raus|gehen|geht|losschicken',
  instead: 'statt|anstatt|stattdessen|anstelle|lieber|doch',
  variant:
    '*größe(n)?|*groesse|*farbe(n)?|*farbig|farbton|farblich|größer(e|en|es|er)?|kleiner(e|en|es|er)?|*schwarz(e|en|es|er|em)?|*weiß(e|en|es|er)?|*rot(e|en|es|er)?|*blau(e|en|es|er)?|*grün(e|en|es|er)?|*gelb(e|en|es|er)?|*rosa|*pink|lila|*grau(e|en|es|er)?|*braun(e|en|es|er)?|beige|orange|gold(en)?(e|en)?|silber(n)?(e|en)?|anzahl|menge|variante|ausführung|muster|ganze bohnen|gemahlen(en|er|e)?|*länge',
  combine:
    'zusammen(legen|fassen|packen|schicken|führen|gelegt|gefasst)?|zusammenlegen|zusammenzufassen|zusammenfassen|kombinier*|gemeinsam|vereinen|verbinden|bündeln|(einem|einer|ein|einzigen|selben|gleichen) (\\w+ )?(paket|sendung|lieferung|päckchen|karton)|gleichzeitig|mit(schicken|senden|liefern|packen|einpacken)|mitgeschickt|beilegen|dazupacken|dazulegen|hinzufügen|sammelversand|sammellieferung|sammelsendung',
  another:
    '(andere(n|r)?|weitere(n|r)?|zweite(n|r)?|vorherige(n|r)?|erste(n|r)?|letzte(n|r)?|frühere(n|r)?|gestrige(n|r)?|beide(n|r)?|zwei|drei|alle|meine|meinen|offene(n)?|vorigen) (\\w+ )?(bestellungen|aufträge|orders|lieferungen)|(andere(n|r)?|weitere(n|r)?|zweite(n|r)?|vorherige(n|r)?|erste(n|r)?|frühere(n|r)?|gestrige(n|r)?|offene(n|r)?|vorige(n|r)?|letzten) (bestellung|order|auftrag)|bestellung (von|vom) (gestern|heute|vorgestern|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|letzter|\\d+)|bestellung (nr|nummer|no)?\\.? ?#?\\s?[a-z-]*\\d{3,}|bestellnummer|auftrag(snummer)? (nr )?#?\\d{3,}|#\\s?[a-z-]*\\d{3,}|beides',
  gift: '*geschenk(e|es|en|t)?|geschenk*|verschenk*|als überraschung|*karte (mit|dazu|beilegen)|grußkarte|*glückwunschkarte|geburtstagskarte|grußbotschaft|*schleife|einpacken als|hübsch (ein|ver)packen|schön (ein|ver)pack(en|t)|geburtstagskind|herzlichen glückwunsch|alles gute zum',
  priced:
    '*rechnung(en)?|preis(e|en|schild|schilder|angabe|angaben)?|*preise|lieferschein|kassenbon|quittung|beleg|preisschild*',
  without: 'ohne|kein(e|en|er|s)?|nicht|entfernen|weglassen|keinesfalls|separat|per mail',
  leave:
    '*stell(en|t|e)|abstellen|abgestellt|ableg(en|t|e)|abgelegt|abgeb(en|t|e)|abgegeben|hinterleg(en|t|e)|leg(en|t|e)|hinleg(en|t)|deponier(en|t|e)|lass(en|t)|hinterlassen|werfen|einwerfen|stecken|geben|gib|ab|übergeben|vor|in der|in den|ins|beim|bei',
  spot: '*haustür(e)?|*tür(e)?|*nachbar(n|in|innen)?|*garage(n)?|carport|*briefkasten|*paketkasten|paketbox|ablageort|abstellort|*terrasse|*garten*|gartenhaus|schuppen|*schuppen|empfang|rezeption|pforte|pförtner|hausmeister|portier|hausflur|treppenhaus|veranda|*balkon|hintereingang|nebeneingang|hinterhaus|keller|*mülltonne(n)?|*treppe|hof|*tor|kiosk|ablageplatz|fußmatte|werkstatt|fahrradkeller|einfahrt',
  access:
    '*klingel(n|t|e)?|geklingelt|läuten|klopfen|torcode|türcode|*code (ist|lautet)|zugangscode|eingangscode|code|gegensprechanlage|(ruf|rufen|ruft|anruf(en)?|anrufen) (sie )?(mich|uns|kurz|vorher|bitte)?|*stock|etage|*geschoss|aufzug|fahrstuhl|hund|baby schläft|unterschrift|schlüsselbox|schlüssel|eingang|hinterhof',
  urgent:
    'dringend(e|er|st)?|eilig(e|er)?|eilt|eilbestellung|so schnell wie möglich|schnellstmöglich*|so bald wie möglich|möglichst (schnell|bald)|baldmöglichst|asap|sofort|umgehend|express*|schnellstens|unverzüglich|so rasch wie möglich|in eile|rasch|zügig|spätestens',
  need: 'ist|brauch(e|en|t)?|bräuchte|benötig(e|en|t)|muss|müssen|sollte|ankommen|ankommt|da sein|eintreffen|erhalten|bekommen|hier sein|haben|kommt|gebraucht|da',
  by: 'bis( (zum|zur|spätestens))?|vor(m| dem| der)?|spätestens( am| bis)?|rechtzeitig (zum|zur|vor|für|bis)|noch vor|innerhalb|pünktlich (zum|zur)|am|noch',
  when: 'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|heute|morgen|übermorgen|wochenende|nächste(r|n)? woche|diese(r)? woche|ende der woche|weihnachten|heiligabend|ostern|geburtstag|hochzeit|muttertag|vatertag|valentinstag|nikolaus|urlaub|abreise|reise|party|feier|konfirmation|taufe|\\d+ tage(n)?|jubiläum',
  broken:
    'kaputt(e|en|er|es)?|eingelaufen|loch|löcher|ausgeblichen|flackert|wackelt|riecht|abgefärbt|leer|sieht (ganz )?anders aus|gesprungen|angeschlagen|durchnässt|nass|verschimmelt|abgelaufen|eingerissen|abgebrochen|lose|locker|nicht (das|was) .. bestellt|statt .. bekommen|doppelt (belastet|abgebucht|berechnet)|geht nicht|ging kaputt|in scherben|verschmutzt|beschädigt(e|en|er|es)?|defekt(e|en|er|es)?|zerbrochen(e|en|es)?|gebrochen|zerrissen|zerkratzt|gerissen|ausgelaufen|mangelhaft|enttäuscht|enttäuschend|unverschämt|inakzeptabel|reklam*|beschwer(e|en|de|den)|beschwerde*|nie angekommen|(noch )?(immer )?nicht (angekommen|erhalten|geliefert|bekommen|da|verschickt)|fehlt(e|en)?|verspätet|viel zu spät|zu spät|schlechte qualität|funktioniert nicht|ärgerlich|unzufrieden|frech(heit)?|katastroph(e|al)|falsch(e|en|er)? (artikel|ware|produkt|geliefert)|keine antwort|niemand (antwortet|reagiert)|verdorben|verbeult|eingedrückt|sauer',
  ask: 'wo|wann|wie|was|welche(r|s|n)?|wer|warum|wieso|weshalb|wohin|ist|sind|kann|können|könnte(n)?|haben|hat|gibt|wird|werden|ob|kommt|darf',
  past: 'letzte(s|n) mal|letzten bestellung|beim letzten|letzte bestellung|vorherige bestellung|schon wieder|lag|lagen|stand|war doch|hat sich|wurde gefunden|zuletzt|damals|letzte lieferung|letztes jahr',
  cancelPhrase:
    '(brauche|benötige|möchte|will|wünsche|brauchen|wollen|möchten) .. nicht mehr|nicht mehr (benötigt|gebraucht|nötig|haben)|(versehentlich|irrtümlich|aus versehen|ausversehen) .. (bestellt|gekauft|ausgelöst|aufgegeben|abgeschickt)|(doppelt|zweimal) (bestellt|aufgegeben|gekauft|abgeschickt)|anders überlegt|umentschieden|(nicht|nichts) (mehr )?(versenden|verschicken|abschicken|losschicken)|vom kauf(vertrag)? zurück(treten)?|trete .. zurück|aus (der|meiner) bestellung (nehmen|entfernen|streichen|löschen)|bestellung .. (löschen|lösche|zurückziehen)|doppelbestellung|(nehmen|nimm) .. (aus der bestellung|raus|heraus)|hinfällig|nehme .. abstand',
  addressPhrase:
    '(bin|sind|ziehe|ziehen|wurde) .. (umgezogen|um)|umgezogen|umzug|(an|zu) (diese|folgende|meine neue|die neue|eine andere|unsere neue|die folgende|die unten) (\\w+ )?(adresse|anschrift|liefer*)|wohne(n)? (jetzt|nicht mehr|inzwischen|nun|mittlerweile)|hausnummer (ist|lautet|vergessen|fehlt|falsch|muss|sollte)|(alte|falsche|vorherige) (\\w+)?(adresse|anschrift|straße|hausnummer|plz|postleitzahl)|(adresse|anschrift|straße|plz|postleitzahl) (lautet|muss|ist richtig|richtig|soll)',
  itemPhrase:
    'eine (nummer|größe) (größer|kleiner)|(brauche|hätte|möchte) .. (nummer|größe) (größer|kleiner)|(statt|anstatt|anstelle) (in |der |des |dem |die |den |das )?(größe|groesse|schwarz*|weiß*|rot*|blau*|grün*|grau*|zwei|einer|einem|eins|\\d+)|falsch(e|en) (größe|groesse|farbe|variante|menge|anzahl|artikel)|eine nummer (größer|kleiner)|(größe|farbe|menge) (ändern|tauschen|wechseln)|umtausch(en)?|(wollte|meinte) (eigentlich|doch)|(doch|lieber) (in|die|den|das) (größe|groesse|farbe|schwarz*|weiß*|rot*|blau*|grün*|grau*|xs|s|m|l|xl)|(noch )?(ein(e|en)?|zwei) (weitere(s|n)?|zusätzliche(s|n)?)(?! (bestellung|paket|lieferung))|andere(n)? (größe|farbe|variante|ausführung)',
  combinePhrase:
    'zusammen mit (der |meiner |meinen )?(bestellung|#|anderen|nr|auftrag|vorherigen|ersten|zweiten)|(beide|alle|zwei|meine) (\\w+ )?bestellungen .. (zusammen|gemeinsam|einem|einer)|bestellungen zusammen*|versandkosten (sparen|zu sparen)|(mit|zu) (der |meiner )?(bestellung|auftrag) .. (zusammen*|verschicken|kombinier*|dazu*|versenden|verbinden)',
  deliveryPhrase:
    '(nicht|nur|erst) (am|an|nach|vor|zwischen|ab) (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|werktag*|vormittag*|nachmittag*|\\d+)|(bin|sind) .. (zu hause|daheim|nicht da|unterwegs|verreist|im urlaub|im büro|auf der arbeit)|tagsüber|vormittags|nachmittags|abends|abstellgenehmigung|ablagegenehmigung|wunschnachbar|zusteller(in)?|bote|paketbote|postbote|fahrer|kurier|ab \\d+ uhr|nach \\d+ uhr|zwischen \\d+|homeoffice|nicht (knicken|klingeln|läuten)',
  part: 'straße|strasse|ort|stadt|etage|wohnung|nummer (ist|lautet|muss|soll|stimmt)|hausnr|zusatz|türnummer|ortsname',
  right: 'richtig(e|er|es)?|korrekt(e)?|muss|sollte|soll|lautet|heißt|eigentlich|stimmt',
  waive:
    'ignorier*|vergessen sie|vergesst|vergiss|missachte*|überschreib*|nicht beachten|gegenstandslos|verwerfen',
  drop: 'entfern(en|t|e)?|rausnehmen|herausnehmen|(nehmen|nehmt|nimm) .. (raus|heraus)|weglassen|lass(en|t)? .. weg|streich(en|t|e)|lösch(en|t|e)',
  rest: 'rest|alles andere|übrige(n|s)?|den anderen|die anderen|behalten',
  refund: 'geld zurück|rückerstattung|erstatt(en|ung|et)|zurückerstatt*',
  card: '*karte|grußtext|kartentext|grußbotschaft|kärtchen|zettel (mit|dazu)|*anhänger|nachricht (auf|zum geschenk)|*widmung',
  engrave: '*gravur(en)?|*gravier*|eingravier*|*stickerei|bestick*|aufdruck|monogramm*|personalisier*',
  asks: '(wann|wo|wie (lange|viel|teuer)|warum|wieso|welche) (kommt|ist|wird|dauert|kostet|bleibt|sind|habt|haben)|liefer(t|n) (ihr|sie) (auch )?(nach|ins)|(ist|sind|passt|gibt es|habt ihr|haben sie|kann man|kann ich) .. (auch|noch|dabei|enthalten|verfügbar|vegan|wasserdicht)|wüsste gern|würde gern wissen|frage mich|können sie mir sagen',
  got: 'erhalten|bekommen|geliefert bekommen|kam|kamen|angekommen|wurde geliefert|geliefert wurde|habt .. geschickt',
};
