import { describe, expect, it } from 'vitest';
import { Action } from '../contracts/action.ts';
import type { Address } from '../contracts/order.ts';
import { AddressInput, address } from './address.ts';
import { ADDRESS } from './testing.ts';

const decide = (given: Address | null, carrier?: { deliversToPoBox?: boolean; needsPhone?: boolean }) =>
  address.decide(AddressInput.parse({ address: given, ...(carrier ? { carrier } : {}) }));

describe('the address agent', () => {
  it('lets a good address pass without proposing anything', () => {
    const decision = decide(ADDRESS);
    expect(decision.verdict).toEqual({ kind: 'proceed', data: { deliverable: true, changed: false } });
    expect(decision.actions).toEqual([]);
    expect(decision.confidence).toBe(1);
  });

  it('proposes a repaired address with its confidence, as an action the contracts allow', () => {
    const decision = decide({ ...ADDRESS, city: 'Biose' });
    expect(decision.verdict).toEqual({ kind: 'proceed', data: { deliverable: true, changed: true } });
    expect(decision.actions.map((action) => Action.parse(action))).toEqual([
      { kind: 'update_address', address: ADDRESS },
    ]);
    expect(decision.confidence).toBeGreaterThanOrEqual(0.85);
    expect(decision.confidence).toBeLessThan(1);
  });

  it('gives reasons that name fields, and no value', () => {
    expect(decide({ ...ADDRESS, city: 'Biose' }).reasons.join()).not.toMatch(/boise|biose/i);
  });

  it('stops where the carrier does not find the address, until somebody allows it', () => {
    const verification = { isFound: false, problems: ['E.ADDRESS.NOT_FOUND'] };
    const judge = (given: Address, permits: unknown[] = []) =>
      address.decide(AddressInput.parse({ address: given, verification, permits }));
    const stopped = judge(ADDRESS);
    expect(stopped.verdict).toMatchObject({ kind: 'fail', failure: { kind: 'address_undeliverable' } });
    expect(stopped.reasons.join()).toContain('E.ADDRESS.NOT_FOUND');
    const permit = { kind: 'address_undeliverable', about: stopped.about, by: 'kim' };
    expect(judge(ADDRESS, [permit]).verdict.kind).toBe('proceed');
    expect(
      judge({ ...ADDRESS, address1: ` ${ADDRESS.address1?.toUpperCase()}` }, [permit]).verdict.kind,
    ).toBe('proceed');
    // It holds for this address alone.
    expect(judge({ ...ADDRESS, address1: '99 Elsewhere St' }, [permit]).verdict.kind).toBe('fail');
  });

  it('asks no model where a good address is not found: the words could only be moved about', () => {
    const judge = (verification: object | null, given: Address) => {
      const input = AddressInput.parse({ address: given, verification });
      return address.model?.ask(input, address.decide(input), []);
    };
    expect(judge({ isFound: false, problems: [] }, ADDRESS)).toBeNull();
    expect(judge(null, { ...ADDRESS, city: null, zip: null, provinceCode: null })).not.toBeNull();
  });

  it('stops where the carrier does not find what it would make of the address', () => {
    const verification = { isFound: false, problems: [] };
    const decision = address.decide(
      AddressInput.parse({ address: { ...ADDRESS, city: 'Biose' }, verification }),
    );
    expect(decision.verdict).toMatchObject({ kind: 'fail', failure: { kind: 'address_undeliverable' } });
    expect(decision.actions).toEqual([]);
  });

  it('says that the carrier finds it, where it was asked', () => {
    const verification = { isFound: true, problems: [] };
    const decision = address.decide(AddressInput.parse({ address: ADDRESS, verification }));
    expect(decision.reasons).toContain('the carrier finds it');
  });

  it('fails where there is no address at all', () => {
    expect(decide(null).verdict).toMatchObject({ kind: 'fail', failure: { kind: 'address_missing' } });
  });

  it('fails where Shopify redacted street and name', () => {
    const redacted = { ...ADDRESS, name: null, address1: null, phone: null };
    expect(decide(redacted).verdict).toMatchObject({ kind: 'fail', failure: { kind: 'address_incomplete' } });
  });

  it('holds a PO box only for a carrier that needs a door', () => {
    const box = { ...ADDRESS, address1: 'PO Box 77' };
    expect(decide(box).verdict).toMatchObject({ kind: 'proceed' });
    expect(decide(box, { deliversToPoBox: false }).verdict).toMatchObject({
      kind: 'fail',
      failure: { kind: 'po_box' },
    });
  });

  it('asks for a phone number only for a carrier that needs one', () => {
    expect(decide(ADDRESS, { needsPhone: true }).verdict).toMatchObject({
      failure: { kind: 'phone_missing' },
    });
    expect(decide({ ...ADDRESS, phone: '+12085550142' }, { needsPhone: true }).verdict).toMatchObject({
      kind: 'proceed',
    });
  });
});
