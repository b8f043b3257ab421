import { addToCells } from '#platform/figures/store/cells.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { UNIT_ITSELF, type Grove, type MatrixCall, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { METRICS } from '../events/definitions.ts';
import { takeActiveDossier } from '../store/dossiers.ts';
import { giveAid } from './aid-world.ts';

type Planted = { readonly dossierId: string; readonly row: MatrixRow };

const STANDARD = { line: 77_000, deepMonths: 10, relativeMonths: 8, accidentMost: 1_000_000, source: '民政部门公布的标准', validFrom: '2030-01-01' };

/** Somebody at every union who was given aid: a file, its application and its payment; everybody asks for the unit's. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const planted = new Map<Place, Planted>();
  for (const at of PLACES) planted.set(at, await plant(grove, at));
  const unit = planted.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const rows = [...planted.values()].map(({ row }) => row);
  const unionId = grove.tree.unit.id;
  const onUnit = (more: object): MatrixCall => ({ input: () => ({ unionId, ...more }), row: UNIT_ITSELF });
  return {
    'aid.listDossiers': { input: () => ({ view: 'active' }), shows: rows },
    'aid.readDossier': { input: () => ({ dossierId: unit.dossierId }), row: unit.row, shows: [unit.row] },
    'aid.listMine': { input: () => ({}), showsOwn: rows },
    'aid.listApplications': { input: () => ({ view: 'all' }), shows: rows },
    'aid.listPayments': { input: () => ({}), shows: rows },
    'aid.readFigures': { ...onUnit({ year: 2020 }), shows: [await plantFigures(grove)] },
    'aid.exportFigures': onUnit({ year: 2020, language: 'zh-CN' }),
    'aid.readStandard': onUnit({}),
    'aid.setStandard': onUnit(STANDARD),
  };
};

/** File, application and payment of one worker: whoever is shown one of them is shown something of theirs. */
async function plant({ world, people, tree }: Grove, at: Place): Promise<Planted> {
  const personId = people.holders[at];
  const { caseId } = await giveAid(world, { unionId: tree[at].id, personId });
  const file = await world.asSystem('job', ({ tx }) => takeActiveDossier(tx, personId));
  if (file === undefined) throw new Error('no file was opened');
  return { dossierId: file.id, row: { at, belongsTo: [personId], marks: [file.id, caseId, file.number] } };
}

/** A number that nothing else in an answer can be, counted at the unit in a year of its own. */
async function plantFigures({ world, tree }: Grove): Promise<MatrixRow> {
  await world.asSystem('tail', ({ tx }) => addToCells(tx, [{ metric: METRICS.asked, unionId: tree.unit.id, day: toPlainDate('2020-06-01'), by: 881_977 }]));
  return { at: 'unit', belongsTo: [], marks: ['"asked":881977'] };
}
