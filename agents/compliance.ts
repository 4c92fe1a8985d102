/** The compliance agent: may these goods go there, and does customs have what it needs? Rules only: the law is not a matter of judgement. */
import { z } from 'zod';
import { type OrderLine, OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { defineAgent, fail, proceed } from './define.ts';
import { unitsToShip } from './shippable.ts';

export const ComplianceInput = z.object({
  order: OrderSnapshot,
  policy: StorePolicy,
  /** ISO code of the country the order leaves from; null where the store has no address. */
  originCountry: z.string().nullable(),
});

export const ComplianceData = z.object({ international: z.boolean(), customs: z.enum(['none', 'ready']) });

/** Destinations under comprehensive U.S. sanctions programs (OFAC, 31 CFR 510, 515, 560): carriers refuse them everywhere. */
const EMBARGOED = new Set(['CU', 'IR', 'KP']);

/** One customs territory: parcels between its members need no declaration (Council Regulation (EU) 952/2013, article 4). */
const CUSTOMS_UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
);

/** Goods that carriers take only by agreement once they cross a border (IATA Dangerous Goods Regulations, table 2.3.A), by name. */
const HAZARDOUS =
  /\b(lithium|power ?bank|aerosol|perfume|eau de (parfum|toilette)|nail polish|lighter fluid|butane|propane|ammunition|gunpowder|fireworks?|bleach|pesticide|dry ice|magnet(ic)? motor)\b/i;
const AGE_RESTRICTED =
  /\b(whisk(e)?y|vodka|wine|beer|spirits?|liqueur|cigar(ette)?s?|tobacco|e-?liquid|vape)\b/i;

export const compliance = defineAgent({
  name: 'compliance',
  input: ComplianceInput,
  data: ComplianceData,
  mayPropose: ['place_hold'],
  decide({ order, policy, originCountry }) {
    const destination = order.shippingAddress?.countryCode ?? null;
    if (destination && (EMBARGOED.has(destination) || policy.blockedCountries.includes(destination))) {
      return fail('restricted_destination', `the store does not ship to ${destination}`);
    }
    if (!destination || !originCountry || sameTerritory(originCountry, destination)) {
      return proceed({ international: false, customs: 'none' as const }, [
        'stays within one customs territory',
      ]);
    }

    const ids = new Set(unitsToShip(order).map(({ lineItemId }) => lineItemId));
    const lines = order.lines.filter(({ id }) => ids.has(id));
    const domestic = lines.filter(({ sku }) => sku && policy.domesticOnlySkus.includes(sku));
    if (domestic.length > 0)
      return fail('restricted_goods', `${domestic.length} line(s) may not leave the country`);
    const hazardous = lines.filter(({ title }) => HAZARDOUS.test(title) || AGE_RESTRICTED.test(title));
    if (hazardous.length > 0)
      return fail('restricted_goods', `${hazardous.length} line(s) may not be mailed abroad`);
    const undeclared = lines.filter((line) => !isDeclared(line));
    if (undeclared.length > 0) {
      return fail(
        'customs_data_missing',
        `${undeclared.length} line(s) lack an HS code or a country of origin`,
      );
    }
    return proceed({ international: true, customs: 'ready' as const }, [
      `crosses from ${originCountry} to ${destination}`,
    ]);
  },
});

const sameTerritory = (from: string, to: string) =>
  from === to || (CUSTOMS_UNION.has(from) && CUSTOMS_UNION.has(to));

/** At least the six digits that all customs share. */
const isDeclared = ({ hsCode, originCountry }: OrderLine) =>
  originCountry !== null && (hsCode ?? '').replaceAll(/\D/g, '').length >= 6;
