import { z } from 'zod';
import { c1, c2, c3, defineEvent, idField, nameField } from '#platform/contract/event.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applied, type Applier } from '#platform/journal/applier.ts';
import { UNION_KINDS } from './contract.ts';
import { inRounds } from './memberships/in-rounds.ts';
import { membershipAppliers } from './memberships/membership-events.ts';
import { withWholeReach } from './store/whole-reach.ts';
import { treeAppliers } from './tree/apply-events.ts';
import { placeFirst } from './tree/store/placements.ts';

export const unionFounded = defineEvent('orgs.unionFounded', {
  crosses: 'both', subject: 'unionId',
  fields: {
    unionId: idField<'union'>(), parentId: c1(z.string().nullable()), name: c1(z.string()), kind: c1(z.enum(UNION_KINDS)),
    path: c1(z.string()), ancestors: c1(z.array(z.string())), linePath: c1(z.string().nullable()), isGenerated: c1(z.boolean()),
  },
});

export const secondLeaderSet = defineEvent('orgs.secondLeaderSet', {
  crosses: 'both', subject: 'unionId',
  fields: {
    unionId: idField<'union'>(), leaderId: idField<'union'>(), path: c1(z.string()), linePath: c1(z.string()),
  },
});

export const personEntered = defineEvent('orgs.personEntered', {
  crosses: 'to-lan', subject: 'personId', sealedBy: 'personId',
  fields: {
    personId: idField<'person'>(), name: nameField(), phone: c3(z.string().optional()),
    phoneIndex: c2(z.string().optional()), unionId: c2(z.string().nullable()),
  },
});

/** What was entered wrong or has changed, put right; what is left out stays. */
export const personCorrected = defineEvent('orgs.personCorrected', {
  crosses: 'to-lan', subject: 'personId', sealedBy: 'personId',
  fields: {
    personId: idField<'person'>(), name: { class: 'name', schema: z.string().max(80).optional() }, phone: c3(z.string().optional()),
    phoneIndex: c2(z.string().optional()),
  },
});

/** A table whose rows lie at a union's two paths; `orgs` rewrites them itself when the tree changes. */
export type ScopedTable = {
  readonly table: string;
  /** Which rows (as `s`) are work that somebody still has to do: a union with any is not empty, and a move says how many. */
  readonly isOpen?: (tx: Tx) => Fragment;
};

/** The rooms' and modules' scoped tables come from the manifests: orgs knows no module. */
export function orgsAppliers(scopedTables: readonly ScopedTable[]): readonly Applier[] {
  return [
    applier(unionFounded, async (tx, events) => {
      await tx`
        insert into orgs_union (id, parent_id, name, kind, level, path, ancestors, line_path, is_generated, founded_at)
        select e."unionId", e."parentId", e.name, e.kind, cardinality(e.ancestors) + 1, e.path, e.ancestors, e."linePath",
               e."isGenerated", e.at
        from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
          "unionId" uuid, "parentId" uuid, name text, kind text, path text, ancestors uuid[], "linePath" text,
          "isGenerated" boolean, at timestamptz)`;
      // Parents are locked in one order, so that two batches of foundings cannot wait for each other.
      await tx`
        with founded as (
          select e."parentId" as id, count(*)::integer as children
          from jsonb_to_recordset(${rowsOf(tx, events)}) as e("parentId" uuid)
          where e."parentId" is not null group by e."parentId"),
        parents as materialized (
          select p.id from orgs_union p where p.id in (select f.id from founded f) order by p.id for no key update)
        update orgs_union u set child_count = u.child_count + f.children
        from founded f join parents p on p.id = f.id where u.id = f.id`;
      await withWholeReach(tx, () => placeFirst(tx, events));
    }),
    applier(secondLeaderSet, async (tx, events) => {
      for (const event of events) await setSecondLine(tx, event, scopedTables);
    }),
    applier(personEntered, async (tx, events) => {
      await tx`
        insert into orgs_person (id, name, phone_sealed, phone_index, union_id, org_path, line_path, entered_at)
        select e."personId", e.name, e.phone, e."phoneIndex", e."unionId", u.path, u.line_path, e.at
        from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
          "personId" uuid, name text, phone text, "phoneIndex" text, "unionId" uuid, at timestamptz)
        left join orgs_union u on u.id = e."unionId"`;
      // Entered at a union is a member of it from that day on. One membership per entering: the person's id is its id.
      await tx`
        insert into orgs_membership (id, person_id, union_id, org_path, line_path, is_home, member_kind, standing, began_on)
        select e."personId", e."personId", u.id, u.path, u.line_path, true, 'regular', 'valid', (e.at at time zone 'UTC' + interval '8 hours')::date
        from jsonb_to_recordset(${rowsOf(tx, events)}) as e("personId" uuid, "unionId" uuid, at timestamptz)
        join orgs_union u on u.id = e."unionId"`;
    }),
    applier(personCorrected, async (tx, events) => {
      for (const round of inRounds(events, (event) => event.personId)) {
        await tx`
          update orgs_person p set name = coalesce(e.name, p.name), phone_sealed = coalesce(e.phone, p.phone_sealed),
            phone_index = coalesce(e."phoneIndex", p.phone_index),
            phone_event = case when e.phone is null then p.phone_event else ${personCorrected.type} end
          from jsonb_to_recordset(${rowsOf(tx, round)}) as e("personId" uuid, name text, phone text, "phoneIndex" text)
          where p.id = e."personId"`;
      }
    }),
    ...membershipAppliers,
    ...treeAppliers(scopedTables.map((one) => one.table)),
  ];
}

async function setSecondLine(tx: Tx, event: Applied<typeof secondLeaderSet>, scopedTables: readonly ScopedTable[]): Promise<void> {
  const below = `${event.path.slice(0, -1)}0`;
  await tx`
    update orgs_union u set line_path = ${event.linePath} || substr(u.path, ${event.path.length + 1}::integer),
      second_leader_id = case when u.id = ${event.unionId} then ${event.leaderId}::uuid else u.second_leader_id end
    where u.path >= ${event.path} and u.path < ${below}`;
  await tx`update orgs_union u set led_count = u.led_count + 1 where u.id = ${event.leaderId}`;
  await withWholeReach(tx, async () => {
    for (const { table } of scopedTables) {
      await tx`
        update ${tx(table)} s set line_path = ${event.linePath} || substr(s.org_path, ${event.path.length + 1}::integer)
        where s.org_path >= ${event.path} and s.org_path < ${below}`;
    }
  });
}
