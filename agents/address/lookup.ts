/** A tool for the address agent's model part: what the tables of places know of a postal code. Pure. */
import { z } from 'zod';
import { defineTool, ToolError } from '../../runtime/tools/tool.ts';
import { isTabled, keyOf, placeOf, TABLED } from './places.ts';

const MOST_CITIES = 20;

export const lookUpPostalCode = defineTool({
  name: 'look_up_postal_code',
  description:
    'Says which cities and provinces a postal code belongs to. Use it where city, province and postal code may contradict each other, or one is missing. Not for streets.',
  tier: 'read',
  input: z.object({ countryCode: z.string().length(2), zip: z.string().max(12) }),
  output: z.object({ cities: z.array(z.string()), provinces: z.array(z.string()) }),
  async run({ countryCode, zip }) {
    if (!isTabled(countryCode)) {
      throw new ToolError(`there are tables for ${TABLED.join(', ')} only: go on without it`, {
        retryable: false,
      });
    }
    const place = placeOf(countryCode, keyOf(countryCode, zip));
    return { cities: place?.cities.slice(0, MOST_CITIES) ?? [], provinces: place?.provinces ?? [] };
  },
});
