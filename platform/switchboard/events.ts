import { z } from 'zod';
import { c1, c2, defineEvent, idField } from '#platform/contract/event.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';

const value = z.union([z.string(), z.number()]).nullable();
const changes = z.record(z.string(), z.object({ value, isFixed: z.boolean(), basis: value }));

/** A union's own settings, whole: undoing is publishing an earlier version's settings again. */
export const layoutPublished = defineEvent('switchboard.layoutPublished', {
  crosses: 'to-internet', subject: 'unionId',
  fields: {
    unionId: idField<'union'>(), version: c1(z.int()), changes: c1(changes), note: c2(z.string()), officerId: c2(z.string().nullable()),
  },
});

/** `/u/<code>` leads to this union's home from now on, and an earlier code of its own no longer. */
export const addressSet = defineEvent('switchboard.addressSet', {
  crosses: 'to-internet', subject: 'unionId',
  fields: { unionId: idField<'union'>(), code: c1(z.string().nullable()) },
});

export const switchboardAppliers: readonly Applier[] = [
  applier(layoutPublished, async (tx, events) => {
    await tx`
      insert into switchboard_version (union_id, version, org_path, line_path, changes, note, officer_id, published_at)
      select e."unionId", e.version, u.path, u.line_path, e.changes, e.note, e."officerId", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "unionId" uuid, version integer, changes jsonb, note text, "officerId" uuid, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
    await tx`
      insert into switchboard_layout (union_id, org_path, line_path, version)
      select u.id, u.path, u.line_path, max(e.version)
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("unionId" uuid, version integer)
      join orgs_union u on u.id = e."unionId" group by u.id order by u.id
      on conflict (union_id) do update set version = excluded.version`;
    await tx`update switchboard_stamp s set stamp = s.stamp + 1 where s.id`;
  }),
  applier(addressSet, async (tx, events) => {
    // One after the other: in one batch a union may give up what the next one takes.
    for (const event of events) {
      await tx`
        insert into switchboard_address (union_id, code, org_path, line_path)
        select u.id, ${event.code}::text, u.path, u.line_path from orgs_union u where u.id = ${event.unionId}
        on conflict (union_id) do update set code = excluded.code`;
    }
  }),
];
