/** Buying and voiding a label. The carrier's shipment is known before the purchase, so a lost answer can be read back. */
import type { Label } from '../../connectors/carrier/types.ts';
import type { ActionOf } from '../../contracts/action.ts';
import type { Performer, Performing, Result } from './performer.ts';

type BuyLabel = ActionOf<'buy_label'>;

export const buyLabel: Performer<'buy_label'> = {
  async act(action, on) {
    const carrier = await on.resources.carrier(on.at.store);
    return keep(action, await carrier.buy(action, on.call), on);
  },
  async readBack(action, on) {
    const carrier = await on.resources.carrier(on.at.store);
    const label = await carrier.readLabel(action, on.call);
    return label ? { happened: 'yes', result: await keep(action, label, on) } : { happened: 'no' };
  },
  async undo(action, on) {
    const carrier = await on.resources.carrier(on.at.store);
    await carrier.void(action, on.call);
    // Also where there was nothing to void: an earlier attempt may have done it, and its answer was lost.
    await on.resources.db.shipment.updateMany({
      where: { store: on.at.store, order: on.at.order, carrierShipmentId: action.carrierShipmentId },
      data: { state: 'voided' },
    });
  },
};

async function keep(action: BuyLabel, label: Label, { resources, at }: Performing): Promise<Result> {
  await resources.db.shipment.createMany({
    data: [
      {
        store: at.store,
        order: at.order,
        revision: at.revision,
        number: action.shipment,
        locationId: action.locationId,
        units: action.units,
        carrierShipmentId: action.carrierShipmentId,
        rateId: action.rateId,
        carrier: label.carrier,
        service: label.service,
        trackingNumber: label.trackingNumber,
        trackingUrl: label.trackingUrl,
        labelUrl: label.labelUrl,
        costAmount: label.cost.amount,
        costCurrency: label.cost.currency,
        state: 'labelled',
      },
    ],
    skipDuplicates: true,
  });
  return { trackingNumber: label.trackingNumber, cost: label.cost.amount, currency: label.cost.currency };
}
