/** What the carriers ask: by weight, service and border, and the same again for the same parcel. */
import type { Rate } from '../state.ts';

interface Service {
  carrier: string;
  service: string;
  /** USD: to pick it up, and for each ounce. */
  base: number;
  perOunce: number;
  days: number;
  maxPounds: number;
}

const service = (
  carrier: string,
  name: string,
  base: number,
  perOunce: number,
  days: number,
  maxPounds: number,
): Service => ({ carrier, service: name, base, perOunce, days, maxPounds });

const DOMESTIC: Record<string, Service[]> = {
  US: [
    service('USPS', 'GroundAdvantage', 4.2, 0.06, 4, 70),
    service('USPS', 'Priority', 7.1, 0.09, 2, 70),
    service('USPS', 'Express', 24.5, 0.3, 1, 70),
    service('UPS', 'Ground', 8.3, 0.07, 3, 150),
    service('UPS', 'NextDayAir', 31, 0.45, 1, 150),
  ],
  DE: [
    service('DHLPaket', 'Paket', 5.1, 0.05, 2, 69),
    service('DPD', 'Classic', 5.6, 0.05, 2, 69),
    service('DHLExpress', 'ExpressEasy', 16.4, 0.2, 1, 150),
  ],
  JP: [
    service('JapanPost', 'YuPack', 6.4, 0.06, 2, 66),
    service('Yamato', 'TAQBIN', 6.9, 0.06, 1, 66),
    service('Sagawa', 'HikyakuExpress', 7.8, 0.07, 1, 110),
  ],
};

const ABROAD: Record<string, Service[]> = {
  US: [
    service('USPS', 'FirstClassPackageInternationalService', 15.2, 0.5, 12, 4),
    service('USPS', 'PriorityMailInternational', 31.5, 0.4, 8, 66),
  ],
  DE: [service('DHLPaket', 'PaketInternational', 14.3, 0.25, 6, 69)],
  JP: [service('JapanPost', 'EMS', 17.5, 0.35, 5, 66)],
};

const ANYWHERE = [service('DHLExpress', 'ExpressWorldwide', 38, 0.6, 3, 150)];
const OUNCES_PER_POUND = 16;

/** Everybody who carries parcels here. */
export const CARRIERS: ReadonlySet<string> = new Set(
  [...Object.values(DOMESTIC), ...Object.values(ABROAD), ANYWHERE].flat().map(({ carrier }) => carrier),
);

export interface Quote {
  rates: Omit<Rate, 'id'>[];
  messages: { carrier: string; type: string; message: string }[];
}

/** `ounces` is EasyPost's unit of weight. Services that do not take the weight answer with a message instead of a rate. */
export function quote(from: string, to: string, ounces: number): Quote {
  const home = DOMESTIC[from] ? from : 'US';
  const services = from === to ? (DOMESTIC[from] ?? DOMESTIC.US) : [...(ABROAD[home] ?? []), ...ANYWHERE];
  const fit = (services ?? []).filter((s) => ounces <= s.maxPounds * OUNCES_PER_POUND);
  const unfit = (services ?? []).filter((s) => !fit.includes(s));
  return {
    rates: fit.map((s) => ({
      carrier: s.carrier,
      service: s.service,
      rate: (s.base + s.perOunce * ounces).toFixed(2),
      days: s.days,
    })),
    messages: unfit.map((s) => ({
      carrier: s.carrier,
      type: 'rate_error',
      message: `${s.service}: the package exceeds the maximum weight of ${s.maxPounds} lb.`,
    })),
  };
}
