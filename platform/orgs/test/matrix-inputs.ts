import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { prepareTreeMatrix } from './tree-matrix.ts';
import { SHARED_WORD, PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';

/** Names of unions are public; who works there is for those whom the union lies in reach of. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, tree, people } = grove;
  const union = (at: Place): MatrixRow =>
    ({ at, belongsTo: [], marks: [`"unionId":"${tree[at].id}"`], publicBecause: 'names and places of unions are public' });
  const officer = (at: Place): MatrixRow => ({ at, belongsTo: [], marks: [people.marked[at].name] });
  return {
    ...await prepareTreeMatrix(grove),
    'orgs.listUnions': { input: () => ({ words: SHARED_WORD }), shows: PLACES.map(union) },
    'orgs.foundUnion': {
      input: () => ({ parentId: tree.unit.id, unionId: newId(world.house), name: '新建工会小组', kind: 'group' }), row: { ...UNIT_ITSELF, isBelow: true },
    },
    'orgs.listOfficers': { input: () => ({ unionId: tree.unit.id }), row: UNIT_ITSELF, shows: [officer('unit')] },
    'orgs.appointOfficer': {
      input: () => ({ unionId: tree.unit.id, personId: newId(world.house), name: '新任联系人', role: 'contact-person' }), row: UNIT_ITSELF,
    },
    'orgs.endOffice': { input: () => ({ unionId: tree.unit.id, grantId: people.marked.unit.grantId }), row: UNIT_ITSELF },
  };
};
