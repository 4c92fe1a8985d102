/** French. */
import type { Lexicon } from '../concepts.ts';

export const fr: Lexicon = {
  hints:
    "le la les un une des du de je vous nous il elle est sont et ou à au aux pour par avec sans dans sur ne pas que qui ce cette mon ma mes votre merci bonjour svp s'il plaît plait pouvez pourriez voudrais souhaite si en chez avant commande j'ai c'est l d j c n s se été être puis-je bien plus",
  not: "ne|n'|ni|pas|jamais|aucun(e)?|sans|surtout pas|au lieu de|plutôt que",
  notAfter: '(pas|jamais|surtout pas)',
  whether: "si|s'il(?! (vous|te))|s'ils|au cas où|en cas de|à condition",
  please:
    "s'il (vous|te) plaît|svp|stp|merci de|merci|veuillez|je (voudrais|souhaite(rais)?|veux|désire|demande|dois|préfère|préfèrerais|préférerais|vous prie)|nous (souhaitons|voudrions|voulons)|j'aimerais|pouvez(-| )vous|pourriez(-| )vous|peux-tu|pourrais-tu|puis-je|est-il possible|est-ce possible|possible de|serait-il possible|pouvons-nous|peut-on|prière de",
  cancel:
    'annul(er|ez|e|ons|ation|é|ée|és|ées|erai)|résili(er|ez|ation)|supprim(er|ez|e)|retir(er|ez|e)|enlev(er|ez|e)|désist*|rétract*|cancel*',
  aside:
    "vol|voyage|rendez-vous|réunion|frais d'annulation|politique|conditions|abonnement|concert|mariage a|fête|réservation|plans|projets|newsletter|étiquette|prix|facture",
  order: 'commande(s|r|é)?|achat(s)?|cde|#\\d+|cmd',
  it: "tout|la|le|l'|les|cela|ça|celle-ci|celui-ci|le reste|totalité|ensemble",
  item: 'article(s)?|produit(s)?|pièce(s)?|exemplaire(s)?|paire(s)?|t-?shirt(s)?|tee-?shirt(s)?|chemise(s)?|pull(s)?|sweat(s)?|veste(s)?|manteau(x)?|robe(s)?|jupe(s)?|pantalon(s)?|jean(s)?|chaussures?|baskets?|bottes?|chaussettes?|bonnet(s)?|chapeau(x)?|écharpe(s)?|gants?|ceinture(s)?|sac(s)?|mug(s)?|tasse(s)?|verre(s)?|gourde(s)?|bouteille(s)?|bougie(s)?|savon(s)?|livre(s)?|carnet(s)?|affiche(s)?|poster(s)?|cadre(s)?|couverture(s)?|plaid|serviette(s)?|coussin(s)?|lampe(s)?|bague(s)?|collier(s)?|bracelet(s)?|boucles|montre(s)?|coque(s)?|câble(s)?|jouet(s)?|puzzle(s)?|jeu(x)?|thé(s)?|café(s)?|grains|chocolat(s)?|plante(s)?|vase(s)?|bol(s)?|assiette(s)?|couteau(x)?|poêle(s)?|tapis|coffret(s)?|lot(s)?|pack|modèle|version|parfum',
  change:
    'chang(er|ez|é|e|ée|ement)|modifi(er|ez|e|é|ée|cation)|rectifi(er|ez|e)|corrig(er|ez|e|é)|correction|mettre à jour|mise à jour|actualis(er|ez)|remplac(er|ez|é|e|ée)|échang(er|ez|e|é)|échange|adapt(er|ez)|troqu(er|ez)|substitu(er|ez)|prendre',
  wrong:
    'mauvais(e|es)?|erron(é|ée|ées)|faux|fausse|incorrect(e|es)?|erreur|tromp(é|ée|ées|és)|ancien(ne|nes)?|pas (la )?(bonne|bon|correcte|à jour)|oubli(é|ée|er|és)|incompl(et|ète)|coquille|faute|inexact(e)?|plus (valable|la bonne|à jour|valide)|manque|confondu|précédente',
  fresh: 'nouvel(le|les)?|nouveau|autre|différente?|suivante?|ci-dessous|ci-après',
  address:
    "adresse(s)?|adr|code postal|coordonnées|numéro (de (rue|maison|voie|porte|logement)|d'appartement)|nom de (la )?rue|lieu de livraison|(rue|appartement|bâtiment) (est|n°|numéro)",
  elsewhere:
    "(au|à mon|à ma|à notre|chez|à l'|à la|dans mon|vers mon|à son|sur mon) ?(\\w+ )?(bureau|travail|lieu de travail|parents|mère|père|soeur|frère|ami(e)?|fille|fils|hôtel|école|université|entreprise|boulot|voisins?|grand-mère|maison|domicile|nouvel appartement|beaux-parents|copine|copain)|point relais|relais colis|boîte postale|mondial relay",
  send: 'envoy(er|ez|é|ée|és|ées)|envoi(s)?|envoie|expédi(er|ez|é|ée|tion|és|ées)|livr(er|ez|é|ée|ée|aison|és|ées|aisons)|adress(er|ez)|achemin(er|ez)|partir|part',
  instead: 'au lieu|à la place|plutôt|et non|et pas|en remplacement|finalement',
  variant:
    'taille(s)?|couleur(s)?|coloris|pointure(s)?|teinte|plus (grand(e)?|petit(e)?)|noir(e|s|es)?|blanc(he|s|hes)?|rouge(s)?|bleu(e|s|es)?|marine|vert(e|s|es)?|jaune(s)?|rose(s)?|violet(te|s)?|gris(e|es)?|marron|beige(s)?|orange(s)?|doré(e|s|es)?|argent(é|ée)?|écru|quantité(s)?|variante|modèle|motif|moulu|en grains|déca|longueur',
  combine:
    'regroup(er|ez|é|ée|ement|ées|és)|group(er|ez|é|ée|ées|és|age)|ensemble|combin(er|ez|é|ées)|fusionn(er|ez|é)|réun(ir|issez)|(un|même|seul|unique) (seul )?(colis|envoi|paquet|carton|expédition|livraison)|une seule (livraison|expédition|fois)|même (colis|envoi|temps|livraison)|joindre|joignez|ajout(er|ez) .. à|avec ma commande|avec la commande|rassembl(er|ez)',
  another:
    "(autre|autres|deux|trois|deuxième|seconde|première|précédente(s)?|dernière|mes|toutes mes|plusieurs|ces) (\\w+ )?commandes|(autre|deuxième|seconde|première|précédente|dernière|ma première|mon autre) commande|commande (d'hier|précédente|de ce matin|du \\d+|d'aujourd'hui|passée (hier|ce matin|le|il y a|plus tôt)|de (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|antérieure)|commande (n°|numéro|no|nº|n)?\\.? ?#?\\s?[a-z-]*\\d{3,}|#\\s?[a-z-]*\\d{3,}|n° ?\\d{3,}",
  gift: "cadeau(x)?|offrir|emball(er|ez|age cadeau|é|ée)|papier cadeau|paquet cadeau|surprise|c'est pour (l'anniversaire|offrir|noël|mon|ma)|carte (avec|de voeux|d'anniversaire|cadeau|manuscrite|message|disant|écrite)|petit mot|mot (manuscrit|doux|personnalisé)|message (personnalisé|sur|suivant)|joyeux (anniversaire|noël)|ruban|bon anniversaire|écri(re|vez) (sur|le|un)",
  priced: 'facture(s)?|prix|ticket|reçu|bon de livraison|étiquette(s)?|montant|tarif(s)?',
  without: "sans|pas|ne|aucun(e)?|enlev(er|ez)|retir(er|ez)|supprim(er|ez)|n'|ôter|cacher",
  leave:
    'laiss(er|ez|e|é)|dépos(er|ez|e|é|ée)|mett(re|ez)|remett(re|ez)|pos(er|ez)|confi(er|ez)|gliss(er|ez)|livr(er|ez)|cach(er|ez)|donn(er|ez)|chez',
  spot: 'porte(s)?|voisin(e|s|es)?|gardien(ne)?|concierge|accueil|réception|garage|boîte aux lettres|boite aux lettres|bal|portail|jardin|terrasse|cour|abri|cabanon|hall|entrée|perron|palier|paillasson|loge|véranda|balcon|cave|escalier|poubelles?|commerce|tabac|boulangerie|remise|derrière',
  access:
    "sonn(er|ez|ette|é|e)|interphone|digicode|code (d'entrée|d'accès|porte|portail|du portail|de la porte|est|:)|code|frapp(er|ez)|toqu(er|ez)|(appel(er|ez)|téléphon(er|ez))( moi|-moi|-nous| avant| à| sur| le| quand)?|me (joindre|contacter|prévenir)|étage|ascenseur|chien|bébé|signature|bâtiment|escalier [a-z]|rez-de-chaussée",
  urgent:
    'urgent(e|s)?|urgence|urgemment|au plus vite|le plus (vite|rapidement|tôt)( possible)?|dès que possible|rapidement|pressé(e)?|asap|vite|express|immédiatement|sans tarder|dans les plus brefs délais|délai court|délais',
  need: 'besoin|faut|faudrait|doit|devrait|arriv(er|e|ée)|recevoir|reçoive|reçu|avoir|livr(er|ez|é|ée|aison)|expédi(er|ez)|envoy(er|ez)|il me (le|la|les)|impératif|impérativement|soit',
  by: "avant( le| la)?|d'ici( le| la| à)?|pour( le| la| l')?|au plus tard( le)?|jusqu'(à|au)|à temps( pour)?|dernier délai|sous",
  when: "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|aujourd'hui|demain|week-end|weekend|semaine prochaine|fin de (la )?semaine|noël|pâques|anniversaire|mariage|fête des (mères|pères)|saint-valentin|départ|vacances|baptême|\\d+ jours|48 ?h|24 ?h",
  broken:
    'cass(é|ée|és|ées)|rétréci(e)?|trou(s)?|décoloré(e)?|délavé(e)?|décollé(e)?|clignote|marre|fendu(e|s|es)?|ébréché(e|s|es)?|percé(e)?|mouillé(e|s)?|trempé(e|s)?|périmé(e|s)?|moisi(e|s)?|décousu(e)?|en (morceaux|miettes|panne)|débité(e)? (deux fois|en double)|reçu .. (au lieu|à la place|mais)|s.est (cassé|déchiré|décousu)(e)?|pas ce que j.ai|abîm(é|ée|és|ées)|endommag(é|ée|és|ées)|défectueu(x|se|ses)|brisé(e|s|es)?|déchiré(e|s|es)?|rayé(e|s|es)?|fêlé(e|s|es)?|déçu(e|s)?|décevant(e)?|décept(ion|if)|inacceptable|inadmissible|réclamation|plainte|scandaleux|jamais (arrivé(e|s)?|reçu(e|s)?)|(toujours|encore) (pas|rien) (reçu|arrivé|été)|pas (encore )?(reçu|arrivé(e)?|été livré(e)?)|manquant(e|s|es)?|il manqu(e|ait)|en retard|trop tard|mauvaise qualité|ne (fonctionne|marche) (pas|plus)|mécontent(e)?|insatisfait(e)?|honteux|sans réponse|aucune réponse|mauvais (article|produit)|écrasé(e)?|troué(e)?|taché(e)?',
  ask: "où|quand|comment|quel(le|s|les)?|pourquoi|combien|qui|que|est-ce|avez-vous|puis-je|pouvez-vous|pourriez-vous|y a-t-il|quid|peut-on|sera-t|est-il|qu'est-ce",
  past: "dernière fois|dernière commande|commande précédente|la fois (dernière|précédente)|encore une fois|auparavant|l'an dernier|l'année dernière|précédemment",
  cancelPhrase:
    "(ne|n'en) (veux|souhaite|désire|voulons|souhaitons|ai) (plus|plus besoin)|plus besoin (de|d')|(commandé|commande passée|acheté|passée|commande) (par erreur|deux fois|en double|par mégarde)|commande en double|chang(é|er) d'avis|ne (pas|plus) (envoyer|expédier|traiter)|n'(envoyez|expédiez) (pas|plus)|(retir|enlev|supprim)(er|ez) .. de (ma|la) commande|(retir|enlev|supprim)(er|ez) (le|la|les|l'|un|une|du) .. (commande|article|produit)|renonc(e|er)",
  addressPhrase:
    "(j'ai|nous avons|je viens de|on a) (récemment )?(déménag(é|er))|déménag(é|ement|er)|(à|vers) (l'adresse suivante|cette adresse|une autre adresse|ma nouvelle adresse|la nouvelle adresse|mon nouveau)|n'habite plus|(numéro|code postal|adresse|rue) (est|c'est|exacte?|correcte?) (en fait|plutôt|le|au)|(mauvais|mauvaise|ancienne?|faux) (adresse|code postal|numéro|rue)|oublié (le|mon|d'indiquer|de (mettre|préciser)) (le |mon |l')?(numéro|appartement|code postal|étage|bâtiment|complément)|habite désormais|habitons désormais",
  itemPhrase:
    "(au lieu|à la place|plutôt que|et non|et pas) (de |d'|du |de la |en |le |la |un |une )*(taille|couleur|noir*|blanc*|rouge*|bleu*|vert*|gris*|rose*|deux|un|une|\\d+|xs|s|m|l|xl)|(mauvaise|autre|bonne) (taille|couleur|pointure|quantité|référence)|(trompé(e)? (de|dans la|sur la)) (taille|couleur|modèle|quantité|article|pointure|produit|référence)|(échanger|changer|remplacer) (le|la|les|l') .. (contre|par|pour|en)|(une|la) taille (au-dessus|au-dessous|en dessous|plus)|(un|une|deux) (de plus|supplémentaire)|je voulais (en fait|plutôt|le|la|un|une)",
  combinePhrase:
    "(deux|mes|ces|les|toutes) (\\w+ )?commandes .. (ensemble|même|seul|un|groupé*|regroup*|réun*)|(avec|à) (ma|mon|la) (\\w+ )?commande (n°|#|numéro|précédente|d'hier|du|\\d+)|frais de port|regroup(er|ez|ement) .. commande(s)?|(grouper|regrouper|fusionner) (mes|les|ces|cette)",
  deliveryPhrase:
    "(livrer|livraison|passer|livrez|passez) (uniquement |seulement |de préférence )?(après|entre|le matin|l'après-midi|en semaine|en journée|le soir|à partir)|ne (pas )?(livr|sonn|pli|laiss)(er|ez)|(je suis|nous sommes|serai|serons|je ne suis|suis) .. (absent(e)?|chez moi|à la maison|là|présent(e)?|en vacances|au travail)|livreur|facteur|coursier|transporteur|sans signature|le (matin|soir) (uniquement|seulement)|à partir de \\d+|après \\d+ ?h|entre \\d+ ?h",
  part: "rue|ville|étage|appartement|appt|bâtiment|numéro|n°|complément d'adresse|porte",
  right: "correct(e)?|exact(e)?|c'est|doit être|devrait être|en fait|en réalité|il faut lire|bonne|bon",
  waive: 'ignor(er|ez|e)|oubli(ez|e)|ne tenez pas compte|ne pas tenir compte|faites abstraction|remplacez',
  drop: 'retir(er|ez|e)|enlev(er|ez|e)|supprim(er|ez|e)|ôt(er|ez)|laissez tomber',
  rest: 'le reste|gard(er|ez)|les autres|tout le reste',
  refund: '(?<!contre )rembours(er|ez|ement|é|ée)',
  card: 'carte|cartes|petit mot|message (à joindre|pour|sur|cadeau)|mot (à joindre|sur|pour|doux)|étiquette cadeau|dédicace|texte (de la carte|pour)',
  engrave: 'grav(ure|ures|er|é|ée|ez)|brod(erie|er|é|ée)|monogramme|personnalis(ation|é|ée)|flocage',
  asks: "(quand|où|comment|combien) (est|sera|arrive|puis-je|coûte|vais-je|dois-je|de temps)|je (voudrais|voulais|souhaite) savoir|pouvez-vous me dire|livrez-vous|avez-vous|est-ce que (vous|la|le|les|c'est|il|je peux)",
  got: 'reçu|arrivé(e|s)?|livré(e|s)?|été livré|avez envoyé',
};
