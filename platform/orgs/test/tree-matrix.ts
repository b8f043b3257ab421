import { newId } from '#platform/kernel/random.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { UNIT_ITSELF, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import type { Place } from '#platform/testkit/matrix/matrix-tree.ts';

export const APPROVAL = { reason: '职代会通过', decidedOn: toPlainDate('2026-01-05'), documentNumber: '安工发〔2026〕1号' } as const;

/** Where a union stands is the matter of whoever leads the one above it, with what lies below. */
export const prepareTreeMatrix: PrepareMatrix = async ({ world, tree }) => {
  const below = (at: Place): MatrixRow => ({ ...UNIT_ITSELF, at, isBelow: true });
  const unionId = tree.unit.id;
  return {
    'orgs.readUnion': { input: () => ({ unionId }), row: UNIT_ITSELF },
    'orgs.readChronicle': { input: () => ({ unionId }), row: UNIT_ITSELF },
    'orgs.listBelowOn': { input: () => ({ unionId, day: '2026-03-09' }), row: UNIT_ITSELF },
    'orgs.renameUnion': { input: () => ({ unionId, name: '改了名的工会' }), row: UNIT_ITSELF },
    'orgs.registerUnion': { input: () => ({ unionId, creditCode: '81610103MC00000120' }), row: UNIT_ITSELF },
    'orgs.moveUnion': { input: () => ({ unionId, parentId: tree.sibling.id }), row: below('district') },
    // Refused as a whole to whoever does not lead what lies below; a word that no name has keeps other rooms' people out of the answer.
    'orgs.listOwnMembers': { input: () => ({ unionId, words: '无此人' }), row: below('district') },
    'orgs.splitUnion': {
      input: () => ({ unionId, newId: newId(world.house), name: '分出来的工会', kind: 'branch', childIds: [tree.branch.id], personIds: [], ...APPROVAL }),
      row: below('district'),
    },
    'orgs.leadUnion': { input: () => ({ unionId: tree.sibling.id, leaderId: tree['second-sibling'].id }), row: below('district') },
    'orgs.endSecondLine': { input: () => ({ unionId }), row: below('district') },
  };
};
