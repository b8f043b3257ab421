import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/kernel/random.ts';
import type { Handler } from '#platform/access/handler.ts';
import type { Position } from '#platform/testkit/matrix/positions.ts';
import { openMatrix, type Matrix } from '#platform/testkit/matrix/run-matrix.ts';
import { manifests } from '../manifests.ts';
import { HOSTILE, placesOf, withPlace } from './hostile-values.ts';
import { matrixRooms } from './matrix-rooms.ts';

let matrix: Matrix;
beforeAll(async () => { matrix = await openMatrix(manifests, matrixRooms); });
afterAll(async () => { await matrix.close(); });

/** Optional fields that the matrix leaves out, filled so that they are attacked as well. */
function filled(id: string, input: object): object {
  const extra: Readonly<Record<string, object>> = {
    'appeals.listAppeals': { unionId: matrix.grove.tree.unit.id, topic: 'aid', receivedFrom: '2026-01-01', receivedTo: '2026-12-31',
      before: { appealId: newId(matrix.grove.world.house) } },
    'notices.listMine': { before: { madeAt: '2026-03-09T01:00:00Z', noticeId: newId(matrix.grove.world.house) } },
    'orgs.listUnions': { parentId: matrix.grove.tree.unit.id },
    'orgs.appointOfficer': { until: '2027-01-01T00:00:00Z' },
    'appeals.rateAppeal': { remark: '谢谢' }, 'appeals.listCodes': { unionId: matrix.grove.tree.unit.id },
    'calendar.fillYear': { table: { source: '通知', days: ['01-01', '05-01', '10-01', '10-02', '10-03'].map((day) => ({ date: `2026-${day}`, isWorking: false, name: '节' })) } },
  };
  return { ...input, ...extra[id] };
}

const AT_THE_DOOR: ReadonlySet<string> = new Set(['not-signed-in', 'forbidden', 'not-found', 'choose-office', 'step-up-needed']);

/**
 * Those who get through with what is asked properly, and one of those who do not: whoever is refused is refused by the
 * same lines, before anything of the use-case has run.
 */
async function tellApart(handler: Handler, positions: readonly Position[]): Promise<Position[]> {
  const verdicts = await Promise.all(positions.map(async (position) => (await matrix.run(handler, position, 'both')).verdict));
  const refused = positions.filter((_, index) => AT_THE_DOOR.has(verdicts[index] ?? ''));
  return [...positions.filter((position) => !refused.includes(position)), ...refused.slice(0, 1)];
}

describe('R9 no input makes the house fail: it is refused with a reason, or answered', () => {
  test.for(manifests.flatMap((one) => one.handlers).map((handler) => [handler.endpoint.id, handler] as const))('%s', async ([id, handler]) => {
    const names = ['officer at the province, with all below', 'the worker whose row it is', 'nobody', 'bearer of the receipt'];
    const positions = matrix.grove.positions.filter((position) => names.includes(position.name));
    expect(positions).toHaveLength(names.length);
    const failures: string[] = [];
    for (const position of await tellApart(handler, positions)) {
      const input = filled(id, matrix.calls.get(id)?.input(position) ?? {});
      const attacks = placesOf(input).flatMap((place) => HOSTILE.map((put) => ({ place, put })));
      // Twelve at a time: more than the connections there are, fewer than would only wait.
      for (let start = 0; start < attacks.length; start += 12) {
        await Promise.all(attacks.slice(start, start + 12).map(async ({ place, put }) => {
          const { verdict } = await matrix.run(handler, position, 'both', () => withPlace(input, place, put));
          if (verdict.startsWith('failed')) failures.push(`${position.name} ${place.join('.')} = ${JSON.stringify(put).slice(0, 60)}: ${verdict}`);
        }));
      }
    }
    expect(failures).toEqual([]);
  });
});
