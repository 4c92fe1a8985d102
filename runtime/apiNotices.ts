/** What Shopify says about the version of its API that it was asked by: logged once a day for each store. */
import type { Logger } from 'pino';
import type { ApiNotice } from '../connectors/shopify/types.ts';

export function apiNotices(log: Logger): (store: string) => (notice: ApiNotice) => void {
  const told = new Map<string, string>();
  return (store) => (notice) => {
    const today = `${new Date().toISOString().slice(0, 10)} ${wordsOf(notice)}`;
    if (told.get(store) === today) return;
    told.set(store, today);
    log.warn({ store, ...notice }, `Shopify ${wordsOf(notice)}: update Waybill before it stops`);
  };
}

export function wordsOf({ asked, answered, deprecated }: ApiNotice): string {
  const version = answered === asked ? '' : `answers by API version ${answered} where ${asked} was asked for`;
  const reason = deprecated ? `calls something deprecated that Waybill uses (${deprecated})` : '';
  return [version, reason].filter(Boolean).join(', and ');
}
