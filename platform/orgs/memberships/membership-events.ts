import { z } from 'zod';
import { c2, defineEvent, idField } from '#platform/contract/event.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { applier, rowsOf, type Applied, type Applier } from '#platform/journal/applier.ts';
import { END_REASONS, MEMBER_KINDS, STANDINGS } from './membership-states.ts';
import { withWholeReach } from '../store/whole-reach.ts';
import { inRounds } from './in-rounds.ts';

const day = z.string().refine(isPlainDate);

export const membershipBegan = defineEvent('orgs.membershipBegan', {
  crosses: 'both', subject: 'personId',
  fields: {
    membershipId: idField<'membership'>(), personId: idField<'person'>(), unionId: idField<'union'>(), isHome: c2(z.boolean()),
    memberKind: c2(z.enum(MEMBER_KINDS)), standing: c2(z.enum(STANDINGS)), beganOn: c2(day),
  },
});

export const membershipEnded = defineEvent('orgs.membershipEnded', {
  crosses: 'both', subject: 'personId',
  fields: { membershipId: idField<'membership'>(), personId: idField<'person'>(), endedOn: c2(day), reason: c2(z.enum(END_REASONS)) },
});

export const standingSet = defineEvent('orgs.standingSet', {
  crosses: 'both', subject: 'personId',
  fields: { membershipId: idField<'membership'>(), personId: idField<'person'>(), standing: c2(z.enum(STANDINGS)) },
});

/** One home ends and the next begins on the same day, in one event: nobody is ever seen with two, or with none. */
export const homeMoved = defineEvent('orgs.homeMoved', {
  crosses: 'both', subject: 'personId',
  fields: {
    endedId: idField<'membership'>(), membershipId: idField<'membership'>(), personId: idField<'person'>(), unionId: idField<'union'>(),
    memberKind: c2(z.enum(MEMBER_KINDS)), movedOn: c2(day), reason: c2(z.enum(['moved', 'merged'])),
  },
});

/** A union goes into another: every open membership moves with it, in one event and two statements, however many. */
export const membershipsMerged = defineEvent('orgs.membershipsMerged', {
  crosses: 'both', subject: 'unionId',
  fields: { unionId: idField<'union'>(), intoId: idField<'union'>(), movedOn: c2(day) },
});

/** `orgs_person` carries the home's union and paths: set again from what stands open, for the persons concerned. */
async function followHomes(tx: Tx, people: readonly string[]): Promise<void> {
  // Held first, in one order: an update that waits for another change of the same person would go on with the home that it
  // read before it waited. The next statement sees what the other has committed.
  await tx`select p.id from orgs_person p where p.id = any(${[...new Set(people)]}::uuid[]) order by p.id for no key update`;
  await tx`
    update orgs_person p set union_id = m.union_id, org_path = m.org_path, line_path = m.line_path
    from unnest(${[...new Set(people)]}::uuid[]) as one(id)
    left join orgs_membership m on m.person_id = one.id and m.is_home and m.ended_on is null
    where p.id = one.id`;
}

async function moveHomesOf(tx: Tx, round: readonly Applied<typeof homeMoved>[]): Promise<void> {
  // A guest of the new union becomes its member: the guest's row ends, or the two would stand open side by side.
  await tx`
    update orgs_membership m set ended_on = greatest(e."movedOn", m.began_on), end_reason = e.reason
    from jsonb_to_recordset(${rowsOf(tx, round)}) as e("endedId" uuid, "personId" uuid, "unionId" uuid, "movedOn" date, reason text)
    where m.id = e."endedId" or (m.person_id = e."personId" and m.union_id = e."unionId" and m.ended_on is null)`;
  await tx`
    insert into orgs_membership (id, person_id, union_id, org_path, line_path, is_home, member_kind, standing, began_on)
    select e."membershipId", e."personId", u.id, u.path, u.line_path, true, e."memberKind",
           case ended.standing when 'retained' then 'retained' else 'valid' end, e."movedOn"
    from jsonb_to_recordset(${rowsOf(tx, round)}) as e(
      "endedId" uuid, "membershipId" uuid, "personId" uuid, "unionId" uuid, "memberKind" text, "movedOn" date)
    join orgs_union u on u.id = e."unionId"
    join orgs_membership ended on ended.id = e."endedId"`;
  await followHomes(tx, round.map((event) => event.personId));
}

export const membershipAppliers: readonly Applier[] = [
  applier(membershipBegan, (tx, events) => withWholeReach(tx, async () => {
    await tx`
      insert into orgs_membership (id, person_id, union_id, org_path, line_path, is_home, member_kind, standing, began_on)
      select e."membershipId", e."personId", u.id, u.path, u.line_path, e."isHome", e."memberKind", e.standing, e."beganOn"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "membershipId" uuid, "personId" uuid, "unionId" uuid, "isHome" boolean, "memberKind" text, standing text, "beganOn" date)
      join orgs_union u on u.id = e."unionId"`;
    await followHomes(tx, events.map((event) => event.personId));
  })),
  applier(membershipEnded, (tx, events) => withWholeReach(tx, async () => {
    await tx`
      update orgs_membership m set ended_on = e."endedOn", end_reason = e.reason
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("membershipId" uuid, "endedOn" date, reason text)
      where m.id = e."membershipId"`;
    await followHomes(tx, events.map((event) => event.personId));
  })),
  applier(standingSet, (tx, events) => withWholeReach(tx, async () => {
    for (const round of inRounds(events, (event) => event.membershipId)) {
      await tx`
        update orgs_membership m set standing = e.standing
        from jsonb_to_recordset(${rowsOf(tx, round)}) as e("membershipId" uuid, standing text)
        where m.id = e."membershipId"`;
    }
  })),
  applier(homeMoved, (tx, events) => withWholeReach(tx, async () => {
    for (const round of inRounds(events, (event) => event.personId)) await moveHomesOf(tx, round);
  })),
  applier(membershipsMerged, (tx, events) => withWholeReach(tx, async () => {
    for (const event of events) {
      // Whoever is at both already keeps one row at the union that stays: the home, or else the older one.
      await tx`
        update orgs_membership m set ended_on = greatest(${event.movedOn}::date, m.began_on), end_reason = 'merged'
        where m.union_id = ${event.intoId} and m.ended_on is null and not m.is_home
          and exists (select 1 from orgs_membership h
                      where h.person_id = m.person_id and h.union_id = ${event.unionId} and h.ended_on is null and h.is_home)`;
      // The new rows' ids follow from the event and the old ones: apply asks no chance.
      await tx`
        with ended as (
          update orgs_membership m set ended_on = greatest(${event.movedOn}::date, m.began_on), end_reason = 'merged'
          where m.union_id = ${event.unionId} and m.ended_on is null
          returning m.id, m.person_id, m.is_home, m.member_kind, m.standing, m.ended_on)
        insert into orgs_membership (id, person_id, union_id, org_path, line_path, is_home, member_kind, standing, began_on)
        select overlay(overlay(md5(${event.eventId} || e.id::text) placing '8' from 13) placing '8' from 17)::uuid,
               e.person_id, u.id, u.path, u.line_path, e.is_home, e.member_kind, e.standing, e.ended_on
        from ended e join orgs_union u on u.id = ${event.intoId}
        where e.is_home or not exists (
          select 1 from orgs_membership o where o.person_id = e.person_id and o.union_id = u.id and o.ended_on is null)`;
      await tx`
        update orgs_person p set union_id = m.union_id, org_path = m.org_path, line_path = m.line_path
        from orgs_membership m
        where m.person_id = p.id and m.is_home and m.ended_on is null and m.union_id = ${event.intoId} and p.union_id = ${event.unionId}`;
    }
  })),
];
