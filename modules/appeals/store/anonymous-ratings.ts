import type { Tx } from '#platform/db/tx.ts';
import type { AnonymousRating } from '../rules/burst.ts';

/** The newest counted ratings of anonymous cases of one poster. Runs under the reach 'job'; times and stars, nothing of anybody. */
export async function listAnonymousRatings(tx: Tx, codeId: string, limit: number): Promise<AnonymousRating[]> {
  return tx<AnonymousRating[]>`
    select r.at as "ratedAt", coalesce(a.is_solved, false) and a.score >= 4 as "isHigh",
           (select max(s.at) from appeals_step s where s.appeal_id = a.id and s.kind = 'closed') as "closedAt"
    from appeals_appeal a
    cross join lateral (select max(s.at) as at from appeals_step s where s.appeal_id = a.id and s.kind = 'rated') r
    where a.code_id = ${codeId} and a.disclosure = 'anonymous' and a.is_rating_counted and r.at is not null
    order by a.changed_at desc, a.id desc limit ${limit}`;
}
