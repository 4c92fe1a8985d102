/** Spanish. */
import type { Lexicon } from '../concepts.ts';

export const es: Lexicon = {
  hints:
    'el la los las un una de del que y o en por para con sin no es son mi mis su lo me se al está estoy favor gracias hola buenas quiero quisiera puede pueden podrían si pero ya cuando antes pedido este esta he ha tengo como más',
  not: 'no|nunca|jamás|sin|ni|en vez de|en lugar de|tampoco',
  whether: 'si|en caso de|por si',
  please:
    'por favor|porfa|porfavor|pf|quiero|quisiera|queremos|querría|necesito|deseo|me gustaría|puede(n|s)?|podría(n|s|mos)?|es posible|sería posible|se puede|ruego|solicito|tengo que|agradecería|hay forma de|prefiero|preferiría',
  cancel:
    'cancel(ar|en|e|a|o|ación|ad|ada|ado|arlo|arla|aran|emos|ame|enlo|enla|arme)|anul(ar|en|e|a|ación|ad|ado|ada|arlo|o)|quit(ar|en|e|a|enme)|elimin(ar|en|e|a)|desist(ir|o|imiento)|retirar',
  aside:
    'vuelo|viaje|cita|reunión|política|suscripción|concierto|boda (fue|se)|fiesta|reserva|planes|evento|boletín|etiqueta(s)?|precio(s)?',
  order: 'pedido(s)?|compra(s)?|orden|órdenes|encargo|encargué|pedí|#\\d+',
  it: 'todo|lo|la|esto|este|esta|el resto|ello|entero',
  item: 'artículo(s)?|producto(s)?|pieza(s)?|unidad(es)?|par(es)?|camiseta(s)?|camisa(s)?|playera(s)?|remera(s)?|polera(s)?|suéter|jersey|sudadera(s)?|chaqueta(s)?|chamarra(s)?|abrigo(s)?|vestido(s)?|falda(s)?|pantalón|pantalones|vaqueros|zapato(s)?|zapatillas|tenis|botas|calcetines|gorr[oa](s)?|sombrero|bufanda(s)?|guantes|cinturón|bolso(s)?|bolsa(s)?|mochila(s)?|taza(s)?|vaso(s)?|botella(s)?|vela(s)?|jabón|jabones|libro(s)?|libreta(s)?|cuaderno(s)?|póster|lámina|manta(s)?|toalla(s)?|cojín|cojines|lámpara(s)?|anillo(s)?|collar(es)?|pulsera(s)?|pendientes|aretes|reloj(es)?|funda(s)?|cable(s)?|juguete(s)?|puzzle|rompecabezas|juego(s)?|té(s)?|café|granos|chocolate(s)?|planta(s)?|jarrón|cuenco(s)?|plato(s)?|cuchillo(s)?|sartén|alfombra(s)?|set|lote|pack|modelo|versión|aroma|sabor',
  change:
    'cambi(ar|en|e|a|o|é|arlo|arla|ado|ad|enlo|arme|ame|ado|aran)|modific(ar|ación|ado)|modifi(quen|que|co)|actualiz(ar|ación|ado)|actuali(cen|ce)|correg(ir|imos)|corrij(an|a)|corrección|rectific(ar|ación)|sustitu(ir|yan|ya)|reempla(zar|cen|ce)|intercambi(ar|en)|ajustar',
  wrong:
    'equivoc(ada|ado|adas|ados|ación|o|é)|equivocarme|equivoqué|err(or|ónea|óneo|ónea|ada)|incorrect[oa](s)?|mal|antigu[oa]|viej[oa]|no es (la )?(correcta|correcto)|anterior|incomplet[oa]|confund(í|ido)|olvid(é|ado|ó)|faltó|falta|desactualizad[oa]',
  fresh: 'nuev[oa]|otr[oa]|diferente|distint[oa]|siguiente|correct[oa]|esta nueva|actual|buena',
  address:
    'dirección|direcciones|domicilio|código postal|cp|número de (casa|calle|piso|portal|departamento|apartamento)|nombre de (la )?calle|datos de (envío|entrega)|lugar de entrega|señas|calle (es|correcta)',
  elsewhere:
    '(a|al|a la|en|en el|en la|a casa de) ?(mi |la |el |nuestra |nuestro |mis |un |una |su )?(\\w+ )?(oficina|trabajo|empresa|padres|madre|padre|hermana|hermano|amig[oa]|hija|hijo|hotel|escuela|universidad|casa nueva|casa de|abuela|suegra|novia|novio|despacho|taller)|punto de recogida|apartado (postal|de correos)',
  send: 'envi(ar|en|e|arlo|arla|ado|os|o|enlo|enla|éis|aran|ad|arme)|envío(s)?|envía(n|lo|me)?|envíe(n|nlo|nla|lo)?|mand(ar|en|e|arlo|enlo|enla)|entreg(ar|a|uen|ue|arlo|as)|despach(ar|en|o)|llegar|remit(ir|an)|salir|salga',
  instead: 'en vez|en lugar|mejor|y no|en cambio',
  variant:
    'talla(s)?|tamaño(s)?|color(es)?|número \\d\\d|más (grande|pequeñ[oa]|chic[oa])|negr[oa](s)?|blanc[oa](s)?|roj[oa](s)?|azul(es)?|verde(s)?|amarill[oa](s)?|ros[oa]|rosado|morad[oa]|gris(es)?|marrón|café oscuro|beige|naranja|dorad[oa]|platead[oa]|cantidad|variante|modelo|mediana|grande|pequeña|chica|molido|en grano|largo',
  combine:
    'junt(ar|en|o|os|a|as|arlo|arlos|e|enlo)|junto con|combin(ar|en|e|ados)|unir|unan|unific(ar|ado)|agrup(ar|en|e|ados)|consolidar|(un|mismo|solo|único) (solo |mismo |único )?(paquete|envío|caja)|una sola (caja|entrega)|misma (caja|entrega)|a la vez|al mismo tiempo|fusionar|añad(ir|an) .. a|agreg(ar|uen) .. a|incluir .. en',
  another:
    '(otr[oa](s)?|dos|tres|segund[oa]|primer[oa]?|anterior(es)?|últim[oa]|ambos|ambas|mis|todos mis|varios|estos|los) (\\w+ )?(pedidos|compras|órdenes)|(otr[oa]|segund[oa]|primer[oa]?|mi anterior|mi otro|último) (pedido|compra|orden)|(pedido|compra|orden) (anterior|de ayer|de hoy|que hice|previ[oa]|del (lunes|martes|miércoles|jueves|viernes|sábado|domingo|\\d+)|de esta mañana|realizad[oa] (ayer|antes|hoy))|(pedido|orden|compra) (n\\.?º|nº|número|num|no)?\\.? ?#?\\s?[a-z-]*\\d{3,}|#\\s?[a-z-]*\\d{3,}|nº ?\\d{3,}',
  gift: 'regalo(s)?|regalar|regal(e|o|arlo)|envolver|envuelv(an|a|e)|envuelt[oa](s)?|envoltorio|papel de regalo|sorpresa|es para (el cumpleaños|mi (madre|padre|hermana|hermano|novi[oa]|amig[oa]|espos[oa]|hij[oa]|abuel[oa]|mujer|marido|mamá|papá|sobrin[oa]))|tarjeta (con|que|de (cumpleaños|felicitación|regalo)|escrita|diciendo)|nota (con|que|de|escrita|manuscrita)|dedicatoria|mensaje (que|:|de|en|con)|feliz (cumpleaños|navidad|aniversario)|lazo|escrib(an|ir|a) (en|la|una|el)',
  priced: 'factura(s)?|precio(s)?|recibo|ticket|tique|albarán|etiqueta(s)?|importe|coste|boleta',
  without: 'sin|no|quit(ar|en)|ningún|ninguna|retir(ar|en)|ocult(ar|en)|elimin(ar|en)',
  leave:
    'dej(ar|en|e|a|arlo|arla|enlo|enla|adlo|elo|arlo|ad)|déj(enlo|enla|alo|elo)|entreg(ar|uen|arlo|uenlo|ue)|pon(er|gan|ga|erlo|ganlo)|deposit(ar|en|e)|d(ar|enlo)|escond(er|an)',
  spot: 'puerta(s)?|vecin[oa](s)?|porter[oíi]a?|portería|conserje(ría)?|recepción|garaje|cochera|buzón|jardín|patio|terraza|porche|entrada|portal|portón|reja|verja|felpudo|maceta|tienda|caseta|vigilante|guardia|seguridad|detrás|bar|kiosco|local|garita|escalera',
  access:
    'timbre|telefonillo|interfono|intercomunicador|portero automático|código (de (la )?(puerta|acceso|entrada|portal|reja)|del (portal|portón)|es)|clave (de|es)|toc(ar|quen|ar)|toquen|llam(ar|en|e|arme|enme|adme|ame)( (al|a la|antes|por|cuando|a mi|a este|timbre|puerta|primero))?|llámenme|piso \\d+|\\dº|planta|ascensor|perro|bebé|firma|bajo [a-z]|escalera',
  urgent:
    'urgente(s|mente)?|urge|urgencia|cuanto antes|lo antes posible|lo más (pronto|rápido)( posible)?|rápido|rápidamente|prisa|apura|asap|inmediatamente|de inmediato|express|exprés|con rapidez|a la mayor brevedad|ya mismo|prioridad',
  need: 'necesit(o|amos|a|aría)|urge|llegu(e|en)|llegar|recib(ir|irlo|o|a)|tener(lo|la)?|debe|tiene que|esté|entreg(ar|uen|ue|a)|envi(ar|en|e)|envíen|hace falta|lo quiero|haga falta|tenga',
  by: 'antes (de|del|de la|de los)|para( el| la)?|a más tardar( el)?|como (muy tarde|máximo)( el)?|hasta( el)?|a tiempo( para)?|dentro de',
  when: 'lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|hoy|mañana|fin de semana|próxima semana|semana que viene|esta semana|navidad|nochebuena|reyes|pascua|cumpleaños|boda|día (de la madre|del padre)|san valentín|viaje|vacaciones|bautizo|comunión|\\d+ días|aniversario|fiesta',
  broken:
    'rot[oa](s)?|encogi(ó|eron)|agujero(s)?|desteñi(ó|do|da)|despegad[oa]|parpadea|hart[oa]|rajad[oa](s)?|rompió|rompieron|mojad[oa](s)?|empapad[oa]|caducad[oa]s?|descosid[oa]|en pedazos|cobr(aron|ado) (dos veces|doble)|no es lo que pedí|pedí .. (y|pero) (me )?(llegó|recibí|mandaron|enviaron)|astillad[oa]|dañad[oa](s)?|defectuos[oa](s)?|quebrad[oa]|estropead[oa](s)?|roto|rasgad[oa]|rayad[oa]|decepcionad[oa]|decepción|decepcionante|inaceptable|vergüenza|pésim[oa]|terrible|reclam(ación|o|ar)|queja(s|rme|r)?|nunca (llegó|recibí)|(no|aún no|todavía no) (ha |me ha |he )?(llegado|llegó|recibido|recibí)|falt(aba|an|ó|aban)|tarde|retras(o|ado|ada)|mala calidad|no funciona|insatisfech[oa]|enfadad[oa]|molest[oa]|nadie (responde|contesta)|sin respuesta|equivocado (me|el) (lleg*|producto)|manchad[oa]|aplastad[oa]',
  ask: 'dónde|cuándo|cómo|qué|cuál(es)?|quién|por qué|cuánt[oa](s)?|hay|tienen|puedo|pueden|podrían|es|está|sería|llegará',
  past: 'última vez|la vez (pasada|anterior)|último pedido|pedido anterior (lleg|fue|vin)\\w*|vez pasada|otra vez|año pasado|anteriormente',
  cancelPhrase:
    'ya no (lo|la|los|las|me|quiero|necesito|deseo|hace)|no (lo|la|los|las) (quiero|necesito) (ya|más)|(pedí|compré|pedido|hice|comprado|hecho) .. (por error|dos veces|sin querer|por equivocación|duplicado)|pedido duplicado|cambi(é|ado) de (opinión|idea)|no (lo |la |me lo )?(envíen|manden|despachen|procesen)( el pedido| nada| esto| todavía)?|(quit|elimin|retir)(ar|en) .. (del|de mi|de la) (pedido|orden|compra)|(quit|elimin)(ar|en) (el|la|los|las|un|una)(?! (precio|etiqueta|factura))|dar de baja (el|mi) pedido',
  addressPhrase:
    '(me|nos) (he |hemos |acabo de |acabamos de )?(mud(é|ado|amos|ar|arme)|cambi(é|ado) de (casa|domicilio|piso))|me mudo|mudanza|(a|en) (esta|la siguiente|otra|mi nueva|la nueva|una nueva|una) (\\w+ )?dirección|ya no vivo|(olvid(é|ado)|faltó) (poner |indicar |añadir )?(el|mi) (número|piso|portal|apartamento|departamento|código postal)|(número|código postal|dirección|calle) (correct[oa]|es en realidad)|(dirección|código postal|número) (antigu[oa]|viej[oa]|equivocad[oa]|mal|incorrect[oa])|ahora vivo',
  itemPhrase:
    '(en vez|en lugar) de (la |el |los |las |un |una )?(talla|color|negr[oa]|blanc[oa]|roj[oa]|azul|verde|gris|ros[oa]|dos|uno|una|\\d+|xs|s|m|l|xl)|(talla|color|tamaño|modelo|cantidad|producto|artículo) (equivocad[oa]|incorrect[oa]|que no era)|(equivoqué|equivocado|equivoque) (de|en la|en el|con la|con el|al elegir) (la |el )?(talla|color|tamaño|modelo|cantidad|producto|artículo)|(otra|diferente|distinta) (talla|color)|otro (color|tamaño|modelo)|(una|la) talla (más|menos)|(uno|una|dos) más|(quería|quise) (decir|pedir|la|el|un|una)|(cambiar|cambien|cambie|cambiarme) (el|la|los|las) .. por',
  combinePhrase:
    '(dos|mis|ambos|estos|los|todos) (\\w+ )?(pedidos|órdenes|compras) .. (junt[oa]s?|un|una|mismo|misma|solo)|junto con (mi|el|la) (\\w+ )?(pedido|orden|compra|#)|(juntar|unir|combinar|agrupar|unificar|junten|unan|combinen) (mis|los|ambos|estos|este|el|mi) (\\w+ )?(pedido|orden)|gastos de envío|(con|al|a) (mi|el|la) (otr[oa] )?(pedido|orden) (#|nº|número|anterior|de ayer|\\d+)',
  deliveryPhrase:
    '(entregar|entrega|entreguen|pasar|venir) (solo |únicamente |preferiblemente )?(después|entre|por la (mañana|tarde|noche)|a partir|en horario|de lunes)|(estoy|estaré|estamos|estaremos|estoy) .. (en casa|fuera|trabajando|de vacaciones|en el trabajo)|no (estoy|estaré|hay nadie)|repartidor(a)?|mensajero|cartero|transportista|sin firma|por las (mañanas|tardes)|por la (mañana|tarde|noche)|(después|a partir) de las \\d+|entre las \\d+|no (doblar|tocar|llamar|entregar)',
  part: 'calle|piso|ciudad|portal|puerta|departamento|número|escalera|colonia|población|apartamento',
  right: 'correct[oa]|debe ser|debería ser|en realidad|es en realidad|buen[oa] es|tiene que ser',
  waive:
    'ignor(en|ar|e|a|ad)|olvid(en|ar|a|ad|e)|hagan caso omiso|no hagan caso|desestim(en|ar)|anulen la nota',
  drop: 'quit(ar|en|e|a|enme)|sac(ar|uen|a)|elimin(ar|en|e|a)|retir(ar|en|e)',
  rest: 'el resto|lo demás|los demás|las demás|mantener|mantengan|dej(en|ar) (el|los|las|lo)',
  refund: 'devolución|devuélvanme|(?<!contra )reembols(o|ar|en|e)',
  card: 'tarjeta|tarjetita|nota de regalo|mensaje (para|de|en) (la|el|regalo)|dedicatoria|texto (de|para) la tarjeta',
  engrave: 'grab(ado|ar|en)|bord(ado|ar|en)|monograma|personalizad[oa]|personalización',
  asks: '(cuándo|dónde|cuánto|cómo) (llega|llegará|está|cuesta|tarda|sale|puedo|va)|quisiera saber|quería saber|me gustaría saber|me pueden decir|hacen envíos|tienen',
  got: 'recibí|recibido|llegó|llegaron|me (mandaron|enviaron)|ha llegado',
};
