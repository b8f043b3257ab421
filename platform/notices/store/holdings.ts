import type { Holding } from '#platform/access/holding.ts';

const MOST = 200;

/** Notices hold nothing personal but to whom they went. */
export const noticesHoldings: readonly Holding[] = [{
  id: 'notices.notice', tables: ['notices_notice'], ground: 'request', kept: { kind: 'notices' },
  async read({ tx }, personId) {
    const rows = await tx<{ madeAt: Date; isRead: boolean }[]>`
      select n.made_at as "madeAt", n.read_at is not null as "isRead" from notices_notice n
      where n.person_id = ${personId} order by n.made_at desc, n.id desc limit ${MOST}`;
    return rows.map(({ madeAt, isRead }) => [
      { name: 'privacy.fact.sent', value: madeAt, class: 'C2' }, { name: 'privacy.fact.read', value: isRead, class: 'C2' },
    ]);
  },
  async erase({ tx }, personId) {
    await tx`delete from notices_notice n where n.person_id = ${personId}`;
  },
}];
