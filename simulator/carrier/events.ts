/** How each of the carriers tells of a parcel that was scanned. */
import { createHmac } from 'node:crypto';
import type { Shipment, Store } from '../state.ts';
import { trackerEvent } from './bodies.ts';
import { trackEvent } from './shippoViews.ts';

/** Of the one account at Shippo. EasyPost signs with the store's own. */
const SHIPPO_SECRET = 'simulated';

export interface CarrierEvent {
  store: Store;
  /** Below the address for the store's webhooks: whose they are. */
  carrier: 'easypost' | 'shippo';
  headers: Record<string, string>;
  body: string;
  about: string | null;
}

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

export function eventOf(shipment: Shipment, store: Store, id: string): CarrierEvent {
  const { via: carrier = 'easypost', order: about } = shipment;
  switch (carrier) {
    case 'easypost': {
      const body = trackerEvent(shipment, id);
      const signature = `hmac-sha256-hex=${hmac(store.secret.normalize('NFKD'), body)}`;
      const headers = { 'user-agent': 'EasyPost/v2', 'x-hmac-signature': signature };
      return { store, carrier, headers, body, about };
    }
    case 'shippo': {
      const body = trackEvent(shipment);
      const at = Math.floor(Date.now() / 1000);
      const signature = `t=${at},v1=${hmac(SHIPPO_SECRET, `${at}.${body}`)}`;
      return { store, carrier, headers: { 'shippo-auth-signature': signature }, body, about };
    }
  }
}
