/** An order's life, in the order it happens. */
import type { OrderInput, OrderResult } from '../contracts/workflow.ts';
import { comeBack, follow } from './follow.ts';
import { beginRun } from './run.ts';
import { untilServicesShip } from './ship.ts';

export async function order(input: OrderInput): Promise<OrderResult> {
  const run = beginRun(input);
  return run.toTheEnd(async () => {
    const finished = run.finished();
    if (finished) return run.stage('follow', () => comeBack(run, finished));

    await run.stage('validate', () => run.agent('validator'));

    const { inventory, customer } = await run.stage('assess', () =>
      run.settle({
        inventory: run.agent('inventory'),
        customer: run.agent('customer'),
        address: run.agent('address'),
        risk: run.agent('risk'),
        compliance: run.agent('compliance'),
      }),
    );
    run.prioritize(customer.priority);

    const { shipments, backordered } = await run.stage('route', () =>
      run.agent('router', { partial: inventory.partial }),
    );

    await run.stage('fulfill', async () => {
      await run.all([
        ...shipments.map((shipment) => run.agent('shipping', { shipment })),
        run.tell('processing'),
      ]);
      await run.handOver();
      await untilServicesShip(run, shipments);
    });

    return run.stage('follow', () => (backordered > 0 ? run.planRest() : follow(run)));
  });
}
