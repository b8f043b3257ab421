import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/kernel/random.ts';
import { ONE_TIME_CODE, codeExpiresAt, sendCode, tryCode, type SentCode } from './one-time-code.ts';

const seed = Number(process.env.SEED ?? 20261123);
const now = new Date('2026-11-23T08:00:00Z');
const purpose = { requestId: 'r-1', phone: '+8618000001999', key: Buffer.alloc(32, 7) };
const after = (ms: number) => new Date(now.getTime() + ms);

function send(number = 0, earlier: readonly Date[] = []): { code: string; sent: SentCode } {
  const outcome = sendCode(purpose, { now, random: seededRandom(`${seed}-${number}`), earlier });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}
const codeOf = (result: ReturnType<typeof tryCode>) => (result.outcome.ok ? 'ok' : result.outcome.error.code);
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('one-time codes by SMS', () => {
  test('are six digits, equally likely, and nothing of them is kept', () => {
    const first = new Map<string, number>();
    for (let number = 0; number < 2000; number += 1) {
      const { code, sent } = send(number);
      expect(code).toMatch(/^\d{6}$/);
      expect(JSON.stringify(sent)).not.toContain(code);
      first.set(code.charAt(0), (first.get(code.charAt(0)) ?? 0) + 1);
    }
    // 200 expected of each first digit, standard deviation 13.4: the zero is as likely as the nine.
    expect([...first.values()].every((count) => count > 130 && count < 270)).toBe(true);
    expect(first.size).toBe(10);
  });

  test('the digest says nothing without the key', () => {
    const { code, sent } = send();
    const guesses = tryCode(sent, { ...purpose, key: Buffer.alloc(32, 8) }, { typed: code, now });
    expect(codeOf(guesses)).toBe('accounts/code-wrong');
  });

  test('are good for five minutes, to the second, and once', () => {
    const { code, sent } = send();
    expect(codeExpiresAt(sent)).toEqual(after(300_000));
    expect(codeOf(tryCode(sent, purpose, { typed: code, now: after(299_000) }))).toBe('ok');
    expect(codeOf(tryCode(sent, purpose, { typed: code, now: after(299_999) }))).toBe('ok');
    expect(codeOf(tryCode(sent, purpose, { typed: code, now: after(300_000) }))).toBe('accounts/code-expired');
    expect(codeOf(tryCode(sent, purpose, { typed: code, now: after(301_000) }))).toBe('accounts/code-expired');
    const used = tryCode(sent, purpose, { typed: code, now });
    expect(codeOf(tryCode(used.sent, purpose, { typed: code, now }))).toBe('accounts/code-used');
  });

  test('are bound to the request and the phone they were asked for (SE-6)', () => {
    const { code, sent } = send();
    expect(codeOf(tryCode(sent, { ...purpose, requestId: 'r-2' }, { typed: code, now }))).toBe('accounts/code-wrong');
    expect(codeOf(tryCode(sent, { ...purpose, phone: '+8618000001998' }, { typed: code, now }))).toBe('accounts/code-wrong');
    expect(codeOf(tryCode(sent, purpose, { typed: code, now }))).toBe('ok');
  });

  test('a boundary between request and phone cannot be moved', () => {
    const { code, sent } = send();
    const moved = { ...purpose, requestId: 'r-1+', phone: '8618000001999' };
    expect(codeOf(tryCode(sent, moved, { typed: code, now }))).toBe('accounts/code-wrong');
  });

  test('five tries: any sequence of typings opens at most once and never after the fifth', () => {
    const { code, sent } = send();
    const typings = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(typings, (rights) => {
      let current = sent;
      const answers = rights.map((isRight) => {
        const result = tryCode(current, purpose, { typed: isRight ? code : wrongFor(code), now });
        current = result.sent;
        return codeOf(result);
      });
      const opened = answers.indexOf('ok');
      expect(answers.filter((answer) => answer === 'ok').length).toBe(rights.slice(0, 5).includes(true) ? 1 : 0);
      expect(opened).toBe(rights.slice(0, 5).indexOf(true));
      expect(current.tries).toBeLessThanOrEqual(ONE_TIME_CODE.tries);
      if (opened === -1 && answers.length > 5) expect(answers.slice(4)).toEqual(answers.slice(4).map(() => 'accounts/code-exhausted'));
    }), { seed, numRuns: 300 });
  });

  test('says how many tries are left', () => {
    const { code, sent } = send();
    expect(tryCode(sent, purpose, { typed: wrongFor(code), now }).outcome).toMatchObject({ params: { left: 4 } });
  });

  test('reads spaces and full-width digits', () => {
    const { code, sent } = send();
    const wide = code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(codeOf(tryCode(sent, purpose, { typed: ` ${wide} `, now }))).toBe('ok');
  });

  test('one a minute and five a day to one phone, whatever the order in which people ask', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 6 * 3600 }), { minLength: 1, maxLength: 60 });
    fc.assert(fc.property(gaps, (seconds) => {
      const sentAt: Date[] = [];
      let clock = now.getTime();
      for (const gap of seconds) {
        clock += gap * 1000;
        const outcome = sendCode(purpose, { now: new Date(clock), random: seededRandom(clock), earlier: [...sentAt].reverse() });
        const lastMinute = sentAt.filter((time) => clock - time.getTime() < 60_000).length;
        const lastDay = sentAt.filter((time) => clock - time.getTime() < 24 * 3_600_000).length;
        expect(outcome.ok).toBe(lastMinute === 0 && lastDay < 5);
        if (outcome.ok) sentAt.push(new Date(clock));
      }
    }), { seed, numRuns: 200 });
  });

  test('says how long to wait', () => {
    const ask = (earlier: Date[]) => sendCode(purpose, { now, random: seededRandom(seed), earlier });
    expect(ask([after(-59_000)])).toMatchObject({ error: { code: 'accounts/code-too-soon' }, params: { seconds: 1 } });
    expect(ask([after(-60_000)]).ok).toBe(true);
    const five = [1, 2, 3, 4, 23].map((hours) => after(-hours * 3_600_000));
    expect(ask(five)).toMatchObject({ error: { code: 'accounts/code-daily-limit' }, params: { hours: 1 } });
    expect(ask(five.slice(0, 4)).ok).toBe(true);
  });
});
