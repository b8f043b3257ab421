import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { sumFigures } from '#platform/figures/store/figures.ts';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { listPersonHomes, type PersonHome } from '#platform/orgs/store/persons.ts';
import { endpoints } from '../contract.ts';
import type { Guest, Guests } from '../guests.ts';
import { METRICS } from '../rules/metrics.ts';
import { countAttendance, countPeopleOnce, findDoubles, listAbsent } from '../rules/passes.ts';
import { countPeople, listPasses, toPass } from '../store/passes.ts';
import { listDoors } from '../store/rolls.ts';
import type { PassRow } from '../store/rows.ts';
import { requireSession, toRollGuest } from './asking.ts';
import { rollsOf } from './doors.ts';

/** How check-in of some sessions stands; a session without any is left out. */
export const listRolls = (guests: Guests): Handler => handle(endpoints.listRolls, (ctx, input, union) => withSystemReach(ctx, 'job', async (job) => {
  const rolls = await rollsOf(job, union.id, input.rolls);
  const passes = await listPasses(job.tx, rolls.map(({ id }) => id));
  const answer = [];
  for (const { id, admitsFromMinutes, takesWalkIns, notes, settledAt } of rolls) {
    const list = (await guests.listGuests(job, id, false)).map(toRollGuest);
    const own = passes.filter(({ rollId }) => rollId === id).map(toPass);
    answer.push({ ...countAttendance(list, own), rollId: id, admitsFromMinutes, takesWalkIns, notes: [...notes], isSettled: settledAt !== null, doubles: findDoubles(list, own).length });
  }
  return {
    rolls: answer, personTimes: answer.reduce((sum, { personsCame, walkIns }) => sum + personsCame + walkIns, 0),
    people: countPeopleOnce(passes.map((row) => ({ ...toPass(row), rollId: row.rollId, personId: row.personId }))),
  };
}));

/** Who came, through which door, and what does not add up: a place used twice is listed by name. */
export const readAttendance = (guests: Guests): Handler => handle(endpoints.readAttendance, (ctx, { rollId }, roll) => withSystemReach(ctx, 'job', async (job) => {
  const [session, list, rows, doors] = [
    await requireSession(guests, job, rollId), await guests.listGuests(job, rollId, false), await listPasses(job.tx, [rollId]), await listDoors(job.tx, rollId),
  ];
  const [passes, entries] = [rows.map(toPass), list.map(toRollGuest)];
  const people = await nameGuests(job, list, rows);
  const doorName = new Map<string, string>(doors.map(({ id, name }) => [id, name]));
  const absent = new Set(ctx.clock.now() < session.endsAt ? [] : listAbsent(entries, passes));
  return {
    ...countAttendance(entries, passes),
    doors: doors.map(({ id, name, madeAt, closedAt }) => {
      const own = rows.filter(({ doorId }) => doorId === id);
      return { doorId: id, name, madeAt, closedAt, passes: own.filter(({ isUndone }) => !isUndone).length, lastCameAt: own.map(({ cameAt }) => cameAt).toSorted((one, other) => other.getTime() - one.getTime())[0] ?? null };
    }),
    doubles: findDoubles(entries, passes).map(({ entryId, cardId, persons, passes: own }) => ({
      ...people(entryId ?? cardId ?? ''), persons, passes: own.map(({ passId, doorId, atMs, persons: count }) => ({ passId, doorName: doorName.get(doorId) ?? '', at: shiftInstant(EPOCH, atMs), persons: count })),
    })),
    absent: list.filter(({ entryId }) => absent.has(entryId)).map(({ entryId, persons }) => ({ entryId, persons, name: people(entryId).name, unionName: people(entryId).unionName })),
    settledAt: roll.settledAt,
  };
}));

/** Of settled sessions: counted once, on the day of the session. */
export const readFigures = handle(endpoints.readFigures, async (ctx, { year }, union) => {
  const sums = await sumFigures(ctx.tx, ctx.reach, { metrics: Object.values(METRICS), union, from: toPlainDate(`${year}-01-01`), to: toPlainDate(`${year}-12-31`) });
  const of = (metric: string) => sums.get(metric) ?? 0;
  const people = await countPeople(ctx.tx, ctx.reach, {
    own: subtreeRange(union.path), led: subtreeRange(union.linePath ?? union.path), from: toInstant(`${year}-01-01T00:00:00+08:00`), to: toInstant(`${year + 1}-01-01T00:00:00+08:00`),
  });
  return { sessions: of(METRICS.sessions), people, personTimes: of(METRICS.personTimes), walkIns: of(METRICS.walkIns) };
});

const EPOCH = toInstant('1970-01-01T00:00:00Z');

type Job = Parameters<typeof requireSession>[1];

/** By the id of an entry or of a card. */
export async function nameGuests(job: Job, list: readonly Guest[], rows: readonly PassRow[]) {
  const persons = new Map<string, { personId: string; places: number }>(list.map(({ entryId, personId, persons: places }) => [entryId, { personId, places }]));
  for (const { entryId, cardId, personId } of rows) if (entryId === null && cardId !== null && personId !== null) persons.set(cardId, { personId, places: 1 });
  const homes = new Map<string, PersonHome>((await listPersonHomes(job.tx, [...persons.values()].map(({ personId }) => personId))).map((home) => [home.personId, home]));
  return (id: string) => {
    const known = persons.get(id);
    const home = homes.get(known?.personId ?? '');
    return { name: home?.name ?? '', unionName: home?.unionName ?? '', places: known?.places ?? 0 };
  };
}
