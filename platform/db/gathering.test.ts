import { describe, expect, test } from 'vitest';
import { createGathering } from './gathering.ts';

const turn = () => new Promise<void>((resolve) => { setImmediate(resolve); });
const LIMITS = { most: 100, patienceMs: 10_000 };

/** A gathering whose groups end when they are told to. */
function heldGathering(limits = LIMITS) {
  const groups: { readonly questions: readonly number[]; end(): void; fail(error: Error): void }[] = [];
  const ask = createGathering(limits, (questions: readonly number[]) => new Promise<readonly string[]>((resolve, reject) => {
    groups.push({ questions, end: () => { resolve(questions.map((one) => `answer ${one}`)); }, fail: reject });
  }));
  return { ask, groups };
}

describe('questions', () => {
  test('of one turn leave together, each with its own answer', async () => {
    const { ask, groups } = heldGathering();
    const asked = [3, 1, 2].map(ask);
    await turn();
    expect(groups.map((group) => group.questions)).toEqual([[3, 1, 2]]);
    groups[0]?.end();
    expect(await Promise.all(asked)).toEqual(['answer 3', 'answer 1', 'answer 2']);
  });

  test('asked while a group is under way wait for its end and are the next group', async () => {
    const { ask, groups } = heldGathering();
    const first = ask(1);
    await turn();
    const rest = [2, 3].map(ask);
    await turn();
    rest.push(ask(4));
    await turn();
    expect(groups).toHaveLength(1);
    groups[0]?.end();
    await first;
    await turn();
    expect(groups[1]?.questions).toEqual([2, 3, 4]);
    groups[1]?.end();
    expect(await Promise.all(rest)).toEqual(['answer 2', 'answer 3', 'answer 4']);
  });

  test('do not wait for ever behind a group that does not end', async () => {
    const { ask, groups } = heldGathering({ most: 100, patienceMs: 1 });
    void ask(1);
    await turn();
    const second = ask(2);
    while (groups.length < 2) await new Promise((resolve) => { setTimeout(resolve, 1); });
    groups[1]?.end();
    expect(await second).toBe('answer 2');
  });

  test('of a crowd are cut into pieces', async () => {
    const { ask, groups } = heldGathering({ most: 2, patienceMs: 10_000 });
    const asked = [1, 2, 3, 4, 5].map(ask);
    await turn();
    expect(groups.map((group) => group.questions)).toEqual([[1, 2], [3, 4], [5]]);
    for (const group of groups) group.end();
    expect(await Promise.all(asked)).toHaveLength(5);
  });

  test('of a group that fails, or is answered short, all fail, and the next group does not', async () => {
    const { ask, groups } = heldGathering();
    const failing = [1, 2].map(ask);
    await turn();
    groups[0]?.fail(new Error('broken'));
    expect((await Promise.allSettled(failing)).map((one) => one.status)).toEqual(['rejected', 'rejected']);
    const next = ask(3);
    await turn();
    groups[1]?.end();
    expect(await next).toBe('answer 3');
    const short = createGathering(LIMITS, async () => ['one answer']);
    expect((await Promise.allSettled([1, 2].map(short))).map((one) => one.status)).toEqual(['rejected', 'rejected']);
  });
});
