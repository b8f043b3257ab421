import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed } from '#platform/testkit/laws/random-runs.ts';
import { advance } from './advance.ts';
import type { Reducer } from '../test/laws/drive.ts';
import { explore } from '../test/laws/explore.ts';
import { PLANTED_FAULTS } from '../test/laws/planted-faults.ts';
import { randomFlow } from '../test/laws/random-flow.ts';
import { choices, takenBack, walked } from '../test/laws/random-walk.ts';
import { singles } from '../test/laws/small-flows.ts';

describe('the laws notice a reducer that breaks them', () => {
  test.each(PLANTED_FAULTS)('one that $name, in the search through small cases', ({ reducer, law }) => {
    const found = singles().map(([, flow]) => explore(reducer, flow, 6000).broken).filter((broken) => broken !== undefined);
    expect(found.some((broken) => law.test(broken))).toBe(true);
  });

  test.each(PLANTED_FAULTS)('one that $name, on random walks', ({ reducer }) => {
    const run = fc.check(fc.property(randomFlow, choices, (flow, picks) => walked(reducer, flow, picks) === undefined), { seed, numRuns: 200, endOnFailure: true });
    expect(run.failed).toBe(true);
  });

  test('one that takes back a decision and forgets whom it had spared', () => {
    const forgetful: Reducer = (flow, instance, command) => {
      const answer = advance(flow, instance, command);
      if (!answer.ok || command.kind !== 'take-back') return answer;
      const spared = new Set(instance.tasks.filter((task) => task.state === 'dropped').map((task) => task.id));
      return { ...answer, instance: { ...answer.instance, tasks: answer.instance.tasks.map((task) => (spared.has(task.id) ? { ...task, state: 'dropped' } : task)) } };
    };
    const run = fc.check(fc.property(randomFlow, choices, (flow, picks) => takenBack(forgetful, flow, picks).broken === undefined), { seed, numRuns: 200, endOnFailure: true });
    expect(run.failed).toBe(true);
  });
});
