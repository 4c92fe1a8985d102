/** What a buyer's note may ask for. */
export const NOTE_INTENTS = [
  'gift',
  'delivery_instruction',
  'address_change',
  'cancel_request',
  'item_change',
  'combine_orders',
  'urgent',
  'complaint',
  'question',
] as const;

export type NoteIntent = (typeof NOTE_INTENTS)[number];
