import { describe, expect, test } from 'vitest';
import { scale } from '#platform/testkit/laws/random-runs.ts';
import { advance } from './advance.ts';
import { explore } from '../test/laws/explore.ts';
import { nests, pairs, singles } from '../test/laws/small-flows.ts';

const budget = (commands: number): number => commands * scale;

describe('every command in every state of a small case applies or is refused, and breaks no law', () => {
  test.each(singles())('%s', (_name, flow) => {
    const explored = explore(advance, flow, budget(6000));
    expect(explored.broken).toBeUndefined();
    expect(explored.states).toBeGreaterThan(0);
  });

  test('every two steps one after the other', () => {
    for (const [name, flow] of pairs()) expect(explore(advance, flow, budget(200)).broken, name).toBeUndefined();
  });

  test.each(nests())('parallel branches: %s', (_name, flow) => {
    expect(explore(advance, flow, budget(2000)).broken).toBeUndefined();
  });
});
