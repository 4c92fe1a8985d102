/** Doubts: checks that a person may overrule. Each rests on facts, and a permission for exactly these lets the order go on. */
import { z } from 'zod';
import { type Decision, Permission } from '../contracts/decision.ts';
import type { FailureKind } from '../contracts/failure.ts';
import { hashOf } from '../contracts/hash.ts';
import { fail } from './define.ts';

/** What people have allowed this order: part of what an agent knows. */
export const Permits = z.array(Permission).default([]);
export type Permits = z.infer<typeof Permits>;

/** @param facts what it rests on: where they change, a permission holds no more. */
export const doubt = (
  kind: FailureKind,
  detail: string,
  facts: unknown,
  extra: Parameters<typeof fail>[2] = {},
): Decision<never> => fail(kind, detail, { ...extra, about: hashOf([kind, facts]) });

type Finding = Decision<never> | null;

/**
 * Goes through the checks in order.
 * @returns the first finding that nobody has allowed, and what was allowed on the way, in words.
 */
export function examine(permits: Permits, checks: (() => Finding)[]): { stop: Finding; allowed: string[] } {
  const allowed: string[] = [];
  for (const check of checks) {
    const found = check();
    if (!found) continue;
    const permit = permitFor(found, permits);
    if (!permit) return { stop: found, allowed };
    allowed.push(`${permit.by} allows it although: ${found.reasons.join('; ')}`);
  }
  return { stop: null, allowed };
}

const permitFor = ({ verdict, about }: Decision<never>, permits: Permits) =>
  verdict.kind === 'fail'
    ? permits.find((permit) => permit.kind === verdict.failure.kind && permit.about === about)
    : undefined;
