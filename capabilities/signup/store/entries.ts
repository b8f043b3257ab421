import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Sealed } from '#platform/contract/event.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { Member } from '../rules/audience.ts';
import type { Taking } from '../rules/shares.ts';
import type { EntryState } from '../wire.ts';

export type EntryRow = {
  readonly id: Id<'entry'>;
  readonly offerId: Id<'offer'>;
  readonly personId: PersonId;
  readonly persons: number;
  readonly state: EntryState;
  readonly position: number;
  readonly takings: readonly Taking[];
  readonly answersSealed: Sealed | null;
  readonly offeredUntil: Date | null;
  readonly cameAt: Date;
  readonly endedAt: Date | null;
};

const columns = (tx: Tx) => tx`
  e.id, e.offer_id as "offerId", e.person_id as "personId", e.persons, e.state, e.position, e.takings, e.answers_sealed as "answersSealed", e.offered_until as "offeredUntil", e.came_at as "cameAt", e.ended_at as "endedAt"`;

/** By its owner. Never locked here: whatever changes an entry holds its offer first. */
export async function findEntry(tx: Tx, reach: Reach, id: string): Promise<EntryRow | undefined> {
  const [row] = await tx<EntryRow[]>`select ${columns(tx)} from signup_entry e where e.id = ${id} and (${withinReach(tx, reach, { person: tx`e.person_id` })})`;
  return row;
}

export async function listEntriesById(tx: Tx, ids: readonly string[]): Promise<EntryRow[]> {
  return tx<EntryRow[]>`select ${columns(tx)} from signup_entry e where e.id = any(${[...ids]}::uuid[]) order by e.position, e.id`;
}

/** Of some persons those that are not over, at some offers. */
export async function listStanding(tx: Tx, offerIds: readonly string[], personIds: readonly string[]): Promise<EntryRow[]> {
  return tx<EntryRow[]>`
    select ${columns(tx)} from signup_entry e
    where e.offer_id = any(${[...new Set(offerIds)]}::uuid[]) and e.person_id = any(${[...new Set(personIds)]}::uuid[]) and e.ended_at is null`;
}

/** Everything of an offer, in order. */
export async function listEntriesOf(tx: Tx, offerId: string, states: readonly EntryState[]): Promise<EntryRow[]> {
  return tx<EntryRow[]>`
    select ${columns(tx)} from signup_entry e where e.offer_id = ${offerId} and e.state = any(${[...states]}::text[]) order by e.position, e.id`;
}

/** Groups by offer and state. */
export async function countByState(tx: Tx, offerIds: readonly string[]): Promise<{ offerId: string; state: EntryState; groups: number }[]> {
  return tx<{ offerId: string; state: EntryState; groups: number }[]>`
    select e.offer_id as "offerId", e.state, count(*)::int as groups from signup_entry e where e.offer_id = any(${[...offerIds]}::uuid[]) and e.ended_at is null group by 1, 2`;
}

/** Of offers of some unions that still lie ahead, the groups that an officer has to decide on. */
export async function countAsked(
  tx: Tx, reach: Reach, { service, unionIds, now }: { readonly service: string; readonly unionIds: readonly string[]; readonly now: Date },
): Promise<number> {
  const [row] = await tx<{ groups: number }[]>`
    select count(*)::int as groups from signup_offer o join signup_entry e on e.offer_id = o.id and e.state = 'asked'
    where (${withinReach(tx, reach, { orgPath: tx`o.org_path`, linePath: tx`o.line_path` })}) and o.union_id = any(${[...unionIds]}::uuid[])
      and o.service = ${service} and o.way = 'approval' and o.last_moment > ${now} and o.cancelled_at is null`;
  return row?.groups ?? 0;
}

/** One person's, newest first. */
export async function listEntriesOfPerson(tx: Tx, personId: string): Promise<EntryRow[]> {
  return tx<EntryRow[]>`select ${columns(tx)} from signup_entry e where e.person_id = ${personId} order by e.came_at desc, e.id limit 200`;
}

/** Groups without an offer that stand before a position. */
export async function countBefore(tx: Tx, offerId: string, position: number): Promise<number> {
  const [row] = await tx<{ before: number }[]>`
    select count(*)::int as before from signup_entry e where e.offer_id = ${offerId} and e.state = 'waiting' and e.position < ${position} and e.ended_at is null`;
  return row?.before ?? 0;
}

/** How often persons took part in what names a limit since a moment; what they gave back in time does not count. In the reach 'job'. */
export async function countUsed(tx: Tx, limitId: string, since: Date, personIds: readonly string[]): Promise<{ personId: string; used: number }[]> {
  return tx<{ personId: string; used: number }[]>`
    select e.person_id as "personId", count(*)::int as used from signup_entry e join signup_offer o on o.id = e.offer_id
    where e.person_id = any(${[...new Set(personIds)]}::uuid[]) and e.ended_at is null and o.limit_id = ${limitId} and e.came_at >= ${since} group by e.person_id`;
}

/** How persons belong: home union with those above it, nearest first. Who has no home is not there. In the reach 'job'. */
export async function listMembers(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Member>> {
  // Those who belong alike are one row: of a crowd most are of few unions, and each line is sent once.
  const rows = await tx<{ persons: readonly string[]; unionId: UnionId; ancestors: readonly string[]; kind: Member['kind']; standing: Member['standing'] }[]>`
    select array_agg(m.person_id) as persons, u.id as "unionId", u.ancestors, m.member_kind as kind, m.standing
    from orgs_membership m join orgs_union u on u.id = m.union_id
    where m.person_id = any(${[...new Set(personIds)]}::uuid[]) and m.is_home and m.ended_on is null group by u.id, m.member_kind, m.standing`;
  return new Map(rows.flatMap(({ persons, unionId, ancestors, kind, standing }) => {
    const member = { line: [unionId, ...ancestors.toReversed()], kind, standing };
    return persons.map((personId): [string, Member] => [personId, member]);
  }));
}
