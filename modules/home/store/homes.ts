import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { unreadOf } from '#platform/notices/store/notices.ts';
import { appealsWaitingOf } from '#modules/appeals/public.ts';

export type HomeRow = {
  readonly personId: PersonId;
  readonly name: string;
  readonly unionName: string | null;
  readonly path: OrgPath | null;
  /** Whether what this process knows of the unions' homes still holds. */
  readonly stamp: number;
  readonly appealsWaiting: number;
  readonly unreadNotices: number;
};

/**
 * One row per person asked for, whoever they are; each room counts its own. Runs under each one's own reach or, for all
 * who open their home together, the reach 'home'.
 */
export async function listHomes(tx: Tx, people: Fragment): Promise<HomeRow[]> {
  return tx<HomeRow[]>`
    select asked.id as "personId", coalesce(p.name, '') as name, u.name as "unionName", u.path,
           (select s.stamp from switchboard_stamp s where s.id) as stamp,
           ${appealsWaitingOf(tx, tx`asked.id`)} ::integer as "appealsWaiting",
           ${unreadOf(tx, tx`asked.id`)}::integer as "unreadNotices"
    from (select distinct unnest(${people}) as id) asked
    left join orgs_person p on p.id = asked.id
    left join orgs_union u on u.id = p.union_id`;
}
