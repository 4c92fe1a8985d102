/** English. */
import type { Lexicon } from '../lexicon.ts';

export const en: Lexicon = {
  hints:
    'the a an i you my your it is are was to for of and in on at with please pls this that have has do does not can could would if by no thanks thank we our me be will when where how want need but from hi hello order just also as or they them after before only any',
  not: "(do|does|did|would|should|will) not|don'?t(?! forget)|doesn'?t|didn'?t|won'?t|wouldn'?t|never|not|no need to|instead of|rather than|without|no",
  whether: 'if|in case|unless|should it|should they|whether|provided',
  please:
    "please|pls|plz|kindly|i'?d like|i would like|i want|i wanted|we want|i need|i have to|i must|i wish|we need|can you|could you|can i|could i|can we|could we|would you|is it possible|possible to|would like|want to|need to|have to|like to|request|just",
  cancel:
    'cancel|cancle|cancell|cancell?ing|cancell?ation|(be|get|have|it|order|want|need|like) .. cancell?ed|call off|void|revoke',
  aside:
    'polic(y|ies)|fees?|plans?|flights?|trips?|meetings?|subscriptions?|noise|events?|newsletters?|party|parties|classes|class|appointments?|weddings? (was|is|got|has)|reservations?|gigs?|shows?|concerts?|membership',
  order: 'orders?|purchases?|ordered|#\\s?[a-z-]*\\d+',
  it: 'it|this|that|these|them|everything|all of it|the whole thing|the rest|this one|mine|one of them',
  item: 'items?|products?|articles?|pieces?|units?|pairs?|t-?shirts?|shirts?|tees?|sweaters?|sweatshirts?|jumpers?|hood(y|ies?)|jackets?|coats?|dress(es)?|skirts?|pants|trousers|jeans|leggings|shorts|shoes?|sneakers|trainers|boots|sandals|socks?|hats?|caps?|beanies?|scar(f|ves)|gloves|belts?|bags?|backpacks?|totes?|wallets?|mugs?|cups?|glasses|bottles?|candles?|soaps?|books?|notebooks?|posters?|prints?|frames?|blankets?|towels?|pillows?|cushions?|lamps?|bulbs?|rings?|necklaces?|bracelets?|earrings|watch(es)?|phone cases?|cases?|covers?|chargers?|cables?|toys?|puzzles?|games?|tea|coffee|beans|chocolates?|plants?|vases?|bowls?|plates?|knife|knives|pans?|pots?|kettle|rugs?|mats?|sheets?|bedding|aprons?|kits?|sets?|bundles?|packs?|one of the|version|model|flavou?r|scent',
  change:
    'change|changed|changing|chnage|update|updated|modify|amend|edit|correct|fix|adjust|replace|replaced|switch|swap|swapped|exchange|substitute|redirect|reroute|revise|alter',
  wrong:
    "wrong|incorrect|mistake|mistaken|mistyped|typo|misspelled|error|outdated|old|former|previous|not right|not correct|isn'?t right|incomplete|messed up|mixed up|messed|autofill\\w*|auto-filled|autocomplet\\w*",
  fresh:
    'new|different|other|another|following|correct|right|proper|actual|updated|below|alternative|alternate',
  address:
    'address(es)?|adress|addres|zip|zip ?code|post ?code|postal code|house number|street name|street number|(apt|apartment|unit|flat|suite|street|building) (number|no|#|is)|shipping (info|details|information)|delivery (details|info|information)|ship-to|destination',
  elsewhere:
    "(my|our|the|her|his|their|a) (\\w+ )?(office|work|workplace|job|parents|mother|mom|mum|father|dad|sister|brother|friend|daughter|son|hotel|dorm|school|university|campus|store|place|house|home|new place|new house|new apartment|new flat|apartment|p\\.?o\\.? box|business|warehouse)('s)?|pick ?up point|parcel locker|locker",
  send: 'ship|shipped|shipping|send|sent|deliver|delivered|delivery|mail|mailed|dispatch|dispatched|go to|goes to|forward',
  instead: 'instead|rather|in place of|in lieu of|not the|as opposed to',
  variant:
    'sizes?|sized?|colou?rs?|colou?rways?|small|medium|large|x-?large|x-?small|extra large|extra small|bigger|smaller|larger|black|white|red|blue|navy|green|yellow|pink|purple|grey|gray|brown|beige|orange|gold|silver|cream|quantity|qty|variant|pattern|style|length|gloss|matte|decaf|waist|fit',
  combine:
    'combine|combined|combining|merge|merged|merging|consolidate|consolidated|together|bundle|bundled|one (package|parcel|box|shipment|delivery|go)|single (package|parcel|box|shipment|delivery)|same (package|parcel|box|shipment|delivery|time)|join|group|along with|put .. in with|ship .. with|send .. with|add .. to',
  another:
    '(my|the|an?|our|another|both|two|three|all|these|those) (\\w+ )?(other|second|first|previous|earlier|last|existing|open|pending|recent|separate|two|three|both|my|of my|different)( \\w+)? orders?|(other|another|previous|earlier|existing|both|two|three|second|multiple|separate|these|those|all my|my|2|3) orders|(other|another|second|earlier|previous) (order|one|purchase)|order (i|we) (placed|made|put)|order from (yesterday|this|last|today|earlier|monday|tuesday|wednesday|thursday|friday|saturday|sunday|my)|ordered .. (yesterday|earlier|this morning|last night)|orders #?\\d+|order (no\\.?|number|nr\\.?)? ?#?\\s?[a-z-]*\\d{3,}|#\\s?[a-z-]*\\d{3,}',
  gift: 'gifts?|gift-?wrap\\w*|(a|as a|birthday|christmas|xmas|wedding|anniversary|as|his|her|their|surprise) presents?|gift ?wrapping|wrap (it|this|them|each|the|as|nicely|in)|wrapped|wrapping paper|(it|this|they|order) (is|are) for my|a surprise|surprise for|(birthday|greeting|gift|christmas|thank you) (card|note)|handwritten|hand-written|(card|note|message|tag) (that )?(says|saying|reading|reads|with|to say|should)|write (on|in|a|the|happy)|include .. (card|message)|add .. (card|message)|happy birthday|ribbon|bow',
  priced: 'invoices?|prices?|receipts?|packing slips?|price tags?|bills?|pricing|costs?|packing list',
  without:
    "no|not|without|don'?t|do not|remove|hide|leave out|exclude|omit|take off|leave off|won'?t|never|skip",
  leave: 'leave|left|put|place|drop|drop off|hand|hide|give|deliver|deposit|set|stash|tuck|bring',
  spot: "doors?|doorsteps?|porch|neighbou?rs?|neighbou?r's|reception|front desk|concierge|doorman|porter|garage|shed|mailbox|letterbox|post ?box|parcel box|lobby|back ?yard|garden|gate|patio|deck|balcony|carport|side entrance|back entrance|loading dock|mail ?room|safe place|behind|under the|next door|security|guard|housekeeper|landlord|cooler|bin|barn|stairs|planter|locker|bench|steps",
  access:
    'gate ?code|door ?code|entry code|access code|key ?code|code (is|for)|buzz|buzzer|intercom|(ring|use|using) (the )?(door)?bell|doorbell|door bell|knock|ring (at|twice|once)|call (me|us|my|the|upon|on|when|before|first)|text me|phone me|(second|third|fourth|fifth|top|ground|first|\\d(st|nd|rd|th)) floor|elevator|dog|baby (is )?sleeping|sleeping baby|signature|entrance (is|at|on|in|from)|go around|key ?pad|lock ?box|pin is|side door|call ahead',
  urgent:
    'urgent|urgently|asap|a\\.s\\.a\\.p|as soon as possible|as quickly as possible|as fast as possible|rush|hurry|express please|priority|emergency|in a hurry|time sensitive|quickly|right away|immediately|expedite\\w*|overnight|last minute|soonest|deadline|(sooner|earliest) possible',
  need: 'need|needs|needed|must|have to|has to|arrive|arrives|get here|get it|be here|here|receive|ship|deliver|delivered|have it|want|make it|there|reach\\w*|get to',
  by: 'by|before|until|no later than|not later than|latest|in time for|at the latest|within|on time for|leaving (on)?|leave on|ahead of',
  when: "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|today|tomorrow|tonight|weekend|next week|this week|end of|christmas|xmas|easter|birthday|wedding|anniversary|valentine\\w*|(mother|father)'?s day|party|trip|holiday|\\d+ days|days|we fly|i fly|we leave|i leave|exam",
  broken:
    "broken|damaged|cracked|shattered|smashed|defective|faulty|torn|ripped|scratched|leaking|leaked|disappointed|disappointing|unacceptable|terrible|awful|horrible|poor quality|bad quality|complain\\w*|complaint|never (arrived|came|received|showed)|(hasn'?t|has not|didn'?t|did not|haven'?t|have not|still not) (arrived?|come|received?|got|shipped|show(n|ed)? up)|missing|too late|(arrived|came|was|were|days|weeks|delivered) late|wrong (item|product|one|thing) (arrived|came|was|in)|(sent|got|received|shipped) .. wrong|stopped working|doesn'?t work|does not work|didn'?t work|fell apart|not (happy|satisfied|impressed|acceptable)|unhappy|frustrat\\w*|crushed|dented|stained|nobody (answers|replies|responds)|no (reply|answer|response)|worst|rude",
  ask: 'where|when|what|which|who|how|why|is|are|do|does|did|can|could|will|would|has|have|any chance',
  past: 'last time|previous order|last order|my last|previously|yet again|twice now|in the past|last (year|month|week)|earlier order (was|came)|(was|got|were) sent to',
  cancelPhrase:
    "(don'?t|do not|no longer|dont) (want|need|require) (it|this|that|the|these|them|my|to buy|one|two|\\d+)?( \\w+)?( anymore| any more| after all)|no longer (want|need|wish|require|interested)|(placed|ordered|made|bought) .. by (mistake|accident)|accidentally (ordered|placed|bought)|(ordered|order|charged|bought) .. twice|changed my mind|duplicate order|(don'?t|do not) (ship|send|process|fulfill) (it|this|the order|my order|anything|the (?!invoice|receipt|price|catalog|bill|package to|parcel to))|stop (this|the|my) (order|shipment)|(want|like|need) (a |my )?(full )?(refund|money back)|refund (me|my|the|this)|(remove|drop|delete|take (off|out)) .. from (my|the|this) (order|cart|basket)|(remove|drop|delete) the|scrap (this|the|my) order|call the whole thing off|withdraw",
  addressPhrase:
    "(i|we) (have |had |'?ve )?(just |recently )?moved|(i'?m|we'?re|am|are) moving|new (place|home|house|apartment|flat) (is|at)|(forgot|missed|left out|missing|omitted) .. (apartment|apt|unit|flat|suite|house number|street number|zip|postcode|floor number|building)|(ship|send|deliver|mail) (it |this |them |everything |the order |the package |my order |the parcel |that )?(instead )?to (this|the following|another|a different|my new|the new|a new) (address|place|location|one)|(wrong|old|incorrect|previous) (address|zip|house number|street|apartment|apt|unit|city|state|postcode)|(should be|is actually|it'?s actually|should read|should say) .. (street|st|avenue|ave|road|rd|lane|drive|apt|unit|apartment|house|blvd|court|floor)|use (my|the|this) .. address|no longer live|don'?t live|(house|apartment|apt|unit|flat|street|building) number (is|should|was)|(zip|post ?code|zip code|postal code) (is|should|was)",
  itemPhrase:
    '(make|change) (it|that|them|one|mine) (to )?(a|an|in|the|into)|meant to (order|get|buy|pick|choose|select|click)|(i )?meant (the|a|an|size|to)|(wanted|intended) (the|a|an|size|to) .. (not|instead)|(ordered|picked|chose|selected|clicked|bought|got) .. (wrong|instead of|by mistake)|wrong (size|colou?r|variant|quantity|model|version|one|item|product)|instead of (the )?(size|colou?r|small|medium|large|black|white|red|blue|green|grey|gray|pink|two|one|three|\\d+)|(one|two|1|2|\\d) (more|extra|additional)|(a )?different (size|colou?r|version|model|flavou?r|scent)|swap|switch (the|it|my|out)|add (another|one|two|a second) (?!order)|(up|down) (a|one) size|size (up|down)|out of stock .. (send|substitute|replace)',
  combinePhrase:
    '(ship|send|pack|put|deliver|combine|merge|bundle) .. (with|together with|along with|in with) (my|the|an?|order|#) .. (order|one|#\\s?\\d+)|save on shipping|same (box|package|parcel|shipment) as|combin(e|ed|ing) (shipping|shipment|orders|postage)|one (package|parcel|box|shipment) .. orders',
  deliveryPhrase:
    "(deliver|come|delivery|drop (it )?off|available|home|in) (only )?(after|between|in the (morning|afternoon|evening)|on weekdays|during|mornings|evenings|afternoons)|(don'?t|do not|no) (deliver|ring|knock|leave|bend|fold)|no signature|signature (is )?(not )?required|authority to leave|work from home|(i'?m|we'?re|i am|we are|i will be|we will be|i'?ll be|we'?ll be) (not |out|away|only |never )?(home|away|out|in|on vacation|on holiday|at work|abroad)|hold (it |the package |my order |the order |the parcel )?(until|till)|(ship|deliver|send) (it |this )?(on or )?after|not before|driver|courier|mailman|mail carrier|postman|(deliver|delivery|ship) on (a )?(mon|tue|wed|thu|fri|sat|sun)",
};
