import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { advance } from './advance.ts';
import { randomFlow } from '../test/laws/random-flow.ts';
import { choices, takenBack, walked } from '../test/laws/random-walk.ts';

describe(`large random flows under random commands (SEED=${seed})`, () => {
  test('no law is broken, and agreement ends every case', () => {
    fc.assert(fc.property(randomFlow, choices, (flow, picks) => {
      expect(walked(advance, flow, picks)).toBeUndefined();
    }), { ...runs(150), endOnFailure: true });
  });

  test('taken back, a decision leaves everybody asked as before', () => {
    let times = 0;
    fc.assert(fc.property(randomFlow, choices, (flow, picks) => {
      const walk = takenBack(advance, flow, picks);
      times += walk.times;
      expect(walk.broken).toBeUndefined();
    }), { ...runs(40), endOnFailure: true });
    expect(times).toBeGreaterThan(100);
  });

  test('the same commands give the same case', () => {
    fc.assert(fc.property(randomFlow, choices, (flow, picks) => {
      const trails = [0, 1].map(() => {
        const states: string[] = [];
        walked((...command) => {
          const answer = advance(...command);
          states.push(JSON.stringify(answer));
          return answer;
        }, structuredClone(flow), picks);
        return states;
      });
      expect(trails[0]).toEqual(trails[1]);
    }), { ...runs(15), endOnFailure: true });
  });
});
