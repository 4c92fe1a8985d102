/** An incident's life: people are told of it once, the time is kept once, and its orders go on together. */
import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  getExternalWorkflowHandle,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { lacksApprover } from '../contracts/approver.ts';
import { WAYBILL } from '../contracts/audit.ts';
import type { CaseMoment } from '../contracts/case.ts';
import {
  type Ending,
  INCIDENT_CHOICES,
  INCIDENT_QUERY,
  INCIDENT_UPDATE,
  type IncidentAnswer,
  type IncidentInput,
  type IncidentState,
  REPORT_SIGNAL,
  type Report,
  type WaitingOrder,
  WORD_SIGNAL,
  type Word,
} from '../contracts/incident.ts';
import { messengers, recorders } from './activities.ts';
import { showNeed } from './display.ts';

export async function incident(given: IncidentInput): Promise<IncidentState> {
  const watch = listen(given);
  const { ending: before } = await recorders.standing({ id: given.id });
  const ending = before ?? (await untilItEnds(given, watch));
  watch.end(ending);
  await passOn(given, watch, ending);
  // Whoever is being told yet shall not hear of it half.
  await Promise.allSettled(watch.telling);
  await condition(allHandlersFinished);
  return watch.state;
}

interface Watch {
  readonly state: IncidentState;
  answer: IncidentAnswer | null;
  readonly reports: Report[];
  readonly telling: Promise<void>[];
  note(line: string): void;
  end(ending: Ending): void;
}

const answerUpdate = defineUpdate<void, [IncidentAnswer]>(INCIDENT_UPDATE);
const reportSignal = defineSignal<[Report]>(REPORT_SIGNAL);
const stateQuery = defineQuery<IncidentState>(INCIDENT_QUERY);

function listen({ approvers }: IncidentInput): Watch {
  const state: IncidentState = { ending: null, story: [] };
  const watch: Watch = {
    state,
    answer: null,
    reports: [],
    telling: [],
    note(line) {
      state.story.push(`${new Date().toISOString().slice(0, 19)} ${line}`);
      setCurrentDetails(state.story.map((each) => `- ${each}`).join('\n'));
    },
    end(ending) {
      state.ending = ending;
      watch.note(sentenceOf(ending));
      showNeed(false);
    },
  };
  setHandler(reportSignal, (report) => {
    watch.reports.push(report);
  });
  setHandler(stateQuery, () => state);
  const accept = (answer: IncidentAnswer) => {
    watch.answer = answer;
  };
  setHandler(answerUpdate, accept, { validator: (answer) => validate(watch, approvers, answer) });
  showNeed(true);
  return watch;
}

/** Two people may answer at once: the first wins, the other is told. */
function validate({ answer, state }: Watch, approvers: string[], given: IncidentAnswer): void {
  const first = answer ? `${answer.by} has answered "${answer.choice}" already` : null;
  const closed = first ?? (state.ending && sentenceOf(state.ending));
  const why = closed ?? lacking(given) ?? lacksApprover(approvers, given);
  if (why) throw ApplicationFailure.nonRetryable(why, 'answer_refused');
}

function lacking({ choice, by }: IncidentAnswer): string | null {
  if (!INCIDENT_CHOICES.includes(choice))
    return `an incident takes ${INCIDENT_CHOICES.join(', ')}, not ${choice}`;
  return by?.trim() ? null : 'an answer says who gives it';
}

function sentenceOf(ending: Ending): string {
  switch (ending.kind) {
    case 'answered':
      return `${ending.by} answered ${ending.choice}${ending.why ? `: ${ending.why}` : ''}`;
    case 'expired':
      return 'nobody answered in time';
    case 'left':
      return 'no order waits for it any more';
  }
}

/** How often one order tries for all, in hours: at first soon, since most that passes by itself passes soon. */
const FIRST_TRY_HOURS = 1;
const RAREST_TRY_HOURS = 12;
const HOUR_MS = 3600_000;

async function untilItEnds(given: IncidentInput, watch: Watch): Promise<Ending> {
  tellPeople(given, watch, 'opened');
  const due = dueOf(given);
  let tryHours = FIRST_TRY_HOURS;
  for (;;) {
    due.sort((a, b) => a.at - b.at);
    const patience = Math.max(1, (due[0]?.at ?? Infinity) - Date.now());
    await condition(() => watch.answer !== null || watch.reports.length > 0, patience);
    const ending = await endOf(given, watch);
    if (ending) return ending;
    const [next] = due;
    if (!next || Date.now() < next.at) continue;
    due.shift();
    watch.note(next.what);
    switch (next.what) {
      case 'reminded':
      case 'escalated':
        await recorders.noteIncident({ id: given.id, moment: next.what });
        tellPeople(given, watch, next.what);
        break;
      case 'expired':
        return close(given, watch, { kind: 'expired' });
      case 'one order tries':
        await sendOne(given);
        tryHours = Math.min(tryHours * 2, RAREST_TRY_HOURS);
        due.push(tryAfter(given, tryHours));
    }
  }
}

interface Due {
  at: number;
  what: Exclude<CaseMoment, 'opened'> | 'one order tries';
}

/** What is due after the end is never due. */
function dueOf(given: IncidentInput): Due[] {
  const { remind, escalate, expire } = given.sla;
  const after = (seconds: number) => Date.now() + seconds * 1000;
  const all: Due[] = [
    { at: after(remind), what: 'reminded' },
    { at: after(escalate), what: 'escalated' },
    ...(given.tries ? [tryAfter(given, FIRST_TRY_HOURS)] : []),
  ];
  const end: Due = { at: after(expire), what: 'expired' };
  return [...all.filter(({ at }) => at < end.at), end];
}

const tryAfter = ({ pace }: IncidentInput, hours: number): Due => ({
  at: Date.now() + Math.max(1000, hours * HOUR_MS * pace),
  what: 'one order tries',
});

/** Null while it goes on. What a person says comes first. */
async function endOf(given: IncidentInput, watch: Watch): Promise<Ending | null> {
  const reports = watch.reports.splice(0);
  if (watch.answer) return close(given, watch, { kind: 'answered', ...watch.answer });
  const passed = reports.find(({ kind }) => kind === 'passed');
  if (passed) {
    const why = `order ${passed.order} went through`;
    return close(given, watch, { kind: 'answered', choice: 'retry', by: WAYBILL, why });
  }
  // Orders may also have left it unheard: replayed, terminated, erased.
  const { ending, waiting } = await recorders.standing({ id: given.id });
  if (ending) return ending;
  return waiting === 0 ? close(given, watch, { kind: 'left' }) : null;
}

/** From here on an answer is refused instead of being taken and forgotten. */
async function close(given: IncidentInput, watch: Watch, wanted: Ending): Promise<Ending> {
  watch.state.ending = wanted;
  const ending = await recorders.closeIncident({ id: given.id, ending: wanted });
  if (ending.kind === 'expired') tellPeople(given, watch, 'expired');
  return ending;
}

/** That people could not be told must keep nobody from answering. */
function tellPeople({ id, told }: IncidentInput, watch: Watch, moment: CaseMoment): void {
  if (!told) return;
  const telling = messengers.tellOfIncident
    .executeWithOptions({ summary: moment }, [{ id, moment }])
    .catch(() => watch.note(`${moment}: people could not be told`));
  watch.telling.push(telling);
}

/** Whose case is the oldest. If it stops again its case is the newest, and the next time another one goes. */
async function sendOne({ id }: IncidentInput): Promise<void> {
  const [first] = await recorders.waitingOrders({ id, limit: 1 });
  if (first) await say(first, { incidentId: id, kind: 'try' });
}

/** Orders told at once, and how long until the next are: each reads its order anew, and buys labels. */
const AT_ONCE = 5;
const PAUSE_MS = 1000;

/** Tells every order of the end, the oldest first. Nobody joins any more, so that one pass reaches all. */
async function passOn(given: IncidentInput, watch: Watch, ending: Ending): Promise<void> {
  const { id } = given;
  const word: Word = { incidentId: id, ...ending };
  let { after } = given;
  for (;;) {
    const some = await recorders.waitingOrders({ id, limit: AT_ONCE, ...(after ? { after } : {}) });
    if (some.length === 0) return;
    await Promise.all(some.map((each) => say(each, word)));
    after = some.at(-1) as WaitingOrder;
    await sleep(PAUSE_MS);
    if (workflowInfo().continueAsNewSuggested) {
      await Promise.allSettled(watch.telling);
      await condition(allHandlersFinished);
      await continueAsNew<typeof incident>({ ...given, after });
    }
  }
}

/** One that does not run any more waits for nothing. */
async function say({ workflowId, caseId }: WaitingOrder, word: Word): Promise<void> {
  await getExternalWorkflowHandle(workflowId)
    .signal<[Word]>(WORD_SIGNAL, word)
    .catch(() => recorders.closeCase({ caseId, what: 'case_overtaken' }));
}
