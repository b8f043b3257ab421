import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';

const TEXTS = ['夜班职工下班后食堂已经关门。', '希望增加哺乳室 🛠️', '第一行\n第二行', '“引号”与\\反斜杠'];

/** The entries of this history, for the steps that come after. */
const entriesOf = (history: History): string[] => history.part<string[]>('example-service', () => []);

/** What this service adds to the random histories that the replay law is held against. */
export const historySteps: readonly HistoryStep[] = [
  {
    name: 'make an entry', weight: 4,
    async take(history) {
      const personId = pickOne(history, history.persons);
      if (personId === undefined) return;
      const text = pickOne(history, TEXTS) ?? '';
      const made = await attempt(history, endpoints.makeEntry, await history.world.actorOf(personId), { title: '事项', text });
      if (made !== undefined) entriesOf(history).push(made.entryId);
    },
  },
  {
    name: 'answer an entry', weight: 4,
    async take(history) {
      // Mostly the newest, so that some wait and some are answered twice; now and then by somebody without office.
      const entryId = pickOne(history, entriesOf(history).slice(-4));
      const personId = chance(history, 6) ? pickOne(history, history.persons) : pickOne(history, officesOf(history))?.personId;
      if (entryId === undefined || personId === undefined) return;
      await attempt(history, endpoints.answerEntry, await history.world.actorOf(personId), { entryId, text: pickOne(history, TEXTS) ?? '' });
    },
  },
];
