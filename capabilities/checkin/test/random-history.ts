import { doorGuests } from '#apps/server/door-guests.ts';
import { listEntriesOf } from '#capabilities/signup/store/entries.ts';
import { endpoints as signup } from '#capabilities/signup/contract.ts';
import { offerPlaces } from '#capabilities/signup/use-cases/offer-places.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion, holdUnion } from '#platform/orgs/store/unions.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { settleRolls } from '../use-cases/settle-rolls.ts';

type Sent = { passId: string; entryId: string | null; persons: number; at: string };
type Roll = { readonly rollId: Id<'offer'>; readonly unionId: UnionId; readonly officerId: PersonId; readonly doors: string[]; readonly sent: Sent[] };
const rollsOf = (history: History): Roll[] => history.part<Roll[]>('checkin', () => []);
const HOUR = 3_600_000;

/** A session that begins in a while, with one or two groups that have places, and check-in set up for it. */
async function openRoll(history: History): Promise<void> {
  const { world } = history;
  const office = pickOne(history, officesOf(history));
  if (office === undefined) return;
  const [rollId, unionId, now] = [newId<'offer'>(world.house), office.unionId, world.clock.now()];
  const isOpen = await world.asSystem('job', async (ctx) => {
    const union = await findUnion(ctx.tx, unionId);
    if (union === undefined || union.dissolvedAt !== null) return false;
    await offerPlaces(ctx, union, [{
      offerId: rollId, service: 'activities', way: 'first-come', title: '签到“晚会” 🎶', link: '/activities', opensAt: now, closesAt: shiftInstant(now, 2 * HOUR), lastMoment: shiftInstant(now, 24 * HOUR),
      holdMinutes: 60, groupMost: 3, waitingMost: 9, audience: { unionIds: [unionId], kinds: ['regular', 'individual'], retired: 'too' }, limitId: undefined, questions: null,
      shares: [{ unionId, parentId: undefined, places: 9, flowsBackAt: undefined }],
    }]);
    return true;
  }).catch((error: unknown) => { if (!(error instanceof AppError) || error.kind === 'bug') throw error; return false; });
  if (!isOpen) return;
  for (let count = 0; count < 2; count += 1) {
    const personId = newId<'person'>(world.house);
    await world.asSystem('setup', async (ctx) => {
      if ((await holdUnion(ctx, unionId))?.dissolvedAt === null) await record(ctx, [personEntered({ personId, name: '签到的职工', unionId })]);
    });
    await attempt(history, signup.enter, await world.actorOf(personId), { entryId: newId(world.house), offerId: rollId, persons: 1 + randomBelow(history.random, 3) });
  }
  const input = { unionId, rollId, admitsFromMinutes: 60, takesWalkIns: chance(history, 2), notes: [] };
  if (await attempt(history, endpoints.openRoll, await world.actorOf(office.personId), input) !== undefined) rollsOf(history).push({ rollId, unionId, officerId: office.personId, doors: [], sent: [] });
}

const rollStep = (name: string, weight: number, take: (history: History, roll: Roll) => Promise<unknown>): HistoryStep => ({
  name, weight,
  async take(history) {
    const roll = pickOne(history, rollsOf(history).slice(-3));
    if (roll !== undefined) await take(history, roll);
  },
});

/** What a door noted: somebody of the list, a walk-in, something sent before, now and then taken back. */
async function sendPasses(history: History, { rollId, doors, sent }: Roll): Promise<void> {
  const { world } = history;
  const doorId = pickOne(history, doors);
  if (doorId === undefined) return;
  const entries = await world.asSystem('job', ({ tx }) => listEntriesOf(tx, rollId, ['placed']));
  const entry = chance(history, 3) ? undefined : pickOne(history, entries);
  const fresh: Sent = { passId: newId(world.house), entryId: entry?.id ?? null, persons: 1 + randomBelow(history.random, 3), at: world.clock.now().toISOString() };
  const again = chance(history, 2) ? pickOne(history, sent) : undefined;
  const passes = [fresh, ...again === undefined ? [] : [again]].map((pass) => ({ ...pass, cardId: null, how: pass.entryId === null ? 'walk-in' as const : 'list' as const, isUndone: chance(history, 4) }));
  const door = { kind: 'receipt' as const, caseId: doorId, sessionId: newId(world.house) };
  if (await attempt(history, endpoints.sendPasses, door, { doorId, passes }) !== undefined) sent.push(fresh);
}

export const historySteps: readonly HistoryStep[] = [
  { name: 'set up check-in', weight: 4, take: openRoll },
  rollStep('change check-in', 1, async (history, { unionId, rollId, officerId }) => {
    await attempt(history, endpoints.openRoll, await history.world.actorOf(officerId), { unionId, rollId, admitsFromMinutes: randomBelow(history.random, 90), takesWalkIns: true, notes: [] });
  }),
  rollStep('open a door', 5, async (history, { rollId, officerId, doors }) => {
    const doorId = newId(history.world.house);
    const input = { rollId, doorId, name: '东“门” 🚪', secretHash: sha256Hex(doorId) };
    if (await attempt(history, endpoints.openDoor, await history.world.actorOf(officerId), input) !== undefined) doors.push(doorId);
  }),
  rollStep('close a door', 1, async (history, { rollId, officerId, doors }) => {
    const doorId = pickOne(history, doors);
    if (doorId !== undefined) await attempt(history, endpoints.closeDoor, await history.world.actorOf(officerId), { rollId, doorId });
  }),
  rollStep('send what a door noted', 8, sendPasses),
  {
    // From setting up to the figures: left to chance it hardly ever happens in this order.
    name: 'keep a door to the end', weight: 2,
    async take(history) {
      const before = rollsOf(history).length;
      await openRoll(history);
      const roll = rollsOf(history)[before];
      if (roll === undefined) return;
      const { world } = history;
      const doorId = newId(world.house);
      const officer = await world.actorOf(roll.officerId);
      if (await attempt(history, endpoints.openDoor, officer, { rollId: roll.rollId, doorId, name: '北门', secretHash: sha256Hex(doorId) }) === undefined) return;
      roll.doors.push(doorId);
      await sendPasses(history, roll);
      await attempt(history, endpoints.closeDoor, officer, { rollId: roll.rollId, doorId });
      world.clock.advance(102 * HOUR);
      await world.asSystem('job', (ctx) => settleRolls(ctx, doorGuests));
    },
  },
  {
    name: 'settle lists', weight: 2,
    async take({ world, random }) {
      world.clock.advance(randomBelow(random, 60) * HOUR);
      await world.asSystem('job', (ctx) => settleRolls(ctx, doorGuests));
    },
  },
];
