/** The address agent: can a carrier deliver there, and if not as it stands, can a rule mend it? Its rules are in address/. */
import { z } from 'zod';
import { Address } from '../contracts/order.ts';
import { type RepairContext, repairAddress } from './address/repair.ts';
import { defineAgent, fail, proceed } from './define.ts';

export const AddressInput = z.object({
  address: Address.nullable(),
  /** What is known of the carrier, where one is chosen already. */
  carrier: z
    .object({
      name: z.string().optional(),
      deliversToPoBox: z.boolean().optional(),
      needsPhone: z.boolean().optional(),
    })
    .optional(),
});
type AddressInput = z.infer<typeof AddressInput>;

export const AddressData = z.object({ deliverable: z.literal(true), changed: z.boolean() });

export const address = defineAgent({
  name: 'address',
  input: AddressInput,
  data: AddressData,
  mayPropose: ['update_address'],
  decide({ address: given, carrier }) {
    if (!given) return fail('address_missing', 'the order has no shipping address');
    const repair = repairAddress(given, contextOf(carrier));
    switch (repair.kind) {
      case 'keep':
        return proceed({ deliverable: true, changed: false }, ['the address has what a carrier needs']);
      case 'escalate':
        return fail(repair.why, repair.detail);
      case 'repaired':
        return proceed(
          { deliverable: true, changed: true },
          repair.changes.map(({ field, why }) => `${field}: ${why}`),
          {
            confidence: repair.confidence,
            actions: [{ kind: 'update_address', address: repair.address }],
            alternatives: [
              {
                option: 'ship to the address as it was written',
                whyNot: 'a carrier could refuse it or misread it',
              },
            ],
          },
        );
    }
  },
});

const contextOf = (carrier: AddressInput['carrier']): RepairContext => ({
  ...(carrier?.name !== undefined ? { carrier: carrier.name } : {}),
  ...(carrier?.deliversToPoBox !== undefined ? { deliversToPoBox: carrier.deliversToPoBox } : {}),
  ...(carrier?.needsPhone !== undefined ? { needsPhone: carrier.needsPhone } : {}),
});
