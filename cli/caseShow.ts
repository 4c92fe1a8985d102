/** One case as a person reads it: enough to decide in one look. */
import { authorizedUntil } from '../agents/authorization.ts';
import type { Action } from '../contracts/action.ts';
import { FAILURES, type FailureKind } from '../contracts/failure.ts';
import type { Address } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { type OpenCase, toCase } from '../prisma/cases.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { countWaiting } from '../prisma/incidents.ts';
import { loadSnapshot } from '../prisma/orders.ts';
import { LIVE } from '../prisma/parcels.ts';
import { readDecision } from '../prisma/runs.ts';
import { idsStartingWith } from './ids.ts';
import { clock, UserError } from './output.ts';
import type { Context } from './program.ts';

/**
 * By its id, the beginning of it, or the order that asks.
 * @throws UserError where there is none, or more than one.
 */
export async function findCase(db: PrismaClient, named: string): Promise<OpenCase> {
  const ids = [...new Set([...(await idsStartingWith(db, 'cases', named)), ...(await askedBy(db, named))])];
  const [id, other] = ids;
  if (!id) throw await unknownCase(db, named);
  if (other) throw new UserError(`'${named}' is not one case: take its id from \`waybill cases list\``);
  return toCase(await db.case.findUniqueOrThrow({ where: { id } }));
}

async function unknownCase(db: PrismaClient, named: string): Promise<UserError> {
  const [incident] = await idsStartingWith(db, 'incidents', named);
  return incident
    ? new UserError(`'${named}' is an incident of several orders: waybill incidents show ${named}`)
    : new UserError(`no case '${named}' is known; see \`waybill cases list\``);
}

async function askedBy(db: PrismaClient, named: string): Promise<string[]> {
  const text = named.trim();
  const orders = await db.order.findMany({
    where: { OR: [{ order: text }, { name: text }, { name: `#${text}` }] },
    take: 20,
    select: { store: true, order: true },
  });
  if (orders.length === 0) return [];
  const found = await db.case.findMany({
    where: { closedAt: null, OR: orders },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

/** What an address would become, field by field: whoever approves a correction has to see it. */
export interface AddressChange {
  field: string;
  from: string | null;
  to: string | null;
}

export async function showCase(
  around: Context['around'],
  found: OpenCase,
  say: (text?: string) => void,
): Promise<{
  name: string | null;
  workflow: string | null;
  webUi: string | null;
  addressChanges: AddressChange[];
}> {
  const db = around.db();
  const { store, order } = found;
  const row = await db.order.findUnique({
    where: { store_order: { store, order } },
    select: { name: true, workflowId: true },
  });
  const addressChanges = await changesOf(db, found);
  const evidence = found.failure === 'payment_disputed' ? await evidenceOf(db, found) : [];
  const webUi = row && around.webUi(row.workflowId);
  print(found, row?.name ?? order, addressChanges, webUi, await othersOf(db, found), say);
  const lapses = found.closedAt ? null : await lapsesAt(db, found);
  if (lapses)
    say(`\nIts payment is authorized until ${clock(lapses)}: after that it cannot be captured any more.`);
  if (evidence.length > 0) say('\nWhat speaks for you');
  for (const fact of evidence) say(`  ${fact}`);
  return { name: row?.name ?? null, workflow: row?.workflowId ?? null, webUi, addressChanges };
}

/** Until when the order's payment can be captured; null where none waits for that. */
async function lapsesAt(db: PrismaClient, { store, order }: OpenCase): Promise<Date | null> {
  const [snapshot, found] = await Promise.all([
    loadSnapshot(db, { store, order }).catch(() => null),
    db.store.findUnique({ where: { domain: store }, select: { policy: true } }),
  ]);
  const policy = StorePolicy.safeParse(found?.policy ?? {});
  const until = snapshot && policy.success ? authorizedUntil(snapshot, policy.data) : null;
  return until === null ? null : new Date(until);
}

/** What a bank asks of a merchant: what was sent, by whom, and what became of it. */
async function evidenceOf(db: PrismaClient, { store, order }: OpenCase): Promise<string[]> {
  const [{ fulfillments }, shipments] = await Promise.all([
    loadSnapshot(db, { store, order }),
    db.shipment.findMany({ where: { store, order, state: LIVE } }),
  ]);
  return fulfillments
    .filter(({ status }) => status === 'SUCCESS')
    .map(({ trackingNumbers, carriers, shownAs, updatedAt }) => {
      const own = shipments.find(({ trackingNumber }) => trackingNumbers.includes(trackingNumber));
      const number = trackingNumbers.join(', ') || 'without a tracking number';
      const labelled = own ? `, ${own.state}, label bought ${clock(own.createdAt)}` : '';
      const sent = `sent with ${carriers.join(', ') || 'a carrier that is not named'}: ${number}${labelled}`;
      if (own?.carrierStatus) return `${sent}; ${saidOf(own.carrierStatus, own.carrierSaidAt)}`;
      // Of what Waybill has no label for, only Shopify tells.
      const at = updatedAt ? ` ${clock(new Date(updatedAt))}` : '';
      return !own && shownAs
        ? `${sent}; Shopify shows: ${shownAs.toLowerCase().replaceAll('_', ' ')}${at}`
        : sent;
    });
}

const saidOf = (status: string, at: Date | null) =>
  `the carrier says: ${status.replaceAll('_', ' ')}${at ? ` ${clock(at)}` : ''}`;

/** Whoever answers one of many had better know of the others. */
async function othersOf(db: PrismaClient, { incident }: OpenCase): Promise<string | null> {
  const others = incident ? (await countWaiting(db, incident)) - 1 : 0;
  if (!incident || others < 1) return null;
  return `${others} more stopped for the same cause; for all at once: waybill incidents show ${incident.slice(0, 8)}`;
}

async function changesOf(db: PrismaClient, { store, order, proposal, closedAt }: OpenCase) {
  const call = proposal?.calls.find(({ kind }) => kind === 'update_address');
  if (!call || closedAt) return [];
  const { actions } = await readDecision(db, call.decisionId);
  const action = actions[call.index] as Extract<Action, { kind: 'update_address' }> | undefined;
  const { shippingAddress } = await loadSnapshot(db, { store, order });
  return Object.entries(action?.address ?? {}).flatMap(([field, to]): AddressChange[] => {
    const from = shippingAddress?.[field as keyof Address] ?? null;
    return from === to ? [] : [{ field, from, to }];
  });
}

function print(
  found: OpenCase,
  name: string,
  changes: AddressChange[],
  webUi: string | null,
  others: string | null,
  say: (text?: string) => void,
): void {
  const { id, store, stage, failure, question, proposal, alternatives, tried, choices } = found;
  say(`Case ${id}: order ${name} of ${store}`);
  say(`  ${question}`);
  const facts: [string, string | null][] = [
    ['kind', `${failure}: ${FAILURES[failure as FailureKind]?.title ?? ''}`],
    ['stage', `${stage}, revision ${found.revision}`],
    ['asked', clock(found.openedAt)],
    ['reminded', found.remindedAt && clock(found.remindedAt)],
    ['fails', found.closedAt ? null : found.expiresAt && clock(found.expiresAt)],
    ['closed', found.closedAt && `${clock(found.closedAt)} ${closedBy(found)}`],
    ['trace id', found.traceId],
    ['incident', found.closedAt ? null : others],
    ['web ui', webUi],
  ];
  for (const [fact, value] of facts) if (value) say(`  ${fact.padEnd(9)} ${value}`);
  if (tried.length > 0) {
    say('\nTried');
    for (const { at, what } of tried) say(`  ${clock(new Date(at))}  ${what}`);
  }
  if (proposal) {
    say(
      `\nProposed by ${proposal.agent} (${proposal.decidedBy}, sure to ${Math.round(proposal.confidence * 100)} %)`,
    );
    for (const { label, hash } of proposal.calls) say(`  ${label}  [${hash.slice(0, 12)}]`);
    for (const { field, from, to } of changes)
      say(`    ${field}: ${from ?? '(nothing)'} -> ${to ?? '(nothing)'}`);
    for (const reason of proposal.reasons) say(`  because ${reason}`);
  }
  if (alternatives.length > 0) {
    say('\nOr');
    for (const { id, option, whyNot } of alternatives) say(`  ${id ?? '-'}  ${option} (${whyNot})`);
  }
  if (found.closedAt) return;
  say('\nYour answer');
  for (const { choice, effect } of choices) {
    say(`  waybill cases ${COMMANDS[choice]?.(id.slice(0, 8)) ?? `${choice} ${id.slice(0, 8)}`}`);
    say(`      ${effect}`);
  }
}

const COMMANDS: Record<string, ((id: string) => string) | undefined> = {
  choose: (id) => `choose ${id} <letter>`,
  edit: (id) => `edit ${id} --address1 … --zip … --location … --line SKU=2`,
  retry_from: (id) => `retry ${id} --from <stage>`,
  take_over: (id) => `take-over ${id}`,
};

export const closedBy = ({ answer, answeredBy, why }: OpenCase) =>
  answer ? `${answeredBy}: ${answer}${why ? ` (${why})` : ''}` : `without an answer: ${why}`;
