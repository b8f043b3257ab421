import { addToCells } from '#platform/figures/store/cells.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { errors } from '../contract/access.ts';
import { proposalDecided, proposalSubmitted } from '../events/definitions.ts';
import { METRICS } from '../rules/figures.ts';

type Planted = { readonly ownId: string; readonly filedId: string; readonly own: MatrixRow; readonly filed: MatrixRow };

/** At every union a worker's own proposal, and one that its members may all read; everybody asks for the unit's. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const planted = new Map<Place, Planted>();
  for (const at of PLACES) planted.set(at, await plant(grove, at));
  const unit = planted.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const seekingId = await submit(grove, { at: 'unit', personId: grove.people.marked.unit.personId, title: '征集附议' });
  const [own, filed] = [[...planted.values()].map((one) => one.own), [...planted.values()].map((one) => one.filed)];
  return {
    'proposals.listMine': { input: () => ({}), showsOwn: own },
    'proposals.listShared': { input: () => ({ view: 'filed' }), showsOwn: filed },
    'proposals.readShared': { input: () => ({ proposalId: unit.filedId }), showsOwn: [unit.filed], mayRefuse: [errors['not-shared']] },
    'proposals.second': { input: () => ({ proposalId: seekingId }), mayRefuse: [errors['not-shared']] },
    'proposals.listProposals': { input: () => ({ view: 'filed', year: 2026 }), shows: filed },
    'proposals.readProposal': { input: () => ({ proposalId: unit.ownId }), row: unit.own, shows: [unit.own] },
    'proposals.readFigures': { input: () => ({ unionId: grove.tree.unit.id, year: 2020 }), row: UNIT_ITSELF, shows: [await plantFigures(grove)] },
  };
};

async function plant(grove: Grove, at: Place): Promise<Planted> {
  const { world, people, tree } = grove;
  const [ownTitle, filedTitle] = [`本人提案<${at}>`, `立案提案<${at}>`];
  const ownId = await submit(grove, { at, personId: people.holders[at], title: ownTitle });
  // Not looking for seconds any more: its proposer and officers alone see it.
  await decide(grove, ownId, { at, personId: people.holders[at], decision: 'noted' });
  const proposer = people.marked[at].personId;
  const filedId = await submit(grove, { at, personId: proposer, title: filedTitle });
  await decide(grove, filedId, { at, personId: proposer, decision: 'filed' });
  const members = await world.ownerDb.pool<{ id: string }[]>`select p.id from orgs_person p where p.union_id = ${tree[at].id}`;
  return {
    ownId, filedId, own: { at, belongsTo: [people.holders[at]], marks: [ownTitle] }, filed: { at, belongsTo: members.map(({ id }) => id), marks: [filedTitle] },
  };
}

type Proposed = { readonly at: Place; readonly personId: PersonId };
const madeOn = toPlainDate('2026-03-09');

async function submit({ world, tree }: Grove, { at, personId, title }: Proposed & { readonly title: string }) {
  const proposalId = newId<'proposal'>(world.house);
  await world.asSystem('job', (ctx) => record(ctx, [proposalSubmitted({
    proposalId, personId, unionId: tree[at].id, madeOn, title, category: 'welfare', isUnnamed: true, reason: '案由', suggestion: '建议',
  })]));
  return proposalId;
}

async function decide({ world, tree }: Grove, proposalId: Awaited<ReturnType<typeof submit>>, { at, personId, decision }: Proposed & { readonly decision: 'filed' | 'noted' }) {
  await world.asSystem('job', (ctx) => record(ctx, [proposalDecided({
    proposalId, personId, unionId: tree[at].id, madeOn, decision, former: null, ...(decision === 'filed' ? { year: 2026, number: 1 } : { year: null, number: null }),
    mergedInto: null, department: null, undertakerId: null, answerBy: null,
  })]));
}

/** A number that nothing else in an answer can be, counted at the unit in a year of its own. */
async function plantFigures({ world, tree }: Grove): Promise<MatrixRow> {
  await world.asSystem('tail', ({ tx }) => addToCells(tx, [{ metric: METRICS.made, unionId: tree.unit.id, day: toPlainDate('2020-06-01'), by: 771_977 }]));
  return { at: 'unit', belongsTo: [], marks: ['"made":771977'] };
}
