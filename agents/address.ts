/**
 * The address agent: can a carrier deliver there, and if not as it stands, can it be mended?
 * Its rules are in address/. What they cannot mend a model may put in order; only what follows from the words of the address
 * and from the tables of places is taken over, the rest is a proposal to a person.
 */
import { z } from 'zod';
import { SURE } from '../contracts/decision.ts';
import { Address } from '../contracts/order.ts';
import { asData } from '../runtime/guardrails/data.ts';
import { sanitize } from '../runtime/guardrails/sanitize.ts';
import { followsFrom } from './address/follows.ts';
import { type RepairContext, repairAddress } from './address/repair.ts';
import { defineAgent, fail, modelPart, proceed } from './define.ts';
import { doubt, examine, Permits } from './doubt.ts';

export const AddressInput = z.object({
  address: Address.nullable(),
  /** What is known of the carrier, where one is chosen already. */
  carrier: z
    .object({
      name: z.string().optional(),
      deliversToPoBox: z.boolean().optional(),
      needsPhone: z.boolean().optional(),
    })
    .optional(),
  /** What the carrier's directory says of `shippableOf(address)`; null where it was not asked or cannot tell. */
  verification: z
    .object({ isFound: z.boolean(), problems: z.array(z.string()) })
    .nullable()
    .default(null),
  permits: Permits,
});
type AddressInput = z.infer<typeof AddressInput>;

export const AddressData = z.object({ deliverable: z.literal(true), changed: z.boolean() });
type AddressData = z.infer<typeof AddressData>;

const Mended = z.object({
  address: Address.omit({ name: true, company: true }).nullable(),
  confidence: z.number().min(0).max(1),
});

/** Where it is not a matter of reading: no street to be found, no phone, a box that the carrier does not take. */
const READABLE = new Set(['address_incomplete', 'address_undeliverable']);
const MAX_FIELD = 200;

export const address = defineAgent({
  name: 'address',
  input: AddressInput,
  data: AddressData,
  mayPropose: ['update_address'],
  decide({ address: given, carrier, verification, permits }) {
    if (!given) return fail('address_missing', 'the order has no shipping address');
    const repair = repairAddress(given, contextOf(carrier));
    switch (repair.kind) {
      case 'keep': {
        const { stop, said } = weigh(verification, given, permits);
        const reasons = ['the address has what a carrier needs', ...said];
        return stop ?? proceed({ deliverable: true, changed: false }, reasons);
      }
      case 'escalate': {
        // Without these no carrier has a service.
        if (!given.countryCode || !given.address1) return fail(repair.why, repair.detail);
        const { stop, allowed } = examine(permits, [() => doubt(repair.why, repair.detail, given)]);
        return stop ?? proceed({ deliverable: true, changed: false }, allowed);
      }
      case 'repaired': {
        const { stop, said } = weigh(verification, repair.address, permits);
        const reasons = [...repair.changes.map(({ field, why }) => `${field}: ${why}`), ...said];
        return (
          stop ??
          proceed({ deliverable: true, changed: true }, reasons, {
            confidence: repair.confidence,
            actions: [{ kind: 'update_address', address: repair.address }],
            alternatives: [asWritten('a carrier could refuse it or misread it')],
          })
        );
      }
    }
  },

  model: modelPart<AddressInput, AddressData, z.infer<typeof Mended>>({
    ask({ address: given, carrier, verification }, { verdict }, tools) {
      if (!given || verdict.kind !== 'fail' || !READABLE.has(verdict.failure.kind)) return null;
      // In good order it is already: what its words cannot tell, the buyer has to.
      if (verification && !verification.isFound) return null;
      const shown = Object.entries(given).filter(([field]) => field !== 'name' && field !== 'company');
      const facts = shown.map(([field, value]) => `${field}: ${sanitize(value ?? '', MAX_FIELD).text}`);
      return {
        name: 'address/repair',
        objective:
          'Put this postal address in order: each part in its own field, the postal code in its country’s form, null where a field has nothing. Never add a street, number or name that is not there.',
        facts: `${asData('address', facts.join('\n'), 2000)}\nThe rules say: ${verdict.failure.detail}`,
        answer: Mended,
        strategies: [
          {
            when: 'Parts are in the wrong field, run together or misspelled.',
            instruction: 'Keep the words as they are; move them.',
            tiers: ['balanced', 'premium'],
            tools: ['look_up_postal_code'],
          },
          {
            when: 'Something a carrier needs is missing, or two parts contradict each other.',
            instruction: 'Answer with address null unless the tool settles it.',
            tiers: ['cheap'],
            tools: ['look_up_postal_code'],
          },
        ],
        tools,
        check: ({ address }) => {
          if (!address) return [];
          const repaired = repairAddress({ ...given, ...address }, contextOf(carrier));
          return repaired.kind === 'escalate' ? [`the address would still fail: ${repaired.detail}`] : [];
        },
      };
    },
    conclude({ address: given, carrier }, ruled, { address: mended, confidence }) {
      if (!given || !mended) return { decision: ruled, verified: true };
      const proposal = { ...given, ...mended };
      const settled = repairAddress(proposal, contextOf(carrier));
      const address = settled.kind === 'repaired' ? settled.address : proposal;
      // What does not follow from the buyer's own words is not even shown: it could be somebody else's address.
      if (settled.kind === 'escalate' || !followsFrom(given, address)) {
        const reasons = [...ruled.reasons, 'a model could not put it in order from the words that are there'];
        return { decision: { ...ruled, reasons, decidedBy: 'model' }, verified: false };
      }
      if (confidence < SURE) {
        const option = `ship to: ${Object.values(address).filter(Boolean).join(', ')}`;
        const instead = {
          data: { deliverable: true, changed: true },
          actions: [{ kind: 'update_address' as const, address }],
        };
        const alternatives = [
          ...ruled.alternatives,
          { option, whyNot: 'the model is not sure of it', instead },
        ];
        return { decision: { ...ruled, alternatives, decidedBy: 'model' }, verified: false };
      }
      const decision = proceed<AddressData>(
        { deliverable: true, changed: true },
        ['the parts of the address were put in order'],
        {
          confidence,
          decidedBy: 'model',
          actions: [{ kind: 'update_address', address }],
          alternatives: [asWritten(ruled.reasons[0] ?? '')],
        },
      );
      return { decision, verified: true };
    },
  }),
});

/** The address as a label would bear it; null where the rules have to stop at it. */
export function shippableOf(address: Address): Address | null {
  const repair = repairAddress(address, {});
  if (repair.kind === 'escalate') return null;
  return repair.kind === 'repaired' ? repair.address : address;
}

/** An address that the carrier does not find stops the order, unless somebody has allowed it. */
function weigh(verification: AddressInput['verification'], address: Address, permits: Permits) {
  if (!verification) return { stop: null, said: [] };
  if (verification.isFound) return { stop: null, said: ['the carrier finds it'] };
  const codes = verification.problems.join(', ');
  const detail = `the carrier does not find the address${codes ? `: ${codes}` : ''}`;
  const { stop, allowed } = examine(permits, [
    () => doubt('address_undeliverable', detail, lookedUp(address)),
  ]);
  return { stop, said: allowed };
}

/** The parts that were looked up. Shopify may store another case or blank, which ends nobody's permission. */
const lookedUp = ({ address1, address2, city, provinceCode, zip, countryCode }: Address) =>
  [address1, address2, city, provinceCode, zip, countryCode].map((part) =>
    (part ?? '').trim().replace(/\s+/g, ' ').toLowerCase(),
  );

const asWritten = (whyNot: string) => ({
  option: 'ship to the address as it was written',
  whyNot,
  instead: { data: { deliverable: true, changed: false }, actions: [] },
});

const contextOf = (carrier: AddressInput['carrier']): RepairContext => ({
  ...(carrier?.name !== undefined ? { carrier: carrier.name } : {}),
  ...(carrier?.deliversToPoBox !== undefined ? { deliversToPoBox: carrier.deliversToPoBox } : {}),
  ...(carrier?.needsPhone !== undefined ? { needsPhone: carrier.needsPhone } : {}),
});
