import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { LIST_VIEWS, SHARED_VIEWS } from '../wire.ts';
import type { ProposalRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  p.id, p.union_id as "unionId", p.org_path as "orgPath", p.line_path as "linePath", p.person_id as "personId", p.title, p.category,
  p.is_unnamed as "isUnnamed", p.reason_sealed as "reasonSealed", p.suggestion_sealed as "suggestionSealed", p.texts_event as "textsEvent", p.state, p.seconds,
  p.decision, p.year, p.number, p.merged_into as "mergedInto", p.department, p.undertaker_id as "undertakerId", p.answer_by as "answerBy", p.answers,
  p.answer_class as "answerClass", p.answer_sealed as "answerSealed", p.answered_at as "answeredAt", p.is_in_time as "isInTime", p.rating,
  p.made_at as "madeAt", p.made_on as "madeOn"`;

/** The columns by which a proposal is reached: both lines of leadership, and whoever made it. */
const reachColumns = (tx: Tx) => ({ orgPath: tx`p.org_path`, linePath: tx`p.line_path`, person: tx`p.person_id` });

export async function findProposal(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<ProposalRow | undefined> {
  const [row] = await tx<ProposalRow[]>`
    select ${columns(tx)} from proposals_proposal p
    where p.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** Everything that one person proposed, newest first. Under their own reach, or the reach 'job'. */
export async function listProposalsOf(tx: Tx, personId: string): Promise<ProposalRow[]> {
  return tx<ProposalRow[]>`select ${columns(tx)} from proposals_proposal p where p.person_id = ${personId} order by p.made_at desc, p.id desc limit 200`;
}

export type Cursor = { readonly madeAt: string; readonly proposalId: string };
export const PAGE = 20;

/** Of one union and no other, newest first. In the reach 'job': the caller has found out that the asking person belongs there. */
export async function listSharedOf(tx: Tx, unionId: string, filter: { readonly view: (typeof SHARED_VIEWS)[number]; readonly before: Cursor | undefined }): Promise<ProposalRow[]> {
  const shared = filter.view === 'seconding' ? tx`p.state = 'seconding'` : tx`p.decision = 'filed' and p.state <> 'withdrawn'`;
  return tx<ProposalRow[]>`
    select ${columns(tx)} from proposals_proposal p where p.union_id = ${unionId} and ${shared} and ${cursorCondition(tx, filter.before)}
    order by p.made_at desc, p.id desc limit ${PAGE}`;
}

export type ListFilter = {
  readonly view: (typeof LIST_VIEWS)[number];
  readonly union: Pick<UnionRow, 'path' | 'linePath'> | undefined;
  readonly year: number | undefined;
  readonly before: Cursor | undefined;
};

/** The newest twenty of a reach. */
export async function listProposalsInReach(tx: Tx, reach: Reach, filter: ListFilter): Promise<ProposalRow[]> {
  return tx<ProposalRow[]>`
    select ${columns(tx)} from proposals_proposal p
    where (${withinReach(tx, reach, reachColumns(tx))}) and ${filterCondition(tx, filter)} and ${cursorCondition(tx, filter.before)}
    order by p.made_at desc, p.id desc limit ${PAGE}`;
}

function filterCondition(tx: Tx, { view, union, year }: ListFilter): Fragment {
  const shown = {
    'open': tx`p.state not in ('ended', 'withdrawn')`, 'made': tx`true`, 'decided': tx`p.decision is not null`, 'filed': tx`p.decision = 'filed'`,
    'answered': tx`p.answered_on is not null`, 'in-time': tx`p.is_in_time`, 'rated': tx`p.rating is not null`, 'satisfied': tx`p.rating in ('satisfied', 'basically')`,
  }[view];
  const days = year === undefined ? tx`true` : tx`p.made_on between ${`${year}-01-01`} and ${`${year}-12-31`}`;
  if (union === undefined) return tx`${shown} and ${days}`;
  // Along both lines, as the figures count.
  const own = subtreeRange(union.path);
  const led = subtreeRange(union.linePath ?? union.path);
  return tx`${shown} and ${days} and ((p.org_path >= ${own.from} and p.org_path < ${own.to}) or (p.line_path >= ${led.from} and p.line_path < ${led.to}))`;
}

function cursorCondition(tx: Tx, before: Cursor | undefined): Fragment {
  return before === undefined ? tx`true` : tx`(p.made_at, p.id) < (${before.madeAt}::timestamptz, ${before.proposalId}::uuid)`;
}

/** The next number of a union's year. Its caller holds the lock under which a union's proposals are numbered. */
export async function nextNumber(tx: Tx, unionId: string, year: number): Promise<number> {
  const [row] = await tx<{ next: number }[]>`
    select coalesce(max(p.number), 0) + 1 as next from proposals_proposal p where p.union_id = ${unionId} and p.year = ${year}`;
  return row?.next ?? 1;
}

export async function isNumberTaken(tx: Tx, unionId: string, wanted: { readonly year: number; readonly number: number }): Promise<boolean> {
  const rows = await tx`select 1 from proposals_proposal p where p.union_id = ${unionId} and p.year = ${wanted.year} and p.number = ${wanted.number}`;
  return rows.length > 0;
}
