import { z } from 'zod';
import { c2, defineEvent, idField } from '#platform/contract/event.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';

/** The platform chose how long a kind of data is kept. */
export const retentionChosen = defineEvent('keeping.retentionChosen', {
  crosses: 'never', subject: 'choiceId',
  fields: { choiceId: idField<'retention-choice'>(), kind: c2(z.string().max(40)), days: c2(z.int().positive()) },
});

export const keepingAppliers: readonly Applier[] = [
  applier(retentionChosen, async (tx, events) => {
    // One statement may touch a row once: of several choices for one kind the last counts.
    const last = [...new Map(events.map((event) => [event.kind, event])).values()];
    await tx`
      insert into keeping_retention (kind, days, changed_at)
      select e.kind, e.days, e.at from jsonb_to_recordset(${rowsOf(tx, last)}) as e(kind text, days integer, at timestamptz)
      on conflict (kind) do update set days = excluded.days, changed_at = excluded.changed_at`;
  }),
];
