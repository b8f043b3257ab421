import type { Holding } from '#platform/access/holding.ts';

/** Cases somebody began: their answers, opinions and papers are sealed with their key and go with it. */
export const flowsHoldings: readonly Holding[] = [
  {
    id: 'flows.case', tables: ['flows_case', 'flows_trail', 'flows_paper'], ground: 'request', kept: 'until-forgotten',
    async read({ tx }, personId) {
      const rows = await tx<{ number: string; title: string; unionName: string; startedAt: Date }[]>`
        select c.number, v.definition -> 'title' ->> 'zh-CN' as title, u.name as "unionName", c.started_at as "startedAt"
        from flows_case c join flows_version v on v.id = c.version_id join orgs_union u on u.id = c.union_id
        where c.starter_id = ${personId} order by c.started_at desc, c.id`;
      return rows.map(({ number, title, unionName, startedAt }) => [
        { name: 'privacy.fact.application', value: `${title} ${number}`, class: 'C2' }, { name: 'privacy.fact.member', value: unionName, class: 'C2' },
        { name: 'privacy.fact.sent', value: startedAt, class: 'C2' },
      ]);
    },
    async listSubjects({ tx }, personId) {
      return (await tx<{ id: string }[]>`select c.id from flows_case c where c.starter_id = ${personId}`).map((row) => row.id);
    },
    async listObstacles({ tx }, personId) {
      const [row] = await tx<{ count: number }[]>`
        select count(*)::integer as count from flows_case c where c.starter_id = ${personId} and c.status in ('running', 'with-starter')`;
      return row === undefined || row.count === 0 ? [] : [{ kind: 'privacy.obstacle.cases', count: row.count, link: '/flows' }];
    },
    async erase({ tx }, personId) {
      await tx`delete from files_photo f using flows_case c where f.owner_id = c.id and c.starter_id = ${personId}`;
    },
    async forget(tx, people) {
      await tx`update flows_trail t set words_sealed = null from flows_case c where c.id = t.case_id and c.starter_id = any(${[...people]}::uuid[])`;
      await tx`update flows_paper p set text_sealed = null from flows_case c where c.id = p.case_id and c.starter_id = any(${[...people]}::uuid[])`;
      await tx`update flows_case c set personal_sealed = null where c.starter_id = any(${[...people]}::uuid[])`;
    },
  },
  // Who decided what stays with the case, by an id alone.
  { id: 'flows.task', tables: ['flows_task', 'flows_version', 'flows_draft'], ground: 'duty', kept: 'stays' },
];
