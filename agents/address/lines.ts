/** Lines that say again what another field says. */
import { streetKey } from './street.ts';
import { fold } from './text.ts';
import type { Step } from './types.ts';
import { set } from './types.ts';
import { isUnit, splitUnit } from './unit.ts';

export const repeatedLine: Step = (fields) => {
  const { address1, address2, name, company, city, provinceCode, zip, countryCode } = fields;
  if (address2 === '') return null;
  const said = [
    name,
    company,
    city,
    zip,
    `${city} ${zip}`,
    `${zip} ${city}`,
    `${city} ${provinceCode}`,
    `${city} ${provinceCode} ${zip}`,
    `${city} ${zip} ${countryCode}`,
    `${city} ${provinceCode} ${zip} ${countryCode}`,
    `${address1} ${city} ${provinceCode} ${zip}`,
    `${address1} ${zip} ${city}`,
    `${address1} ${city} ${zip}`,
  ].map(fold);
  const again = said.some((text) => text !== '' && text === fold(address2));
  // Its unit, if it has one, is moved by a later rule.
  const bare = splitUnit(address1, countryCode)?.rest ?? address1;
  const sameStreet = streetKey(bare) === streetKey(address2);
  if (again || sameStreet || (address1 !== '' && streetKey(address1) === streetKey(address2))) {
    return set({ address2: '' }, 'address2 repeated another field', 0.96);
  }
  const rest = address2.slice(address1.length).replace(/^[\s,;-]+/, '');
  const begins = address1 !== '' && address2.toLowerCase().startsWith(address1.toLowerCase());
  return begins && isUnit(rest, countryCode)
    ? set({ address2: rest }, 'address2 repeated address1', 0.94)
    : null;
};

export const repeatedWithin: Step = ({ address1 }) => {
  const [, first, second] = /^(.*\d.*?)\s*[,;|/-]\s*(.*\d.*)$/.exec(address1) ?? [];
  return first && second && streetKey(first) === streetKey(second)
    ? set({ address1: first }, 'address1 said everything twice', 0.95)
    : null;
};
