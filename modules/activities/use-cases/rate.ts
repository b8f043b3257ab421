import { listStanding } from '#capabilities/signup/store/entries.ts';
import { lockOffers } from '#capabilities/signup/store/offers.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { systemReach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { signedInPerson } from '#platform/accounts/signed-in-person.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { figuresAsOf, sumFigures } from '#platform/figures/store/figures.ts';
import { METRICS as SIGNUP } from '#capabilities/signup/rules/metrics.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { dateInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { sessionRated } from '../events/definitions.ts';
import { METRICS } from '../rules/metrics.ts';
import { ratingRefusal, summarize } from '../rules/ratings.ts';
import { findActivity, listSessions } from '../store/activities.ts';
import { listRatings, listRatingsOf, type RatingRow } from '../store/ratings.ts';

/** Said once by whoever had a place, when the session is over. Holding the offer keeps two presses apart. */
export const rateSession = handle(endpoints.rateSession, (ctx, { activityId, sessionId, stars, words }) => withSystemReach(ctx, 'job', async (job) => {
  const { personId } = signedInPerson(ctx);
  await lockOffers(job.tx, [sessionId]);
  const activity = await findActivity(job.tx, systemReach('job'), activityId, false);
  const session = activity === undefined ? undefined : (await listSessions(job.tx, [activity.id])).find(({ id }) => id === sessionId);
  const [entry] = await listStanding(job.tx, [sessionId], [personId]);
  if (activity === undefined || session === undefined || entry?.state !== 'placed' || activity.cancelledAt !== null) throw new AppError(errors['not-there']);
  const refusal = ratingRefusal(session.endsAt, ctx.clock.now());
  if (refusal !== undefined) throw new AppError(refusal);
  if ((await listRatingsOf(job.tx, personId)).some((row) => row.sessionId === sessionId)) throw new AppError(errors['rated-already']);
  await record(job, [sessionRated({
    ratingId: newId<'rating'>(ctx), activityId: activity.id, sessionId: toId<'offer'>(sessionId), unionId: activity.unionId, personId, stars, day: dateInChina(ctx.clock.now()),
    ...(words === undefined || words === '' ? {} : { words }),
  })]);
  return {};
}));

/** How it was, for whoever planned it: never by whom, and words only where several spoke. */
export const readRatings = handle(endpoints.readRatings, async (ctx, _input, activity) => {
  const rows = await listRatings(ctx.tx, activity.id);
  const words = await openWords(ctx, rows);
  return summarize(rows.map(({ id, stars }) => ({ stars, words: words.get(id) })));
});

export const readFigures = handle(endpoints.readFigures, async (ctx, { year }, union) => {
  const sums = await sumFigures(ctx.tx, ctx.reach, {
    metrics: [...Object.values(METRICS), SIGNUP.entered], union, from: toPlainDate(`${year}-01-01`), to: toPlainDate(`${year}-12-31`),
  });
  const of = (metric: string) => sums.get(metric) ?? 0;
  return {
    made: of(METRICS.made), cancelled: of(METRICS.cancelled), entered: of(SIGNUP.entered), rated: of(METRICS.rated), stars: of(METRICS.stars), photos: of(METRICS.photos), asOf: await figuresAsOf(ctx.tx),
  };
});

/** By rating; nothing of who was forgotten. */
export async function openWords(ctx: Ctx, rows: readonly RatingRow[]): Promise<ReadonlyMap<string, string>> {
  const said = rows.filter(({ wordsSealed }) => wordsSealed !== null);
  const keys = await loadKeys(ctx.tx, ctx.keyring, said.map(({ personId }) => personId));
  return new Map(said.flatMap(({ id, personId, wordsSealed }) => {
    const key = keys.get(personId);
    return key === undefined || wordsSealed === null ? [] : [[id, String(JSON.parse(openSeal(key, { type: sessionRated.type, field: 'words', subject: id }, wordsSealed)))] as const];
  }));
}
