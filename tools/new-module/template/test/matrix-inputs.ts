import { addToCells } from '#platform/figures/store/cells.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import type { Grove, MatrixRow, PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { endpoints, errors } from '../contract.ts';
import { METRICS } from '../events/definitions.ts';

type Planted = { readonly entryId: string; readonly row: MatrixRow };

const PUBLIC_UNION: MatrixRow = { at: 'unit', belongsTo: [], marks: [], publicBecause: 'names and places of unions are public' };

/** An entry of a worker at every union; everybody asks for the unit's. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const planted = new Map<Place, Planted>();
  for (const at of PLACES) planted.set(at, await plant(grove, at));
  const unit = planted.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const rows = [...planted.values()].map(({ row }) => row);
  const entryId = () => ({ entryId: unit.entryId });
  return {
    'example-service.makeEntry': { input: () => ({ title: '食堂', text: '夜班职工下班后食堂已经关门。' }), mayRefuse: [errors['no-union']] },
    'example-service.listMine': { input: () => ({}), shows: rows },
    'example-service.listEntries': { input: () => ({ view: 'made' }), shows: rows },
    'example-service.readEntry': { input: entryId, row: unit.row, shows: [unit.row] },
    'example-service.answerEntry': { input: () => ({ ...entryId(), text: '下周起开放到夜里一点。' }), row: unit.row },
    'example-service.readFigures': {
      input: () => ({ unionId: grove.tree.unit.id, year: 2020 }), row: PUBLIC_UNION, shows: [await plantFigures(grove)],
    },
  };
};

async function plant({ world, people }: Grove, at: Place): Promise<Planted> {
  const [title, text] = [`事项标题<${at}>`, `事项内容<${at}>`];
  const worker = people.holders[at];
  const { entryId } = await world.call(endpoints.makeEntry, await world.actorOf(worker), { title, text });
  return { entryId, row: { at, belongsTo: [worker], marks: [title, text] } };
}

/** A number that nothing else in an answer can be, counted at the unit in a year of its own. */
async function plantFigures({ world, tree }: Grove): Promise<MatrixRow> {
  await world.asSystem('tail', ({ tx }) => addToCells(tx, [
    { metric: METRICS.made, unionId: tree.unit.id, day: toPlainDate('2020-06-01'), by: 791_977 },
  ]));
  return { at: 'unit', belongsTo: [], marks: ['"made":791977'] };
}
