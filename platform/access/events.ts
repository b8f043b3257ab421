import { z } from 'zod';
import { c2, defineEvent, idField } from '#platform/contract/event.ts';
import { ROLES } from '#platform/contract/permissions.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';

export const granted = defineEvent('access.granted', {
  crosses: 'both', subject: 'grantId',
  fields: {
    grantId: idField<'grant'>(), personId: idField<'person'>(), unionId: idField<'union'>(),
    orgPath: c2(z.string()), linePath: c2(z.string()), role: c2(z.enum(ROLES)), hasSubtree: c2(z.boolean()),
    grantedBy: c2(z.string().nullable()), parentGrantId: c2(z.string().nullable()), validUntil: c2(z.iso.datetime().nullable()),
    /** Left out: it begins as it is given. */
    validFrom: c2(z.iso.datetime().optional()),
  },
  notices: (event) => [{
    to: { person: event.personId }, kind: 'access.granted', params: { role: event.role, unionId: event.unionId }, link: '/office',
  }],
});

export const grantEnded = defineEvent('access.grantEnded', {
  crosses: 'both', subject: 'grantId',
  fields: { grantId: idField<'grant'>(), personId: idField<'person'>(), endedBy: c2(z.string().nullable()) },
});

/** Leave: who is away is not sought. The duties stay; who stands in meanwhile holds duties that were handed on. */
export const absenceDeclared = defineEvent('access.absenceDeclared', {
  crosses: 'both', subject: 'absenceId',
  fields: {
    absenceId: idField<'absence'>(), personId: idField<'person'>(), unionId: idField<'union'>(), orgPath: c2(z.string()),
    linePath: c2(z.string()), from: c2(z.iso.datetime()), until: c2(z.iso.datetime()), deputyGrantIds: c2(z.array(z.string())),
  },
});

export const absenceEnded = defineEvent('access.absenceEnded', {
  crosses: 'both', subject: 'absenceId', fields: { absenceId: idField<'absence'>() },
});

export const accessAppliers: readonly Applier[] = [
  applier(granted, async (tx, events) => {
    await tx`
      insert into access_grant (id, person_id, union_id, org_path, line_path, role, has_subtree, granted_by, parent_grant_id,
        valid_from, valid_until)
      select e."grantId", e."personId", e."unionId", e."orgPath", e."linePath", e.role, e."hasSubtree", e."grantedBy",
             e."parentGrantId", coalesce(e."validFrom", e.at), e."validUntil"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "grantId" uuid, "personId" uuid, "unionId" uuid, "orgPath" text, "linePath" text, role text, "hasSubtree" boolean,
        "grantedBy" uuid, "parentGrantId" uuid, "validUntil" timestamptz, "validFrom" timestamptz, at timestamptz)`;
  }),
  applier(grantEnded, async (tx, events) => {
    // What was handed on from an ended grant ends with it, at any depth: nobody keeps more than its giver holds.
    // The earliest end counts, so that the order in which two ends meet at a grant makes no difference (replay law).
    await tx`
      with recursive ended as (
        select e."grantId" as id, e.at from jsonb_to_recordset(${rowsOf(tx, events)}) as e("grantId" uuid, at timestamptz)
        union all
        select g.id, ended.at from access_grant g join ended on g.parent_grant_id = ended.id)
      update access_grant g set revoked_at = e.at from (select ended.id, min(ended.at) as at from ended group by ended.id) e
      where g.id = e.id and (g.revoked_at is null or g.revoked_at > e.at)`;
  }),
  applier(absenceDeclared, async (tx, events) => {
    await tx`
      insert into access_absence (id, person_id, union_id, org_path, line_path, away_from, away_until, deputy_grant_ids)
      select e."absenceId", e."personId", e."unionId", e."orgPath", e."linePath", e."from", e."until", e."deputyGrantIds"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("absenceId" uuid, "personId" uuid, "unionId" uuid, "orgPath" text,
        "linePath" text, "from" timestamptz, "until" timestamptz, "deputyGrantIds" uuid[])`;
  }),
  applier(absenceEnded, async (tx, events) => {
    await tx`
      update access_absence a set ended_at = least(a.ended_at, e.at)
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("absenceId" uuid, at timestamptz) where a.id = e."absenceId"`;
  }),
];
