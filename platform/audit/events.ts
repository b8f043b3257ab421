import { z } from 'zod';
import { c2, defineEvent, idField } from '#platform/contract/event.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';

/** Entries of the access log older than `before`, at places below `upTo`, are removed: their time is over. */
export const accessLogExpired = defineEvent('audit.accessLogExpired', {
  crosses: 'never', subject: 'expiryId',
  fields: { expiryId: idField<'audit-expiry'>(), before: c2(z.iso.datetime()), upTo: c2(z.int().positive()) },
});

/** This database was brought back from a backup: what follows is another run than the one the backup was made of. */
export const incarnationBegun = defineEvent('audit.incarnationBegun', {
  crosses: 'never', subject: 'incarnationId',
  fields: {
    incarnationId: idField<'incarnation'>(), restoredAt: c2(z.iso.datetime()), source: c2(z.string().max(200)), keptSize: c2(z.int().nonnegative()),
  },
});

export const auditAppliers: readonly Applier[] = [
  applier(accessLogExpired, async (tx, events) => {
    await tx`
      insert into audit_expiry (id, before, up_to, made_at)
      select e."expiryId", e.before, e."upTo", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("expiryId" uuid, before timestamptz, "upTo" bigint, at timestamptz)`;
  }),
  applier(incarnationBegun, async (tx, events) => {
    await tx`
      insert into audit_incarnation (id, restored_at, source, kept_size, begun_at)
      select e."incarnationId", e."restoredAt", e.source, e."keptSize", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("incarnationId" uuid, "restoredAt" timestamptz, source text, "keptSize" bigint, at timestamptz)`;
  }),
];
