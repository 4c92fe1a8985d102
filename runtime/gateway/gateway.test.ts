import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { wordsFor } from '../../agents/messages/texts.ts';
import type { Label } from '../../connectors/carrier/types.ts';
import { ConnectorError } from '../../connectors/error.ts';
import type { Action, ActionOf } from '../../contracts/action.ts';
import type { Level } from '../../contracts/autonomy.ts';
import { hashOf } from '../../contracts/hash.ts';
import { StorePolicy } from '../../contracts/policy.ts';
import { setLevel } from '../../prisma/autonomy.ts';
import { storeDecision } from '../../prisma/runs.ts';
import { switchboard } from '../../prisma/switchboard.ts';
import { testDatabase } from '../../test/database.ts';
import { box } from '../../test/intake.ts';
import { unlimited } from '../budget/budget.ts';
import { noAnswers } from '../cache/answers.ts';
import { noEmbeddings } from '../model/embeddings.ts';
import { createModelGateway } from '../model/gateway.ts';
import { policyLibrary } from '../policies/library.ts';
import type { Resources } from '../resources.ts';
import { act, undo } from './gateway.ts';

const at = { store: 'a.myshopify.com', order: '1', revision: 0, traceId: 'a'.repeat(32) };
const everything = () => ['buy_label', 'send_message', 'reserve_stock', 'add_tags'];

const label: ActionOf<'buy_label'> = {
  kind: 'buy_label',
  shipment: 1,
  locationId: 'gid://shopify/Location/1',
  units: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1 }],
  carrierShipmentId: 'shp_1',
  rateId: 'rate_1',
  carrier: 'USPS',
  service: 'Priority',
  cost: { amount: 500, currency: 'USD' },
};

/** A carrier that keeps its own books, and can lose its answers. */
function carrierBooks() {
  const bought = new Map<string, Label>();
  const books = {
    purchases: 0,
    voids: 0,
    loseAnswer: false,
    loseVoid: false,
    unclear: false,
    refuse: false,
    silent: 0,
  };
  const carrier = {
    quote: async () => ({ carrierShipmentId: 'shp_1', rates: [] }),
    async buy({ carrierShipmentId }: { carrierShipmentId: string }) {
      if (books.refuse) throw lost('carrier_rejects_address', { retryable: false, mayHaveActed: false });
      books.purchases += 1;
      const made: Label = {
        trackingNumber: `T${books.purchases}`,
        trackingUrl: null,
        labelUrl: 'http://label',
        carrier: 'USPS',
        service: 'Priority',
        cost: label.cost,
      };
      bought.set(carrierShipmentId, made);
      if (books.loseAnswer) throw lost('carrier_unavailable', { retryable: true, mayHaveActed: true });
      return made;
    },
    async readLabel({ carrierShipmentId: id }: { carrierShipmentId: string }) {
      if (books.silent-- > 0) throw lost('carrier_unavailable', { retryable: true, mayHaveActed: false });
      if (books.unclear) throw lost('label_unclear', { retryable: false, mayHaveActed: true });
      return bought.get(id) ?? null;
    },
    async void({ carrierShipmentId: id }: { carrierShipmentId: string }) {
      books.voids += 1;
      bought.delete(id);
      if (books.loseVoid) throw lost('carrier_unavailable', { retryable: true, mayHaveActed: true });
    },
    labelFile: async () => null,
    verify: async () => null,
    track: async () => ({ status: 'unknown' as const, lastEventAt: null, message: null }),
    reach: async () => {},
  };
  return { carrier, books };
}

const lost = (
  kind: 'carrier_unavailable' | 'carrier_rejects_address' | 'label_unclear' | 'message_unclear',
  rest: { retryable: boolean; mayHaveActed: boolean },
) => new ConnectorError({ kind, message: 'as the test says', ...rest });

let resources: Resources;
let books: ReturnType<typeof carrierBooks>['books'];
let mails: string[];
let mailFails: boolean;

beforeEach(async () => {
  const { db } = await testDatabase();
  const made = carrierBooks();
  books = made.books;
  mails = [];
  mailFails = false;
  resources = {
    db,
    box,
    log: pino({ level: 'silent' }),
    store: async () => ({ domain: at.store, name: 'A', caseWebhook: null, policy: StorePolicy.parse({}) }),
    shopify: () => Promise.reject(new Error('not asked here')),
    carrier: async () => made.carrier,
    board: switchboard(db),
    chat: { post: () => Promise.reject(new Error('not asked here')) },
    mail: {
      async send({ messageId }) {
        mails.push(messageId);
        if (mailFails) throw lost('message_unclear', { retryable: false, mayHaveActed: true });
      },
    },
    budget: unlimited,
    embeddings: noEmbeddings,
    answers: noAnswers,
    policies: policyLibrary({ db, embeddings: noEmbeddings }),
    models: createModelGateway({
      settings: { providers: [], tiers: { cheap: [], balanced: [], premium: [] }, embeddings: null },
    }),
  };
});

async function propose(action: Action, occasion = 'run-0') {
  const id = randomUUID();
  const decision = {
    id,
    agent: 'shipping' as const,
    step: 'shipping/1',
    occasion,
    verdict: { kind: 'proceed' as const, data: {} },
    confidence: 1,
    reasons: [],
    alternatives: [],
    actions: [action],
    decidedBy: 'rules' as const,
  };
  await storeDecision(resources.db, at, 'fulfill', { decision, saw: null, ms: 1 });
  return { decisionId: id, index: 0 };
}

const givenBuyer = () =>
  resources.db.order.create({
    data: {
      store: at.store,
      order: at.order,
      traceId: at.traceId,
      workflowId: 'w',
      snapshot: { email: 'a@example.com' },
    },
  });

const states = async () => (await resources.db.effect.findMany()).map(({ state }) => state);

describe('an effect happens once', () => {
  test('asked again, the gateway answers from its ledger', async () => {
    const request = await propose(label);
    expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
    expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
    expect(books.purchases).toBe(1);
  });

  test('of twenty attempts at once, one acts, and the others are told to come back', async () => {
    const request = await propose(label);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => act(resources, everything, request)),
    );
    expect(books.purchases).toBe(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ retryable: true });
    }
    expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
  });

  test('a purchase whose answer was lost is read back and not made again', async () => {
    books.loseAnswer = true;
    const request = await propose(label);
    await expect(act(resources, everything, request)).rejects.toMatchObject({ kind: 'carrier_unavailable' });
    books.loseAnswer = false;
    expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
    expect(books.purchases).toBe(1);
    expect(await resources.db.shipment.findMany()).toMatchObject([{ trackingNumber: 'T1' }]);
  });

  test('an attempt that died between effect and record is read back once its lease is over', async () => {
    const request = await propose(label);
    await act(resources, everything, request);
    await resources.db.shipment.deleteMany();
    await resources.db.effect.updateMany({
      data: { state: 'started', leaseUntil: new Date(Date.now() - 1) },
    });
    expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
    expect(books.purchases).toBe(1);
    expect(await resources.db.shipment.count()).toBe(1);
  });

  test('the same effect with other arguments is refused', async () => {
    await act(resources, everything, await propose(label));
    const other = await propose({ ...label, rateId: 'rate_2' }, 'run-1');
    expect(await act(resources, everything, other)).toMatchObject({ kind: 'refused' });
    expect(books.purchases).toBe(1);
  });

  test('a purchase that could not be read back at once is read back later, and not made again', async () => {
    const request = await propose(label);
    Object.assign(books, { loseAnswer: true, silent: 3 });
    for (const _ of [1, 2, 3]) await act(resources, everything, request).catch(() => {});
    expect(await states()).toEqual(['started']);
    expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
    expect(books.purchases).toBe(1);
  });

  test('what was refused by the other side may be tried again with other arguments', async () => {
    books.refuse = true;
    const refused = await act(resources, everything, await propose(label));
    expect(refused).toMatchObject({ kind: 'refused', failure: { kind: 'carrier_rejects_address' } });
    books.refuse = false;
    const other = await propose({ ...label, carrierShipmentId: 'shp_2' }, 'run-1');
    expect(await act(resources, everything, other)).toEqual({ kind: 'done' });
  });

  test('a mail that may have gone out is never sent again: it is counted as unclear', async () => {
    mailFails = true;
    const mail: Action = { kind: 'send_message', event: 'processing', locale: 'en', subject: 's', body: 'b' };
    await givenBuyer();
    const request = await propose(mail);
    expect(await act(resources, everything, request)).toEqual({ kind: 'unclear' });
    expect(await act(resources, everything, request)).toEqual({ kind: 'unclear' });
    expect(mails).toHaveLength(1);
    expect(await states()).toEqual(['unclear']);
  });
});

test('what a buyer was told once is not told again in other words', async () => {
  await givenBuyer();
  const mail: Action = { kind: 'send_message', event: 'processing', locale: 'en', subject: 's', body: 'b' };
  await act(resources, everything, await propose(mail));
  const polish = await propose({ ...mail, locale: 'pl', body: 'c' }, 'run-1');
  expect(await act(resources, everything, polish)).toEqual({ kind: 'done' });
  expect(mails).toHaveLength(1);
});

describe('a draft of words', () => {
  const { words } = wordsFor('en');
  const draft: Action = { kind: 'draft_wording', language: 'pl', words };

  test('is kept for a person to decide about, and nobody is mailed', async () => {
    await givenBuyer();
    expect(await act(resources, () => ['draft_wording'], await propose(draft))).toEqual({ kind: 'done' });
    expect(await resources.db.wording.findMany()).toMatchObject([
      { store: at.store, language: 'pl', state: 'proposed', words, decidedBy: null },
    ]);
    expect(mails).toEqual([]);
  });

  test('that comes second is dropped, and its order goes on', async () => {
    await act(resources, () => ['draft_wording'], await propose(draft));
    const other = { ...draft, words: { ...words, greeting: 'Pay me,' } };
    const second = await act(resources, () => ['draft_wording'], await propose(other, 'run-1'));
    expect(second).toEqual({ kind: 'done' });
    expect(await resources.db.wording.findMany()).toMatchObject([{ words }]);
  });

  test('of an agent that may not propose one is refused', async () => {
    expect(await act(resources, everything, await propose(draft))).toMatchObject({ kind: 'refused' });
    expect(await resources.db.wording.count()).toBe(0);
  });
});

describe('an effect is taken back once', () => {
  test('a label that was bought is voided, and a late retry cannot buy it again', async () => {
    const request = await propose(label);
    await act(resources, everything, request);
    expect(await undo(resources, request)).toEqual({ kind: 'done' });
    expect(await undo(resources, request)).toEqual({ kind: 'done' });
    expect(books.voids).toBe(1);
    expect(await act(resources, everything, request)).toMatchObject({ kind: 'refused' });
    expect(books.purchases).toBe(1);
  });

  test('a label that was never bought costs no call, and cannot be bought afterwards', async () => {
    const request = await propose(label);
    expect(await undo(resources, request)).toEqual({ kind: 'done' });
    expect(books.voids).toBe(0);
    expect(await act(resources, everything, request)).toMatchObject({ kind: 'refused' });
    expect(books.purchases).toBe(0);
  });

  test('a purchase whose answer was lost is voided, though its label cannot be read', async () => {
    books.loseAnswer = books.unclear = true;
    const request = await propose(label);
    await expect(act(resources, everything, request)).rejects.toThrow();
    expect(await undo(resources, request)).toEqual({ kind: 'done' });
    expect(books.voids).toBe(1);
  });

  test('a label whose void’s answer was lost is voided in the books too', async () => {
    const request = await propose(label);
    await act(resources, everything, request);
    books.loseVoid = true;
    await expect(undo(resources, request)).rejects.toThrow();
    books.loseVoid = false;
    expect(await undo(resources, request)).toEqual({ kind: 'done' });
    expect(await resources.db.shipment.findMany()).toMatchObject([{ state: 'voided' }]);
  });

  test('a purchase whose answer was lost is found and voided', async () => {
    books.loseAnswer = true;
    const request = await propose(label);
    await expect(act(resources, everything, request)).rejects.toThrow();
    expect(await undo(resources, request)).toEqual({ kind: 'done' });
    expect(books.voids).toBe(1);
  });
});

test('what an agent may not propose is not done, and leaves no trace in the ledger', async () => {
  const request = await propose(label);
  expect(await act(resources, () => [], request)).toMatchObject({ kind: 'refused' });
  expect(await states()).toEqual([]);
});

test('a label over the cap waits for a person, and is bought once that person allowed exactly it', async () => {
  const dear = { ...label, cost: { amount: 9900, currency: 'USD' } };
  const request = await propose(dear);
  expect(await act(resources, everything, request)).toMatchObject({ kind: 'needs_approval' });
  const [row] = await resources.db.effect.findMany();
  const approval = { approvedBy: 'kim', approvedUntil: new Date(Date.now() + 60_000) };
  await resources.db.effect.updateMany({ data: { ...approval, approvedHash: 'of another call' } });
  expect(await act(resources, everything, request)).toMatchObject({ kind: 'needs_approval' });
  await resources.db.effect.updateMany({ data: { ...approval, approvedHash: row?.argsHash ?? '' } });
  expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
});

describe('an approval', () => {
  const dear = { ...label, cost: { amount: 9900, currency: 'USD' } };
  const asks = { kind: 'needs_approval' };
  const inAMinute = () => new Date(Date.now() + 60_000);
  const approve = async (approvedUntil: Date) => {
    const [row] = await resources.db.effect.findMany();
    const data = { approvedBy: 'Kim', approvedHash: row?.argsHash ?? '', approvedUntil };
    await resources.db.effect.updateMany({ data });
  };
  const approvers = (...names: string[]) => {
    const policy = StorePolicy.parse({ approvers: names });
    resources.store = async () => ({ domain: at.store, name: 'A', caseWebhook: null, policy });
  };

  test('whose time is over is worth nothing: the call is asked about again', async () => {
    const request = await propose(dear);
    expect(await act(resources, everything, request)).toMatchObject(asks);
    await approve(new Date(Date.now() - 1));
    expect(await act(resources, everything, request)).toMatchObject(asks);
    expect(await resources.db.effect.findMany()).toMatchObject([{ state: 'proposed', approvedBy: null }]);
    expect(books.purchases).toBe(0);
  });

  test('of somebody who may not approve in this store is worth nothing', async () => {
    approvers('ada');
    const request = await propose(dear);
    await act(resources, everything, request);
    await approve(inAMinute());
    expect(await act(resources, everything, request)).toMatchObject(asks);
    expect(books.purchases).toBe(0);
  });

  test('of somebody who may is heeded, in whatever case the name is written', async () => {
    approvers('ada', 'kim');
    const request = await propose(dear);
    await act(resources, everything, request);
    await approve(inAMinute());
    expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
  });
});

describe('a level that is changed at run time', () => {
  const set = async (kind: Action['kind'], level: Level, store = at.store) => {
    await setLevel(resources.db, { store, kind, level, by: 'kim', reason: 'as the test says' });
    // Read anew, as every worker does within a second.
    resources.board = switchboard(resources.db);
  };
  const reserve: Action = { kind: 'reserve_stock', units: [] };
  const approve = () =>
    resources.db.effect.updateMany({
      data: {
        approvedBy: 'kim',
        approvedHash: hashOf(label),
        approvedUntil: new Date(Date.now() + 60_000),
      },
    });

  test('holds for the next action of its kind, and for no other kind or store', async () => {
    await set('buy_label', 'shadow', 'b.myshopify.com');
    await set('place_hold', 'shadow');
    expect(await act(resources, everything, await propose(reserve))).toEqual({ kind: 'done' });
    await set('buy_label', 'shadow');
    expect(await act(resources, everything, await propose(label))).toEqual({ kind: 'shadowed' });
    await set('buy_label', 'assisted');
    expect(await act(resources, everything, await propose(label))).toMatchObject({ kind: 'needs_approval' });
    await set('buy_label', 'autonomous');
    expect(await act(resources, everything, await propose(label))).toEqual({ kind: 'done' });
    expect(books.purchases).toBe(1);
  });

  test('leaves what was approved before it approved, unless nothing is to be done any more', async () => {
    await set('buy_label', 'assisted');
    const request = await propose(label);
    await act(resources, everything, request);
    await approve();
    await set('buy_label', 'shadow');
    expect(await act(resources, everything, request)).toEqual({ kind: 'shadowed' });
    expect(books.purchases).toBe(0);
    await set('buy_label', 'assisted');
    expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
  });

  test('does not leave half done what has begun: a purchase whose answer was lost is read back', async () => {
    books.loseAnswer = true;
    const request = await propose(label);
    await expect(act(resources, everything, request)).rejects.toThrow();
    await set('buy_label', 'shadow');
    expect(await act(resources, everything, request)).toEqual({ kind: 'done' });
    expect(books.purchases).toBe(1);
    expect(await resources.db.shipment.count()).toBe(1);
  });

  test('does not raise what rests on something that was only decided', async () => {
    const request = await propose(label);
    expect(await act(resources, everything, { ...request, shadow: true })).toEqual({ kind: 'shadowed' });
    expect(await states()).toEqual(['shadowed']);
  });
});
