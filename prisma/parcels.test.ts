import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDatabase, type TestDatabase } from '../test/database.ts';
import type { PrismaClient } from './generated/client.ts';
import { parcelsByDay } from './parcels.ts';

const store = 'acme.myshopify.com';
let made: TestDatabase;
let db: PrismaClient;
let day = '';

/** Noon of a day, some days from today. */
const noon = (days = 0) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 24 * 3600_000);

beforeAll(async () => {
  made = await makeDatabase();
  db = made.db;
  day = new Date().toISOString().slice(0, 10);
});
afterAll(() => made.drop());

const ship = (order: string, locationId: string, createdAt: Date, state = 'labelled') =>
  db.shipment.create({
    data: {
      ...{ store, order, revision: 0, number: 1, locationId, units: [], state, createdAt },
      ...{ carrierShipmentId: order, carrier: 'C', service: 'S', trackingNumber: order, labelUrl: '' },
      ...{ costAmount: 1, costCurrency: 'USD' },
    },
  });

async function reserve(order: string, locationId: string, createdAt: Date, outcome: string | null = null) {
  await db.order.create({ data: { store, order, traceId: 'a'.repeat(32), workflowId: order, outcome } });
  const items = ['item/1', 'item/2'];
  const row = { store, order, locationId, quantity: 1, createdAt };
  await db.reservation.createMany({ data: items.map((inventoryItemId) => ({ ...row, inventoryItemId })) });
}

const HOUR = 60;
const parcels = (order: string, ...limited: [locationId: string, shiftMinutes: number][]) =>
  parcelsByDay(
    db,
    { store, order },
    limited.map(([locationId, shiftMinutes]) => ({ locationId, shiftMinutes })),
  );

test('labels and plans are counted for the day they leave, each parcel once', async () => {
  const yesterday = noon(-1).toISOString().slice(0, 10);
  const tomorrow = noon(1).toISOString().slice(0, 10);
  await ship('1', 'A', noon(-1), 'fulfilled');
  await ship('2', 'A', noon(), 'fulfilled');
  await ship('3', 'A', noon(), 'voided');
  await ship('4', 'A', noon(-30), 'delivered');
  await ship('5', 'B', noon());
  await reserve('6', 'A', noon());
  await reserve('7', 'A', noon(), 'needs_person');
  // Its label is bought, and its fulfillment is not created yet.
  await reserve('8', 'A', noon());
  await ship('8', 'A', noon());
  await reserve('9', 'A', noon(0));

  const counted = [
    { locationId: 'A', day: yesterday, parcels: 1 },
    { locationId: 'A', day, parcels: 4 },
  ];
  expect(await parcels('none', ['A', 0])).toEqual(counted);
  // A location whose day ended at ten o'clock: what came at noon is tomorrow's.
  expect(await parcels('none', ['B', 14 * HOUR])).toEqual([{ locationId: 'B', day: tomorrow, parcels: 1 }]);
  // Of reservations, those that came first have their room: neither the own one nor what came after it counts.
  expect(await parcels('9', ['A', 0])).toEqual([counted[0], { locationId: 'A', day, parcels: 3 }]);
  expect(await parcels('6', ['A', 0])).toEqual([counted[0], { locationId: 'A', day, parcels: 2 }]);
  expect(await parcels('none')).toEqual([]);
});
