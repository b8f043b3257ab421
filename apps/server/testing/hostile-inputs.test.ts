import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/kernel/random.ts';
import { openMatrix, type Matrix } from '#platform/testkit/matrix/run-matrix.ts';
import { manifests } from '../manifests.ts';
import { matrixRooms } from './matrix-rooms.ts';

let matrix: Matrix;
beforeAll(async () => { matrix = await openMatrix(manifests, matrixRooms); });
afterAll(async () => { await matrix.close(); });

/** What a hostile or merely broken client puts into any field: kinds, lengths, borders, and texts that mean something elsewhere. */
const HOSTILE: readonly unknown[] = [
  null, true, 0, -1, 1.5, 1e308, 2 ** 53, '', ' ', '\0', 'a\0b', '\uD83D', '\u202E\u2066', 'ﷺ'.repeat(50), '工'.repeat(5000),
  "'; drop table orgs_union; --", '${7*7}', '%', '_', '\\', '../../etc/passwd', '<script>', '{}', '[]', 'null', 'NaN',
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff', '019CD01B-AA80-7C69-9590-CCA25A3EA420',
  '0000-01-01', '0001-01-01', '9999-12-31', '2026-02-29', '-0001-01-01', '+275760-09-13',
  '0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00+23:59', '2026-01-01T24:00:00Z',
  [], [null], [[]], [''], Array.from({ length: 300 }, () => 'x'), {}, { a: { b: { c: {} } } }, { toString: 'x', length: 3 }, '12345678', '１２３４５６７８', '99999999999999999999',
];

/** Every place of an input, nested ones too, as a path of keys. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  return [...(path.length === 0 ? [] : [path]), ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

function withPlace(value: object, [key = '', ...rest]: readonly string[], put: unknown): object {
  const inner: unknown = Reflect.get(value, key);
  const replaced = rest.length === 0 ? put : withPlace(typeof inner === 'object' && inner !== null ? inner : {}, rest, put);
  return Object.assign(Array.isArray(value) ? [] : {}, value, { [key]: replaced });
}

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

describe('R9 no input makes the house fail: it is refused with a reason, or answered', () => {
  test.for(manifests.flatMap((one) => one.handlers).map((handler) => [handler.endpoint.id, handler] as const))('%s', async ([id, handler]) => {
    const names = ['officer at the province, with all below', 'the worker whose row it is', 'nobody', 'bearer of the receipt'];
    const positions = matrix.grove.positions.filter((position) => names.includes(position.name));
    expect(positions).toHaveLength(names.length);
    const failures: string[] = [];
    for (const position of positions) {
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
