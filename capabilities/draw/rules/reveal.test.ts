import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { errors } from '../contract/errors.ts';
import { randomDraw, TIMES } from '../test/random-draw.ts';
import type { Reveal } from '../wire.ts';
import { commitmentOf } from './commitment.ts';
import { freezeDraw } from './freeze-draw.ts';
import { choicesLeft, isRevealingOver, missingParties, takeReveal } from './reveal.ts';
import { publishDraw, settleDraw } from './settle-draw.ts';

const { frozen, openings } = randomDraw('the turns');
const first = '2026-12-01T08:00:00.000Z';
const last = '2026-12-02T08:00:00.000Z';
const revealOf = (party: number, at: string): Reveal => ({ party, value: '', salt: '', ...openings[party - 1], at });
const firstTurn = frozen.parties.filter((one) => one.role !== 'closer').map((one) => revealOf(one.party, first));
const refused = (name: keyof typeof errors) => ({ ok: false, error: errors[name] });

describe('before the freeze', () => {
  const { parties, entries, ...terms } = frozen;
  const freeze = (more: { parties?: typeof parties; entries?: typeof entries; terms?: Partial<typeof terms> }) =>
    freezeDraw({ ...terms, ...more.terms }, more.parties ?? parties, more.entries ?? entries);

  test('organiser, closer and a worker have to commit', () => {
    for (const role of ['organiser', 'closer', 'worker'] as const) {
      expect(freeze({ parties: parties.filter((one) => one.role !== role) })).toMatchObject(refused('party-missing'));
    }
    expect(freeze({ parties: parties.map((one) => ({ ...one, party: one.party + 1 })) })).toMatchObject(refused('not-a-party'));
    expect(freeze({ parties: parties.map((one) => ({ ...one, commitment: 'a' })) })).toMatchObject(refused('commitment-repeated'));
    expect(freeze({ parties: Array.from({ length: 65 }, (_unused, at) => ({ party: at + 1, role: 'worker', name: '', commitment: `${at}` })) })).toMatchObject(refused('too-many-parties'));
  });

  test('a list with nobody, a number twice, or a weight out of bounds is no list', () => {
    expect(freeze({ entries: [] })).toMatchObject(refused('nobody-entered'));
    expect(freeze({ entries: [...entries, ...entries] })).toMatchObject(refused('number-taken'));
    for (const weight of [0, -1, 1.5, 1001]) expect(freeze({ entries: [{ number: 'ABCDEFGH', weight, size: 1 }] })).toMatchObject(refused('out-of-bounds'));
    expect(freeze({ terms: { places: 0 } })).toMatchObject(refused('out-of-bounds'));
    expect(freeze({ terms: { revealBy: TIMES.closeBy } })).toMatchObject(refused('dates-reversed'));
  });

  test('the list does not tell who came first', () => {
    fc.assert(fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(freeze({ entries: shuffled })).toEqual({ ok: true, value: frozen });
    }), runs(20));
  });

  test('a commitment is of one draw, one party and one value', () => {
    const opening = { value: 'a'.repeat(64), salt: 'b'.repeat(32) };
    const all = [
      commitmentOf(frozen.draw, 1, opening), commitmentOf(frozen.draw, 2, opening), commitmentOf(`${frozen.draw}0`, 1, opening),
      commitmentOf(frozen.draw, 1, { ...opening, value: 'c'.repeat(64) }), commitmentOf(frozen.draw, 1, { ...opening, salt: 'c'.repeat(32) }),
    ];
    expect(new Set(all).size).toBe(5);
  });
});

describe('revealing', () => {
  test('proves itself, once', () => {
    const [reveal = revealOf(1, first)] = firstTurn;
    expect(takeReveal(frozen, [], reveal)).toEqual({ ok: true, value: [reveal] });
    expect(takeReveal(frozen, [reveal], reveal)).toMatchObject(refused('revealed-already'));
    expect(takeReveal(frozen, [], { ...reveal, salt: 'f'.repeat(32) })).toMatchObject(refused('does-not-open'));
    expect(takeReveal(frozen, [], { ...reveal, party: 60 })).toMatchObject(refused('not-a-party'));
  });

  test('the closer waits for all others or for their time to be over, so that nobody keeps a value back knowingly', () => {
    const closing = (before: readonly Reveal[], at: string) => takeReveal(frozen, before, revealOf(2, at));
    expect(closing([], first)).toMatchObject(refused('turn-to-come'));
    expect(closing(firstTurn.slice(1), first)).toMatchObject(refused('turn-to-come'));
    expect(closing(firstTurn, first).ok).toBe(true);
    expect(closing([], last).ok).toBe(true);
    expect(closing(firstTurn, TIMES.closeBy)).toMatchObject(refused('turn-over'));
    expect(closing([], TIMES.revealBy).ok).toBe(true);
  });

  test('nobody reveals before the freeze, late, or after the closer', () => {
    expect(takeReveal(frozen, [], revealOf(1, '2026-11-30T23:59:59.999Z'))).toMatchObject(refused('turn-to-come'));
    expect(takeReveal(frozen, [], revealOf(1, TIMES.revealBy))).toMatchObject(refused('turn-over'));
    expect(takeReveal(frozen, [revealOf(2, first)], revealOf(1, first))).toMatchObject(refused('turn-over'));
  });

  test('a value that never comes is named, and nobody waits for it longer than was said', () => {
    expect(settleDraw(frozen, firstTurn, last)).toMatchObject(refused('still-revealing'));
    expect(isRevealingOver(frozen, [...firstTurn, revealOf(2, last)], last)).toBe(true);
    const settled = settleDraw(frozen, firstTurn, TIMES.closeBy);
    expect(settled).toMatchObject({ ok: true, value: { missing: [2] } });
    expect([choicesLeft([]), choicesLeft([2]), choicesLeft([1, 2, 3])]).toEqual([1, 2, 8]);
  });

  test(`every value moves the seed, and so does its absence (seed ${seed})`, () => {
    const all = [...firstTurn, revealOf(2, last)].sort((a, b) => a.party - b.party);
    const seeds = [
      publishDraw(frozen, all).seed, ...all.map((one) => publishDraw(frozen, all.filter((other) => other !== one)).seed),
      publishDraw({ ...frozen, places: frozen.places + 1 }, all).seed,
    ];
    expect(new Set(seeds).size).toBe(all.length + 2);
    expect(missingParties(frozen, all)).toEqual([]);
  });
});
