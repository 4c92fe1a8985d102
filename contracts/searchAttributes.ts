/** The search attributes of an order's workflow. They are stored in the clear: no personal data. */
export const SEARCH_ATTRIBUTES = {
  WaybillShop: 'Keyword',
  WaybillOrder: 'Keyword',
  WaybillStage: 'Keyword',
  WaybillOutcome: 'Keyword',
  WaybillException: 'Keyword',
  WaybillIncident: 'Keyword',
  WaybillTraceId: 'Keyword',
  WaybillNeedsPerson: 'Bool',
  WaybillPriority: 'Int',
} as const satisfies Record<string, 'Keyword' | 'Bool' | 'Int'>;
