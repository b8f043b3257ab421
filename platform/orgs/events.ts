import { z } from 'zod';
import { c1, c2, c3, defineEvent, idField, nameField } from '#platform/contract/event.ts';
import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { UNION_KINDS } from './contract.ts';

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

/** A table whose rows lie at a union's two paths; `orgs` rewrites them itself when the tree changes. */
export type ScopedTable = { readonly table: string };

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
    }),
    applier(secondLeaderSet, async (tx, events) => {
      for (const event of events) {
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
    }),
    applier(personEntered, async (tx, events) => {
      await tx`
        insert into orgs_person (id, name, phone_sealed, phone_index, union_id, org_path, line_path, entered_at)
        select e."personId", e.name, e.phone, e."phoneIndex", e."unionId", u.path, u.line_path, e.at
        from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
          "personId" uuid, name text, phone text, "phoneIndex" text, "unionId" uuid, at timestamptz)
        left join orgs_union u on u.id = e."unionId"`;
    }),
  ];
}

/**
 * Everything below a union moves with it, also rows that whoever decided it must not see (a case about themselves): row
 * level security would leave those behind without a word. The applier has no Ctx, so it sets what it found.
 */
async function withWholeReach(tx: Tx, work: () => Promise<void>): Promise<void> {
  const [before] = await tx<{ system: string }[]>`select coalesce(current_setting('app.system', true), '') as system`;
  await tx`select set_config('app.system', 'replay', true)`;
  await work();
  await tx`select set_config('app.system', ${before?.system ?? ''}, true)`;
}
