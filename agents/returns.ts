/** The returns agent: is a return due by the store's policy? Rules for the window; whether a reason is good is for the model part, and a person. */
import { z } from 'zod';
import type { Decision } from '../contracts/decision.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { defineAgent, fail } from './define.ts';

export const ReturnsInput = z.object({ order: OrderSnapshot, policy: StorePolicy, now: z.string() });

export const ReturnsData = z.object({});

const DAY_MS = 24 * 3600 * 1000;

export const returns = defineAgent({
  name: 'returns',
  input: ReturnsInput,
  data: ReturnsData,
  mayPropose: [],
  // Money leaves the store with a return: until refunds are an action with a cap of its own, a person decides each.
  decide({ order, policy, now }): Decision<z.infer<typeof ReturnsData>> {
    const days = Math.floor((Date.parse(now) - Date.parse(order.createdAt)) / DAY_MS);
    const within = days <= policy.returnWindowDays;
    const detail = `a return was requested ${days} day(s) after the order; the store takes back for ${policy.returnWindowDays}`;
    return fail('return_requested', `${detail}: ${within ? 'due' : 'not due'}`, { confidence: 0.9 });
  },
});
