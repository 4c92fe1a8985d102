/** Puts a draft of a language's sentences before a person. The first stays; whatever comes after it is dropped. */
import { proposeWording } from '../../prisma/wordings.ts';
import type { Performer } from './performer.ts';

export const draftWording: Performer<'draft_wording'> = {
  async act({ language, words }, { resources, at }) {
    const first = await proposeWording(resources.db, { store: at.store, order: at.order, language, words });
    return { language, first };
  },
  readBack: async () => ({ happened: 'no' }),
};
