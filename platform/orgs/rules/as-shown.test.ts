import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAsShown } from './as-shown.ts';

const seed = Number(process.env['SEED'] ?? 20261123);

test('another union below is another decision; a few members more are not', () => {
  expect(isAsShown({ unions: 2, members: 0 }, { unions: 2, members: 10 })).toBe(true);
  expect(isAsShown({ unions: 2, members: 0 }, { unions: 2, members: 11 })).toBe(false);
  expect(isAsShown({ unions: 2, members: 500 }, { unions: 2, members: 550 })).toBe(true);
  expect(isAsShown({ unions: 2, members: 500 }, { unions: 2, members: 551 })).toBe(false);
  expect(isAsShown({ unions: 2, members: 5 }, { unions: 1, members: 5 })).toBe(false);
});

test('what was shown is as shown, fewer members too, and one more never helps', () => {
  fc.assert(fc.property(fc.nat(50), fc.nat(100_000), fc.nat(100_000), (unions, members, now) => {
    const shown = { unions, members };
    expect(isAsShown(shown, shown)).toBe(true);
    if (now <= members) expect(isAsShown(shown, { unions, members: now })).toBe(true);
    if (!isAsShown(shown, { unions, members: now })) expect(isAsShown(shown, { unions, members: now + 1 })).toBe(false);
  }), { seed });
});
