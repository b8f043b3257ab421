import { expect, test } from 'vitest';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { errors } from '../contract/access.ts';
import { isShown, keptUntil, putRefusal } from './photo-wall.ts';

const wall = { beginsAt: toInstant('2026-05-01T01:00:00Z'), endsAt: toInstant('2026-05-01T03:00:00Z'), isCancelled: false };

type Case = { readonly when: string; readonly now: string; readonly own: number; readonly more: number; readonly refusal: ErrorEntry | undefined };

test.each<Case>([
  { when: 'not before it begins', now: '2026-05-01T00:59:59Z', own: 0, more: 1, refusal: errors['wall-closed'] },
  { when: 'from its beginning', now: '2026-05-01T01:00:00Z', own: 0, more: 6, refusal: undefined },
  { when: 'six each', now: '2026-05-02T01:00:00Z', own: 4, more: 2, refusal: undefined },
  { when: 'and not seven', now: '2026-05-02T01:00:00Z', own: 4, more: 3, refusal: errors['wall-full'] },
  { when: 'until a year after it', now: '2027-05-01T02:59:59Z', own: 0, more: 1, refusal: undefined },
  { when: 'and not after', now: '2027-05-01T03:00:00Z', own: 0, more: 1, refusal: errors['wall-closed'] },
])('$when', ({ now, own, more, refusal }) => { expect(putRefusal(wall, { now: toInstant(now), own, more })).toBe(refusal); });

test('nothing of what was called off', () => { expect(putRefusal({ ...wall, isCancelled: true }, { now: wall.endsAt, own: 0, more: 1 })).toBe(errors['wall-closed']); });
test('kept for a year', () => { expect(keptUntil(wall.endsAt)).toEqual(toInstant('2027-05-01T03:00:00Z')); });
test('what waits is seen by whoever put it, what was taken down by no member', () => {
  const seen = (['waiting', 'standing', 'hidden'] as const).flatMap((state) => [true, false].map((isMine) => isShown({ state, isMine })));
  expect(seen).toEqual([true, false, true, true, false, false]);
});
