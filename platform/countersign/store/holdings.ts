import type { Holding } from '#platform/access/holding.ts';
import { destroyKeys } from '#platform/crypto/store/subject-keys.ts';

/** What two persons decided together. The text of a request about somebody may hold their name: it goes with its own key. */
export const countersignHoldings: readonly Holding[] = [{
  id: 'countersign.request', tables: ['countersign_request'], ground: 'duty', kept: 'stays',
  async read({ tx }, personId) {
    const rows = await tx<{ preparedAt: Date; unionName: string }[]>`
      select r.prepared_at as "preparedAt", u.name as "unionName" from countersign_request r join orgs_union u on u.id = r.union_id
      where ${personId} = any(r.concerned_ids) order by r.prepared_at desc, r.id`;
    return rows.map(({ preparedAt, unionName }) => [
      { name: 'privacy.fact.decided-about', value: unionName, class: 'C2' }, { name: 'privacy.fact.sent', value: preparedAt, class: 'C2' },
    ]);
  },
  async forget(tx, people) {
    const rows = await tx<{ id: string }[]>`select r.id from countersign_request r where r.concerned_ids && ${[...people]}::uuid[]`;
    await destroyKeys(tx, rows.map(({ id }) => id));
  },
}];
