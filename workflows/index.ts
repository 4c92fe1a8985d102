/** Everything the worker's workflow bundle holds. */
export { backfill } from './backfill.ts';
export { incident } from './incident.ts';
export { order } from './order.ts';
export { privacy } from './privacy.ts';
export { reconcile } from './reconcile.ts';
