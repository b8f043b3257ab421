import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { CLOCK_OFF_MS, FINAL, isClockOff, syncState, type SyncFacts } from './sync-state.ts';

const facts: fc.Arbitrary<SyncFacts> = fc.record({
  unsent: fc.nat(3), heardAtMs: fc.option(fc.nat(), { nil: undefined }), listAtMs: fc.nat(), nowMs: fc.nat(), isBusy: fc.boolean(),
  failure: fc.constantFrom(undefined, 'http/offline', ...FINAL), clockOffMs: fc.integer(), isLasting: fc.boolean(),
});

test('the badge is green only when nothing is unsent, the house has answered, and the last try worked', () => {
  fc.assert(fc.property(facts, (one) => {
    const { tone, word } = syncState(one);
    const isTrue = one.unsent === 0 && one.heardAtMs !== undefined && one.failure === undefined;
    expect(tone === 'ok').toBe(isTrue);
    expect(word === 'all-sent').toBe(isTrue);
    if (one.unsent === 0) expect(['closed-whole', 'only-list', 'all-sent']).toContain(word);
    else expect(['closed', 'not-lasting', 'unsent', 'sending']).toContain(word);
  }), runs(2_000));
});

test('a clock is wrong beyond two minutes on either side', () => {
  expect([CLOCK_OFF_MS, -CLOCK_OFF_MS, CLOCK_OFF_MS + 1, -CLOCK_OFF_MS - 1].map((clockOffMs) => isClockOff({ clockOffMs }))).toEqual([false, false, true, true]);
});
