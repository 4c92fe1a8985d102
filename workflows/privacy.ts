/** A request under privacy law: a buyer's data exported or erased, or a whole store's. Everything in it is readable in the Web UI. */
import { condition, defineSignal, setCurrentDetails, setHandler, sleep } from '@temporalio/workflow';
import {
  PRIVACY_DAYS,
  PROCEED_SIGNAL,
  type PrivacyInput,
  type PrivacyResult,
  type Survey,
} from '../contracts/privacy.ts';
import { keepers, messengers } from './activities.ts';

const proceed = defineSignal(PROCEED_SIGNAL);

const DAY_MS = 24 * 3600_000;
/** Time enough before the deadline to put right what may go wrong with erasing. */
const MARGIN_DAYS = 5;
/** Longer than any attempt of an activity takes: what was under way when its order was ended has ended too. */
const LATE_WRITES_MS = 3 * 60_000;

export async function privacy(input: PrivacyInput): Promise<PrivacyResult> {
  const state = { hurried: false };
  setHandler(proceed, () => {
    state.hurried = true;
  });
  const { request } = input;
  const survey = await keepers.surveyPrivacy({ request });
  if (survey.foreign) {
    tell('refused: it names another store');
    await keepers.closePrivacy({ request, state: 'refused' });
    return { state: 'refused' };
  }
  if (input.kind === 'data_request') await hand(input, survey);
  else await erase(input, survey, state);
  await keepers.closePrivacy({ request, state: 'done' });
  tell('done');
  return { state: 'done' };
}

/** The merchant fetches the export, and hands it to the buyer. */
async function hand({ request }: PrivacyInput, survey: Survey): Promise<void> {
  await keepers.exportPrivacy({ request });
  tell(`the export of ${survey.orders} orders can be fetched for ${PRIVACY_DAYS} days`);
  // Whoever cannot be told finds it in `waybill privacy list`.
  await messengers.tellOfExport({ request }).catch(() => undefined);
  await sleep(PRIVACY_DAYS * DAY_MS);
}

async function erase(input: PrivacyInput, survey: Survey, state: { hurried: boolean }): Promise<void> {
  const { request } = input;
  await untilNothingHinders(input, survey, state);
  tell('ending the orders that still run');
  await keepers.endOrders({ request });
  tell('erasing');
  await keepers.erasePersonalData({ request });
  // An activity that was at work when its order was ended may have written something since.
  await sleep(LATE_WRITES_MS);
  await keepers.erasePersonalData({ request });
}

/** A parcel needs an address until it has left, and a store that is still connected has been installed again. */
async function untilNothingHinders(
  { request }: PrivacyInput,
  first: Survey,
  state: { hurried: boolean },
): Promise<void> {
  const patience = Date.now() + (PRIVACY_DAYS - MARGIN_DAYS) * DAY_MS;
  for (let survey = first; ; survey = await keepers.surveyPrivacy({ request })) {
    if (state.hurried || !hinders(survey)) return;
    // Orders end some day, and the law has its term; a store at work is not erased without a person's word.
    if (!survey.connected && Date.now() >= patience) return;
    tell(
      survey.connected
        ? 'waiting: the store is still connected'
        : `waiting: ${survey.underWay} orders are not shipped yet`,
    );
    await condition(() => state.hurried, DAY_MS);
  }
}

const hinders = ({ connected, underWay }: Survey) => connected || underWay > 0;

const tell = (what: string) => setCurrentDetails(`**${what}**`);
