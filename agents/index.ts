/** The twelve. A new agent is one file beside these and one line here. */
import type { z } from 'zod';
import { address } from './address.ts';
import { compliance } from './compliance.ts';
import { customer } from './customer.ts';
import { exception } from './exception.ts';
import { inventory } from './inventory.ts';
import { notification } from './notification.ts';
import { returns } from './returns.ts';
import { risk } from './risk.ts';
import { router } from './router.ts';
import { shipping } from './shipping.ts';
import { tracker } from './tracker.ts';
import { validator } from './validator.ts';

export const agents = {
  validator,
  inventory,
  customer,
  address,
  risk,
  compliance,
  router,
  shipping,
  notification,
  tracker,
  returns,
  exception,
};

export type AgentName = keyof typeof agents;
export const AGENT_NAMES = Object.keys(agents) as AgentName[];

/** What each agent answers where the order may go on. */
export type AgentData = { [N in AgentName]: z.infer<(typeof agents)[N]['data']> };
