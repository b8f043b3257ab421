import { AppError } from '#platform/kernel/app-error.ts';
import { record } from '#platform/journal/journal.ts';
import { dateInChina, addDays } from '#platform/kernel/plain-date.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { toId } from '#platform/kernel/id.ts';
import { asEngine } from '#platform/flows/test/as-engine.ts';
import { findUnionInReach, holdUnion } from '#platform/orgs/store/unions.ts';
import { unionDissolved } from '#platform/orgs/tree/tree-events.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { reviewed } from '../events/definitions.ts';
import { aidApplication } from '../flows/application.ts';
import { takeActiveDossier } from '../store/dossiers.ts';
import { rehomeDossiers, tellOfReviews } from '../use-cases/run-clocks.ts';
import { LEVELS, AID_FORMS } from '../wire.ts';
import { APPLICATION, giveAid, perform, PAYMENT, SURVEY } from './aid-world.ts';

/** Everything else than a refusal is a bug. */
async function orRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
  }
}

const answered = (history: History) => ({
  'level': pickOne(history, LEVELS) ?? 'deep', 'aid-form': pickOne(history, AID_FORMS) ?? 'living', 'amount': chance(history, 4) ? 0 : PAYMENT['paid-amount'],
});

/** What the approval engine does with a case of this service, by its calls; and the clocks of the files. */
export const historySteps: readonly HistoryStep[] = [
  {
    name: 'aid is given', weight: 4,
    async take(history) {
      const [personId, unionId] = [pickOne(history, history.persons), pickOne(history, history.unions)];
      if (personId !== undefined && unionId !== undefined) await orRefused(giveAid(history.world, { personId, unionId, answers: answered(history) }));
    },
  },
  {
    name: 'an application is made, and refused or taken back', weight: 2,
    async take(history) {
      const [personId, unionId] = [pickOne(history, history.persons), pickOne(history, history.unions)];
      if (personId === undefined || unionId === undefined) return;
      const facts = { caseId: newId<'case'>(history.world.house), unionId, starter: personId, answers: { ...APPLICATION, ...SURVEY } };
      const outcome = pickOne(history, ['refused', 'withdrawn', 'running'] as const);
      await orRefused(asEngine(history.world, facts, async (ctx) => {
        const whole = { ...facts, process: aidApplication.key };
        if ((await aidApplication.mayBegin?.(ctx, whole))?.ok !== true) return;
        await aidApplication.calls['aid.noteApplication']?.(ctx, whole);
        if (outcome === 'refused' || outcome === 'withdrawn') await aidApplication.ended?.(ctx, whole, outcome);
      }));
    },
  },
  {
    name: 'a file is reviewed', weight: 3,
    async take({ world, ...history }) {
      const personId = pickOne(history, history.persons);
      if (personId === undefined) return;
      const isEntitled = chance(history, 2);
      // The union first, as the engine has it.
      await orRefused(world.asSystem('job', async (ctx) => {
        const [home] = await ctx.tx<{ unionId: string }[]>`select d.union_id as "unionId" from aid_dossier d where d.person_id = ${personId} and d.state = 'active'`;
        if (home !== undefined) await holdUnion(ctx, home.unionId);
        const file = await takeActiveDossier(ctx.tx, personId);
        if (file === undefined) return;
        const today = dateInChina(ctx.clock.now());
        await record(ctx, [reviewed({
          reviewId: newId<'aid-review'>(ctx), dossierId: file.id, caseId: newId<'case'>(ctx), personId, unionId: file.unionId, reviewedOn: today, isEntitled,
          level: file.level, reviewDueOn: isEntitled ? addDays(today, randomBelow(history.random, 3)) : null, finding: '“见”\n\\',
        })]);
      }));
    },
  },
  { name: 'reviews fall due', weight: 1, take: ({ world }) => world.asSystem('job', async (ctx) => { await tellOfReviews(ctx); }) },
  {
    name: 'set a standard', weight: 2,
    async take(history) {
      const held = pickOne(history, officesOf(history));
      if (held === undefined) return;
      const validFrom = addDays(dateInChina(history.world.clock.now()), randomBelow(history.random, 4) - 1);
      await attempt(history, endpoints.setStandard, await history.world.actorOf(held.personId), {
        unionId: held.unionId, line: 70_000 + randomBelow(history.random, 9) * 1000, deepMonths: 10, relativeMonths: 8, accidentMost: 1_000_000, source: '民政部门公布', validFrom,
      });
    },
  },
  { name: 'files of an ended union find a home', weight: 1, take: endUnion },
];

/** A union with a file goes into the root: too rare to wait for in a short history. */
async function endUnion(history: History): Promise<void> {
  const { world } = history;
  const [root, personId] = [officesOf(history)[0], pickOne(history, history.persons)];
  if (root === undefined || personId === undefined) return;
  const [unionId, intoId] = [newId<'union'>(world.house), toId<'union'>(root.unionId)];
  await world.asSystem('setup', async (ctx) => {
    await foundUnion(ctx, await findUnionInReach(ctx.tx, ctx.reach, intoId, true), { unionId, name: '将并入的工会', kind: 'branch', isGenerated: false });
  });
  const facts = { caseId: newId<'case'>(world.house), unionId, starter: personId, answers: { ...APPLICATION, ...SURVEY } };
  await orRefused(perform(world, { process: aidApplication, call: 'aid.openDossier' }, facts));
  await world.asSystem('setup', (ctx) => record(ctx, [unionDissolved({
    unionId, successorId: intoId, isMerged: true, reason: '两会合并', documentNumber: '安工发〔2026〕8号', decidedOn: dateInChina(ctx.clock.now()),
  })]));
  await world.asSystem('job', rehomeDossiers);
}
