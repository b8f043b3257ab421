import { describe, expect, test } from 'vitest';
import { createWorkBench } from './work-bench.ts';

describe('the work bench', () => {
  test('does one piece per subject, begun early or when it is asked for', async () => {
    const solved: string[] = [];
    const bench = createWorkBench(async (challenge, subject) => { solved.push(challenge); return `${challenge}:${subject}`; });
    bench.begin('a', 'first');
    bench.begin('a', 'second');
    expect(await bench.workFor('a', () => { throw new Error('nothing is obtained for what was begun'); })).toBe('first:a');
    expect(await Promise.all([bench.workFor('b', async () => 'third'), bench.workFor('b', async () => 'third')])).toEqual(['third:b', 'third:b']);
    expect(solved).toEqual(['first', 'third']);
  });

  test('does another after a refusal, and none without a challenge', async () => {
    const bench = createWorkBench(async (challenge) => challenge);
    bench.begin('a', 'old');
    bench.forget('a');
    expect(await bench.workFor('a', async () => 'new')).toBe('new');
    expect(await bench.workFor('b', async () => undefined)).toBeUndefined();
  });

  test('a challenge that nobody understands is no work, and no failure of its own', async () => {
    const bench = createWorkBench(async () => { throw new TypeError('not a challenge'); });
    bench.begin('a', 'x');
    expect(await bench.workFor('a', async () => 'y')).toBeUndefined();
  });
});
