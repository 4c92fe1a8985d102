/** Every language whose phrases are known. */
import { en } from './en.ts';
import type { Lexicon } from './types.ts';

export const LEXICONS: Lexicon[] = [en];
