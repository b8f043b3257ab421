import { delegationErrors } from '#platform/access/contract.ts';
import { absenceDeclared, granted } from '#platform/access/events.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors as orgsErrors } from '#platform/orgs/contract.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { UNIT_ITSELF, type Grove, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import type { Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { errors } from '../contract.ts';

const DAY = 86_400_000;

/** The unit's chair has handed their duty on and will be on leave; who holds what is for those whom the union lies in reach of. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, tree, people } = grove;
  const officer = (at: Place): MatrixRow => ({ at, belongsTo: [], marks: [people.marked[at].name] });
  const planted = await plant(grove);
  const unionId = tree.unit.id;
  const inMinutes = (minutes: number) => shiftInstant(world.clock.now(), minutes * 60_000).toISOString();
  const someone = () => ({ personId: newId(world.house), name: '新任干部' });
  return {
    'offices.readDuties': { input: () => ({ unionId }), row: UNIT_ITSELF, shows: [officer('unit')] },
    'offices.readPerson': { input: () => ({ personId: people.marked.unit.personId }), shows: [officer('unit')] },
    'offices.listOfficersBelow': { input: () => ({ unionId }), row: UNIT_ITSELF, shows: [officer('unit'), officer('branch')] },
    'offices.replaceOfficer': {
      input: () => ({ unionId, role: 'administrator', successor: someone() }), row: UNIT_ITSELF, mayRefuse: [orgsErrors['role-not-yours']],
    },
    'offices.handOn': {
      input: () => ({ unionId, role: 'contact-person', hasSubtree: false, to: someone(), until: inMinutes(10) }), row: UNIT_ITSELF,
      mayRefuse: [errors['not-held'], delegationErrors['too-wide']],
    },
    'offices.takeBack': { input: () => ({ unionId, grantId: planted.grantId }), row: UNIT_ITSELF, mayRefuse: [errors['not-handed-on']] },
    'offices.declareAbsence': {
      input: () => ({ unionId, absenceId: newId(world.house), from: inMinutes(1), until: inMinutes(10) }), row: UNIT_ITSELF,
      mayRefuse: [errors['not-held']],
    },
    'offices.endAbsence': { input: () => ({ unionId, absenceId: planted.absenceId }), row: UNIT_ITSELF, mayRefuse: [errors['no-absence']] },
  };
};

async function plant({ world, tree, positions }: Grove): Promise<{ grantId: string; absenceId: string }> {
  const chair = positions.find(({ name }) => name === 'chair of the unit')?.actor;
  const held = chair?.kind === 'person' ? chair.grants[0] : undefined;
  if (held === undefined) throw new Error('the unit has no chair');
  const [personId, grantId, absenceId] = [newId<'person'>(world.house), newId<'grant'>(world.house), newId<'absence'>(world.house)];
  const { id: unionId, path } = tree.unit;
  await world.asSystem('setup', (ctx) => record(ctx, [
    personEntered({ personId, name: 'deputy', unionId }),
    granted({
      grantId, personId, unionId, orgPath: path, linePath: held.linePath, role: 'chair', hasSubtree: false, grantedBy: held.personId,
      parentGrantId: held.id, validUntil: shiftInstant(ctx.clock.now(), 90 * DAY).toISOString(),
    }),
    // Far ahead: whoever is away now would not be found by the other rooms' rows.
    absenceDeclared({
      absenceId, personId: held.personId, unionId, orgPath: path, linePath: held.linePath, deputyGrantIds: [],
      from: shiftInstant(ctx.clock.now(), 80 * DAY).toISOString(), until: shiftInstant(ctx.clock.now(), 90 * DAY).toISOString(),
    }),
  ]));
  return { grantId, absenceId };
}
