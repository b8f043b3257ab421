import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

export type Look = { readonly at: Date; readonly endpoint: string; readonly reason: string | null; readonly byId: string | null };
/** A union whose lists somebody stood in, and from when to when; `endedOn` is the first day outside. */
export type Stay = { readonly unionId: string; readonly beganOn: PlainDate; readonly endedOn: PlainDate | null };

/** The unions somebody belonged to, and those above them. In the reach 'job'. */
export async function listStays({ tx }: Pick<Ctx, 'tx'>, personId: string): Promise<Stay[]> {
  return tx<Stay[]>`
    select above.id as "unionId", m.began_on as "beganOn", m.ended_on as "endedOn"
    from orgs_membership m join orgs_union u on u.id = m.union_id cross join lateral unnest(u.ancestors || u.id) as above(id)
    where m.person_id = ${personId}`;
}

const SHOWN = 100;

/** Entries that tell of some ids, and exports of lists in which somebody stood that day; newest first. */
export async function listLooksAt(
  ctx: Ctx, at: { readonly subjects: readonly string[]; readonly stays: readonly Stay[]; readonly exports: readonly string[] },
): Promise<Look[]> {
  const { subjects, stays, exports } = at;
  return withSystemReach(ctx, 'audit', ({ tx }) => tx<Look[]>`
    with listed as (
      select a.at, a.endpoint, a.reason, a.actor, a.seq from access_log a where a.subject_id = any(${[...subjects]}::uuid[]) and a.outcome = 'read'
      union all
      select a.at, a.endpoint, a.reason, a.actor, a.seq from access_log a
      where a.subject_id = any(${[...new Set(stays.map(({ unionId }) => unionId))]}::uuid[]) and a.outcome = 'read' and a.endpoint = any(${[...exports]}::text[])
        and exists (
          select from unnest(${stays.map(({ unionId }) => unionId)}::uuid[], ${stays.map(({ beganOn }) => beganOn)}::date[],
            ${stays.map(({ endedOn }) => endedOn)}::date[]) as stay(union_id, began_on, ended_on)
          where stay.union_id = a.subject_id and (a.at at time zone 'UTC' + interval '8 hours')::date >= stay.began_on
            and (stay.ended_on is null or (a.at at time zone 'UTC' + interval '8 hours')::date < stay.ended_on)))
    select l.at, l.endpoint, l.reason, l.actor ->> 'personId' as "byId" from listed l order by l.at desc, l.seq desc limit ${SHOWN}`);
}

export type Holder = { readonly personId: string; readonly name: string; readonly role: string | null; readonly unionName: string | null };

/** Who somebody was when they looked: the name, and an office that they held then. In the reach 'job'. */
export async function listHolders({ tx }: Pick<Ctx, 'tx'>, looks: readonly Look[]): Promise<Holder[]> {
  const known = looks.filter((look) => look.byId !== null);
  return tx<Holder[]>`
    select w.person_id as "personId", p.name, o.role, o."unionName"
    from unnest(${known.map(({ byId }) => byId)}::uuid[], ${known.map(({ at }) => at.toISOString())}::timestamptz[]) with ordinality as w(person_id, at, place)
    join orgs_person p on p.id = w.person_id
    left join lateral (
      select g.role, u.name as "unionName" from access_grant g join orgs_union u on u.id = g.union_id
      where g.person_id = w.person_id and g.valid_from <= w.at and (g.revoked_at is null or g.revoked_at > w.at)
      order by g.parent_grant_id is not null, g.valid_from desc limit 1) o on true
    order by w.place`;
}
