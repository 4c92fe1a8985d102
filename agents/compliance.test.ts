import { describe, expect, test } from 'vitest';
import type { OrderLine, OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { ComplianceInput, compliance } from './compliance.ts';
import { crossesCustoms } from './customs.ts';
import { ADDRESS, line, order } from './testing.ts';

const verdict = (over: Partial<OrderSnapshot>, originCountry: string | null = 'US', policy = {}) =>
  compliance.decide(
    ComplianceInput.parse({ order: order(over), policy: StorePolicy.parse(policy), originCountry }),
  ).verdict;
const to = (countryCode: string | null, zip: string | null = null) => ({
  shippingAddress: { ...ADDRESS, countryCode, zip },
});
const failed = (kind: string) => ({ kind: 'fail', failure: { kind } });
const declared = { hsCode: '4202.92', originCountry: 'IN' };
const goods = (over: Partial<OrderLine>) => ({ lines: [line(1, { ...declared, ...over })] });

describe('where customs are crossed', () => {
  test.each<[string, string, string | null, boolean]>([
    ['US', 'US', '83702', false],
    ['US', 'PR', '00901', false],
    ['US', 'CA', null, true],
    ['DE', 'FR', '75001', false],
    ['DE', 'MC', '98000', false],
    ['DE', 'CH', '8001', true],
    ['CH', 'LI', '9490', false],
    ['DE', 'NO', '0150', true],
    ['DE', 'GB', 'SW1A 1AA', true],
    ['DE', 'GB', 'BT1 5GS', false],
    ['GB', 'GB', 'bt15gs', false],
    ['US', 'GB', 'BT1 5GS', true],
    ['GB', 'IM', 'IM1 1AA', false],
    ['GB', 'JE', 'JE2 3AB', true],
    ['ES', 'ES', '35001', true],
    ['ES', 'ES', '28013', false],
    ['FR', 'FR', '97400', true],
    ['FR', 'RE', '97400', true],
    ['DE', 'DE', '27498', true],
    ['FI', 'FI', '22100', true],
  ])('%s to %s %s: %s', (from, country, zip, crosses) => {
    expect(crossesCustoms(from, country, zip)).toBe(crosses);
  });
});

describe('destinations', () => {
  test.each(['CU', 'IR', 'KP'])('%s is under embargo', (country) => {
    expect(verdict({ ...to(country), ...goods({}) })).toMatchObject(failed('restricted_destination'));
  });

  test('that the store does not serve are refused, at home too', () => {
    expect(verdict({}, 'US', { blockedCountries: ['US'] })).toMatchObject(failed('restricted_destination'));
  });

  test.each([
    ['without a country', to(null)],
    ['without an address', { shippingAddress: null }],
  ])('%s are left to the address agent', (_name, over) => {
    expect(verdict(over)).toMatchObject({ kind: 'proceed', data: { international: false, customs: 'none' } });
  });

  test('are taken as domestic where nobody knows where the order leaves from', () => {
    expect(verdict(to('CA'), null)).toMatchObject({ kind: 'proceed', data: { international: false } });
  });
});

describe('what customs asks of each product', () => {
  test.each<[string, Partial<OrderLine>, boolean]>([
    ['an HS code and an origin', declared, true],
    ['more digits than six', { hsCode: '4202.92.9100', originCountry: 'IN' }, true],
    ['no HS code', { hsCode: null, originCountry: 'IN' }, false],
    ['half an HS code', { hsCode: '4202', originCountry: 'IN' }, false],
    ['no origin', { hsCode: '420292', originCountry: null }, false],
  ])('%s', (_name, over, enough) => {
    const found = verdict({ ...to('CA'), lines: [line(1, over)] });
    expect(found).toMatchObject(
      enough
        ? { kind: 'proceed', data: { international: true, customs: 'ready' } }
        : failed('customs_data_missing'),
    );
  });

  test('is not asked of what stays at home, nor of what is not shipped', () => {
    expect(verdict({ lines: [line(1)] })).toMatchObject({ kind: 'proceed' });
    const download = line(2, { requiresShipping: false });
    expect(verdict({ ...to('CA'), lines: [line(1, declared), download] })).toMatchObject({ kind: 'proceed' });
  });
});

describe('goods that may not simply be mailed abroad', () => {
  test.each<[string, Partial<OrderLine>]>([
    ['Li-Ion power bank', { hsCode: '850760' }],
    ['Torch with lithium battery', { hsCode: '851310' }],
    ['Deodorant aerosol', { hsCode: '330720' }],
    ['Midnight Bloom 50 ml', { hsCode: '330300' }],
    ['Nagellack rot', { hsCode: '330430' }],
    ['Malbec 2021', { hsCode: '220421' }],
    ['Red wine', { hsCode: null }],
    ['Cigar box, full', { hsCode: '240210' }],
    ['香水 30ml', { hsCode: null }],
  ])('%s', (title, over) => {
    expect(verdict({ ...to('CA'), ...goods({ title, ...over }) })).toMatchObject(failed('restricted_goods'));
  });

  test.each<[string, string]>([
    ['Wine glass', '701337'],
    ['Beer mug', '691200'],
    ['Perfume tray', '441990'],
    ['Lipstick', '330410'],
    ['Spirit level', '901530'],
    ['Ginger candy', '170490'],
  ])('%s is none', (title, hsCode) => {
    expect(verdict({ ...to('CA'), ...goods({ title, hsCode }) })).toMatchObject({ kind: 'proceed' });
  });

  test('go out at home', () => {
    expect(verdict({ lines: [line(1, { title: 'Vodka' })] })).toMatchObject({ kind: 'proceed' });
  });

  test('are counted for the operator, and not named', () => {
    const found = verdict({ ...to('CA'), ...goods({ title: 'Vodka for Nell Ames', hsCode: '220860' }) });
    expect(JSON.stringify(found)).not.toContain('Nell');
  });
});

describe('goods that must stay in their country', () => {
  const policy = { domesticOnlySkus: ['SKU-1', 'Northwind'] };
  test.each<[string, Partial<OrderLine>, string, string, boolean]>([
    ['by SKU', {}, 'US', 'CA', true],
    ['by vendor', { sku: 'X', vendor: 'Northwind' }, 'US', 'CA', true],
    ['by SKU, within one customs union', {}, 'DE', 'FR', true],
    ['by SKU, at home', {}, 'US', 'US', false],
    ['others', { sku: 'X' }, 'US', 'CA', false],
  ])('%s', (_name, over, from, country, held) => {
    const found = verdict({ ...to(country), ...goods(over) }, from, policy);
    expect(found).toMatchObject(held ? failed('restricted_goods') : { kind: 'proceed' });
  });
});
