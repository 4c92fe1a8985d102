/** The packaging agent: does this parcel get a card from the store? Rules first; a model only reads what the phrases cannot. */
import { z } from 'zod';
import { defineAgent, modelPart, proceed } from '../../agents/define.ts';
import { OrderSnapshot } from '../../contracts/order.ts';
import { asData } from '../../runtime/guardrails/data.ts';
import { sanitize } from '../../runtime/guardrails/sanitize.ts';

/** What it knows. `order`, `policy`, `storeName` and `now` are gathered for any agent that names them. */
const PackagingInput = z.object({ order: OrderSnapshot });
type PackagingInput = z.infer<typeof PackagingInput>;

/** What it answers. It travels through Temporal history: small, and nobody's data. */
const PackagingData = z.object({ card: z.boolean() });
type PackagingData = z.infer<typeof PackagingData>;

/** What the model is asked to answer. */
const Reading = z.object({ occasion: z.boolean(), confidence: z.number().min(0).max(1) });

export const packaging = defineAgent({
  name: 'packaging',
  input: PackagingInput,
  data: PackagingData,
  // The gateway refuses whatever else it proposes.
  mayPropose: ['add_tags'],

  decide: ({ order }) => decided(/birthday|wedding/i.test(order.note ?? '')),

  model: modelPart<PackagingInput, PackagingData, z.infer<typeof Reading>>({
    ask({ order }, { verdict }) {
      const settled = verdict.kind === 'proceed' && verdict.data.card;
      if (settled || !order.note) return null;
      return {
        name: 'packaging/occasion',
        objective: 'Does this note speak of an occasion that people send cards for?',
        facts: asData('note', sanitize(order.note, 1000).text, 1000),
        answer: Reading,
        strategies: [{ when: 'always', instruction: 'Yes or no.', tiers: ['cheap'] }],
      };
    },
    conclude: (_input, ruled, { occasion }) => ({
      decision: occasion ? { ...decided(true), decidedBy: 'model' } : ruled,
      // No rule has confirmed it: its confidence is capped, which a tag does not mind and a refund would.
      verified: false,
    }),
  }),
});

const decided = (card: boolean) =>
  proceed({ card }, [card ? 'the note speaks of an occasion' : 'an order like any other'], {
    actions: card ? [{ kind: 'add_tags', tags: ['packaging:card'] }] : [],
  });
