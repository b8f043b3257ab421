import type { Tx } from '#platform/db/tx.ts';
import type { Sealed } from '#platform/contract/event.ts';
import type { Id, PersonId } from '#platform/kernel/id.ts';

export type RatingRow = {
  readonly id: Id<'rating'>; readonly sessionId: string; readonly personId: PersonId; readonly title: string; readonly stars: number; readonly wordsSealed: Sealed | null; readonly ratedAt: Date;
};

const columns = (tx: Tx) => tx`r.id, r.session_id as "sessionId", r.person_id as "personId", a.title, r.stars, r.words_sealed as "wordsSealed", r.rated_at as "ratedAt"`;

/** Of an activity, in an order that tells nothing of who came when. */
export async function listRatings(tx: Tx, activityId: string): Promise<RatingRow[]> {
  return tx<RatingRow[]>`
    select ${columns(tx)} from activities_rating r join activities_activity a on a.id = r.activity_id where r.activity_id = ${activityId} order by r.stars desc, r.id limit 2000`;
}

/** One person's, newest first. In the reach 'job'. */
export async function listRatingsOf(tx: Tx, personId: string): Promise<RatingRow[]> {
  return tx<RatingRow[]>`
    select ${columns(tx)} from activities_rating r join activities_activity a on a.id = r.activity_id where r.person_id = ${personId} order by r.rated_at desc, r.id limit 500`;
}
