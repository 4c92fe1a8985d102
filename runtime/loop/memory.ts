/** The working memory of one run: what it is for, where it stands, and what came of each step. Plain data, so that it can be shown. */
import type { ToolResult } from '../tools/tool.ts';

export type Status = 'planning' | 'executing' | 'waiting' | 'complete' | 'failed' | 'escalated';

export interface Memory {
  objective: string;
  status: Status;
  planned: string[];
  done: string[];
  toolResults: { tool: string; status: ToolResult['status'] }[];
  /** Answers that the evaluator sent back. */
  retries: number;
}

export const beginMemory = (objective: string): Memory => ({
  objective,
  status: 'planning',
  planned: [],
  done: [],
  toolResults: [],
  retries: 0,
});

const PATIENCE = 3;

/** Whether going on would be stubborn: three answers sent back, or one tool failing three times in a row. */
export function shouldEscalate({ retries, toolResults }: Memory): boolean {
  return retries >= PATIENCE || [...new Set(toolResults.map(({ tool }) => tool))].some(failsOnAndOn);

  function failsOnAndOn(tool: string): boolean {
    const last = toolResults.filter((result) => result.tool === tool).slice(-PATIENCE);
    return last.length === PATIENCE && last.every(({ status }) => status !== 'success');
  }
}
