import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { attempt, chance, pickOne, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';

/** The years that histories fight over: all of them write the same calendar. */
const YEARS = [2025, 2026, 2027] as const;

export const historySteps: readonly HistoryStep[] = [{
  name: 'fill a year', weight: 1,
  async take(history) {
    const year = pickOne(history, YEARS) ?? 2026;
    const [somebody] = history.persons;
    if (somebody === undefined) return;
    const actor = await history.world.actorOf(chance(history, 5) ? pickOne(history, history.persons) ?? somebody : somebody);
    const day = (text: string) => ({ date: toPlainDate(`${year}-${text}`), isWorking: false, name: `放假${newId(history.world.house).slice(-4)}` });
    const table = chance(history, 3) ? undefined : {
      source: '通知', days: ['01-01', '05-01', '10-01', '10-02', '10-03', `03-1${randomBelow(history.random, 9)}`].map(day),
    };
    await attempt(history, endpoints.fillYear, actor, { year, ...(table === undefined ? {} : { table }) });
  },
}];
