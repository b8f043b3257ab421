import { defineEvent, idField } from '#platform/contract/event.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';

/** The union that offers is no more: its successor stands in its place, also among those whom the places are for. */
export const offerRehomed = defineEvent('signup.offerRehomed', {
  crosses: 'both', subject: 'offerId', fields: { offerId: idField<'offer'>(), unionId: idField<'union'>(), toUnionId: idField<'union'>() },
});

export const rehomingAppliers: readonly Applier[] = [
  applier(offerRehomed, async (tx, events) => {
    // One by one: a successor may have ended too, and then the second step begins from what the first wrote.
    for (const event of events) {
      const rows = rowsOf(tx, [event]);
      await tx`
        update signup_offer t set union_id = u.id, org_path = u.path, line_path = u.line_path, audience = replace(t.audience::text, e."unionId"::text, e."toUnionId"::text)::jsonb
        from jsonb_to_recordset(${rows}) as e("offerId" uuid, "unionId" uuid, "toUnionId" uuid) join orgs_union u on u.id = e."toUnionId" where t.id = e."offerId"`;
      await tx`
        update signup_share t set union_id = case when t.union_id = e."unionId" then e."toUnionId" else t.union_id end,
          parent_id = case when t.parent_id = e."unionId" then e."toUnionId" else t.parent_id end
        from jsonb_to_recordset(${rows}) as e("offerId" uuid, "unionId" uuid, "toUnionId" uuid)
        where t.offer_id = e."offerId" and e."unionId" in (t.union_id, t.parent_id)
          and not exists (select from signup_share o where o.offer_id = e."offerId" and o.union_id = e."toUnionId")`;
      await tx`
        update signup_entry t set takings = replace(t.takings::text, e."unionId"::text, e."toUnionId"::text)::jsonb
        from jsonb_to_recordset(${rows}) as e("offerId" uuid, "unionId" uuid, "toUnionId" uuid)
        where t.offer_id = e."offerId" and t.ended_at is null
          and not exists (select from signup_share o where o.offer_id = e."offerId" and o.union_id = e."unionId")`;
    }
  }),
];
