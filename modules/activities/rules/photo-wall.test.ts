import { expect, test } from 'vitest';
import { toInstant } from '#platform/kernel/clock.ts';
import { errors } from '../contract/access.ts';
import { isShown, keptUntil, putRefusal } from './photo-wall.ts';

const wall = { beginsAt: toInstant('2026-05-01T01:00:00Z'), endsAt: toInstant('2026-05-01T03:00:00Z'), isCancelled: false };

test.each([
  ['before it begins', '2026-05-01T00:59:59Z', 0, 1, errors['wall-closed']],
  ['from its beginning', '2026-05-01T01:00:00Z', 0, 6, undefined],
  ['six each', '2026-05-02T01:00:00Z', 4, 2, undefined],
  ['and not seven', '2026-05-02T01:00:00Z', 4, 3, errors['wall-full']],
  ['until a year after it', '2027-05-01T02:59:59Z', 0, 1, undefined],
  ['and not after', '2027-05-01T03:00:00Z', 0, 1, errors['wall-closed']],
])('%s', (_when, now, own, more, refusal) => { expect(putRefusal(wall, { now: toInstant(now), own, more })).toBe(refusal); });

test('nothing of what was called off', () => { expect(putRefusal({ ...wall, isCancelled: true }, { now: wall.endsAt, own: 0, more: 1 })).toBe(errors['wall-closed']); });
test('kept for a year', () => { expect(keptUntil(wall.endsAt)).toEqual(toInstant('2027-05-01T03:00:00Z')); });
test('what waits is seen by whoever put it, what was taken down by no member', () => {
  const seen = (['waiting', 'standing', 'hidden'] as const).flatMap((state) => [true, false].map((isMine) => isShown({ state, isMine })));
  expect(seen).toEqual([true, false, true, true, false, false]);
});
