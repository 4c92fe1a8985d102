/** Portuguese, of Portugal and Brazil. */
import type { Lexicon } from '../concepts.ts';

export const pt: Lexicon = {
  hints:
    'o a os as um uma de do da dos das que e ou em no na por para com sem não é são meu minha meus minhas se ao à está estou favor obrigado obrigada olá oi bom dia quero queria gostaria pode podem poderiam mas já quando antes pedido este esta esse essa foi tenho como mais você vocês',
  not: 'não|nunca|jamais|sem|nem|em vez de|ao invés de|nenhum(a)?',
  whether: 'se|caso|no caso de',
  please:
    'por favor|pf|pfv|por gentileza|favor|gentileza|quero|queria|queremos|gostaria(mos)?|desejo|preciso|necessito|tenho que|pode(m|rão)?|poderia(m)?|podia(m)?|é possível|seria possível|dá para|tem como|posso|solicito|peço|agradeço|agradecia|prefiro',
  cancel:
    'cancel(ar|em|e|a|o|amento|ado|ada|á-lo|á-la|arem)|anul(ar|em|e|ação|ado)|desist(ir|o|i|ência)|retir(ar|em|e)|remov(er|am|a)|tir(ar|em|e)|exclu(ir|am)|estorn(ar|o)|suspend(er|am)',
  aside:
    'voo|viagem|consulta|reunião|política|assinatura|concerto|festa|reserva|planos|evento|newsletter|preço(s)?|etiqueta(s)?|compromissos?',
  order: 'pedido(s)?|compra(s)?|encomenda(s|do|ei)?|ordem|#\\d+',
  it: 'tudo|o|a|isto|isso|este|esta|o resto|inteir[oa]',
  item: 'artigo(s)?|produto(s)?|peça(s)?|unidade(s)?|ite(m|ns)|par(es)?|camiseta(s)?|camisola(s)?|camisa(s)?|t-?shirt(s)?|suéter|moletom|casaco(s)?|jaqueta(s)?|vestido(s)?|saia(s)?|calça(s)?|jeans|sapato(s)?|tênis|sapatilhas|botas?|meias|boné(s)?|gorro|chapéu|cachecol|luvas|cinto|bolsa(s)?|mala|mochila(s)?|caneca(s)?|xícara(s)?|chávena(s)?|copo(s)?|garrafa(s)?|vela(s)?|sabonete(s)?|livro(s)?|caderno(s)?|pôster|poster|quadro|manta|cobertor|toalha(s)?|almofada(s)?|candeeiro|lâmpada|luminária|anel|anéis|colar|pulseira(s)?|brincos?|relógio|capa(s)?|capinha|cabo|brinquedo(s)?|puzzle|jogo(s)?|chá(s)?|café|grãos|chocolate(s)?|planta(s)?|vaso(s)?|tigela|prato(s)?|faca(s)?|frigideira|tapete(s)?|kit(s)?|conjunto|modelo|versão|aroma|sabor',
  change:
    'mud(ar|em|e|ou|ança|ado|á-la)|alter(ar|em|e|ação|ado|ada|á-la)|tro(car|quem|que|ca|cá-la)|trocar|modific(ar|ação)|modifiquem|corri(gir|jam|ja)|correção|atualiz(ar|em|e|ado|ação)|actualizar|substitu(ir|am|a)|retificar|ajustar',
  wrong:
    'errad[oa](s)?|incorret[oa]|erro|engan(o|ei|ada|ado)|antig[oa]|velh[oa]|não (está|é|esta) (correto|correta|cert[oa]|a certa)|anterior|incomplet[oa]|esqueci|faltou|falta|desatualizad[oa]|confundi|trocad[oa]',
  fresh: 'nov[oa]|outr[oa]|diferente|seguinte|atual',
  address:
    'endereço(s)?|morada(s)?|cep|código postal|número d(a|o) (casa|porta|apartamento|prédio)|nome da rua|dados de (entrega|envio)|local de entrega|domicílio|complemento|(rua|apartamento) (é|correta)',
  elsewhere:
    '(para|no|na|ao|à|em|para o|para a|para casa d[oae]s?|na casa d[oae]s?) ?(meu |minha |nosso |nossa |um |uma |o |a |os |meus )*(\\w+ )?(escritório|trabalho|empresa|pais|mãe|pai|irmã|irmão|amig[oa]|filh[oa]|hotel|escola|universidade|faculdade|loja|avó|sogra|namorad[oa]|casa nova|serviço|emprego)|ponto de (retirada|recolha)|caixa postal|apartado',
  send: 'envi(ar|em|e|o|ado|ada|á-lo|ados|arem)|mand(ar|em|e|ado)|entreg(ar|a|uem|ue|ue|as|ues)|despach(ar|em)|exped(ir|ição|ição)|remeter|chegar|postar',
  instead: 'em vez|ao invés|no lugar|em lugar|e não|antes',
  variant:
    'tamanho(s)?|cor(es)?|número \\d\\d|numeração|mai(s|or)( (pequen[oa]))?|maior|menor|pret[oa](s)?|branc[oa](s)?|vermelh[oa](s)?|azul|azuis|verde(s)?|amarel[oa]|rosa|rox[oa]|cinz(a|ento|enta)|castanh[oa]|marrom|bege|laranja|dourad[oa]|pratead[oa]|quantidade|variante|modelo|médi[oa]|grande|pequen[oa]|moído|em grão(s)?|comprimento',
  combine:
    'junt(ar|em|o|os|a|as|e|á-las|á-los|inho)|junto com|combin(ar|em|ados)|un(ir|am|ificar|ir)|agrup(ar|em|ados)|consolidar|(um|mesmo|só|único|numa) (só |mesmo |único |única )?(pacote|envio|caixa|embrulho|volume|entrega)|uma só (caixa|entrega|vez)|mesm[oa] (caixa|entrega|pacote|envio|tempo)|de uma vez|adicion(ar|em) .. (ao|à)|acrescentar .. (ao|à)|incluir .. (no|na)',
  another:
    '(outr[oa](s)?|dois|duas|três|segund[oa]|primeir[oa]|anterior(es)?|últim[oa]|ambos|ambas|meus|minhas|todos os meus|estes|estas|os|as) (\\w+ )?(pedidos|compras|encomendas)|(outr[oa]|segund[oa]|primeir[oa]|meu outro|minha outra|último|última) (pedido|compra|encomenda)|(pedido|compra|encomenda) (anterior|de ontem|de hoje|que fiz|que eu fiz|feit[oa] (ontem|hoje|antes)|d[ae] (segunda|terça|quarta|quinta|sexta|sábado|domingo))|(pedido|encomenda|compra) (n\\.?º|nº|número|num|no)?\\.? ?#?\\s?[a-z-]*\\d{3,}|#\\s?[a-z-]*\\d{3,}|nº ?\\d{3,}',
  gift: 'presente(s)?|prenda(s)?|oferta|oferecer|presentear|embrulh(o|ar|em|ado|e|ada)|papel de presente|surpresa|é para (o aniversário|a minha|o meu|minha|meu)|cartão(zinho)? (com|de (aniversário|felicitações|presente)|escrito|dizendo|a dizer)|cartão|bilhete( com| escrito)?|mensagem (que|:|de|com|no|personalizada)|dedicatória|feliz (aniversário|natal|dia)|parabéns|laço|fita|escrev(er|am|a) (no|na|um|o)',
  priced: 'fatura(s)?|nota fiscal|preço(s)?|recibo|talão|etiqueta(s)?|valor(es)?|cupom|guia',
  without: 'sem|não|nenhum(a)?|tir(ar|em)|retir(ar|em)|remov(er|am)|escond(er|am)|ocultar|nada de',
  leave:
    'deix(ar|em|e|a|á-lo|á-la|ado|arem)|entreg(ar|uem|ue)|coloc(ar|ada)|coloquem|coloque|pôr|ponham|deposit(ar|em)|dar|guardar|esconder|na|no|com',
  spot: 'porta(s)?|vizinh[oa](s)?|port(aria|eiro)|recepção|receção|garagem|caixa d[eo] correio|jardim|quintal|pátio|terraço|varanda|entrada|portão|tapete|zelador|síndico|segurança|guarita|loja|café|hall|escadas?|atrás|rececionista|alpendre|mercearia',
  access:
    'campainha|interfone|intercomunicador|código (d[aoe] (porta|portão|entrada|acesso|prédio)|é)|senha|bat(er|am) (à|na)|toc(ar|a|ar)|toquem|(lig(ar|uem|ue)|telefon(ar|em)|chamar) ?(me|antes|para|quando|no|ao)?|andar|elevador|cachorro|cão|bebê|bebé|assinatura|bloco [a-z\\d]+|piso|rés-do-chão',
  urgent:
    'urgente(s|mente)?|urgência|o (mais )?(quanto antes|mais rápido|mais depressa|mais cedo)( possível)?|quanto antes|o mais rápido possível|assim que possível|com pressa|pressa|rápido|rapidamente|depressa|asap|imediatamente|expresso|prioridade|com brevidade',
  need: 'precis(o|amos|a|ava)|necessit(o|amos)|chegu(e|em)|chegar|receb(er|a|ê-lo)|ter|deve|tem (de|que)|esteja|entreg(ar|uem|ue|a)|envi(ar|em|e)|faz falta|quero',
  by: 'até( o| a| ao| à| dia)?|antes (de|do|da|dos)|para( o| a)?|no máximo( até)?|o mais tardar|a tempo (de|do|da|para)|em tempo para|dentro de',
  when: 'segunda(-feira)?|terça(-feira)?|quarta(-feira)?|quinta(-feira)?|sexta(-feira)?|sábado|domingo|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|hoje|amanhã|fim de semana|final de semana|próxima semana|semana que vem|esta semana|natal|páscoa|aniversário|casamento|dia (das mães|da mãe|do pai|dos pais|dos namorados)|viagem|viajo|férias|batizado|batizado|formatura|\\d+ dias|festa|dia \\d+',
  broken:
    'partid[oa](s)?|encolheu|buraco(s)?|desbotou|desbotad[oa]|descolou|fart[oa]|lascad[oa](s)?|trincad[oa]|molhad[oa](s)?|mofad[oa]|vencid[oa]|descosturad[oa]|em pedaços|cobrad[oa] (duas vezes|em dobro)|não é o que pedi|pedi .. (e|mas) (chegou|veio|recebi)|quebrou|rasgou|quebrad[oa](s)?|danificad[oa](s)?|defeituos[oa](s)?|defeito|estragad[oa](s)?|rasgad[oa](s)?|riscad[oa]|rachad[oa]|desiludid[oa]|desapontad[oa]|decepcionad[oa]|dececionad[oa]|decepção|inaceitável|péssim[oa]|horrível|vergonha|reclam(ação|ar|o)|queixa(s|r|r-me)?|nunca (chegou|recebi)|(não|ainda não) (chegou|recebi|foi entregue|chegaram)|falt(ava|am|avam|ou)|atras(o|ado|ada|ou)|tarde demais|muito tarde|má qualidade|não funciona|insatisfeit[oa]|chatead[oa]|ninguém (responde|respondeu)|sem resposta|amassad[oa]|manchad[oa]|produto errado|veio errado',
  ask: 'onde|quando|como|que|qual|quais|quem|por que|porque|porquê|quant[oa](s)?|há|têm|tem|posso|podem|é|está|será|vocês|cadê',
  past: 'última vez|da outra vez|último pedido|pedido anterior (veio|chegou|foi)|última (encomenda|compra)|outra vez|de novo|ano passado|anteriormente|vez passada',
  cancelPhrase:
    '(já )?não (o |a |os |as )?(quero|preciso|desejo|necessito|pretendo) mais|já não (o |a |os |as )?(quero|preciso|queremos|precisamos|desejo|necessito|pretendo)|(pedi|comprei|encomendei|fiz|pedido|feito) .. (por (engano|erro)|duas vezes|sem querer|em duplicado|repetido)|pedido (duplicado|repetido)|mud(ei|ar) de (ideia|ideias|opinião)|não (enviem|mandem|despachem|processem|envie)( o pedido| a encomenda| nada| mais)?|(tir|retir|remov|exclu)(ar|em|er|am|ir) .. (do|da) (meu |minha )?(pedido|encomenda|compra)|(retir|remov)(ar|em|er|am) (o|a|os|as|um|uma)(?! (preço|etiqueta|fatura|nota|valor))',
  addressPhrase:
    '(me |nos )?(mudei|mudámos|mudamos|acabei de mudar|acabei de me mudar)( de| para| me|-me|-nos)?( casa| endereço| morada| apartamento)?|estou de mudança|(para|no|na|neste|nesta) (este|esta|o seguinte|a seguinte|outr[oa]|meu novo|minha nova|novo|nova|um novo|o novo|a nova) (\\w+ )?(endereço|morada)|(não|já não) moro( (mais))?|(endereço|morada|cep|número|código postal) (errad[oa]|antig[oa]|corret[oa] é|cert[oa] é|é na verdade)|esqueci (de )?(me de |-me de )?(colocar|pôr|informar|indicar|do|da|o|a)? ?(o |a )?(número|complemento|apartamento|andar|cep|código postal|bloco)|moro agora|agora moro',
  itemPhrase:
    '(em vez|ao invés|no lugar) (de|do|da) (o |a |um |uma )?(tamanho|cor|pret[oa]|branc[oa]|vermelh[oa]|azul|verde|cinza|cinzent[oa]|rosa|dois|duas|um|uma|\\d+|xs|s|m|l|xl|p|g|gg)|(tamanho|cor|modelo|quantidade|produto|artigo) (errad[oa]|incorret[oa]|diferente|trocad[oa])|(enganei|errei|enganada|enganado)(-me)? (n[oa]|no|a|o|ao escolher o|ao escolher a) (tamanho|cor|modelo|quantidade|produto|artigo)|outr[oa] (tamanho|cor|modelo)|um (tamanho|número) (acima|abaixo|maior|menor|a mais)|mais (um|uma|dois|duas)(?! (pedido|encomenda|vez|dia|semana))|(queria|quis) (na verdade|era|o|a|um|uma) .. (e não|em vez|não)|(trocar|troquem|mudar|substituir) (o|a|os|as) .. (por|pelo|pela)',
  combinePhrase:
    '(dois|duas|meus|minhas|ambos os|ambas as|estes|estas|os|as|todos os) (\\w+ )?(pedidos|encomendas|compras) .. (junt[oa]s?|um|uma|numa|num|mesm[oa]|só)|junto com (o |a )?(meu |minha )?(outr[oa] )?(pedido|encomenda|compra|#)|(juntar|juntem|unir|combinar|agrupar|unificar) (os|as|este|esta|o|a|ao|à|meus|minhas|ambos) (\\w+ )?(pedido|encomenda)(s)?|(portes|frete)( (de envio))?|(com|ao|à) (o |a )?(meu |minha )?(outr[oa] )?(pedido|encomenda) (#|nº|n|número|anterior|de ontem|\\d+)',
  deliveryPhrase:
    '(entreg(ar|a|uem|ue)|passar|vir) (só |apenas |somente |de preferência )?(depois|após|entre|de manhã|à tarde|pela manhã|à noite|a partir|em horário)|(estou|estarei|estamos|estaremos) .. (em casa|fora|a trabalhar|trabalhando|de férias|no trabalho|ausente)|não (estou|estarei|há ninguém|tem ninguém)|entregador|carteiro|estafeta|motoboy|transportadora|sem assinatura|de manhã|à tarde|(depois|a partir|após) d?as \\d+|entre as \\d+|não (dobrar|tocar|entregar)|horário comercial',
  part: 'rua|cidade|andar|apartamento|apto|número|bairro|bloco|complemento|porta',
  right: 'corret[oa]|cert[oa]|deve ser|deveria ser|na verdade|correct[oa]',
  waive: 'ignor(em|ar|e|a)|esqueç(am|a)|desconsider(em|ar|e)|não levem em conta',
  drop: 'tir(ar|em|e)|retir(ar|em|e)|remov(er|am|a)|exclu(ir|am|a)|elimin(ar|em)',
  rest: 'o resto|o restante|os outros|as outras|os demais|mantenham|manter|podem? enviar o resto',
  refund: '(?<!contra )reembols(o|ar|em)|estorno|estornar|dinheiro de volta',
  card: 'cartão|cartãozinho|bilhete|mensagem (para|do|no|de)|dedicatória|recado|texto do cartão',
  engrave: 'grava(ção|r|do|da)|bord(ado|ar|em)|monograma|personaliza(do|da|ção)',
  asks: '(quando|onde|quanto|como) (chega|vai chegar|está|custa|tempo|demora|fica|posso)|gostaria de saber|queria saber|podem me dizer|vocês (enviam|têm|fazem|entregam)|tem como saber',
  got: 'recebi|chegou|chegaram|veio|vieram|mandaram',
};
