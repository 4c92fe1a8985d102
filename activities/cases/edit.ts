/** From what a person wants changed to the calls that change it. */
import type { Location } from '../../connectors/shopify/types.ts';
import type { Action, ActionOf } from '../../contracts/action.ts';
import type { Edit } from '../../contracts/case.ts';
import { type Address, NO_ADDRESS, type OrderAt, type OrderSnapshot } from '../../contracts/order.ts';
import type { Resources } from '../../runtime/resources.ts';
import { planLines } from './lines.ts';

export type Planned =
  | { kind: 'parts'; parts: { agent: 'address' | 'router' | 'person'; actions: Action[] }[] }
  | { kind: 'trouble'; why: string };

/** @throws ConnectorError */
export async function planEdit(resources: Resources, at: OrderAt, edit: Edit): Promise<Planned> {
  const shopify = await resources.shopify(at.store);
  const call = { traceId: at.traceId };
  const order = await shopify.readOrder(at.order, call);
  if (!order) return { kind: 'trouble', why: 'the store no longer knows this order' };
  const parts: Extract<Planned, { kind: 'parts' }>['parts'] = [];
  if (edit.lines) {
    const planned = planLines(order.lines, edit.lines);
    if (planned.kind === 'trouble') return planned;
    parts.push({ agent: 'person', actions: [planned.action] });
  }
  if (edit.address) {
    const address = merge(order, edit.address);
    if (!address.countryCode || !address.address1)
      return { kind: 'trouble', why: 'an address has at least a street and a country' };
    parts.push({ agent: 'address', actions: [{ kind: 'update_address', address }] });
  }
  if (edit.location !== undefined) {
    const locations = await shopify.readLocations(call);
    const to = find(locations, edit.location);
    if (!to) {
      const names = locations.filter(({ active }) => active).map(({ name }) => name);
      return { kind: 'trouble', why: `the store has no such location; it has ${names.join(', ')}` };
    }
    const actions = movesTo(order, to.id);
    if (actions.length > 0) parts.push({ agent: 'router', actions });
  }
  return { kind: 'parts', parts };
}

const merge = ({ shippingAddress }: OrderSnapshot, given: NonNullable<Edit['address']>): Address => {
  const written = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...(shippingAddress ?? NO_ADDRESS), ...(Object.fromEntries(written) as Partial<Address>) };
};

const find = (locations: Location[], named: string) =>
  locations.find(({ id, name, active }) => {
    const known = [id, id.slice(id.lastIndexOf('/') + 1), name.toLowerCase()];
    return active && (known.includes(named) || known.includes(named.toLowerCase()));
  });

/** Everything that is still open, wherever it lies: the router keeps what it finds in one place. */
function movesTo(order: OrderSnapshot, toLocationId: string): ActionOf<'move_fulfillment_order'>[] {
  const from = new Map<string, Map<string, number>>();
  for (const { locationId, status, lines } of order.fulfillmentOrders) {
    if (!locationId || locationId === toLocationId || ENDED.has(status)) continue;
    const units = from.get(locationId) ?? new Map<string, number>();
    for (const { lineItemId, remaining } of lines)
      if (remaining > 0) units.set(lineItemId, (units.get(lineItemId) ?? 0) + remaining);
    from.set(locationId, units);
  }
  return [...from].flatMap(([fromLocationId, units]) =>
    units.size === 0
      ? []
      : [
          {
            kind: 'move_fulfillment_order' as const,
            fromLocationId,
            toLocationId,
            units: [...units].map(([lineItemId, quantity]) => ({ lineItemId, quantity })),
          },
        ],
  );
}

const ENDED: ReadonlySet<string> = new Set(['CLOSED', 'CANCELLED', 'INCOMPLETE', 'SCHEDULED']);
