/** `waybill order label`: the files that are printed and stuck on an order's parcels. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelFormat } from '../connectors/carrier/types.ts';
import { ConnectorError } from '../connectors/error.ts';
import { LIVE } from '../prisma/parcels.ts';
import { carriersOf } from '../runtime/carriers.ts';
import { CARRIER_SETTINGS } from '../runtime/config.ts';
import { findOrder } from './findOrder.ts';
import { UserError } from './output.ts';
import type { Context } from './program.ts';

interface LabelOptions {
  store?: string;
  format: LabelFormat;
  out: string;
}

export async function label(
  { output, around }: Context,
  named: string,
  { store, format, out }: LabelOptions,
) {
  const order = await findOrder(around.db(), named, store);
  const shipments = await around.db().shipment.findMany({
    where: {
      store: order.store,
      order: order.order,
      state: LIVE,
      carrierShipmentId: { not: '' },
    },
    orderBy: [{ revision: 'asc' }, { number: 'asc' }],
  });
  if (shipments.length === 0) throw new UserError(`order ${order.name ?? order.order} has no label`);
  const carrier = carriersOf(around.settings(...CARRIER_SETTINGS));
  const call = { traceId: randomBytes(16).toString('hex') };
  mkdirSync(out, { recursive: true });
  const files: string[] = [];
  for (const { carrierShipmentId, rateId, trackingNumber } of shipments) {
    const purchase = { carrierShipmentId, rateId };
    const file = await carrier.labelFile(purchase, format, call).catch((error: unknown) => {
      throw error instanceof ConnectorError ? new UserError(error.message) : error;
    });
    if (!file) throw new UserError(`the carrier has no ${format.toUpperCase()} of label ${trackingNumber}`);
    const path = join(out, `${trackingNumber.replaceAll(/[^\w-]/g, '_')}.${format}`);
    // It shows the buyer's address.
    writeFileSync(path, file, { mode: 0o600 });
    output.say(path);
    files.push(path);
  }
  output.result({ ok: true, store: order.store, order: order.order, format, files });
  return 0;
}
