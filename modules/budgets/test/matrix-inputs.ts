import { record } from '#platform/journal/journal.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixCall, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { allotmentSet, limitSet, planAsked } from '../events/definitions.ts';

type Planted = { readonly planId: string; readonly row: MatrixRow };

/** A plan at every union; the unit has a budget and a limit of its own. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const planted = new Map<Place, Planted>();
  for (const at of PLACES) planted.set(at, await plant(grove, at));
  const unit = planted.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const unionId = grove.tree.unit.id;
  const { allotment, limit } = await plantRules(grove);
  const onUnit = (more: object, shows: readonly MatrixRow[] = []): MatrixCall => ({ input: () => ({ unionId, ...more }), row: UNIT_ITSELF, shows });
  return {
    'budgets.listPlans': { input: () => ({ view: 'all' }), shows: [...planted.values()].map(({ row }) => row) },
    'budgets.readPlan': { input: () => ({ planId: unit.planId }), row: unit.row, shows: [unit.row] },
    'budgets.readYear': onUnit({ year: 2027 }, [allotment]),
    'budgets.setAllotment': onUnit({ year: 2027, allotment: 1_000_000, source: '工会委员会会议' }),
    'budgets.listLimits': onUnit({}, [limit]),
    'budgets.setLimit': onUnit({ kind: 'meeting', perPerson: 10_000, perEvent: null, source: '实施细则', validFrom: '2030-01-01' }),
  };
};

async function plant({ world, tree, people }: Grove, at: Place): Promise<Planted> {
  const [planId, title] = [newId<'plan'>(world.house), `活动<${at}>`];
  await world.asSystem('job', (ctx) => record(ctx, [planAsked({
    planId, unionId: tree[at].id, askerId: people.holders[at], year: 2026, kind: 'meeting', title, place: '', beginsOn: null, endsOn: null, people: 10, total: 100,
    lines: [{ item: '资料', unitPrice: 10, count: 10, amount: 100 }],
  })]));
  return { planId, row: { at, belongsTo: [], marks: [title] } };
}

/** A number and a source that nothing else in an answer can be. */
async function plantRules({ world, tree }: Grove): Promise<{ readonly allotment: MatrixRow; readonly limit: MatrixRow }> {
  const [unionId, source] = [tree.unit.id, '经费标准的依据<unit>'];
  await world.asSystem('replay', (ctx) => record(ctx, [
    allotmentSet({ yearId: newId<'budget-year'>(ctx), unionId, year: 2027, allotment: 771_979, source: '会议' }),
    limitSet({ limitId: newId<'budget-limit'>(ctx), unionId, kind: 'care', perPerson: 100, perEvent: null, source, validFrom: toPlainDate('2020-01-01') }),
  ]));
  const at = { at: 'unit', belongsTo: [] } as const;
  return { allotment: { ...at, marks: ['"allotment":771979'] }, limit: { ...at, marks: [source] } };
}
