import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { withWholeReach } from '../../store/whole-reach.ts';
import type { EndReason, MemberKind, Standing } from '../membership-states.ts';

export type MembershipId = Id<'membership'>;

/** One membership; `endedOn` is the first day outside, null while it is open. */
export type MembershipRow = {
  readonly id: MembershipId;
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly orgPath: OrgPath;
  readonly linePath: OrgPath | null;
  readonly isHome: boolean;
  readonly memberKind: MemberKind;
  readonly standing: Standing;
  readonly beganOn: PlainDate;
  readonly endedOn: PlainDate | null;
  readonly endReason: EndReason | null;
};

const columns = (tx: Tx) => tx`
  m.id, m.person_id as "personId", m.union_id as "unionId", u.name as "unionName", m.org_path as "orgPath", m.line_path as "linePath",
  m.is_home as "isHome", m.member_kind as "memberKind", m.standing, m.began_on as "beganOn", m.ended_on as "endedOn",
  m.end_reason as "endReason"`;

/** The open home membership, as far as the transaction's reach shows it. */
export async function findHome(tx: Tx, personId: string): Promise<MembershipRow | undefined> {
  const [row] = await tx<MembershipRow[]>`
    select ${columns(tx)} from orgs_membership m join orgs_union u on u.id = m.union_id
    where m.person_id = ${personId} and m.is_home and m.ended_on is null`;
  return row;
}

/** Every membership of one person, newest first, as far as the transaction's reach shows them. */
export async function listMemberships(tx: Tx, personId: string): Promise<MembershipRow[]> {
  return tx<MembershipRow[]>`
    select ${columns(tx)} from orgs_membership m join orgs_union u on u.id = m.union_id
    where m.person_id = ${personId} order by m.began_on desc, m.ended_on desc nulls first, m.id desc`;
}

/** Who was a member of a union on a day, whatever became of them: at most `limit`, after the person named. */
export async function listMembersOn(tx: Tx, unionId: string, page: { day: PlainDate; after: string | undefined; limit: number }): Promise<MembershipRow[]> {
  return tx<MembershipRow[]>`
    select ${columns(tx)} from orgs_membership m join orgs_union u on u.id = m.union_id
    where m.union_id = ${unionId} and m.began_on <= ${page.day} and (m.ended_on is null or m.ended_on > ${page.day})
      and ${page.after === undefined ? tx`true` : tx`m.person_id > ${page.after}`}
    order by m.person_id limit ${page.limit}`;
}

/**
 * Whose memberships are about to change, held in one order before any of their rows: a guest who joins and a home that moves
 * to the same union would else not see each other, and only the index would.
 */
export async function holdPersons(tx: Tx, people: readonly string[]): Promise<void> {
  await withWholeReach(tx, async () => {
    await tx`select p.id from orgs_person p where p.id = any(${[...new Set(people)]}::uuid[]) order by p.id for no key update`;
  });
}

/**
 * The open home memberships of some persons, wherever they are, held until the transaction ends and taken in one order. The
 * caller has decided that this request may know of them. Without a lock two moves of one person would both end the same row.
 */
export async function holdHomes(ctx: Ctx, people: readonly string[]): Promise<MembershipRow[]> {
  await holdPersons(ctx.tx, people);
  return withSystemReach(ctx, 'job', ({ tx }) => tx<MembershipRow[]>`
    select ${columns(tx)} from orgs_membership m join orgs_union u on u.id = m.union_id
    where m.person_id = any(${[...new Set(people)]}::uuid[]) and m.is_home and m.ended_on is null
    order by m.person_id for update of m`);
}

/** One membership, wherever it is, held until the transaction ends. */
export async function holdMembership(ctx: Ctx, membershipId: string): Promise<MembershipRow | undefined> {
  return withSystemReach(ctx, 'job', async ({ tx }) => {
    const people = await tx<{ personId: string }[]>`select m.person_id as "personId" from orgs_membership m where m.id = ${membershipId}`;
    await holdPersons(tx, people.map((one) => one.personId));
    const [row] = await tx<MembershipRow[]>`
      select ${columns(tx)} from orgs_membership m join orgs_union u on u.id = m.union_id where m.id = ${membershipId} for update of m`;
    return row;
  });
}

/** How many memberships of a union are open, homes and guests; held until the transaction ends, in holdHomes' order. */
export async function holdOpenMemberships(ctx: Ctx, unionId: string): Promise<number> {
  return withSystemReach(ctx, 'job', async ({ tx }) => {
    const people = await tx<{ personId: string }[]>`
      select m.person_id as "personId" from orgs_membership m where m.union_id = ${unionId} and m.ended_on is null`;
    await holdPersons(tx, people.map((one) => one.personId));
    const [row] = await tx<{ open: number }[]>`
      select count(*) as open from (
        select 1 from orgs_membership m where m.union_id = ${unionId} and m.ended_on is null order by m.person_id, m.id for update) held`;
    return row?.open ?? 0;
  });
}

/** Several unions that stay where they are until the transaction ends, taken in one order; see holdUnion. */
export async function holdUnions(ctx: Ctx, unions: readonly string[]): Promise<void> {
  await withSystemReach(ctx, 'job', ({ tx }) => tx`
    select u.id from orgs_union u where u.id = any(${[...new Set(unions)]}::uuid[]) order by u.id for share`);
}
