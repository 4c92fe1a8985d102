/** Which test files begin first: those that wait for real time-outs, so that nothing else waits for them in the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const FIRST = ['/local/crash', '/workflows/', '/cli/', '/runtime/replay/', '/intake/'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = FIRST.findIndex((part) => moduleId.includes(part));
      return at < 0 ? FIRST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
