/** Does what the model asked for: each call once, its result shown as data. */
import { asData } from '../guardrails/data.ts';
import type { Message, ToolCall } from '../model/types.ts';
import { runTool } from '../tools/run.ts';
import type { Tool, ToolResult } from '../tools/tool.ts';
import type { LoopResources } from './loop.ts';
import type { Memory } from './memory.ts';

/** A tool's output is cut here: what is longer was not a narrow question. */
const MAX_CHARS = 4_000;

export async function execute(
  calls: ToolCall[],
  tools: Tool[],
  on: LoopResources,
  memory: Memory,
): Promise<Message[]> {
  const messages: Message[] = [];
  for (const { id, name, arguments: text } of calls) {
    const tool = tools.find((one) => one.name === name);
    const result = await on.journal.tool(name, id, () =>
      tool ? runTool(tool, text, { traceId: on.traceId, signal: on.signal }) : unknownTool(tools),
    );
    memory.toolResults.push({ tool: name, status: result.status });
    memory.done.push(`${name}: ${result.status}`);
    const content = asData(`result of ${name}`, JSON.stringify(result), MAX_CHARS);
    messages.push({ role: 'tool', toolCallId: id, content });
  }
  return messages;
}

const unknownTool = async (tools: Tool[]): Promise<ToolResult> => ({
  status: 'permanent_error',
  suggestion: `there is no such tool; there are: ${tools.map(({ name }) => name).join(', ') || 'none'}`,
});
