/** Webhook bodies of orders, as Shopify's REST shape has them. */
let next = 5_000_000_000_000;

export interface LineWish {
  sku?: string;
  title?: string;
  quantity?: number;
  price?: string;
  grams?: number;
  requires_shipping?: boolean;
  gift_card?: boolean;
  variant_id?: number | null;
}

export const ADDRESS = {
  name: 'Ada Example',
  first_name: 'Ada',
  last_name: 'Example',
  address1: '350 Fifth Avenue',
  address2: null,
  company: null,
  city: 'New York',
  province: 'New York',
  province_code: 'NY',
  zip: '10118',
  country: 'United States',
  country_code: 'US',
  phone: '+12125550123',
};

const { zip: _zip, ...NO_ZIP } = ADDRESS;
/** There are many Springfields: only its buyer knows where it is. */
export const UNCLEAR = {
  ...NO_ZIP,
  address1: 'Fifth Avenue',
  city: 'Springfield',
  province: null,
  province_code: null,
};

/** A paid order of one line to New York, unless `over` says otherwise. Every call makes a new order. */
export function orderBody(
  over: Record<string, unknown> = {},
  lines: LineWish[] = [{}],
): Record<string, unknown> {
  next += 1;
  const id = next;
  const now = new Date().toISOString();
  const items = lines.map((line, index) => lineItem(id * 10 + index, line));
  const total = items.reduce((sum, { price, quantity }) => sum + Number(price) * quantity, 0).toFixed(2);
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id % 100_000}`,
    created_at: now,
    updated_at: now,
    processed_at: now,
    currency: 'USD',
    test: false,
    cancelled_at: null,
    financial_status: 'paid',
    fulfillment_status: null,
    email: `buyer${id}@example.com`,
    phone: null,
    note: null,
    customer_locale: 'en',
    subtotal_price: total,
    total_price: total,
    current_total_price: total,
    current_subtotal_price: total,
    total_tax: '0.00',
    total_discounts: '0.00',
    total_outstanding: '0.00',
    customer: { id: id + 1, email: `buyer${id}@example.com`, first_name: 'Ada', last_name: 'Example' },
    shipping_address: ADDRESS,
    billing_address: ADDRESS,
    shipping_lines: [{ id: id + 2, title: 'Standard', code: 'standard', price: '0.00' }],
    line_items: items,
    ...over,
  };
}

function lineItem(id: number, wish: LineWish) {
  const { sku = `SKU-${id}`, title = 'Canvas tote', quantity = 1, price = '20.00', grams = 300 } = wish;
  const { requires_shipping = true, gift_card = false, variant_id = id + 500 } = wish;
  return {
    id,
    admin_graphql_api_id: `gid://shopify/LineItem/${id}`,
    sku,
    title,
    name: title,
    quantity,
    price,
    grams,
    requires_shipping,
    gift_card,
    variant_id,
    product_id: variant_id && variant_id + 7,
    product_exists: variant_id !== null,
    fulfillable_quantity: quantity,
    current_quantity: quantity,
    fulfillment_status: null,
    taxable: true,
  };
}
