/** Requests under privacy law, as Shopify hands them on: what the workflow and its activities say to each other. No personal data. */

/** Shopify's three compliance topics, and what Waybill calls each. */
export const PRIVACY_TOPICS = {
  'customers/data_request': 'data_request',
  'customers/redact': 'customer_redact',
  'shop/redact': 'shop_redact',
} as const;
export type PrivacyKind = (typeof PRIVACY_TOPICS)[keyof typeof PRIVACY_TOPICS];

export const privacyKindOf = (topic: string): PrivacyKind | null =>
  (PRIVACY_TOPICS as Record<string, PrivacyKind>)[topic] ?? null;

export type PrivacyState =
  | 'received'
  /** For orders that are on their way yet, or for a store that is still connected. */
  | 'waiting'
  /** The export can be fetched. */
  | 'ready'
  | 'done'
  /** It names another store than the one it came to. */
  | 'refused';

/** What a merchant has by law, and Shopify's rules, from receipt to the end of it. In days. */
export const PRIVACY_DAYS = 30;

export const PRIVACY_WORKFLOW = 'privacy';
/** Signal: a person wants it done now, whatever it waits for. */
export const PROCEED_SIGNAL = 'proceed';

export interface PrivacyInput {
  /** The request's id. */
  request: string;
  store: string;
  kind: PrivacyKind;
  traceId: string;
}

/** What stands in the way of erasing, as numbers. */
export interface Survey {
  /** The webhook names another store. */
  foreign: boolean;
  /** Orders that are not shipped yet, and not given up. */
  underWay: number;
  /** The store whose data is to be erased still lets Waybill in. */
  connected: boolean;
  orders: number;
}

export interface PrivacyResult {
  state: Extract<PrivacyState, 'done' | 'refused'>;
}

/** No personal data: it is stored in the clear. */
export const privacyWorkflowId = ({ store, kind, request }: Omit<PrivacyInput, 'traceId'>) =>
  `privacy/${store}/${kind}/${request}`;
