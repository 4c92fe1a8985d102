/** What a buyer's note may ask for. A note that asks for nothing has none of them. */
export const NOTE_INTENTS = [
  'cancel_request',
  'address_change',
  'item_change',
  'combine_orders',
  'gift',
  'delivery_instruction',
  'urgent',
  'complaint',
  'question',
] as const;
export type NoteIntent = (typeof NOTE_INTENTS)[number];
