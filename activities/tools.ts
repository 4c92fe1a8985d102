/** The read-only tools that the model part of an agent may ask. What an agent has no use for it is not offered. */
import { lookUpPostalCode } from '../agents/address/lookup.ts';
import type { AgentName } from '../agents/index.ts';
import type { Tool } from '../runtime/tools/tool.ts';

export function toolsOf(name: AgentName): Tool[] {
  return name === 'address' ? [lookUpPostalCode as Tool] : [];
}
