/** Does what the model asked for: each call once. */
import type { ToolCall } from '../model/types.ts';
import { runTool } from '../tools/run.ts';
import type { Tool, ToolResult } from '../tools/tool.ts';
import type { LoopResources } from './loop.ts';
import type { Memory } from './memory.ts';

export async function execute(
  calls: ToolCall[],
  tools: Tool[],
  on: LoopResources,
  memory: Memory,
): Promise<{ call: ToolCall; result: ToolResult }[]> {
  const done: { call: ToolCall; result: ToolResult }[] = [];
  for (const call of calls) {
    const { id, name, arguments: text } = call;
    const tool = tools.find((one) => one.name === name);
    const result = await on.journal.tool(name, id, () =>
      tool ? runTool(tool, text, { traceId: on.traceId, signal: on.signal }) : unknownTool(tools),
    );
    memory.toolResults.push({ tool: name, status: result.status });
    memory.done.push(`${name}: ${result.status}`);
    done.push({ call, result });
  }
  return done;
}

const unknownTool = async (tools: Tool[]): Promise<ToolResult> => ({
  status: 'permanent_error',
  suggestion: `there is no such tool; there are: ${tools.map(({ name }) => name).join(', ') || 'none'}`,
});
