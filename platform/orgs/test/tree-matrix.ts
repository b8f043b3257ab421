import { newId } from '#platform/kernel/random.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { UNIT_ITSELF, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import type { Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { findUnion } from '../store/unions.ts';
import { foundUnion } from '../use-cases/found-union.ts';

export const APPROVAL = { reason: '职代会通过', decidedOn: toPlainDate('2026-01-05'), documentNumber: '安工发〔2026〕1号' } as const;

/** Where a union stands is the matter of whoever leads the one above it, with what lies below. */
export const prepareTreeMatrix: PrepareMatrix = async ({ world, tree }) => {
  const emptyId = newId<'union'>(world.house);
  await world.asSystem('setup', async (ctx) => {
    await foundUnion(ctx, await findUnion(ctx.tx, tree.branch.id), { unionId: emptyId, name: '空着的小组', kind: 'group', isGenerated: false });
  });
  const below = (at: Place): MatrixRow => ({ ...UNIT_ITSELF, at, isBelow: true });
  const unionId = tree.unit.id;
  return {
    'orgs.readUnion': { input: () => ({ unionId }), row: UNIT_ITSELF },
    'orgs.readChronicle': { input: () => ({ unionId }), row: UNIT_ITSELF },
    'orgs.listBelowOn': { input: () => ({ unionId, day: '2026-03-09' }), row: UNIT_ITSELF },
    'orgs.renameUnion': { input: () => ({ unionId, name: '改了名的工会' }), row: UNIT_ITSELF },
    'orgs.registerUnion': { input: () => ({ unionId, creditCode: '81610103MC00000120' }), row: UNIT_ITSELF },
    'orgs.moveUnion': { input: () => ({ unionId, parentId: tree.sibling.id }), row: below('district') },
    'orgs.mergeUnion': { input: () => ({ unionId, intoId: tree.sibling.id, ...APPROVAL }), row: below('district') },
    'orgs.dissolveUnion': { input: () => ({ unionId: emptyId, ...APPROVAL }), row: below('branch') },
    'orgs.splitUnion': {
      input: () => ({ unionId, newId: newId(world.house), name: '分出来的工会', kind: 'branch', childIds: [tree.branch.id], personIds: [], ...APPROVAL }),
      row: below('district'),
    },
    'orgs.leadUnion': { input: () => ({ unionId: tree.sibling.id, leaderId: tree['second-sibling'].id }), row: below('district') },
    'orgs.endSecondLine': { input: () => ({ unionId }), row: below('district') },
  };
};
