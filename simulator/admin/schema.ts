/** The stores' Admin GraphQL schema: read once, shared by all stores. */
import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';

export const adminSchema = buildSchema(
  readFileSync(new URL('../schema/admin.graphql', import.meta.url), 'utf8'),
);

/** Names of an enum's values. Throws where the schema has no such enum. */
function valuesOf(name: string): ReadonlySet<string> {
  const type = adminSchema.getType(name);
  if (!isEnumType(type)) throw new Error(`The schema has no enum ${name}.`);
  return new Set(type.getValues().map((v) => v.name));
}

export const COUNTRIES = valuesOf('CountryCode');
export const CURRENCIES = valuesOf('CurrencyCode');
export const FINANCIAL = valuesOf('OrderDisplayFinancialStatus');
export const CANCEL_REASONS = valuesOf('OrderCancelReason');
export const HOLD_REASONS = valuesOf('FulfillmentHoldReason');
export const METHODS = valuesOf('DeliveryMethodType');
export const RISK_LEVELS = valuesOf('RiskAssessmentResult');
export const RECOMMENDATIONS = valuesOf('OrderRiskRecommendationResult');
