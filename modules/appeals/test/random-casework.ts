import type { Actor } from '#platform/access/actor.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion, findUnionInReach } from '#platform/orgs/store/unions.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { alarmRaised, callBackOffered } from '../events/oversight.ts';
import { DISCLOSURES, ENTERED_SOURCES, TOPICS } from '../wire.ts';
import { known, type Known } from './random-known.ts';

type CaseOf = Known['cases'][number];
type OnCase = (name: string, weight: number, act: (history: History, one: CaseOf) => Promise<unknown>) => HistoryStep;
type Officer = (history: History) => Promise<Actor>;

const reason = '理由一二三';

/** The rarer acts; most are refused most of the time, as in life, and some of each go through. */
export function caseworkSteps(onCase: OnCase, chair: Officer): readonly HistoryStep[] {
  // The union that holds a case acts, and in a random tree it is seldom the root.
  const officer: Officer = async (history) => {
    const office = chance(history, 3) ? undefined : pickOne(history, officesOf(history));
    return office === undefined ? chair(history) : history.world.actorOf(office.personId);
  };
  return [
    onCase('pause', 2, async (history, { appealId }) => attempt(history, endpoints.pauseAppeal, await officer(history), {
      appealId, reason, until: addDays(dateInChina(history.world.clock.now()), 1 + randomBelow(history.random, 20)),
    })),
    onCase('resume', 1, async (history, { appealId }) => attempt(history, endpoints.resumeAppeal, await officer(history), { appealId })),
    onCase('refuse', 2, async (history, { appealId }) => attempt(history, endpoints.refuseAppeal, await officer(history), { appealId, reason })),
    onCase('escalate', 2, async (history, { appealId }) => attempt(history, endpoints.escalateAppeal, await officer(history), { appealId, reason })),
    { name: 'a case climbs from below', weight: 3, take: climbFromBelow },
    { name: 'a case goes to its end', weight: 2, take: goToTheEnd },
    onCase('take up', 2, async (history, { appealId }) => attempt(history, endpoints.takeUpAppeal, await officer(history), { appealId, reason })),
    onCase('declare a conflict', 1, async (history, { appealId }) => attempt(history, endpoints.declareConflict, await officer(history), { appealId, reason })),
    onCase('hand over', 2, async (history, { appealId }) => {
      const office = pickOne(history, officesOf(history));
      if (office === undefined) return;
      await attempt(history, endpoints.handOverAppeal, await officer(history), { appealId, reason, personId: office.personId, unionId: office.unionId });
    }),
    onCase('join', 4, async (history, picked) => {
      const actor = await chair(history);
      const [root] = officesOf(history);
      // Two of one union, or hardly any two would be one matter.
      if (root !== undefined && chance(history, 2)) for (let cases = 2; cases > 0; cases -= 1) await enter(history, () => Promise.resolve(actor), root.unionId);
      const appealId = known(history).cases.at(-1)?.appealId ?? picked.appealId;
      for (const lead of known(history).cases.slice(-4)) {
        const joined = await attempt(history, endpoints.joinAppeal, actor, { appealId, leadId: lead.appealId });
        if (joined !== undefined && chance(history, 3)) await attempt(history, endpoints.partAppeal, actor, { appealId });
      }
    }),
    onCase('part', 2, async (history) => {
      const actor = await chair(history);
      for (const { appealId } of known(history).cases.slice(-4)) await attempt(history, endpoints.partAppeal, actor, { appealId });
    }),
  ];
}

/** A firm below the root, whose chair refuses a case or sends it up: too rare to wait for in fourteen steps. */
async function climbFromBelow(history: History): Promise<void> {
  const { world } = history;
  const [root] = officesOf(history);
  const [unionId, personId] = [newId<'union'>(world.house), newId<'person'>(world.house)];
  if (root === undefined) return;
  await world.asSystem('setup', async (ctx) => {
    await foundUnion(ctx, await findUnionInReach(ctx.tx, ctx.reach, root.unionId, true), { unionId, name: '新建企业工会', kind: 'enterprise', isGenerated: false });
    await record(ctx, [personEntered({ personId, name: '某某主席', unionId })]);
    const union = await findUnion(ctx.tx, unionId);
    if (union === undefined) throw new Error('the firm does not stand');
    officesOf(history).push({ personId, unionId, grantId: await appoint(ctx, union, { personId, role: 'chair', until: null, grantedBy: null }) });
  });
  history.unions.push(unionId);
  history.persons.push(personId);
  const chair = await world.actorOf(personId);
  await enter(history, () => Promise.resolve(chair), unionId);
  const appealId = known(history).cases.at(-1)?.appealId ?? '';
  if (chance(history, 2)) await attempt(history, endpoints.refuseAppeal, chair, { appealId, reason });
  else await attempt(history, endpoints.escalateAppeal, chair, { appealId, reason });
}

/** One case from its entry to its rating, and perhaps open again: eleven steps of a history seldom follow one case so far. */
async function goToTheEnd(history: History): Promise<void> {
  const [root] = officesOf(history);
  if (root === undefined) return;
  const chair = await history.world.actorOf(root.personId);
  const [before] = known(history).cases.slice(-1);
  await enter(history, () => Promise.resolve(chair), root.unionId);
  const one = known(history).cases.at(-1);
  if (one === undefined || one === before) return;
  const { appealId } = one;
  await attempt(history, endpoints.acceptAppeal, chair, { appealId });
  if (chance(history, 2)) {
    await attempt(history, endpoints.pauseAppeal, chair, { appealId, reason, until: addDays(dateInChina(history.world.clock.now()), 3) });
    await attempt(history, endpoints.resumeAppeal, chair, { appealId });
    await attempt(history, endpoints.answerAppeal, chair, { appealId, text: '检测结果出来了' });
  }
  const colleague = chance(history, 2) ? pickOne(history, officesOf(history)) : undefined;
  if (colleague !== undefined) {
    const { personId, unionId } = colleague;
    await attempt(history, endpoints.handOverAppeal, chair, { appealId, reason, personId, unionId });
  }
  await attempt(history, endpoints.closeAppeal, chair, { appealId, result: '已经办结' });
  const worker: Actor = { kind: 'receipt', caseId: appealId, sessionId: newId(history.world.house) };
  await attempt(history, endpoints.rateAppeal, worker, { appealId, isSolved: chance(history, 2), score: 1 + randomBelow(history.random, 5) });
}

export function oversightSteps(officer: Officer): readonly HistoryStep[] {
  return [
    { name: 'enter a case', weight: 2, take: (history) => enter(history, officer) },
    {
      name: 'set a limit', weight: 1,
      async take(history) {
        const office = pickOne(history, officesOf(history));
        if (office === undefined) return;
        const days = () => 1 + randomBelow(history.random, 6);
        await attempt(history, endpoints.setLimit, await officer(history), {
          unionId: office.unionId, topic: pickOne(history, TOPICS) ?? 'aid', closeDays: days(), rungDays: days(), waitDays: days(), pauseDays: days(),
          refuseDays: Math.min(5, days()), source: '本会承诺', validFrom: addDays(dateInChina(history.world.clock.now()), randomBelow(history.random, 4)),
        });
      },
    },
    { name: 'see an alarm', weight: 2, take: (history) => seeAlarm(history, officer) },
    { name: 'call back', weight: 2, take: (history) => callBack(history, officer) },
  ];
}

async function enter(history: History, officer: Officer, at?: UnionId): Promise<void> {
  const unionId = at ?? pickOne(history, officesOf(history))?.unionId;
  if (unionId === undefined) return;
  const appealId = newId<'appeal'>(history.world.house);
  const answer = await attempt(history, endpoints.enterAppeal, await officer(history), {
    unionId, appealId, source: pickOne(history, ENTERED_SOURCES) ?? 'phone', topic: pickOne(history, TOPICS) ?? 'aid', text: '来电反映',
    disclosure: pickOne(history, DISCLOSURES) ?? 'named', about: chance(history, 4) ? 'union' : 'nobody', queryCode: '01234567890123456789',
    ...(chance(history, 2) ? { name: '张师傅', phone: '13900001111' } : {}),
  });
  if (answer !== undefined) known(history).cases.push({ appealId, personId: undefined });
}

async function seeAlarm(history: History, officer: Officer): Promise<void> {
  const actor = await officer(history);
  const office = pickOne(history, officesOf(history));
  // Five cases of one matter are rare in a short history: the platform raises one here as it would then.
  if (office !== undefined) await history.world.asSystem('job', (ctx) => record(ctx, [alarmRaised({
    alarmId: newId<'appeal-alarm'>(history.world.house), unionId: toId<'union'>(office.unionId), upperUnionId: toId<'union'>(office.unionId),
    topic: 'aid', cases: 5, leadId: null,
  })]));
  const listed = await attempt(history, endpoints.listAlarms, actor, {});
  const alarm = pickOne(history, listed?.alarms ?? []);
  if (alarm !== undefined) await attempt(history, endpoints.seeAlarm, actor, { alarmId: alarm.alarmId });
}

/** Offered one time in ten by itself; here as well by the platform, so that every history has some. */
async function callBack(history: History, officer: Officer): Promise<void> {
  const { world } = history;
  const [office, one] = [pickOne(history, officesOf(history)), pickOne(history, known(history).cases)];
  if (office === undefined || one === undefined) return;
  const callBackId = newId<'call-back'>(world.house);
  const today = dateInChina(world.clock.now());
  await world.asSystem('job', (ctx) => record(ctx, [callBackOffered({
    callBackId, appealId: toId<'appeal'>(one.appealId), keyId: toId<'key'>(one.appealId), unionId: toId<'union'>(office.unionId),
    caseUnionId: toId<'union'>(office.unionId), caseNumber: '10000000', topic: 'aid', receivedOn: today, dueOn: today, phone: '+8613900001111',
  })]));
  if (chance(history, 3)) return;
  await attempt(history, endpoints.recordCallBack, await officer(history), { callBackId, isReached: true, isSolved: chance(history, 2), score: 4, remark: '谢谢' });
}
