import { isFor, type Member } from '#capabilities/signup/rules/audience.ts';
import { listMembers } from '#capabilities/signup/store/entries.ts';
import { countLists, readTerms } from '#capabilities/signup/use-cases/count-lists.ts';
import { readWays } from '#capabilities/signup/use-cases/read-ways.ts';
import { findPlanNumbered, listAgreedPlans } from '#modules/budgets/public.ts';
import type { Way } from '#capabilities/signup/wire.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { isPlaceInReach, systemReach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { findUnion, listUnionsById } from '#platform/orgs/store/unions.ts';
import { signedInPerson } from '#platform/accounts/signed-in-person.ts';
import { listRatingsOf } from '../store/ratings.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { findActivity, listActivitiesInReach, listComing, listSessions, PAGE, type ActivityRow, type SessionRow } from '../store/activities.ts';

const NOBODY = { places: 0, taken: 0, waiting: 0, asked: 0 };

export const listActivities = handle(endpoints.listActivities, async (ctx, { view, unionId, words, before }) => {
  const union = unionId === undefined ? undefined : await findUnion(ctx.tx, unionId);
  if (unionId !== undefined && (union === undefined || !isPlaceInReach(ctx.reach, { orgPath: union.path, linePath: union.linePath }))) throw new AppError(generalErrors['not-found']);
  const rows = await listActivitiesInReach(ctx.tx, ctx.reach, { view, union, words, before, now: ctx.clock.now() });
  const sessions = await listSessions(ctx.tx, rows.map(({ id }) => id));
  const sessionIds = sessions.map(({ id }) => id);
  const [counts, ways] = [await countLists(ctx, sessionIds), await readWays(ctx, sessionIds)];
  const nameOf = await unionNames(ctx, rows.map(({ unionId }) => unionId));
  const last = rows.length === PAGE ? rows.at(-1) : undefined;
  return {
    activities: rows.map((row) => {
      const own = sessions.filter(({ activityId }) => activityId === row.id);
      const sum = (key: 'places' | 'taken' | 'waiting' | 'asked') => own.reduce((all, { id }) => all + (counts.get(id)?.[key] ?? 0), 0);
      return { ...toSummary({ ...row, way: wayOf(row.way, own, ways) }, nameOf), sessions: own.length, places: sum('places'), taken: sum('taken'), waiting: sum('waiting'), asked: sum('asked') };
    }),
    next: last === undefined ? null : { beginsAt: last.beginsAt, activityId: last.id },
  };
});

export const readActivity = handle(endpoints.readActivity, async (ctx, _input, row) => {
  const sessions = await listSessions(ctx.tx, [row.id]);
  // The same cut and the same rules hold for every session.
  const sessionIds = sessions.map(({ id }) => id);
  const [counts, terms, ways] = [await countLists(ctx, sessionIds), await readTerms(ctx, sessions[0]?.id ?? row.id), await readWays(ctx, sessionIds)];
  const plan = row.planNumber === null ? undefined : await findPlanNumbered(ctx, row.unionId, row.planNumber);
  const nameOf = await unionNames(ctx, [row.unionId, ...row.audience.unionIds, ...terms.shares.map(({ unionId }) => unionId)]);
  const withName = (unionId: string) => ({ unionId, unionName: nameOf(unionId) });
  const whole = toWhole({ ...row, way: wayOf(row.way, sessions, ways) }, sessions, nameOf);
  return {
    ...whole, plan: plan === undefined ? null : { planId: plan.planId, title: plan.title }, sessions: whole.sessions.map((one) => ({ ...one, way: ways.get(one.sessionId) ?? row.way, ...counts.get(one.sessionId) ?? NOBODY })),
    audience: { unions: row.audience.unionIds.map(withName), kinds: [...row.audience.kinds], retired: row.audience.retired },
    terms: { ...terms, way: row.way, shares: terms.shares.map((share) => ({ ...share, ...withName(share.unionId) })) },
  };
});

export const listPlans = handle(endpoints.listPlans, async (ctx, _input, union) => ({
  plans: (await listAgreedPlans(ctx, union.id)).map(({ number, title, total }) => ({ number, title, total })),
}));

export const listForMe = handle(endpoints.listForMe, (ctx) => withSystemReach(ctx, 'job', async (job) => {
  const member = await memberAsking(job);
  if (member === undefined) return { activities: [] };
  const rows = (await listComing(job.tx, member.line, ctx.clock.now())).filter((row) => isFor(row.audience, member));
  const [sessions, nameOf] = [await listSessions(job.tx, rows.map(({ id }) => id)), await unionNames(job, rows.map(({ unionId }) => unionId))];
  const ways = await readWays(job, sessions.map(({ id }) => id));
  return {
    activities: rows.map((row) => {
      const own = sessions.filter(({ activityId }) => activityId === row.id);
      return { ...toSummary({ ...row, way: wayOf(row.way, own, ways) }, nameOf), cover: row.pictures[0] ?? null, sounds: row.sounds, sessions: own.length, times: own.map(({ id, beginsAt, endsAt }) => ({ sessionId: id, beginsAt, endsAt })) };
    }),
  };
}));

/** One that is for others is answered like one that does not exist. */
export const readForMe = handle(endpoints.readForMe, (ctx, { activityId }) => withSystemReach(ctx, 'job', async (job) => {
  const row = await requireInvited(job, activityId, false);
  const rated = (await listRatingsOf(job.tx, signedInPerson(ctx).personId)).map(({ sessionId, stars }) => ({ sessionId, stars }));
  const sessions = await listSessions(job.tx, [row.id]);
  const way = wayOf(row.way, sessions, await readWays(job, sessions.map(({ id }) => id)));
  return { ...toWhole({ ...row, way }, sessions, await unionNames(job, [row.unionId])), rated: rated.filter(({ sessionId }) => sessions.some(({ id }) => id === sessionId)) };
}));

/** What all its sessions say; where they differ, because one of several draws did not come about, what it was made with. */
function wayOf(made: Way, sessions: readonly SessionRow[], ways: ReadonlyMap<string, Way>): Way {
  const [way, ...others] = new Set(sessions.map(({ id }) => ways.get(id) ?? made));
  return way === undefined || others.length > 0 ? made : way;
}

/** The activity, for whoever it is for. In the reach 'job'; `lock` keeps two who write to it apart. */
export async function requireInvited(job: Ctx, activityId: string, lock: boolean): Promise<ActivityRow> {
  const [member, row] = [await memberAsking(job), await findActivity(job.tx, systemReach('job'), activityId, lock)];
  if (row === undefined || member === undefined || !isFor(row.audience, member)) throw new AppError(errors['activity-unknown']);
  return row;
}

async function memberAsking(job: Ctx): Promise<Member | undefined> {
  if (job.actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return (await listMembers(job.tx, [job.actor.personId])).get(job.actor.personId);
}

async function unionNames({ tx }: Pick<Ctx, 'tx'>, unionIds: readonly string[]): Promise<(unionId: string) => string> {
  const names = new Map<string, string>((await listUnionsById(tx, unionIds)).map(({ id, name }) => [id, name]));
  return (unionId) => names.get(unionId) ?? '';
}

function toSummary(row: ActivityRow, nameOf: (unionId: string) => string) {
  const { id, unionId, kind, title, place, way, beginsAt, endsAt, opensAt, closesAt, cancelledAt } = row;
  return {
    activityId: id, unionId, unionName: nameOf(unionId), kind, title, place, way, state: cancelledAt === null ? 'open' as const : 'cancelled' as const, beginsAt, endsAt, opensAt, closesAt,
  };
}

function toWhole(row: ActivityRow, sessions: readonly SessionRow[], nameOf: (unionId: string) => string) {
  const { summary, contact, groupMost, planNumber, cancelReason, pictures } = row;
  return {
    ...toSummary(row, nameOf), summary, contact, groupMost, planNumber, cancelReason, pictures: [...pictures],
    sessions: sessions.map(({ id, label, place, beginsAt, endsAt }) => ({ sessionId: id, label, place, beginsAt, endsAt })),
  };
}
