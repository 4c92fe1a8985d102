/** Which meanings together make an injection, how near to each other, and what speaks against it. */
import type { Concept } from './lexicon.ts';

export interface Rule {
  name: string;
  /** 1 flags alone. */
  weight: number;
  /** The first is the anchor: distances, in characters, are taken from it. */
  all: readonly [Concept, ...Concept[]];
  any?: readonly Concept[];
  within: number;
  unless?: readonly (readonly [Concept, number])[];
  /** What must not follow the anchor. */
  notBefore?: RegExp;
  /** The others come before the anchor, as verbs do in languages of Latin letters. */
  before?: true;
  /** How many places of the anchor there must be. */
  times?: number;
}

/** "my password is 1234", "비밀번호 1357*": told, not asked. */
const TOLD = /^[\s:=は은는이가是]{0,4}[#*]?\d{3,}/;

/** "the instructions I left": the buyer's own. */
const OWN =
  /^\w{0,4} (?:that |which )?(?:(?:i|we) (?:left|gave|wrote|sent|entered|put|had|typed|made|added)|ich|wir|que j'ai|que je|que he|que deje|che ho|que deixei|die ik)\b/;
const ASIDE = /^ (?:me|us|him|her|them|the (?:neighb|recip|driver))/;

export const RULES: readonly Rule[] = [
  {
    name: 'override',
    weight: 1,
    all: ['instructions', 'ignore', 'prior'],
    within: 45,
    unless: [['mine', 14]],
    notBefore: OWN,
  },
  {
    name: 'override',
    weight: 0.7,
    all: ['instructions', 'ignore'],
    within: 14,
    unless: [['mine', 14]],
    notBefore: OWN,
  },
  {
    name: 'override',
    weight: 1,
    all: ['whole', 'ignore'],
    any: ['duty', 'ask', 'machine', 'money', 'paid'],
    within: 60,
    before: true,
    unless: [['mine', 14]],
    notBefore: OWN,
  },
  {
    name: 'override',
    weight: 0.7,
    all: ['whole', 'ignore'],
    within: 10,
    before: true,
    unless: [['mine', 14]],
    notBefore: OWN,
  },
  { name: 'persona', weight: 1, all: ['become', 'machine'], within: 70 },
  { name: 'persona', weight: 1, all: ['become'], any: ['noCheck', 'grant'], within: 60 },
  { name: 'persona', weight: 0.4, all: ['become'], within: 0 },
  {
    name: 'prompt_extraction',
    weight: 1,
    all: ['promptThing', 'ask'],
    within: 45,
    before: true,
    unless: [['mine', 8]],
    notBefore: /^ (?:the|my|on|payment|reply|answer|response|delivery|shipping|service|attention) ?/,
  },
  { name: 'prompt_extraction', weight: 1, all: ['promptThing', 'encoding'], within: 60 },
  {
    name: 'secret',
    weight: 1,
    all: ['secretThing', 'ask'],
    within: 45,
    unless: [['secretMine', 25]],
    notBefore: TOLD,
  },
  {
    name: 'secret',
    weight: 1,
    all: ['secretThing'],
    any: ['bribe', 'rank', 'encoding', 'pretend'],
    within: 90,
    unless: [['secretMine', 25]],
    notBefore: TOLD,
  },
  { name: 'others_data', weight: 1, all: ['person', 'ask', 'personal'], within: 90 },
  {
    name: 'others_data',
    weight: 1,
    all: ['others', 'ask'],
    within: 50,
    notBefore: /^\S{0,4} (?:\S+ )?(?:review|rating|say|said|had|have|wrote|complain|photo|picture)/,
  },
  { name: 'others_data', weight: 1, all: ['store', 'ask'], within: 30 },
  { name: 'others_data', weight: 1, all: ['person', 'ask', 'bulkData'], within: 60 },
  { name: 'others_data', weight: 1, all: ['pretend', 'personal'], within: 250 },
  { name: 'exfiltration', weight: 1, all: ['bulkData', 'exfil'], within: 90 },
  { name: 'exfiltration', weight: 0.6, all: ['exfil', 'address'], within: 60 },
  {
    name: 'addressed',
    weight: 1,
    all: ['machine'],
    any: ['duty', 'noCheck', 'noTell', 'guard', 'paid', 'promptThing', 'become'],
    within: 90,
    unless: [['mine', 8]],
  },
  { name: 'addressed', weight: 0.5, all: ['machine'], within: 0, unless: [['mine', 8]] },
  { name: 'duty', weight: 1, all: ['duty'], times: 2, within: 0, unless: [['cards', 60]] },
  { name: 'duty', weight: 0.6, all: ['duty'], within: 0, unless: [['cards', 60]] },
  {
    name: 'action_demand',
    weight: 1,
    all: ['noCheck'],
    any: ['money', 'paid', 'guard', 'bulkData'],
    within: 120,
    notBefore: ASIDE,
  },
  {
    name: 'action_demand',
    weight: 1,
    all: ['noTell'],
    any: ['money', 'paid', 'guard', 'noCheck', 'bulkData', 'exfil'],
    within: 120,
  },
  { name: 'action_demand', weight: 1, all: ['paid', 'ignore'], within: 80 },
  { name: 'action_demand', weight: 0.7, all: ['paid'], within: 0 },
  { name: 'action_demand', weight: 0.5, all: ['noCheck'], within: 0, notBefore: ASIDE },
  { name: 'guard_off', weight: 1, all: ['guard'], any: ['ignore', 'disable', 'noCheck'], within: 60 },
  {
    name: 'grant',
    weight: 1,
    all: ['grant'],
    any: ['machine', 'become', 'pretend', 'duty', 'noTell'],
    within: 90,
  },
  { name: 'grant', weight: 0.5, all: ['grant'], within: 0 },
  { name: 'lure', weight: 0.8, all: ['lure', 'address'], within: 80 },
  { name: 'guard_off', weight: 0.5, all: ['guard'], within: 0 },
  { name: 'encoding', weight: 1, all: ['encoding'], any: ['decode', 'replyThing'], within: 60 },
  { name: 'encoding', weight: 0.7, all: ['encoding'], any: ['alter', 'ask'], within: 40 },
  { name: 'reply_shape', weight: 0.8, all: ['replyThing', 'alter'], within: 40 },
  {
    name: 'make_believe',
    weight: 1,
    all: ['pretend'],
    any: ['secretThing', 'person', 'machine', 'become', 'task', 'noCheck', 'duty'],
    within: 140,
  },
  { name: 'off_task', weight: 1, all: ['task'], within: 0, unless: [['cards', 60]] },
  {
    name: 'rank',
    weight: 0.7,
    all: ['rank'],
    any: ['ask', 'secretThing', 'personal', 'person', 'instructions', 'duty'],
    within: 100,
  },
  {
    name: 'bribe',
    weight: 0.7,
    all: ['bribe'],
    any: ['ask', 'secretThing', 'task', 'noCheck', 'ignore', 'machine'],
    within: 120,
  },
  { name: 'errand', weight: 0.5, all: ['errand'], within: 0 },
];
