import type { Holding, HeldFact } from '#platform/access/holding.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { findPersonContact } from './persons.ts';

type MembershipLine = { readonly unionName: string; readonly beganOn: PlainDate; readonly endedOn: PlainDate | null; readonly isHome: boolean };

export const orgsHoldings: readonly Holding[] = [
  {
    id: 'orgs.person', tables: ['orgs_person'], ground: 'membership', kept: 'until-forgotten',
    async read(ctx, personId) {
      const contact = await findPersonContact(ctx, personId);
      const [row] = await ctx.tx<{ enteredAt: Date }[]>`select p.entered_at as "enteredAt" from orgs_person p where p.id = ${personId}`;
      if (contact === undefined || row === undefined) return [];
      return [[
        { name: 'privacy.fact.name', value: contact.name, class: 'name' },
        ...(contact.phone === '' ? [] : [{ name: 'privacy.fact.phone', value: contact.phone, class: 'C3' } as const]),
        { name: 'privacy.fact.entered', value: row.enteredAt, class: 'C2' },
      ]];
    },
    async forget(tx, people) {
      // A number that nobody has any more may be somebody else's tomorrow: its index goes too.
      await tx`
        update orgs_person p set name = '', phone_sealed = null, phone_index = null, phone_event = null
        where p.id = any(${[...people]}::uuid[])`;
    },
  },
  {
    id: 'orgs.membership', tables: ['orgs_membership'], ground: 'membership', kept: 'stays',
    async read({ tx }, personId) {
      const rows = await tx<MembershipLine[]>`
        select u.name as "unionName", m.began_on as "beganOn", m.ended_on as "endedOn", m.is_home as "isHome"
        from orgs_membership m join orgs_union u on u.id = m.union_id
        where m.person_id = ${personId} order by m.began_on desc, m.ended_on desc nulls first, m.id`;
      return rows.map(({ unionName, beganOn, endedOn, isHome }): HeldFact[] => [
        { name: isHome ? 'privacy.fact.member' : 'privacy.fact.guest', value: unionName, class: 'C2' }, { name: 'privacy.fact.since', value: beganOn, class: 'C2' },
        ...(endedOn === null ? [] : [{ name: 'privacy.fact.until', value: endedOn, class: 'C2' } as const]),
      ]);
    },
  },
];
