import { UNIT_ITSELF, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { record } from '#platform/journal/journal.ts';
import { addressSet, layoutPublished } from '../events.ts';
import { COLOUR_KEY, TITLE_KEY } from '../rules/layout-keys.ts';

const TITLE = '矩阵门户';
const ADDRESS = 'matrix-home';

/** The unit has a home of its own with an address; what a phone shows to everybody is public. */
export const prepareMatrix: PrepareMatrix = async ({ world, tree }) => {
  const unionId = tree.unit.id;
  await world.asSystem('demo', (ctx) => record(ctx, [
    layoutPublished({ unionId, version: 1, changes: { [TITLE_KEY]: { value: TITLE, isFixed: false, basis: null } }, note: '', officerId: null }),
    addressSet({ unionId, code: ADDRESS }),
  ]));
  const title: MatrixRow = { at: 'unit', belongsTo: [], marks: [TITLE], publicBecause: 'a home shows itself to everybody who opens its address' };
  return {
    'switchboard.readStates': { input: () => ({ unionId }), row: UNIT_ITSELF },
    'switchboard.readLayout': { input: () => ({ unionId }), row: UNIT_ITSELF, shows: [title] },
    'switchboard.publishLayout': {
      input: () => ({ unionId, version: 1, changes: [{ key: COLOUR_KEY, value: '#0b4f9c', isFixed: false }], settled: [], note: '' }), row: UNIT_ITSELF,
    },
    'switchboard.restoreVersion': { input: () => ({ unionId, version: 1, restored: 0, note: '' }), row: UNIT_ITSELF },
    'switchboard.setAddress': { input: () => ({ unionId, address: 'another-home' }), row: UNIT_ITSELF },
    'switchboard.readPortal': { input: () => ({ address: ADDRESS }) },
  };
};
