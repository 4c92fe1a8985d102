/** What Shopify does later and by itself: cancellations, and queries in bulk. Each is asked after by its id. */
import { randomUUID } from 'node:crypto';
import { gid } from '../state.ts';

/** How long a job takes. */
const JOB_MS = 50;

export interface Job {
  id: string;
  done: boolean;
}

export function jobs() {
  const known = new Map<string, Job>();
  return {
    start(work: () => void): Job {
      const job = { id: gid('Job', randomUUID()), done: false };
      known.set(job.id, job);
      setTimeout(() => {
        work();
        job.done = true;
      }, JOB_MS);
      return { ...job };
    },
    find: (id: string): Job | null => known.get(id) ?? null,
  };
}
