/** What comes in to Shippo: what it does not take, and a declaration in the words of the world. */
import { type Json, object, text } from '../store/read.ts';

const PARCEL_FIELDS = ['length', 'width', 'height', 'distance_unit', 'weight', 'mass_unit'];
const ITEM_FIELDS = ['description', 'quantity', 'net_weight', 'mass_unit', 'value_amount', 'value_currency'];
const GRAMS_PER_OUNCE = 28.349523125;

const REQUIRED = ['This field is required.'];

/** By field, as Shippo tells it; null where nothing is wrong. */
export function problemIn(body: Json): Json | null {
  for (const field of ['address_from', 'address_to']) {
    const address = object(body[field]);
    if (!address) return { [field]: REQUIRED };
    const none = Object.keys(address).find((name) => address[name] === null);
    if (none) return { [field]: [{ [none]: ['This field may not be null.'] }] };
  }
  const [parcel] = Array.isArray(body.parcels) ? body.parcels.map(object) : [];
  if (!parcel) return { parcels: REQUIRED };
  const lacks = PARCEL_FIELDS.find((name) => !parcel[name]);
  if (lacks) return { parcels: [{ [lacks]: REQUIRED }] };
  return problemOfCustoms(object(body.customs_declaration));
}

function problemOfCustoms(declaration: Json | null): Json | null {
  if (!declaration) return null;
  for (const name of ['certify_signer', 'contents_type', 'non_delivery_option'])
    if (!declaration[name]) return { customs_declaration: [{ [name]: REQUIRED }] };
  for (const item of itemsOf(declaration)) {
    const lacks = [...ITEM_FIELDS, 'origin_country'].find((name) => !item[name]);
    if (lacks) return { customs_declaration: [{ items: [{ [lacks]: REQUIRED }] }] };
  }
  return null;
}

const itemsOf = ({ items }: Json): Json[] =>
  Array.isArray(items) ? items.map((item) => object(item) ?? {}) : [];

/** As the world keeps it, whoever it was declared to. */
export function customsOf(declaration: Json | null): Json | null {
  if (!declaration) return null;
  const exemption = text(declaration.eel_pfc);
  return {
    contents_type: text(declaration.contents_type)?.toLowerCase(),
    non_delivery_option: text(declaration.non_delivery_option)?.toLowerCase(),
    customs_certify: declaration.certify,
    customs_signer: declaration.certify_signer,
    ...(exemption ? { eel_pfc: exemption } : {}),
    customs_items: itemsOf(declaration).map((item) => ({
      description: item.description,
      code: item.sku_code ?? null,
      quantity: item.quantity,
      value: item.value_amount,
      currency: item.value_currency,
      weight: Number(item.net_weight) / GRAMS_PER_OUNCE,
      hs_tariff_number: item.tariff_number ?? null,
      origin_country: item.origin_country,
    })),
  };
}
