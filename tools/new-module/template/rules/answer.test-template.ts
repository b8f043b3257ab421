import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toInstant } from '#platform/kernel/clock.ts';
import { toId } from '#platform/kernel/id.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { errors } from '../contract.ts';
import { canAnswer, decideAnswer, type EntryState } from './answer.ts';

const state: fc.Arbitrary<EntryState> = fc.record({
  personId: fc.uuid().map((id) => toId<'person'>(id)),
  answeredAt: fc.option(fc.constant(toInstant('2026-03-09T01:00:00Z')), { nil: null }),
});

describe('answering', () => {
  test('is possible exactly for an entry of somebody else that has no answer', () => {
    fc.assert(fc.property(state, fc.uuid(), fc.boolean(), (entry, other, isOwn) => {
      const officerId = isOwn ? entry.personId : other;
      expect(canAnswer(entry, officerId)).toBe(entry.personId !== officerId && entry.answeredAt === null);
    }), runs(200));
  });

  test('of an own entry is refused as own, answered or not: the refusal tells nothing else', () => {
    fc.assert(fc.property(state, (entry) => {
      expect(decideAnswer(entry, entry.personId)).toMatchObject({ ok: false, error: errors['own-entry'] });
    }), runs(100));
  });
});
