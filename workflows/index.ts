/** Everything the worker's workflow bundle holds. */
export { order } from './order.ts';
export { reconcile } from './reconcile.ts';
