/** The languages that notes are read in. A new one is one file and one line here. */
import { compile, type Language } from '../lexicon.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';
import { zh } from './zh.ts';

export const LANGUAGES: Language[] = [
  compile('en', 'latin', en),
  compile('de', 'latin', de),
  compile('fr', 'latin', fr),
  compile('es', 'latin', es),
  compile('it', 'latin', it),
  compile('pt', 'latin', pt),
  compile('nl', 'latin', nl),
  compile('ja', 'kana', ja),
  compile('zh', 'han', zh),
  compile('ko', 'hangul', ko),
];
