import { newId } from '#platform/kernel/random.ts';
import type { MatrixRow, PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { COMMON_WORD, PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';

/** Names of unions are public; who works there is for those whom the union lies in reach of. */
export const prepareMatrix: PrepareMatrix = async ({ world, tree, people }) => {
  const union = (at: Place): MatrixRow =>
    ({ at, belongsTo: [], marks: [`"unionId":"${tree[at].id}"`], publicBecause: 'names and places of unions are public' });
  const officer = (at: Place): MatrixRow => ({ at, belongsTo: [], marks: [people.marked[at].name] });
  const [unions, unit] = [PLACES.map(union), union('unit')];
  return {
    'orgs.listUnions': { input: () => ({ words: COMMON_WORD }), shows: unions },
    'orgs.foundUnion': {
      input: () => ({ parentId: tree.unit.id, unionId: newId(world.house), name: '新建工会小组', kind: 'group' }), row: { ...unit, isBelow: true },
    },
    'orgs.listOfficers': { input: () => ({ unionId: tree.unit.id }), row: unit, shows: [officer('unit')] },
    'orgs.appointOfficer': {
      input: () => ({ unionId: tree.unit.id, personId: newId(world.house), name: '新任联系人', role: 'contact-person' }), row: unit,
    },
    'orgs.endOffice': { input: () => ({ unionId: tree.unit.id, grantId: people.marked.unit.grantId }), row: unit },
  };
};
