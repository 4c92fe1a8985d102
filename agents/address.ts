/** The address agent: can a carrier deliver there? */
import { z } from 'zod';
import { Address } from '../contracts/order.ts';
import { defineAgent, fail, proceed } from './define.ts';

export const AddressInput = z.object({ address: Address.nullable() });

export const AddressData = z.object({ changed: z.boolean() });

export const address = defineAgent({
  name: 'address',
  input: AddressInput,
  data: AddressData,
  mayPropose: ['update_address'],
  decide({ address: given }) {
    if (!given) return fail('address_missing', 'the order has no shipping address');
    const missing = (['address1', 'city', 'countryCode'] as const).filter((field) => !given[field]);
    if (missing.length > 0) return fail('address_incomplete', `missing: ${missing.join(', ')}`);
    return proceed({ changed: false }, ['the address has what a carrier needs']);
  },
});
