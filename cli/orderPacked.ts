/** `waybill order packed`: says that an order's labelled parcels lie packed, where the store waits for that. */
import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import { PACKED_TOPIC, WEBHOOK_SIGNAL, type WebhookSignal } from '../contracts/workflow.ts';
import { packParcels } from '../prisma/parcels.ts';
import { findOrder } from './findOrder.ts';
import { type Operator, operatorName } from './operator.ts';
import { UserError } from './output.ts';
import type { Context } from './program.ts';

interface PackedOptions extends Operator {
  store?: string;
  parcel?: number;
}

export async function packed({ output, around }: Context, named: string, options: PackedOptions) {
  const db = around.db();
  const found = await findOrder(db, named, options.store);
  const { store, order, workflowId } = found;
  const { parcel } = options;
  const by = operatorName(options);
  const parcels = await packParcels(db, { store, order }, { by, ...(parcel ? { number: parcel } : {}) });
  const called = `order ${found.name ?? order}`;
  const which = parcel ? ` ${parcel}` : '';
  if (parcels === 0)
    throw new UserError(
      `${called} has no parcel${which} that has its label and has not left; see \`waybill order show ${order}\``,
    );
  const told = await tell(around.temporal(), workflowId);
  output.say(
    `${called}: ${parcels} parcel(s) packed${told ? '' : '; its workflow does not run, and hears of it once it does'}`,
  );
  output.result({ ok: true, store, order, parcels, told });
  return 0;
}

/** What it says is kept already: the order only looks sooner. @returns false where no workflow runs. */
async function tell(client: ReturnType<Context['around']['temporal']>, workflowId: string): Promise<boolean> {
  const receivedAt = new Date().toISOString();
  try {
    await client.workflow
      .getHandle(workflowId)
      .signal<[WebhookSignal]>(WEBHOOK_SIGNAL, { topic: PACKED_TOPIC, webhookId: randomUUID(), receivedAt });
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
