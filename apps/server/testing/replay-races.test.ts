import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints as calendar } from '#platform/calendar/contract.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { copyJournal } from '#platform/journal/replay-copy.ts';
import { replay } from '#platform/journal/replay.ts';
import { chooseRetention } from '#platform/keeping/choose-retention.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { foundRoot, officesOf } from '#platform/orgs/test/random-history.ts';
import { correctPerson } from '#platform/orgs/use-cases/correct-person.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { startHistory, type History } from '#platform/testkit/laws/history.ts';
import { addTestPorts } from '#platform/testkit/test-ports.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints as appeals } from '#modules/appeals/contract.ts';
import { manifests } from '../manifests.ts';

let world: TestWorld;
let aside: Database;
let history: History;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  aside = openDatabase(world.appUrl, { connections: 2 });
  addTestPorts(world.house, aside);
  history = startHistory(world, seededRandom(seed), new Map());
  await foundRoot(history, 1);
});
afterAll(async () => {
  await aside.close();
  await world.close();
});

const chair = async () => world.actorOf(officesOf(history)[0]?.personId ?? (() => { throw new Error('no chair'); })());
/** Refusals belong to a race; anything else is a failure. */
const settle = (work: Promise<unknown>) => work.catch((error: unknown) => { if (!(error instanceof AppError) || error.kind === 'bug') throw error; });

async function rowsOf(owner: Database, table: string): Promise<string[]> {
  return (await owner.pool<{ row: string }[]>`select to_jsonb(t)::text as row from ${owner.pool(table)} t order by 1`).map((one) => one.row);
}

async function expectReplayed(tables: readonly string[]): Promise<void> {
  const copy = await openTestWorld(manifests);
  try {
    await copyJournal(world.db, copy.db, () => {});
    await replay(copy.db, world.house.journal, world.house.keyring);
    for (const table of tables) expect(await rowsOf(copy.ownerDb, table), table).toEqual(await rowsOf(world.ownerDb, table));
  } finally {
    await copy.close();
  }
}

describe('commands that meet at the same rows stand in the journal in the order in which they took effect', () => {
  test('choices of one period of retention', async () => {
    for (let round = 0; round < 10 * scale; round += 1) {
      await Promise.all(Array.from({ length: 8 }, (_, index) => world.asSystem('job', (ctx) => chooseRetention(ctx, 'notices', 100 + index))));
    }
    await expectReplayed(['keeping_retention']);
  });

  test('fillings of one year', async () => {
    const actor = await chair();
    for (let round = 0; round < 10 * scale; round += 1) {
      await Promise.all(Array.from({ length: 8 }, (_, index) => settle(world.call(calendar.fillYear, actor, { year: 2026, table: {
        source: `通知 ${round}-${index}`,
        days: ['01-01', '05-01', '10-01', '10-02', '10-03', `03-1${index}`].map((day) =>
          ({ date: toPlainDate(`2026-${day}`), isWorking: false, name: `${round}-${index}` })),
      } }))));
    }
    await expectReplayed(['calendar_year', 'calendar_day']);
  });

  test('corrections of one person', async () => {
    const people = Array.from({ length: 60 * scale }, () => newId<'person'>(world.house));
    await world.asSystem('setup', (ctx) => record(ctx, people.map((personId) => personEntered({ personId, name: '某人', unionId: null }))));
    for (const personId of people) {
      await Promise.all(Array.from({ length: 4 }, (_, index) => world.asSystem('setup', (ctx) => correctPerson(ctx, { personId, name: `第${index}次` }))));
    }
    await expectReplayed(['orgs_person']);
  });

  test('steps of one case, by its officers and its worker', async () => {
    const actor = await chair();
    const [office] = officesOf(history);
    if (office === undefined) throw new Error('no chair');
    const code = await world.call(appeals.makeCode, actor, { unionId: office.unionId, contactGrantId: office.grantId, place: '' });
    for (let round = 0; round < 10 * scale; round += 1) {
      const appealId = newId<'appeal'>(world.house);
      const worker = { kind: 'receipt', caseId: appealId, sessionId: newId(world.house) } as const;
      await world.call(appeals.submitAppeal, { kind: 'anonymous' }, {
        appealId, code: code.link.split('/').at(-1) ?? '', topic: 'aid', text: '诉求', disclosure: 'anonymous', queryCode: '01234567890123456789', photos: [],
      });
      await world.call(appeals.acceptAppeal, actor, { appealId });
      await Promise.all([
        () => world.call(appeals.askWorker, actor, { appealId, text: '哪天？' }), () => world.call(appeals.addMessage, worker, { appealId, text: '周三' }),
        () => world.call(appeals.answerAppeal, actor, { appealId, text: '好的' }), () => world.call(appeals.closeAppeal, actor, { appealId, result: '办结' }),
        () => world.call(appeals.rateAppeal, worker, { appealId, isSolved: false, score: 2 }), () => world.call(appeals.addMessage, worker, { appealId, text: '还有' }),
        () => world.call(appeals.closeAppeal, actor, { appealId, result: '又办结' }), () => world.call(appeals.rateAppeal, worker, { appealId, isSolved: true, score: 5 }),
      ].map(async (call) => settle(call())));
    }
    await expectReplayed(['appeals_appeal', 'appeals_step']);
  });
});
