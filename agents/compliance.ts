/**
 * The compliance agent: may these goods go there, and does customs have what it needs?
 * Rules for the law and for what products say of themselves. What a product without customs data is, a model suggests; a
 * declaration is the merchant's word to the state, so a person confirms it.
 */
import { z } from 'zod';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { asData } from '../runtime/guardrails/data.ts';
import { sanitize } from '../runtime/guardrails/sanitize.ts';
import { crossesCustoms, isDeclared, isRestrictedAbroad } from './customs.ts';
import { defineAgent, fail, modelPart, proceed } from './define.ts';
import { unitsToShip } from './shippable.ts';
import { namesOf, subjectOf } from './subject.ts';

export const ComplianceInput = z.object({
  order: OrderSnapshot,
  policy: StorePolicy,
  /** ISO code of the country the order leaves from; null where the store has no address. */
  originCountry: z.string().nullable(),
});

/** `international`: into another customs territory, which is not always another country. */
export const ComplianceData = z.object({ international: z.boolean(), customs: z.enum(['none', 'ready']) });

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
  decide({ order, policy, originCountry }) {
    // An order without a country is the address agent's to stop.
    const destination = order.shippingAddress?.countryCode;
    if (!destination) return proceed({ international: false, customs: 'none' as const }, ['no destination']);
    if (EMBARGOED.has(destination))
      return fail('restricted_destination', `${destination} is under a trade embargo`);
    if (policy.blockedCountries.includes(destination))
      return fail('restricted_destination', `the store does not ship to ${destination}`);

    const lines = shippedLines(order);
    const domestic = lines.filter(
      ({ sku, vendor }) => isNamed(policy.domesticOnlySkus, sku) || isNamed(policy.domesticOnlySkus, vendor),
    );
    if (originCountry && originCountry !== destination && domestic.length > 0)
      return fail('restricted_goods', `${namesOf(domestic)} may not leave the country`, subjectOf(domestic));

    if (!originCountry || !crossesCustoms(originCountry, destination, order.shippingAddress?.zip ?? null)) {
      return proceed({ international: false, customs: 'none' as const }, [
        'stays within one customs territory',
      ]);
    }
    const restricted = lines.filter(isRestrictedAbroad);
    if (restricted.length > 0)
      return fail(
        'restricted_goods',
        `${namesOf(restricted)} may not simply be mailed abroad`,
        subjectOf(restricted),
      );
    const undeclared = lines.filter((line) => !isDeclared(line));
    if (undeclared.length > 0) {
      return fail(
        'customs_data_missing',
        `${namesOf(undeclared)} without an HS code or a country of origin`,
        subjectOf(undeclared),
      );
    }
    return proceed({ international: true, customs: 'ready' as const }, [
      `crosses from ${originCountry} to ${destination}`,
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
        strategies: [
          {
            when: 'always',
            instruction: 'One entry a product. Leave out a product that its title does not tell.',
            tiers: ['cheap', 'balanced'],
          },
        ],
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

const undeclaredLines = (order: OrderSnapshot) => shippedLines(order).filter((line) => !isDeclared(line));

function shippedLines(order: OrderSnapshot) {
  const ids = new Set(unitsToShip(order).map(({ lineItemId }) => lineItemId));
  return order.lines.filter(({ id }) => ids.has(id));
}

const isNamed = (list: string[], name: string | null) => name !== null && list.includes(name);
