/** The languages that notes are read in. A new one is one file and one line here. */
import { compile, type Language } from '../lexicon.ts';
import { ar } from './ar.ts';
import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { hi } from './hi.ts';
import { hu } from './hu.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nl } from './nl.ts';
import { no } from './no.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { sv } from './sv.ts';
import { th } from './th.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

export const LANGUAGES: Language[] = [
  compile('en', 'latin', en),
  compile('de', 'latin', de),
  compile('fr', 'latin', fr),
  compile('es', 'latin', es),
  compile('it', 'latin', it),
  compile('pt', 'latin', pt),
  compile('nl', 'latin', nl),
  compile('sv', 'latin', sv),
  compile('da', 'latin', da),
  compile('no', 'latin', no),
  compile('fi', 'latin', fi),
  compile('pl', 'latin', pl),
  compile('cs', 'latin', cs),
  compile('ro', 'latin', ro),
  compile('hu', 'latin', hu),
  compile('tr', 'latin', tr),
  compile('id', 'latin', id),
  compile('vi', 'latin', vi),
  compile('el', 'greek', el),
  compile('ru', 'cyrillic', ru),
  compile('uk', 'cyrillic', uk),
  compile('ja', 'kana', ja),
  compile('zh', 'han', zh),
  compile('ko', 'hangul', ko),
  compile('ar', 'arabic', ar),
  compile('he', 'hebrew', he),
  compile('hi', 'devanagari', hi),
  compile('th', 'thai', th),
];
