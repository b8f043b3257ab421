import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { errors } from '../contract/errors.ts';
import { newestShipped } from '../texts/shipped-texts.ts';
import { textHash } from '../texts/text-hash.ts';
import { ageBand, ageOn } from './age.ts';
import { consentState, type GivenConsent } from './consent-state.ts';
import { decideGiving, type Giving } from './decide-giving.ts';
import { differences } from './text-difference.ts';
import { emptyPart, partsOf, TEXT_KEYS, TEXT_KINDS } from './text-kinds.ts';
import { earliestDay, isWidenedSince, toLine, versionOn, type TextVersion } from './text-line.ts';

const FIRST = toPlainDate('2026-01-01');
const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(FIRST, days));

/** Lines as publishing makes them: each version holds from the day of the one before, or later. */
const line = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 9 }), widens: fc.boolean() }), { minLength: 1, maxLength: 8 }).map((steps) => {
  let at = FIRST;
  return steps.map(({ gap, widens }, index): TextVersion => {
    at = index === 0 ? FIRST : addDays(at, gap);
    return { publisherId: index === 0 ? null : 'u', version: Math.max(1, index), hash: `hash-${index}`, validFrom: at, widens };
  });
});

describe('the version of a day', () => {
  test('is the newest that is valid, and no later one', () => {
    fc.assert(fc.property(line, day, (versions, on) => {
      const current = versionOn(versions, on);
      const valid = versions.filter((one) => one.validFrom <= on);
      expect(current).toBe(valid.at(-1));
      expect(valid.every((one) => one.validFrom <= (current?.validFrom ?? ''))).toBe(true);
    }), runs(300));
  });

  test('never goes back as days pass', () => {
    fc.assert(fc.property(line, day, day, (versions, one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      const placeOn = (on: PlainDate) => versions.findIndex((version) => version === versionOn(versions, on));
      expect(placeOn(early)).toBeLessThanOrEqual(placeOn(late));
    }), runs(200));
  });

  test('is a union\'s own once it has spoken, whatever the product ships later', () => {
    const shipped = ['2026-01-01', '2026-03-01'].map((from, index): TextVersion => ({ publisherId: null, version: index + 1, hash: `s${index}`, validFrom: toPlainDate(from), widens: true }));
    const own: TextVersion = { publisherId: 'u', version: 1, hash: 'own', validFrom: toPlainDate('2026-02-01'), widens: false };
    expect(toLine(shipped, []).map(({ hash }) => hash)).toEqual(['s0', 's1']);
    expect(toLine(shipped, [own]).map(({ hash }) => hash)).toEqual(['s0', 'own']);
    expect(earliestDay([own], toPlainDate('2026-01-15'))).toBe('2026-02-01');
    expect(earliestDay([own], toPlainDate('2026-05-05'))).toBe('2026-05-05');
  });
});

describe('asking again', () => {
  test('happens exactly when a version after the agreed one, in force by now, widens', () => {
    fc.assert(fc.property(line, fc.nat(), day, (versions, pick, on) => {
      const agreed = pick % versions.length;
      const inForce = versions.filter((one) => one.validFrom <= on).length - 1;
      const expected = versions.some((one, index) => index > agreed && index <= inForce && one.widens);
      expect(isWidenedSince(versions, `hash-${agreed}`, on)).toBe(expected);
    }), runs(500));
  });

  test('happens too where the text was agreed with somebody else, unless it is word for word the same', () => {
    const versions: TextVersion[] = [{ publisherId: 'u', version: 1, hash: 'here', validFrom: FIRST, widens: false }];
    expect(isWidenedSince(versions, 'elsewhere', FIRST)).toBe(true);
    expect(isWidenedSince(versions, 'here', FIRST)).toBe(false);
  });
});

type Step = { readonly act: 'give' | 'withdraw'; readonly purpose: 'family' | 'child'; readonly version: number };
const step: fc.Arbitrary<Step> = fc.record({ act: fc.constantFrom('give', 'withdraw'), purpose: fc.constantFrom('family', 'child'), version: fc.nat({ max: 7 }) });

describe('a consent', () => {
  test('that was withdrawn is never counted as given, until somebody gives it anew', () => {
    fc.assert(fc.property(line, fc.array(step, { maxLength: 14 }), day, (versions, steps, on) => {
      const given: GivenConsent[] = [];
      const last = new Map<string, 'given' | 'withdrawn'>();
      steps.forEach(({ act, purpose, version }, index) => {
        const at = new Date(Date.UTC(2026, 0, 1, 0, index));
        if (act === 'give') given.push({ purpose, hash: `hash-${version % versions.length}`, givenAt: at, withdrawnAt: null });
        else given.forEach((one, place) => { if (one.purpose === purpose && one.withdrawnAt === null) given[place] = { ...one, withdrawnAt: at }; });
        if (act === 'give') last.set(purpose, 'given');
        else if (last.has(purpose)) last.set(purpose, 'withdrawn');
      });
      for (const purpose of ['family', 'child']) {
        const state = consentState(given, purpose, { line: versions, day: on });
        const counts = state === 'given' || state === 'outdated';
        expect(counts).toBe(last.get(purpose) === 'given');
        if (last.get(purpose) === 'withdrawn') expect(state).toBe('withdrawn');
      }
    }), runs(400));
  });
});

describe('giving', () => {
  const base: Giving = { textKey: 'family', currentHash: 'a', readHash: 'a', purposes: ['family'], held: [], band: undefined, hasGuardian: false };
  const errorOf = (change: Partial<Giving>) => {
    const outcome = decideGiving({ ...base, ...change });
    return outcome.ok ? undefined : outcome.error;
  };

  test('covers what was ticked and nothing more: no purpose comes along with another (PIPL 29)', () => {
    fc.assert(fc.property(fc.constantFrom(...TEXT_KEYS), fc.nat(), (textKey, mask) => {
      const all = TEXT_KINDS[textKey];
      const purposes = all.filter((_, index) => ((mask >> index) & 1) === 1).map(({ purpose }) => purpose);
      const outcome = decideGiving({ ...base, textKey, purposes, hasGuardian: true });
      const isWhole = purposes.length > 0 && all.every(({ isOptional, purpose }) => isOptional || purposes.includes(purpose));
      expect(outcome.ok).toBe(isWhole);
      if (outcome.ok) expect(outcome.value).toEqual(purposes);
    }), runs(100));
  });

  test('is for the text in force, for its own purposes, and whole', () => {
    expect(errorOf({ readHash: 'b' })).toBe(errors['text-changed']);
    expect(errorOf({ purposes: ['family', 'joining'] })).toBe(errors['purpose-unknown']);
    expect(errorOf({ purposes: [] })).toBe(errors['consent-missing']);
    expect(errorOf({ purposes: ['child'], hasGuardian: true })).toBe(errors['consent-missing']);
    expect(errorOf({ purposes: ['child'], held: ['family'], hasGuardian: true })).toBeUndefined();
  });

  test('needs a guardian under 14, and from 14 to 17 for what is sensitive beyond need', () => {
    expect(errorOf({ band: 'child' })).toBe(errors['guardian-needed']);
    expect(errorOf({ band: 'child', hasGuardian: true })).toBeUndefined();
    expect(errorOf({ purposes: ['family', 'child'], band: 'adult' })).toBe(errors['guardian-needed']);
    expect(errorOf({ textKey: 'joining', purposes: ['joining', 'id-number'], band: 'minor' })).toBeUndefined();
    expect(errorOf({ textKey: 'register', purposes: ['register'], band: 'minor' })).toBeUndefined();
    expect(errorOf({ textKey: 'register', purposes: ['register', 'special-status'], band: 'minor' })).toBe(errors['guardian-needed']);
    expect(errorOf({ textKey: 'register', purposes: ['register', 'special-status'], band: 'adult' })).toBeUndefined();
  });
});

describe('ages', () => {
  test('turn on the birthday; 29 February on 1 March in other years', () => {
    const on = (born: string, at: string) => ageOn(toPlainDate(born), toPlainDate(at));
    expect([on('2012-11-23', '2026-11-22'), on('2012-11-23', '2026-11-23'), on('2012-02-29', '2026-02-28'), on('2012-02-29', '2026-03-01')]).toEqual([13, 14, 13, 14]);
    expect([ageBand(toPlainDate('2012-11-24'), toPlainDate('2026-11-23')), ageBand(toPlainDate('2010-01-01'), toPlainDate('2026-11-23')), ageBand(toPlainDate('2008-11-23'), toPlainDate('2026-11-23'))])
      .toEqual(['child', 'minor', 'adult']);
  });
});

describe('texts', () => {
  test('are shipped whole in both languages, each with a hash of its own that a single character changes', () => {
    const hashes = TEXT_KEYS.map((textKey) => {
      const { content, hash } = newestShipped(textKey);
      expect([emptyPart(textKey, content['zh-CN']), emptyPart(textKey, content.en ?? {})]).toEqual([undefined, undefined]);
      const changed = { ...content, 'zh-CN': { ...content['zh-CN'], who: `${content['zh-CN']['who']}。` } };
      expect(textHash(textKey, changed)).not.toBe(hash);
      return hash;
    });
    expect(new Set(hashes).size).toBe(TEXT_KEYS.length);
  });

  test('differ where they differ, and the pieces give both again', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), fc.string({ maxLength: 6 }), fc.string({ maxLength: 6 }), (head, tail, old, fresh) => {
      const [before, after] = [`${head}${old}${tail}`, `${head}${fresh}${tail}`];
      const found = differences(['who', 'what'], { who: before, what: 'x' }, { who: after, what: 'x' });
      expect(found.length).toBe(before === after ? 0 : 1);
      for (const { start, removed, added, end } of found) expect([`${start}${removed}${end}`, `${start}${added}${end}`]).toEqual([before, after]);
    }), runs(200));
    expect(partsOf('account')).toContain('withdrawal.account');
  });
});
