import { drawPools } from '#apps/server/draw-pools.ts';
import { endpoints as signup } from '#capabilities/signup/contract.ts';
import { offerPlaces } from '#capabilities/signup/use-cases/offer-places.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { endpoints as orgs } from '#platform/orgs/contract.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { askForDue } from '../store/asked.ts';
import { findDraw } from '../store/draws.ts';
import { callOffDraws, openDraws } from '../use-cases/open-draws.ts';
import { takeStep } from '../use-cases/look-at-draws.ts';
import { COARSE_WEIGHTS, type Opening } from '../wire.ts';
import { makeOpening, officeCommitment, workerCommitments } from '../rules/kept-opening.ts';

type Kept = { readonly party: number; readonly personId: PersonId; readonly opening: Opening };
type Draw = {
  readonly drawId: Id<'offer'>; readonly unionId: UnionId; closerId: UnionId | undefined;
  readonly entries: { readonly personId: PersonId; readonly entryId: string }[]; readonly kept: Kept[];
};
const drawsOf = (history: History): Draw[] => history.part<Draw[]>('draw', () => []);
const HOUR = 3_600_000;
const GONE = new AppError({ code: 'orgs/gone', kind: 'conflict' });

/** What other rooms do with this one, and its job: everything but a refusal is a bug. */
async function perform(history: History, work: (ctx: Ctx) => Promise<unknown>): Promise<boolean> {
  try {
    await history.world.asSystem('job', work);
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
    return false;
  }
}

const look = async (history: History): Promise<void> => {
  const now = history.world.clock.now();
  const due = await history.world.asSystem('job', ({ tx }) => askForDue(tx, { now, againAt: now, limit: 100 }));
  for (const drawId of due) await perform(history, (ctx) => takeStep(ctx, drawPools, drawId));
};

/** One with a union above, founded where there is none yet: without a closer no draw gets anywhere. */
async function unionBelow(history: History): Promise<UnionId | undefined> {
  const [root, ...below] = history.unions;
  if (root === undefined || (below.length > 0 && !chance(history, 5))) return pickOne(history, below);
  const unionId = newId<'union'>(history.world.house);
  const founder = officesOf(history).find((office) => office.unionId === root)?.personId;
  if (founder === undefined) return undefined;
  const input = { parentId: root, unionId, name: '抽签工会', kind: 'enterprise' as const };
  if (await attempt(history, orgs.foundUnion, await history.world.actorOf(founder), input) === undefined) return undefined;
  history.unions.push(unionId);
  return unionId;
}

async function openDraw(history: History, unionId: UnionId | undefined, groups: number): Promise<Draw | undefined> {
  const { world } = history;
  if (unionId === undefined) return undefined;
  const [drawId, now] = [newId<'offer'>(world.house), world.clock.now()];
  // Histories share one clock, and others let hours and days go by.
  const [closesAt, lastMoment, places] = [shiftInstant(now, 8 * HOUR), shiftInstant(now, 88 * HOUR), 1 + randomBelow(history.random, 2)];
  let closerId: UnionId | undefined;
  const isOpen = await perform(history, async (ctx) => {
    const union = await holdUnion(ctx, unionId);
    if (union === undefined || union.dissolvedAt !== null) throw GONE;
    closerId = union.parentId ?? undefined;
    await offerPlaces(ctx, union, [{
      offerId: drawId, service: 'activities', way: 'draw', title: '“西望你在”晚会 🎶', link: '/activities', opensAt: now, closesAt, lastMoment, holdMinutes: 60, groupMost: 3, waitingMost: 9,
      audience: { unionIds: [unionId], kinds: ['regular', 'individual'], retired: 'too' }, limitId: undefined, questions: null, shares: [{ unionId, parentId: undefined, places, flowsBackAt: undefined }],
    }]);
    await openDraws(ctx, union, [{ drawId, title: '“西望你在”晚会 🎶', link: '/activities', places, closesAt, lastMoment }]);
  });
  if (!isOpen) return undefined;
  const draw: Draw = { drawId, unionId, closerId, entries: [], kept: [] };
  drawsOf(history).push(draw);
  for (let count = 0; count < groups; count += 1) {
    const personId = await enterPerson(history, unionId);
    const input = { entryId: newId(world.house), offerId: drawId, persons: 1 + randomBelow(history.random, 2) };
    if (await attempt(history, signup.enter, await world.actorOf(personId), input) !== undefined) draw.entries.push({ personId, entryId: input.entryId });
  }
  return draw;
}

async function enterPerson({ world }: History, unionId: UnionId): Promise<PersonId> {
  const personId = newId<'person'>(world.house);
  await world.asSystem('setup', async (ctx) => {
    await holdUnion(ctx, unionId);
    await record(ctx, [personEntered({ personId, name: '抽签职工', unionId })]);
  });
  return personId;
}

/** Somebody of a union who may press for it: whoever holds one of its two offices, appointed where nobody does. */
async function officerOf(history: History, unionId: UnionId): Promise<PersonId> {
  const { world } = history;
  const [there] = await world.ownerDb.pool<{ personId: PersonId }[]>`
    select g.person_id as "personId" from access_grant g
    where g.union_id = ${unionId} and g.role in ('chair', 'administrator') and g.revoked_at is null and (g.valid_until is null or g.valid_until > ${world.clock.now()}) order by g.id limit 1`;
  if (there !== undefined) return there.personId;
  const personId = await enterPerson(history, unionId);
  await perform(history, async (ctx) => {
    const union = await holdUnion(ctx, unionId);
    if (union !== undefined && union.dissolvedAt === null) await appoint(ctx, union, { personId, role: 'administrator', until: null, grantedBy: null });
  });
  return personId;
}

const asOfficer = async (history: History, unionId: UnionId) => history.world.actorOf(await officerOf(history, unionId));

async function commit(history: History, draw: Draw, role: 'organiser' | 'closer' | 'worker'): Promise<void> {
  const opening = makeOpening(history.random);
  const { drawId, unionId } = draw;
  if (role === 'worker') {
    const personId = pickOne(history, draw.entries)?.personId ?? await enterPerson(history, unionId);
    const answer = await attempt(history, endpoints.commitAsWorker, await history.world.actorOf(personId), { drawId, commitments: workerCommitments(drawId, opening) });
    if (answer !== undefined) draw.kept.push({ party: answer.party, personId, opening });
    return;
  }
  const side = role === 'organiser' ? unionId : draw.closerId;
  if (side === undefined) return;
  const personId = await officerOf(history, side);
  const input = { drawId, unionId: side, commitment: officeCommitment(drawId, role, opening) };
  const answer = await attempt(history, endpoints.commitForUnion, await history.world.actorOf(personId), input);
  if (answer !== undefined) draw.kept.push({ party: answer.party, personId, opening });
}

async function reveal(history: History, { drawId, kept }: Draw, one: Kept | undefined): Promise<void> {
  if (one === undefined) return;
  const opening = chance(history, 9) ? pickOne(history, kept)?.opening ?? one.opening : one.opening;
  await attempt(history, endpoints.reveal, await history.world.actorOf(one.personId), { drawId, party: one.party, ...opening });
}

async function askCloser(history: History, draw: Draw): Promise<void> {
  const closerId = pickOne(history, history.unions);
  if (closerId === undefined) return;
  const answer = await attempt(history, endpoints.askCloser, await asOfficer(history, draw.unionId), { drawId: draw.drawId, closerId });
  if (answer !== undefined) draw.closerId = closerId;
}

async function setWeight(history: History, { entries, ...draw }: Draw): Promise<void> {
  const entry = pickOne(history, entries);
  const weight = pickOne(history, COARSE_WEIGHTS) ?? 1;
  const input = { drawId: draw.drawId, entryId: entry?.entryId ?? newId(history.world.house), weight, reason: '一线“高温”岗位' };
  await attempt(history, endpoints.setWeight, await asOfficer(history, draw.unionId), input);
}

async function extend(history: History, draw: Draw): Promise<void> {
  const row = await history.world.asSystem('job', ({ tx }) => findDraw(tx, draw.drawId));
  const freezeBy = shiftInstant(row?.freezeBy ?? history.world.clock.now(), 4 * HOUR).toISOString();
  await attempt(history, endpoints.extend, await asOfficer(history, draw.unionId), { drawId: draw.drawId, freezeBy, reason: '等上级工会' });
}

const turn = async (history: History, draw: Draw) =>
  attempt(history, endpoints.turnToApproval, await asOfficer(history, draw.unionId), { drawId: draw.drawId, reason: '没有工会\n能参加' });

/** A draw from beginning to end, with a party that is missing now and then: among all other steps few would get that far. */
async function takeCourse(history: History): Promise<void> {
  const draw = await openDraw(history, await unionBelow(history), 3);
  if (draw === undefined) return;
  if (chance(history, 4)) await askCloser(history, draw);
  if (chance(history, 2)) await setWeight(history, draw);
  for (const role of ['organiser', 'worker', 'closer'] as const) if (!chance(history, 6)) await commit(history, draw, role);
  await waitFor(history, draw, 'freezeAt');
  await look(history);
  if (chance(history, 3)) {
    await waitFor(history, draw, 'freezeBy');
    await look(history);
    await (chance(history, 3) ? turn(history, draw) : extend(history, draw));
    for (const role of ['organiser', 'worker', 'closer'] as const) await commit(history, draw, role);
    await look(history);
  }
  const isClosing = chance(history, 2);
  for (const one of draw.kept.toSorted((a, b) => Number(a.party === 2) - Number(b.party === 2))) {
    if (one.party === 2) {
      await look(history);
      if (!isClosing) continue;
    }
    if (!chance(history, 5)) await reveal(history, draw, one);
  }
  await look(history);
  if (chance(history, 2)) return;
  await waitFor(history, draw, 'closeBy');
  await look(history);
}

async function waitFor({ world }: History, { drawId }: Draw, date: 'freezeAt' | 'freezeBy' | 'closeBy'): Promise<void> {
  const row = await world.asSystem('job', ({ tx }) => findDraw(tx, drawId));
  world.clock.advance(Math.max(0, (row?.[date]?.getTime() ?? 0) - world.clock.now().getTime()));
}

const drawStep = (name: string, weight: number, take: (history: History, draw: Draw) => Promise<unknown>): HistoryStep => ({
  name, weight,
  async take(history) {
    const draw = pickOne(history, drawsOf(history).slice(-3));
    if (draw !== undefined) await take(history, draw);
  },
});

export const historySteps: readonly HistoryStep[] = [
  { name: 'draw from beginning to end', weight: 2, take: takeCourse },
  { name: 'open a draw', weight: 2, async take(history) { await openDraw(history, pickOne(history, history.unions), randomBelow(history.random, 5)); } },
  drawStep('commit to a draw', 4, (history, draw) => commit(history, draw, pickOne(history, ['organiser', 'closer', 'worker'] as const) ?? 'worker')),
  drawStep('reveal', 4, (history, draw) => reveal(history, draw, pickOne(history, draw.kept))),
  drawStep('ask another closer', 1, askCloser),
  drawStep('set a weight', 2, setWeight),
  drawStep('extend a draw', 1, extend),
  drawStep('turn a draw to approval', 1, turn),
  drawStep('call a draw off', 1, (history, { drawId }) => perform(history, (ctx) => callOffDraws(ctx, [drawId]))),
  {
    name: 'look at draws that are due', weight: 3,
    async take(history) {
      history.world.clock.advance(randomBelow(history.random, 2 * HOUR));
      await look(history);
    },
  },
];
