/** The carriers of one installation. Parcels are bought from the chosen one; what was bought stays with whom it was bought from. */
import { fail } from './peer.ts';
import { CARRIERS, type Carrier, type CarrierName, type Purchase } from './types.ts';

/** An id without a mark is EasyPost's, the only one there was before ids were marked. */
const UNMARKED: CarrierName = 'easypost';
const markOf = (name: CarrierName) => (name === UNMARKED ? '' : `${name}:`);

/**
 * One carrier that is all of them. The ids of its shipments say whose they are: after another one was chosen, a label is still
 * read, printed, given back and tracked where it was bought.
 * @throws ConnectorError carrier_unavailable, final, where that one's key is not there any more.
 */
export function carriers(chosen: CarrierName, known: Partial<Record<CarrierName, Carrier>>): Carrier {
  const get = (name: CarrierName): Carrier =>
    known[name] ??
    fail('carrier_unavailable', `${name} is not set up, or not any more: set its API key`, false);

  const sellerOf = (id: string) => {
    const name = CARRIERS.find((each) => each !== UNMARKED && id.startsWith(markOf(each))) ?? UNMARKED;
    return { carrier: get(name), own: id.slice(markOf(name).length) };
  };

  const at = (purchase: Purchase) => {
    const { carrier, own } = sellerOf(purchase.carrierShipmentId);
    return { carrier, purchase: { ...purchase, carrierShipmentId: own } };
  };

  return {
    async verify(address, ctx) {
      return get(chosen).verify(address, ctx);
    },
    async quote(shipment, ctx) {
      const quote = await get(chosen).quote(shipment, ctx);
      return { ...quote, carrierShipmentId: markOf(chosen) + quote.carrierShipmentId };
    },
    async buy(given, ctx) {
      const { carrier, purchase } = at(given);
      return carrier.buy(purchase, ctx);
    },
    async readLabel(given, ctx) {
      const { carrier, purchase } = at(given);
      return carrier.readLabel(purchase, ctx);
    },
    async labelFile(given, format, ctx) {
      const { carrier, purchase } = at(given);
      return carrier.labelFile(purchase, format, ctx);
    },
    async void(given, ctx) {
      const { carrier, purchase } = at(given);
      return carrier.void(purchase, ctx);
    },
    /** A parcel that Waybill bought no label for, as one that comes back, is asked after at the chosen one. */
    async track(parcel, ctx) {
      if (parcel.carrierShipmentId === null) return get(chosen).track(parcel, ctx);
      const { carrier, own } = sellerOf(parcel.carrierShipmentId);
      return carrier.track({ ...parcel, carrierShipmentId: own }, ctx);
    },
    async reach(ctx) {
      await get(chosen).reach(ctx);
    },
  };
}
