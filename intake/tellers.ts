/** How each carrier tells of a parcel: what proves that it is the carrier, and what of its words is kept. */
import type { HonoRequest } from 'hono';
import { z } from 'zod';
import type { CarrierName } from '../connectors/carrier/types.ts';
import type { Store } from '../prisma/stores.ts';
import { isSame, isSignedByEasyPost, isSignedByShippo } from './signature.ts';

/** Everything else of an event is left out: signatures and addresses of buyers among it. */
interface Told {
  /** Null where events have none. */
  id: string | null;
  description: string;
  trackingNumber: string;
  /** In the carrier's own words. */
  status: string | null;
}

export interface Teller {
  isSigned(request: HonoRequest, body: Uint8Array, store: Store): boolean;
  /** Null where it is about something else. */
  read(event: unknown): Told | null;
}

const trackingNumber = z.string().min(1).max(128).nullish();
const status = z.string().max(64).nullish();

const EasyPostEvent = z.object({
  id: z.string().min(1).max(128).optional(),
  description: z.string().startsWith('tracker.'),
  result: z.object({ tracking_code: trackingNumber, status }),
});

const ShippoEvent = z.object({
  event: z.literal('track_updated'),
  data: z.object({
    tracking_number: trackingNumber,
    tracking_status: z.object({ status }).nullish(),
  }),
});

/** EasyPost signs with the secret that it was given for the store; Shippo knows one for all, or sends it at the end of the address. */
export const tellers = (shippoSecret: string | undefined): Record<CarrierName, Teller> => ({
  easypost: {
    isSigned: (request, body, { secrets }) =>
      isSignedByEasyPost(body, request.header('x-hmac-signature') ?? '', secrets),
    read(given) {
      const { data } = EasyPostEvent.safeParse(given);
      if (!data) return null;
      const { id = null, description, result } = data;
      return { id, description, trackingNumber: result.tracking_code ?? '', status: result.status ?? null };
    },
  },
  shippo: {
    isSigned(request, body) {
      if (!shippoSecret) return false;
      const signature = request.header('shippo-auth-signature');
      if (signature !== undefined) return isSignedByShippo(body, signature, shippoSecret);
      return isSame(request.query('token') ?? '', shippoSecret);
    },
    read(given) {
      const { data } = ShippoEvent.safeParse(given);
      if (!data) return null;
      const { tracking_number, tracking_status } = data.data;
      return {
        id: null,
        description: data.event,
        trackingNumber: tracking_number ?? '',
        status: tracking_status?.status ?? null,
      };
    },
  },
});
