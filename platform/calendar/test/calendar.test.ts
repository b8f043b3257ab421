import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { personalReach, systemReach, type Reach } from '#platform/access/reach.ts';
import { createRunner } from '#platform/jobs/runner.ts';
import { appoint, found, openFloor } from '#platform/jobs/test/floor.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { copyJournal } from '#platform/journal/replay-copy.ts';
import { replay } from '#platform/journal/replay.ts';
import { record } from '#platform/journal/journal.ts';
import { withReach, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints, type YearDay } from '../contract.ts';
import { calendarYearId, yearFilled } from '../events.ts';
import { calendarConsumer, calendarJobs, type CalendarListener } from '../listeners.ts';
import { findPublishedYear } from '../published-years.ts';
import { loadCalendar } from '../store/calendar-days.ts';
import { ensurePublishedYears } from '../use-cases/fill-year.ts';
import { addWorkingDays } from '../rules/working-days.ts';

let world: TestWorld;
let top: { chair: Actor; systemOfficer: Actor; administrator: Actor };
let lower: { chair: Actor };

beforeAll(async () => {
  world = await openFloor();
  const ids = await world.asSystem('setup', async (ctx) => {
    const root = await found(ctx, undefined);
    const city = await found(ctx, root);
    return {
      chair: await appoint(ctx, root, 'chair'), systemOfficer: await appoint(ctx, root, 'system-officer', false),
      administrator: await appoint(ctx, root, 'administrator'), cityChair: await appoint(ctx, city, 'chair'),
    };
  });
  top = {
    chair: await world.actorOf(ids.chair), systemOfficer: await world.actorOf(ids.systemOfficer),
    administrator: await world.actorOf(ids.administrator),
  };
  lower = { chair: await world.actorOf(ids.cityChair) };
});
afterAll(() => world.close());

const day = toPlainDate;
const off = (date: string, name = 'holiday'): YearDay => ({ date: day(date), isWorking: false, name });
const table2027: YearDay[] = [
  off('2027-01-01'), off('2027-02-05', 'Spring Festival'), off('2027-02-08', 'Spring Festival'), off('2027-05-01'),
  off('2027-10-01'), off('2027-10-02'), off('2027-10-03'), { date: day('2027-10-09'), isWorking: true, name: 'made up' },
];

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'none', (error: unknown) => (error instanceof AppError ? error.code : String(error)));
}

async function dumpCalendar(of: TestWorld = world) {
  return of.ownerDb.pool`
    select y.year, y.source, y.filled_at, d.day, d.is_working, d.name from calendar_year y
    left join calendar_day d on d.year = y.year order by y.year, d.day`;
}

describe('filling a year', () => {
  test('from the package: known, named and counted', async () => {
    expect(await world.call(endpoints.readYear, lower.chair, { year: 2026 }))
      .toMatchObject({ isKnown: false, isPublished: true, source: null, days: [], workingDays: 261 });
    expect(await world.call(endpoints.fillYear, top.chair, { year: 2026 })).toEqual({ year: 2026, workingDays: 248 });
    const year = await world.call(endpoints.readYear, lower.chair, { year: 2026 });
    expect(year).toMatchObject({ isKnown: true, workingDays: 248, source: expect.stringMatching(/^chinese-days \d/) });
    expect(year.days).toHaveLength(39);
  });
  test('that the package does not hold asks for a table; with one it is final', async () => {
    const from = day('2027-10-08');
    const due = async () => world.asSystem('job', async ({ tx }) => addWorkingDays(await loadCalendar(tx, 2027, 2027), from, 1));
    expect(await due()).toEqual({ date: '2027-10-11', isProvisional: true });
    expect(await refusal(world.call(endpoints.fillYear, top.systemOfficer, { year: 2027 }))).toBe('calendar/not-published');
    const table = { source: 'notice of November 2026', days: table2027 };
    await world.call(endpoints.fillYear, top.systemOfficer, { year: 2027, table });
    expect(await due()).toEqual({ date: '2027-10-09', isProvisional: false });
  });
  test('again replaces every row of the year and of no other', async () => {
    const corrected = table2027.filter((one) => one.date !== '2027-10-09');
    await world.call(endpoints.fillYear, top.chair, { year: 2027, table: { source: 'corrected', days: corrected } });
    const year = await world.call(endpoints.readYear, top.administrator, { year: 2027 });
    expect(year.days).toEqual([...corrected].sort((a, b) => (a.date < b.date ? -1 : 1)));
    expect((await world.call(endpoints.readYear, top.chair, { year: 2026 })).days).toHaveLength(39);
  });
  test('is refused to an administrator, and to a chair further down, and changes nothing', async () => {
    const before = await dumpCalendar();
    expect(await refusal(world.call(endpoints.fillYear, top.administrator, { year: 2025 }))).toBe('http/not-allowed');
    expect(await refusal(world.call(endpoints.fillYear, lower.chair, { year: 2025 }))).toBe('calendar/not-topmost');
    const wrong = { source: 'wrong', days: [...table2027, off('2027-01-01')] };
    expect(await refusal(world.call(endpoints.fillYear, top.chair, { year: 2027, table: wrong }))).toBe('calendar/day-twice');
    expect(await dumpCalendar()).toEqual(before);
  });
});

describe('the second wall alone', () => {
  test('lets a chair further down change nothing', async () => {
    const before = await dumpCalendar();
    expect(await refusal(world.call(endpoints.fillYear, lower.chair, { year: 2025 }, { walls: 'database' })))
      .toMatch(/row-level security/);
    expect(await dumpCalendar()).toEqual(before);
  });
  test('lets a topmost chair fill (the control)', async () => {
    await world.call(endpoints.fillYear, top.chair, { year: 2024 }, { walls: 'database' });
    expect((await world.call(endpoints.readYear, top.chair, { year: 2024 })).isKnown).toBe(true);
  });
  test('shows everybody the days and lets a person write none', async () => {
    const person = personalReach(top.chair);
    const as = <T>(reach: Reach, work: Parameters<typeof withReach<T>>[3]) => withReach(world.at, reach, top.chair, work);
    const calendar = await as(person, ({ tx }) => loadCalendar(tx, 2026, 2026));
    expect(calendar.isWorkingDay(day('2026-01-04'))).toBe(true);
    const filling = yearFilled({ yearId: calendarYearId(2025), year: 2025, days: table2027, source: 'nobody' });
    await expect(as(person, (ctx) => record(ctx, [filling]))).rejects.toThrow(/row-level security/);
    await expect(as(systemReach('tail'), (ctx) => record(ctx, [filling]))).rejects.toThrow(/row-level security/);
  });
});

describe('once a day', () => {
  test('the years around this one are filled from the package, and those filled by hand are left alone', async () => {
    // Today is in March 2026: 2025 is missing, 2026 and 2027 are there, the latter by hand.
    await world.asSystem('job', ensurePublishedYears);
    expect((await world.call(endpoints.readYear, top.chair, { year: 2025 })).isKnown).toBe(true);
    expect((await world.call(endpoints.readYear, top.chair, { year: 2027 })).source).toBe('corrected');
    const before = await dumpCalendar();
    await world.asSystem('job', ensurePublishedYears);
    expect(await dumpCalendar()).toEqual(before);
  });
});

describe('listeners', () => {
  test('are told of each filling once, each in a job of its own, and may record events', async () => {
    const heard: string[] = [];
    let failures = 1;
    const days = [...findPublishedYear(2023)?.days ?? []];
    const of2023 = yearFilled({ yearId: calendarYearId(2023), year: 2023, days, source: 'listener' });
    const listeners: CalendarListener[] = [
      { name: 'calm', reckon: async (ctx, year) => { heard.push(`calm ${ctx.actor.kind} ${year}`); } },
      { name: 'shaken', reckon: async (ctx, year) => {
        if (year === 2022) await record(ctx, [of2023]);
        if (failures-- > 0) throw new Error('not today');
        heard.push(`shaken ${year}`);
      } },
    ];
    const runner = createRunner({
      db: world.db, house: world.house, every: 60_000, jobs: calendarJobs([]), consumers: [calendarConsumer(world.house, [])],
    });
    await runner.settle();
    await runner.stop();
    const listening = createRunner({
      db: world.db, house: world.house, every: 60_000, jobs: calendarJobs(listeners),
      consumers: [calendarConsumer(world.house, listeners)],
    });
    await world.call(endpoints.fillYear, top.chair, { year: 2022 });
    await listening.settle();
    expect(heard).toEqual(['calm system 2022']);
    expect((await world.call(endpoints.readYear, top.chair, { year: 2023 })).isKnown).toBe(false);
    world.clock.advance(60_000);
    await listening.settle();
    // The second try commits and is itself a filling, of 2023, which the listeners hear of.
    expect(heard.toSorted()).toEqual(['calm system 2022', 'calm system 2023', 'shaken 2022', 'shaken 2023']);
    await listening.stop();
  });
});

describe('replay', () => {
  test('gives the same calendar, row for row', async () => {
    const before = await dumpCalendar();
    expect(before.length).toBeGreaterThan(100);
    const copy = await openFloor();
    try {
      await copyJournal(world.db, copy.db, () => {});
      expect(await dumpCalendar(copy)).toEqual([]);
      await replay(copy.db, copy.house.journal, world.house.keyring);
      expect(await dumpCalendar(copy)).toEqual(before);
    } finally {
      await copy.close();
    }
  });
});
