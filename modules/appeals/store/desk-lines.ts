import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { appealColumns, appealReach } from './appeals.ts';
import type { AppealRow, StepRow } from './rows.ts';

/** One word that was typed, and the topics whose name on the line has it. */
export type DeskWord = { readonly word: string; readonly topics: readonly string[] };
type DeskFilter = { readonly words: readonly DeskWord[]; readonly limit: number };

/** Every word stands somewhere on the line: in the number, in what kind of matter it is, in the union's name. What the case itself says is sealed. */
function saidOnLine(tx: Tx, words: readonly DeskWord[]): Fragment {
  return words.reduce((all, { word, topics }) => tx`${all} and (position(upper(${word}) in a.case_number) > 0 or a.topic = any(${[...topics]}::text[])
    or exists (select 1 from orgs_union u where u.id = a.union_id and position(upper(${word}) in upper(u.name)) > 0))`, tx`true`);
}

/** What the unions hold and an officer can move on (neither stopped nor joined to another), the nearest day first. */
export async function listDeskCases(
  tx: Tx, reach: Reach, { unionIds, words, after, limit }: DeskFilter & { readonly unionIds: readonly string[]; readonly after: { readonly on: PlainDate; readonly id: string } | undefined },
): Promise<AppealRow[]> {
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a
    where a.holder_union_id = any(${[...unionIds]}::uuid[]) and a.status in ('received', 'accepted') and a.status not in ('closed', 'withdrawn')
      and a.joined_to is null and a.due_on is not null and (${saidOnLine(tx, words)})
      and ${after === undefined ? tx`true` : tx`(a.due_on, a.id) > (${after.on}, ${after.id}::uuid)`} and (${withinReach(tx, reach, appealReach(tx))})
    order by a.due_on, a.id limit ${limit}`;
}

export async function countDeskCases(tx: Tx, reach: Reach, { unionIds, today }: { readonly unionIds: readonly string[]; readonly today: PlainDate }): Promise<{ todo: number; overdue: number }> {
  const [row] = await tx<{ todo: number; overdue: number }[]>`
    select count(*)::integer as todo, count(*) filter (where a.due_on < ${today})::integer as overdue from appeals_appeal a
    where a.holder_union_id = any(${[...unionIds]}::uuid[]) and a.status in ('received', 'accepted') and a.status not in ('closed', 'withdrawn')
      and a.joined_to is null and a.due_on is not null and (${withinReach(tx, reach, appealReach(tx))})`;
  return row ?? { todo: 0, overdue: 0 };
}

export type DoneRow = AppealRow & { readonly stepId: string; readonly stepKind: StepRow['kind']; readonly stepAt: Date };

/** What one officer closed or passed on, the newest first. */
export async function listDoneBy(
  tx: Tx, reach: Reach, { personId, words, after, limit }: DeskFilter & { readonly personId: PersonId; readonly after: { readonly at: Date; readonly id: string } | undefined },
): Promise<DoneRow[]> {
  return tx<DoneRow[]>`
    select ${appealColumns(tx)}, s.id as "stepId", s.kind as "stepKind", s.at as "stepAt"
    from appeals_step s join appeals_appeal a on a.id = s.appeal_id
    where s.person_id = ${personId} and s.kind in ('closed', 'handed-over', 'refused', 'escalated') and (${saidOnLine(tx, words)})
      and ${after === undefined ? tx`true` : tx`(s.at, s.id) < (${after.at}, ${after.id}::uuid)`} and (${withinReach(tx, reach, appealReach(tx))})
    order by s.at desc, s.id desc limit ${limit}`;
}
