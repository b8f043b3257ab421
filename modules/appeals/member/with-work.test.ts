import { describe, expect, test } from 'vitest';
import { createWorkBench } from '#platform/guard/member/work-bench.ts';
import { localFailure, type Answer } from '#platform/ui/api/failure.ts';
import { appealsApi } from './appeals-api.ts';
import { withWork, type WorkingRoads } from './with-work.ts';

const REFUSED: Answer<never> = { ok: false, failure: { ...localFailure('http/offline', 400), code: 'guard/work-needed' } };
const OFFLINE: Answer<never> = { ok: false, failure: localFailure('http/offline') };
const of = { appealId: 'case', code: 'poster' };
const bench = () => createWorkBench(async (challenge, subject) => `${challenge}:${subject}`);

/** A server that hands out challenges 1, 2, 3 … and takes only the work on those it still knows. */
function server(accepts: (work: string | undefined) => Answer<unknown>, poster?: Answer<never>) {
  const works: (string | undefined)[] = [];
  let challenges = 0;
  const roads: WorkingRoads = {
    nobody: {
      call: async (ref, _input, options) => {
        if (ref.path === appealsApi.readCode.path) return poster ?? { ok: true, value: { challenge: `c${challenges += 1}` } } as never; // -- one double serves every endpoint type
        works.push(options?.work);
        return accepts(options?.work) as never; // -- as above
      },
    },
    postPhoto: async (_image, options) => {
      works.push(options.work);
      return accepts(options.work) as never; // -- as above
    },
  };
  return { roads, works };
}

const ok: Answer<unknown> = { ok: true, value: {} };
const send = (roads: WorkingRoads) => roads.nobody.call(appealsApi.addMessage, { appealId: 'case', text: 'text' });
const photo = (roads: WorkingRoads) => roads.postPhoto(new Blob(), { purpose: 'appeals', credentials: 'omit' });

describe('sending with work', () => {
  test('photos and the appeal carry one piece of work', async () => {
    const { roads, works } = server(() => ok);
    const working = withWork(roads, of, bench());
    expect([await photo(working), await send(working)].map((answer) => answer.ok)).toEqual([true, true]);
    expect(works).toEqual(['c1:case', 'c1:case']);
  });

  test('what the form began is used, and no challenge is asked for', async () => {
    const [begun, { roads, works }] = [bench(), server(() => ok, OFFLINE)];
    begun.begin('case', 'early');
    expect((await send(withWork(roads, of, begun))).ok).toBe(true);
    expect(works).toEqual(['early:case']);
  });

  test('a lapsed challenge is replaced once, unseen', async () => {
    const [begun, { roads, works }] = [bench(), server((work) => (work === 'lapsed:case' ? REFUSED : ok))];
    begun.begin('case', 'lapsed');
    expect((await send(withWork(roads, of, begun))).ok).toBe(true);
    expect(works).toEqual(['lapsed:case', 'c1:case']);
  });

  test('a server that is never content is not asked for ever, and no network is no refusal', async () => {
    const { roads, works } = server(() => REFUSED);
    expect(await send(withWork(roads, of, bench()))).toEqual(REFUSED);
    expect(works).toHaveLength(2);
    expect(await send(withWork(server(() => ok, OFFLINE).roads, of, bench()))).toEqual(OFFLINE);
  });
});
