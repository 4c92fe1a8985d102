/** PO boxes and what else has no door: fine for the post, refused by carriers that need a street address. */
import type { Step } from './types.ts';
import { escalate } from './types.ts';

const BOX = new RegExp(
  [
    String.raw`\bp[\s.]*o[\s.]*(b(ox)?|drawer|bag)\b[\s.#:]*\w*\d`,
    String.raw`\bp[\s.]*o[\s.]*box\b`,
    String.raw`\b(post|postal)[\s.-]*(office)?[\s.-]*(box|bag|drawer)\b`,
    String.raw`\b(gpo|cmb|caller|locked|private|lock)[\s.-]*(box|bag)\b`,
    String.raw`\bgeneral delivery\b|\bposte restante\b|\bpostlagernd\b|\bpacksta(t|z)ion\b|\bpostfiliale\b`,
    String.raw`\bpostfach\b|\bcase postale\b|\bbo[iî]te postale\b|\b(b\.?p\.?|c\.?p\.?|tsa|cs|t\.?s\.?a\.?)\s?\d{2,6}\b`,
    String.raw`\bapartado\b|\bcasilla\b|\bcasella postale\b|\bpostbus\b|\bcaixa postal\b|\bskrytka\b|\bpostboks\b|\bpostilokero\b|\ba/ya\b|私書箱`,
    String.raw`^\s*(psc|cmr|unit|umr|omc)\s+\d+,?\s+box\s+\w+`,
  ].join('|'),
  'iu',
);

export const isPoBox = (text: string) => BOX.test(text);

export const poBox: Step = ({ address1, address2, city }, { deliversToPoBox }) => {
  if (deliversToPoBox !== false) return null;
  const military = /^(apo|fpo|dpo)\b/i.test(city);
  const box = isPoBox(address1) || (address1 === '' && isPoBox(address2));
  return box || military ? escalate('po_box', 'a PO box, and the carrier needs a street address') : null;
};
