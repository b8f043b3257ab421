import { z } from 'zod';
import type { Holding } from '#platform/access/holding.ts';
import { c2, c3, defineEvent, idField } from '#platform/contract/event.ts';
import { forgetKeys } from '#platform/crypto/store/subject-keys.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { isUuid, type PersonId } from '#platform/kernel/id.ts';
import { withWholeReach } from '#platform/orgs/store/whole-reach.ts';

const request = { requestId: idField<'forgetting'>(), personId: idField<'person'>() };
const officer = c2(z.custom<PersonId>((value) => typeof value === 'string' && isUuid(value)).nullable());

export const forgettingAsked = defineEvent('privacy.forgettingAsked', {
  crosses: 'both', subject: 'requestId', sealedBy: 'personId',
  fields: { ...request, dueAt: c2(z.iso.datetime()), askedBy: officer, reason: c3(z.string().max(200).optional()) },
  // Also when an officer asked: whoever has a phone after all can take it back.
  notices: (event) => [{ to: { person: event.personId }, kind: 'privacy.notice.asked', params: {}, link: '/me/forget' }],
});

export const forgettingWithdrawn = defineEvent('privacy.forgettingWithdrawn', {
  crosses: 'both', subject: 'requestId', fields: request,
  notices: (event) => [{ to: { person: event.personId }, kind: 'privacy.notice.withdrawn', params: {}, link: '/me/forget' }],
});

/** From here on nobody is told of: the key is gone for good, and every table that showed a name shows none. */
export const personForgotten = defineEvent('privacy.personForgotten', { crosses: 'both', subject: 'personId', fields: request });

/** The holdings come from the manifests: privacy knows no module. */
export function privacyAppliers(holdings: readonly Holding[]): readonly Applier[] {
  return [
    applier(forgettingAsked, async (tx, events) => {
      await tx`
        insert into privacy_forgetting (id, person_id, asked_by, reason_sealed, asked_at, due_at, state)
        select e."requestId", e."personId", e."askedBy", e.reason, e.at, e."dueAt", 'waiting'
        from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
          "requestId" uuid, "personId" uuid, "askedBy" uuid, reason text, "dueAt" timestamptz, at timestamptz)`;
    }),
    applier(forgettingWithdrawn, async (tx, events) => {
      await tx`
        update privacy_forgetting f set state = 'withdrawn', settled_at = e.at
        from jsonb_to_recordset(${rowsOf(tx, events)}) as e("requestId" uuid, at timestamptz) where f.id = e."requestId"`;
    }),
    // Wherever the rows lie, and whoever may see them: nobody is forgotten by halves.
    applier(personForgotten, (tx, events) => withWholeReach(tx, async () => {
      const people = events.map((event) => event.personId);
      for (const holding of holdings) await holding.forget?.(tx, people);
      await tx`
        update privacy_forgetting f set state = 'done', settled_at = e.at
        from jsonb_to_recordset(${rowsOf(tx, events)}) as e("requestId" uuid, at timestamptz) where f.id = e."requestId"`;
      await forgetKeys(tx, events.map(({ personId, at }) => ({ owner: personId, at })));
    })),
  ];
}
