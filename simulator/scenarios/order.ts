/** Order bodies as a store's `orders/create` carries them, with totals that add up. */
import { toDecimal } from '../../contracts/money.ts';
import { rawId, writeJson } from '../ids.ts';
import { type BuyerAddress, countryOf, homeAddress } from './countries.ts';
import type { SampleStore } from './stores.ts';

export interface LineWish {
  sku: string;
  title: string;
  /** Price of one unit in steps of about a dollar. */
  price: number;
  grams: number;
  quantity?: number;
  variantId: string;
  digital?: boolean;
  giftCard?: boolean;
}

const PRODUCTS = [
  'Canvas tote',
  'Enamel mug',
  'Wool socks',
  'Linen apron',
  'Cedar soap',
  'Beeswax candle',
  'Pocket notebook',
  'Cork coaster set',
  'Tea towel',
  'Ceramic bowl',
  'Olive wood spoon',
  'Travel pouch',
];

/** A product every demo store has plenty of. */
export function catalogLine(number: number, quantity = 1): LineWish {
  const at = number % PRODUCTS.length;
  return {
    sku: `CAT-${String(at + 1).padStart(3, '0')}`,
    title: PRODUCTS[at] ?? 'Product',
    price: 12 + at * 3,
    grams: 120 + at * 35,
    quantity,
    variantId: `4410000000${String(at + 1).padStart(3, '0')}`,
  };
}

/** A product of this order alone: what is said of its stock touches no other order. */
export const ownLine = (index: number, part: string, price = 24): LineWish => ({
  sku: `OWN-${index}-${part}`,
  title: `Special edition ${part}`,
  price,
  grams: 400,
  variantId: `4420${String(index).padStart(8, '0')}${part.charCodeAt(0)}`,
});

export interface OrderWish {
  store: SampleStore;
  /** Digits; may exceed 2^53. */
  id: string;
  number: number;
  index: number;
  at: Date;
  lines: LineWish[];
  address?: BuyerAddress | null;
  customer?: Record<string, unknown> | null;
  shipping?: { title: string; code: string; price: number } | null;
  financialStatus?: string;
  extra?: Record<string, unknown>;
  sim?: Record<string, unknown>;
}

function totals(wish: OrderWish, step: number) {
  const goods = wish.lines.reduce((sum, l) => sum + l.price * step * (l.quantity ?? 1), 0);
  const shipping = (wish.shipping?.price ?? 0) * step;
  const percent = countryOf(wish.store.country).taxPercent;
  const tax = Math.round(((goods + shipping) * percent) / (100 + percent));
  return { goods, shipping, tax, total: goods + shipping };
}

function lineBody(
  wish: OrderWish,
  line: LineWish,
  i: number,
  money: (amount: number) => string,
  step: number,
) {
  const id = `7${wish.id.slice(-13)}${String(i + 1).padStart(2, '0')}`;
  const quantity = line.quantity ?? 1;
  return {
    id: rawId(id),
    admin_graphql_api_id: `gid://shopify/LineItem/${id}`,
    title: line.title,
    name: line.title,
    sku: line.sku,
    variant_id: rawId(line.variantId),
    product_id: rawId(`9${line.variantId}`),
    product_exists: true,
    quantity,
    current_quantity: quantity,
    fulfillable_quantity: quantity,
    fulfillment_status: null,
    price: money(line.price * step),
    total_discount: '0.00',
    grams: line.grams,
    vendor: wish.store.name,
    requires_shipping: !(line.digital || line.giftCard),
    gift_card: line.giftCard ?? false,
    taxable: true,
    properties: [],
  };
}

/** Raw JSON, `_sim` included. */
export function orderJson(wish: OrderWish): string {
  const { store, id, index } = wish;
  const { step, locale } = countryOf(store.country);
  const money = (amount: number) => toDecimal({ amount, currency: store.currency });
  const sums = totals(wish, step);
  const address = wish.address === undefined ? homeAddress(store.country, index) : wish.address;
  const email = `buyer-${id}@example.com`;
  const customerId = `6600${id.slice(-9)}`;
  const customer = {
    id: rawId(customerId),
    admin_graphql_api_id: `gid://shopify/Customer/${customerId}`,
    email,
    first_name: address?.first_name ?? 'Kim',
    last_name: address?.last_name ?? 'Sample',
    orders_count: 2,
    tags: '',
    created_at: '2024-03-01T09:00:00Z',
  };
  const paid = (wish.financialStatus ?? 'paid') === 'paid';
  const at = wish.at.toISOString();
  return writeJson({
    id: rawId(id),
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${wish.number}`,
    order_number: wish.number,
    created_at: at,
    updated_at: at,
    processed_at: at,
    cancelled_at: null,
    cancel_reason: null,
    closed_at: null,
    test: false,
    confirmed: true,
    currency: store.currency,
    presentment_currency: store.currency,
    financial_status: wish.financialStatus ?? 'paid',
    fulfillment_status: null,
    email: wish.customer === null ? null : email,
    contact_email: wish.customer === null ? null : email,
    phone: null,
    customer_locale: locale,
    note: null,
    note_attributes: [],
    tags: '',
    source_name: 'web',
    taxes_included: countryOf(store.country).taxPercent > 0,
    subtotal_price: money(sums.goods),
    current_subtotal_price: money(sums.goods),
    total_discounts: money(0),
    total_tax: money(sums.tax),
    current_total_tax: money(sums.tax),
    total_price: money(sums.total),
    current_total_price: money(sums.total),
    total_outstanding: money(paid ? 0 : sums.total),
    customer: wish.customer === null ? null : { ...customer, ...wish.customer },
    shipping_address: address,
    billing_address: address ?? homeAddress(store.country, index),
    shipping_lines: wish.shipping
      ? [
          {
            id: rawId(`88${id.slice(-9)}`),
            title: wish.shipping.title,
            code: wish.shipping.code,
            price: money(sums.shipping),
            discounted_price: money(sums.shipping),
          },
        ]
      : [],
    line_items: wish.lines.map((line, i) => lineBody(wish, line, i, money, step)),
    fulfillments: [],
    refunds: [],
    ...wish.extra,
    ...(wish.sim ? { _sim: wish.sim } : {}),
  });
}
