import type { Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

const AT_ONCE = 500;

/** Unions whose certificate ends by a day and whose officers were not told of that end yet. */
export async function listExpiring(tx: Tx, until: PlainDate): Promise<{ unionId: UnionId; certificateTo: PlainDate }[]> {
  return tx<{ unionId: UnionId; certificateTo: PlainDate }[]>`
    select u.id as "unionId", u.certificate_to as "certificateTo" from orgs_union u
    where u.certificate_to <= ${until} and u.dissolved_at is null and u.reminded_for is distinct from u.certificate_to
    order by u.certificate_to, u.id limit ${AT_ONCE} for update skip locked`;
}
