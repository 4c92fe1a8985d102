/** Which order a person means: by its name, its id, its trace id or its workflow id. */
import type { PrismaClient } from '../prisma/generated/client.ts';
import { domainOf } from '../prisma/stores.ts';
import { UserError } from './output.ts';

export type Found = Awaited<ReturnType<typeof findOrder>>;

/** @throws UserError where there is none, or more than one. */
export async function findOrder(db: PrismaClient, named: string, store: string | undefined) {
  const text = named.trim().replace(/^gid:\/\/shopify\/Order\//, '');
  const found = await db.order.findMany({
    where: {
      OR: [{ order: text }, { name: text }, { name: `#${text}` }, { traceId: text }, { workflowId: text }],
      ...(store ? { store: domainOf(store) } : {}),
    },
    orderBy: { startedAt: 'desc' },
    take: 20,
    omit: { snapshot: true, digest: true, customer: true },
  });
  const [order, ...others] = found;
  const of = store ? ` of ${store}` : '';
  if (!order) throw new UserError(`no order '${named}'${of} is known; see \`waybill order list\``);
  if (others.length > 0) {
    const which = found.map((each) => `${each.order} --store ${each.store}`);
    throw new UserError(
      `'${named}' is not one order but ${found.length}; name one:\n  ${which.join('\n  ')}`,
    );
  }
  return order;
}
