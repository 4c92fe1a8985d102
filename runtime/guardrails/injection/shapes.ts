/** What injections look like, whatever their language: fake roles and fences, tool calls, code, pictures that call home. Pure. */

interface Shape {
  name: string;
  weight: number;
  pattern: RegExp;
}

/** On the text as it came, line breaks and case included. No pattern may backtrack over more than a bounded stretch. */
export const SHAPES: Shape[] = [
  {
    name: 'chat_template',
    weight: 1,
    pattern:
      /<\|[\w ]{2,30}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|instructions?|information|human|tool_response|function_calls?)>/i,
  },
  {
    name: 'fake_role',
    weight: 1,
    pattern:
      /(?:^|[\n[({<#*"'.!?;]) ?#{0,6} ?[[({<*]{0,3} ?(?:system|developer|assistant|admin|root|god|sudo)[ _](?:message|note|prompt|override|instructions?|update|notice|mode|alert|command)s?(?: for \w+)?[\])}>*]{0,3} ?[:：\n\])}>]|#{2,} ?\(?system|\[(?:system|assistant|developer|user|admin)\]/i,
  },
  {
    name: 'fake_role',
    weight: 0.8,
    pattern:
      /(?:^|\n|\. |["'>}\]])[ \t]{0,3}[*#>]{0,4} ?(?:system|assistant|developer|AI|LLM|GPT|human)[*]{0,2}[:：]/i,
  },
  {
    name: 'fake_role',
    weight: 0.7,
    pattern:
      /(?:^|[\n.!?[]) ?(?:(?:instru[çc][ãa]o|instrucci[oó]n|mensaje|mensagem|nota|aviso|istruzione|messaggio|note|message|instruction|consigne) (?:du |del? |do |di |de )?(?:syst[eè]me|sistema)|system(?:hinweis|nachricht|anweisung|meldung|melding|bericht|meddelande|viesti)|sistem (?:mesaj[ıi]|notu|talimat[ıi])|pesan sistem|catatan sistem|thông báo hệ thống|lệnh hệ thống|komunikat systemow\p{L}{1,3}|системное сообщение|системная команда|система|رسالة النظام|ملاحظة النظام|النظام|सिस्टम(?: संदेश| नोट)?|সিস্টেম(?: বার্তা)?|系统(?:消息|提示|指令|通知)?|システム(?:メッセージ|通知|指示|より)?|시스템(?: ?메시지| ?알림| ?지시)?|ข้อความระบบ|ระบบ|μήνυμα συστήματος)[^:：\n]{0,20}[:：\]】]/iu,
  },
  {
    name: 'fake_border',
    weight: 1,
    pattern:
      /\[END OF [A-Z ]{2,30}\]|-{2,} ?(?:END|BEGIN|START|NEW) (?:OF )?(?:NOTE|DATA|INPUT|ORDER|USER|SYSTEM|PROMPT|INSTRUCTIONS|CONTEXT)\b|<<<|\{\{[^{}]{1,80}\}\}|#{2,} ?(?:END|Instructions?|Developer|Response|New task)\b/i,
  },
  {
    name: 'fake_border',
    weight: 1,
    pattern:
      /\[(?:system|assistant)\]\(#|<[A-Z]{2,20}(?: [A-Z]{2,20}){0,5} MODE>|<now entering|<mod[eo]s? |\bsystem mode activated|(?:^|\n)INFORMATION:/i,
  },
  {
    name: 'fake_tool_output',
    weight: 1,
    pattern:
      /\[[\w-]{3,30}(?:service|gateway|engine|tool|system|api|bot)\][^\n]{0,60}\b(?:approved|success|granted|verified|ok)\b/i,
  },
  {
    name: 'tool_call',
    weight: 1,
    pattern:
      /["'](?:tool|function|tool_name|name|action|method|operation)["']\s?:\s?["'][\w.]{3,60}["'][\s\S]{0,80}["'](?:arguments|params|parameters|args|input|payload|orderId|order_id|amount)["']\s?:/i,
  },
  {
    name: 'tool_call',
    weight: 0.8,
    pattern:
      /\b(?:order|refund|draftOrder|fulfillment|customer|discount|inventory|product)(?:Create|Update|Cancel|Delete|MarkAsPaid|Edit|Capture|Adjust\w{0,20})\b|\bgid:\/\/|\b[a-z]{2,20}_[a-z_]{2,30}\((?:\w{1,20} ?=|["'{*)])|\bmutation ?[{(]/,
  },
  { name: 'html_comment', weight: 1, pattern: /<! ?--(?! ?(?:\[if|StartFragment|EndFragment))/ },
  {
    name: 'html_page',
    weight: 1,
    pattern: /<html\b|<! ?doctype|<script\b|<iframe\b|<img[^>]{0,200}\bonerror|javascript:/i,
  },
  {
    name: 'markdown_image',
    weight: 1,
    pattern:
      /!\[[^\]\n]{0,200}\]\(|!\[[^\]\n]{0,200}\]\[|https?:\/\/[^\s)]{1,300}[?&]\w{1,30}=(?:\)|\s|$|\{|<)/,
  },
  {
    name: 'code',
    weight: 0.8,
    pattern:
      /<code>|\bconsole\.log\(|\bdef \w{1,40}\(|\bimport (?:os|math|sys|re|json|requests)\b|\bos\.system|\bSELECT [\w*, ]{1,80} FROM\b|\bDROP TABLE\b|\bsudo \w|\bfor\w{0,4} \w in range\(|\beval\(|\b(?:get_?|print_?)?system_?prompt\w{0,20}\(|```/i,
  },
  {
    name: 'prompt_variable',
    weight: 1,
    pattern: /\bsystem_?prompt\b ?[)}\]]|\bSYSTEM_PROMPT\b|\bsystemPrompt\b/,
  },
  {
    name: 'payload_split',
    weight: 1,
    pattern:
      /\b[a-z] ?= ?["“«'][\s\S]{0,400}\b[a-z] ?\+ ?[a-z] ?(?:\+|\b)|\bA [\p{L}]{1,8} ["“][\s\S]{0,120}\bB [\p{L}]{1,8} ["“]|(?:Part|Phần|Parte|Partie|Teil|Bagian|পার্ট|Часть) ?[1১] ?(?:is|là|:|es|ist|est|adalah)? ?:? ?["“]/iu,
  },
  {
    name: 'jailbreak',
    weight: 1,
    pattern:
      /do anything now|\bjailbr[eo]|\b(?:god|developer|dev|debug|admin|root|maintenance|override|unrestricted|DAN|sudo) mode\b|security override|\bstay a DAN\b|\bUCAR\b|\bAIM\b always/i,
  },
  {
    name: 'jailbreak',
    weight: 1,
    pattern:
      /\b(?:DAN|STAN|DUDE|AIM|EvilBOT|AntiDAN)\b(?=[^\n]{0,80}(?:\bAI model|anything|mode\b|\brole\b|restrict))/,
  },
  {
    name: 'others_data',
    weight: 1,
    pattern:
      /\bwhere (?:does|do|is) (?:\p{Lu}\p{Ll}+ ){1,3}(?:currently |now )?(?:live|reside)|\b(?:tell me|give me|what(?:'s| is)|reveal|share) (?:\w+ ){0,3}\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?['’]s (?:\w+ ){0,2}(?:e-?mail|birth|phone|city of|bank|salary|password|social)/u,
  },
  {
    name: 'fake_role',
    weight: 1,
    pattern: /["']role["']\s?:\s?["'](?:system|assistant|developer|tool)["']/i,
  },
  {
    name: 'fake_border',
    weight: 1,
    pattern:
      /\b(?:customer|order|buyer)(?:['’]s)? (?:note|message|comment)s? (?:ends?|is over)\b|\bend of (?:the )?(?:customer|order|buyer|user)(?:['’]s)? (?:note|message|comment|input)/i,
  },
  {
    name: 'new_task',
    weight: 0.6,
    pattern: /(?:^|[\n.!?*#\]-]) ?(?:stop\.? )?new (?:task|objective|goal|directive|role)s? ?[:.]/i,
  },
  {
    name: 'tool_call',
    weight: 0.8,
    pattern:
      /\b(?:call|invoke|use|run|execute|trigger) (?:the |your )?(?:\w+ )?(?:tools?|functions?|api|command|endpoint)\b/i,
  },
  {
    name: 'tool_name',
    weight: 0.5,
    pattern:
      /\b(?:refund|cancel|order|get|list|search|update|delete|create|send|mark|set|fetch|read|write|export)_[a-z_]{3,40}\b/,
  },
  { name: 'addressed', weight: 0.5, pattern: /\b[A-Z]\w{1,20}(?:GPT|Bot|AI)\b/ },
  { name: 'resource', weight: 1, pattern: /\bloop forever|\brepeat [^\n]{1,40}\bforever\b/i },
  {
    name: 'absurd_price',
    weight: 0.8,
    pattern: /\b(?:total|price|shipping|amount|cost)s? (?:to|=|at|as) ?[$€£]? ?0(?:[.,]0+)?(?![\d.,])/i,
  },
  {
    name: 'off_task',
    weight: 1,
    pattern:
      /\b(?:write|say|generate|compose) (?:one |a |an |some |something )?(?:\w+ )?(?:discriminatory|harmful|negative|toxic|offensive|hateful|racist|sexist|derogatory|insulting|threatening|defamatory|misogynistic|obscene|illegal|malicious|false)\b/i,
  },
  {
    name: 'hidden_note',
    weight: 1,
    pattern:
      /\bif you(?: are|['’]re) an? (?:AI|LLM|large|language|bot|assistant|model|agent)|(?:^|[\n.!?] ?)(?:AI|LLM)(?: agent| assistant| model| system)? ?[:,]|invisible to humans|visible to (?:the )?(?:LLM|AI|model)|\bwhite[- ]text\b|hidden competency|automated (?:screening|analysis) (?:systems?|software)|(?:note|message|instruction|memo)s? (?:to|for) (?:the |all |any )?(?:AI|LLM|language model|assistant|bot|automated|model|agent)s?\b/i,
  },
  { name: 'todo', weight: 0.7, pattern: /(?:^|\n|\. )TODO ?:/ },
  {
    name: 'resource',
    weight: 1,
    pattern:
      /\b(?:\d{1,3}[,.]\d{3}|\d{4,}) (?:words|tokens|times|wörter|mots|palabras|words)\b|\b\d{3,} times\b|most expensive model|\bforever\b[^\n]{0,20}\bloop\b|infinite(?:ly)? (?:loop|many)/i,
  },
  {
    name: 'absurd_price',
    weight: 0.8,
    pattern:
      /(?:\$|€|£|USD|EUR) ?0[.,]0[0-5]\b|\b100 ?(?:%|percent|prozent|pour cent|por ciento|per cento)(?: off|\s?(?:rabatt|discount|de r[ée]duction|de remise|de descuento|de desconto|di sconto))|yüzde yüz indirim|100 ?%\s?(?:indirim|割引|折扣|할인|скидк)/iu,
  },
];

/** One word or phrase over and over. */
export function repeats(folded: string): boolean {
  const words = folded.split(' ', 400);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return most >= 20 && most > words.length * 0.2;
}

/** Questions and answers acted out, so that the last answer seems due: the same two speakers, twice at least. */
export function actedOut(raw: string): boolean {
  const speakers =
    raw
      .slice(0, 4000)
      .match(
        /(?<![\p{L}\d])(?:\p{L}|customer|agent|user|assistant|human|ai|bot|buyer|shop|support|kunde|client|cliente|frage|antwort|question|answer|pregunta|respuesta)[:：](?=\s|$)/giu,
      ) ?? [];
  const counts = new Map<string, number>();
  for (const one of speakers) counts.set(one.toLowerCase(), (counts.get(one.toLowerCase()) ?? 0) + 1);
  const twice = [...counts.values()].filter((count) => count >= 2).length;
  return (
    (twice >= 2 && speakers.length >= 4) ||
    (counts.size >= 2 && twice >= 1 && /[?？؟]/.test(raw) && speakers.length >= 3)
  );
}
