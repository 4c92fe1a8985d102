/** The workflows as one file, which is what Temporal's sandbox runs. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Bundled by name and not by relative import: nothing of the workflows runs outside the sandbox. */
export const bundleWorkflows = () =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
    // Webpack tells of every module otherwise.
    logger: new DefaultLogger('WARN'),
  });

/** For workers that are given `WORKFLOW_BUNDLE`: one that is started again, or one of many, need not make it anew. */
export async function writeBundle(file: string): Promise<void> {
  const { code } = await bundleWorkflows();
  await writeFile(file, code);
}
