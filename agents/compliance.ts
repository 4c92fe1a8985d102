/**
 * The compliance agent: may these goods go there, and does customs have what it needs?
 * Rules for the law and for what products say of themselves. What a product without customs data is, a model suggests; a
 * declaration is the merchant's word to the state, so a person confirms it.
 */
import { z } from 'zod';
import { NO_ADDRESS, OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { asData } from '../runtime/guardrails/data.ts';
import { sanitize } from '../runtime/guardrails/sanitize.ts';
import { crossesCustoms, isDeclared, isRestrictedAbroad } from './customs.ts';
import { defineAgent, fail, modelPart, proceed } from './define.ts';
import { doubt, examine, Permits } from './doubt.ts';
import { unitsToShip } from './shippable.ts';
import { namesOf, subjectOf } from './subject.ts';

export const ComplianceInput = z.object({
  order: OrderSnapshot,
  policy: StorePolicy,
  /** ISO code of the country the order leaves from; null where the store has no address. */
  originCountry: z.string().nullable(),
  permits: Permits,
});

/** `international`: into another customs territory, which is not always another country. */
export const ComplianceData = z.object({
  international: z.boolean(),
  customs: z.enum(['none', 'ready', 'lacking']),
});

type ComplianceInput = z.infer<typeof ComplianceInput>;
type ComplianceData = z.infer<typeof ComplianceData>;

const Classified = z.object({
  products: z.array(
    z.object({
      line: z.int().positive(),
      hs6: z.string().regex(/^\d{6}$/),
      confidence: z.number().min(0).max(1),
    }),
  ),
});
const MOST_LINES = 20;

/** Destinations under comprehensive U.S. sanctions programs (OFAC, 31 CFR 510, 515, 560): the large carriers refuse them. */
const EMBARGOED = new Set(['CU', 'IR', 'KP']);

export const compliance = defineAgent({
  name: 'compliance',
  input: ComplianceInput,
  data: ComplianceData,
  mayPropose: ['place_hold'],
  decide(input) {
    const { order, originCountry, permits } = input;
    // An order without a country is the address agent's to stop.
    const destination = order.shippingAddress?.countryCode;
    if (!destination) return proceed({ international: false, customs: 'none' as const }, ['no destination']);
    const { stop, allowed } = examine(permits, [
      () => embargoed(destination),
      () => unwanted(input, destination),
      () => domesticOnly(input, destination),
      ...(goesAbroad(input) ? [() => restricted(order), () => undeclared(order, destination)] : []),
    ]);
    if (stop) return stop;
    if (!goesAbroad(input))
      return proceed({ international: false, customs: 'none' as const }, [
        'stays within one customs territory',
        ...allowed,
      ]);
    const customs = undeclaredLines(order).length > 0 ? ('lacking' as const) : ('ready' as const);
    return proceed({ international: true, customs }, [
      `crosses from ${originCountry} to ${destination}`,
      ...allowed,
    ]);
  },

  model: modelPart<ComplianceInput, ComplianceData, z.infer<typeof Classified>>({
    ask({ order }, { verdict }) {
      if (verdict.kind !== 'fail' || verdict.failure.kind !== 'customs_data_missing') return null;
      const lines = undeclaredLines(order).slice(0, MOST_LINES);
      const shown = lines.map(
        ({ title, vendor, unitPrice }, index) =>
          `${index + 1}. ${sanitize(`${title} (${vendor ?? 'no vendor'})`, 200).text}, ${unitPrice.currency}`,
      );
      return {
        name: 'compliance/classify',
        objective:
          'Say what each of these products is, for a customs declaration: the six digits of the Harmonized System.',
        facts: asData('products', shown.join('\n'), 4000),
        answer: Classified,
        reusable: { form: 'title', question: shown.join('\n') },
        strategies: [
          {
            when: 'always',
            instruction: 'One entry a product. Leave out a product that its title does not tell.',
            tiers: ['cheap', 'balanced', 'premium'],
          },
        ],
        // It is given again for a month: a mistake would be, too.
        gist: ({ products }) =>
          products
            .map(({ line, hs6 }) => `${line}: ${hs6}`)
            .sort()
            .join(),
        sureness: ({ products }) => Math.min(1, ...products.map(({ confidence }) => confidence)),
        check: ({ products }) =>
          products.some(({ line }) => line > lines.length) ? ['there is no product of that number'] : [],
      };
    },
    conclude(_input, ruled, { products }) {
      const suggested = products.map(({ line, hs6, confidence }) => ({
        option: `declare line ${line} as HS ${hs6}`,
        whyNot: `a declaration needs somebody’s word for it; the model is sure to ${Math.round(confidence * 100)} %`,
      }));
      const alternatives = [...ruled.alternatives, ...suggested];
      return { decision: { ...ruled, alternatives, decidedBy: 'model' }, verified: false };
    },
  }),
});

const goesAbroad = ({ order, originCountry }: ComplianceInput) => {
  const { countryCode, zip } = order.shippingAddress ?? NO_ADDRESS;
  return originCountry !== null && countryCode !== null && crossesCustoms(originCountry, countryCode, zip);
};

/** The law's, not the store's: nobody can allow it. */
const embargoed = (destination: string) =>
  EMBARGOED.has(destination)
    ? fail('restricted_destination', `${destination} is under a trade embargo`)
    : null;

const unwanted = ({ policy }: ComplianceInput, destination: string) =>
  policy.blockedCountries.includes(destination)
    ? doubt('restricted_destination', `the store does not ship to ${destination}`, destination)
    : null;

function domesticOnly({ order, policy, originCountry }: ComplianceInput, destination: string) {
  if (!originCountry || originCountry === destination) return null;
  const lines = shippedLines(order).filter(
    ({ sku, vendor }) => isNamed(policy.domesticOnlySkus, sku) || isNamed(policy.domesticOnlySkus, vendor),
  );
  const what = lines.map(({ id, sku }) => [id, sku]);
  const detail = `${namesOf(lines)} may not leave the country`;
  return lines.length > 0 ? doubt('restricted_goods', detail, [destination, what], subjectOf(lines)) : null;
}

/** The law's and the carriers'. */
function restricted(order: OrderSnapshot) {
  const lines = shippedLines(order).filter(isRestrictedAbroad);
  return lines.length > 0
    ? fail('restricted_goods', `${namesOf(lines)} may not simply be mailed abroad`, subjectOf(lines))
    : null;
}

function undeclared(order: OrderSnapshot, destination: string) {
  const lines = undeclaredLines(order);
  const what = lines.map(({ id, sku, hsCode, originCountry }) => [id, sku, hsCode, originCountry]);
  const detail = `${namesOf(lines)} without an HS code or a country of origin`;
  return lines.length > 0
    ? doubt('customs_data_missing', detail, [destination, what], subjectOf(lines))
    : null;
}

const undeclaredLines = (order: OrderSnapshot) => shippedLines(order).filter((line) => !isDeclared(line));

function shippedLines(order: OrderSnapshot) {
  const ids = new Set(unitsToShip(order).map(({ lineItemId }) => lineItemId));
  return order.lines.filter(({ id }) => ids.has(id));
}

const isNamed = (list: string[], name: string | null) => name !== null && list.includes(name);
