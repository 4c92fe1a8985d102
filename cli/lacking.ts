/** Which permissions a store has not granted, in words. */
import type { Missing } from '../runtime/stores/permissions.ts';

export const lacking = (domain: string, missing: Missing[]) =>
  [
    `${domain} has not granted the app what Waybill needs:`,
    ...missing.map(({ scope, why }) => `  ${scope}, ${why}`),
    'Grant it in Shopify (the app’s configuration, Admin API access scopes), install the app again, then add the store again.',
  ].join('\n');
