import type { HeldFact, Holding } from '../holding.ts';

type DutyRow = { readonly unionName: string; readonly role: string; readonly since: Date; readonly until: Date | null };
type LeaveRow = { readonly unionName: string; readonly awayFrom: Date; readonly awayUntil: Date };

/** Offices and duties: as public inside the house as the unions themselves, and kept with the union's records. */
export const accessHoldings: readonly Holding[] = [{
  id: 'access.duty', tables: ['access_grant', 'access_absence'], ground: 'duty', kept: 'stays',
  async read({ tx }, personId) {
    const duties = await tx<DutyRow[]>`
      select u.name as "unionName", g.role, g.valid_from as since, coalesce(g.revoked_at, g.valid_until) as until
      from access_grant g join orgs_union u on u.id = g.union_id where g.person_id = ${personId} order by g.valid_from desc, g.id`;
    const leaves = await tx<LeaveRow[]>`
      select u.name as "unionName", a.away_from as "awayFrom", coalesce(a.ended_at, a.away_until) as "awayUntil"
      from access_absence a join orgs_union u on u.id = a.union_id where a.person_id = ${personId} order by a.away_from desc, a.id`;
    return [
      ...duties.map(({ unionName, role, since, until }): HeldFact[] => [
        { name: 'privacy.fact.union', value: unionName, class: 'C1' }, { name: 'privacy.fact.duty', value: `privacy.role.${role}`, class: 'C2', isWord: true },
        { name: 'privacy.fact.since', value: since, class: 'C2' }, ...(until === null ? [] : [{ name: 'privacy.fact.until', value: until, class: 'C2' } as const]),
      ]),
      ...leaves.map(({ unionName, awayFrom, awayUntil }): HeldFact[] => [
        { name: 'privacy.fact.leave', value: unionName, class: 'C2' }, { name: 'privacy.fact.since', value: awayFrom, class: 'C2' },
        { name: 'privacy.fact.until', value: awayUntil, class: 'C2' },
      ]),
    ];
  },
  async listObstacles({ tx, clock }, personId) {
    const [row] = await tx<{ count: number }[]>`
      select count(*) as count from access_grant g
      where g.person_id = ${personId} and g.revoked_at is null and (g.valid_until is null or g.valid_until > ${clock.now()})`;
    return [{ kind: 'privacy.obstacle.access.duty', count: row?.count ?? 0, link: null }];
  },
}];
