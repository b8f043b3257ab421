import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion, holdUnion } from '#platform/orgs/store/unions.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { listEntriesOf } from '../store/entries.ts';
import { listShares } from '../store/offers.ts';
import { settlePool, turnPool } from '../use-cases/decide-entries.ts';
import { moveDueLists } from '../use-cases/move-waiting.ts';
import { askAgain, cancelOffers, offerPlaces } from '../use-cases/offer-places.ts';
import { BUS } from './questions.ts';
import { PERIODS, WAYS, type EntryState, type Way } from '../wire.ts';

type Entry = { readonly entryId: string; readonly personId: PersonId };
type Offer = { readonly offerId: Id<'offer'>; readonly unionId: UnionId; readonly way: Way; readonly entries: Entry[] };
type Known = { readonly offers: Offer[]; readonly limits: string[] };
const known = (history: History): Known => history.part<Known>('signup', () => ({ offers: [], limits: [] }));
const HOUR = 3_600_000;

/** What other rooms do with this one's offers, and its job: everything but a refusal is a bug. */
async function perform(history: History, work: (ctx: Ctx) => Promise<unknown>): Promise<boolean> {
  try {
    await history.world.asSystem('job', work);
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
    return false;
  }
}

const step = (name: string, weight: number, take: (history: History) => Promise<unknown>): HistoryStep =>
  ({ name, weight, take: async (history) => { await take(history); } });
/** A step that is about one of the newest few offers. */
const offerStep = (name: string, weight: number, take: (history: History, offer: Offer) => Promise<unknown>): HistoryStep => step(name, weight, async (history) => {
  const offer = pickOne(history, known(history).offers.slice(-3));
  if (offer !== undefined) await take(history, offer);
});

/** `one`: a single place for whoever comes first, without limit or share, so that what follows does not hang on chance. */
async function openOffer(history: History, one = false): Promise<Offer | undefined> {
  const { world } = history;
  const [unionId, belowId] = [pickOne(history, history.unions), pickOne(history, history.unions)];
  if (unionId === undefined || belowId === undefined) return undefined;
  const [offerId, way, now] = [newId<'offer'>(world.house), one ? 'first-come' : pickOne(history, WAYS) ?? 'draw', world.clock.now()];
  const places = one ? 1 : randomBelow(history.random, 3);
  const isOpen = await perform(history, async (ctx) => {
    const union = await findUnion(ctx.tx, unionId);
    if (union === undefined) return;
    await offerPlaces(ctx, union, [{
      offerId, service: 'activities', way, title: '西望你在晚会 🎶', link: '/activities', opensAt: now, closesAt: shiftInstant(now, 2_000 * HOUR), lastMoment: shiftInstant(now, 2_400 * HOUR),
      // Histories share one clock, and others let days go by.
      holdMinutes: !one && chance(history, 3) ? 10 : 7 * 24 * 60, groupMost: 3, waitingMost: 4, audience: { unionIds: [unionId], kinds: ['regular', 'individual'], retired: 'too' },
      limitId: !one && chance(history, 3) ? pickOne(history, known(history).limits) : undefined,
      questions: chance(history, 2) ? BUS : null,
      shares: [
        { unionId, parentId: undefined, places, flowsBackAt: undefined },
        ...!one && way !== 'draw' && chance(history, 2) && belowId !== unionId ? [{ unionId: belowId, parentId: unionId, places: 1, flowsBackAt: shiftInstant(now, HOUR) }] : [],
      ],
    }]);
  });
  if (!isOpen) return undefined;
  const offer: Offer = { offerId, unionId, way, entries: [] };
  known(history).offers.push(offer);
  return offer;
}

/** The last place goes back while somebody waits, who is asked and says yes. Left to chance it hardly ever happens. */
async function takeHeldPlace(history: History): Promise<void> {
  const { world } = history;
  const offer = await openOffer(history, true);
  if (offer === undefined) return;
  const entered: { readonly entryId: string; readonly actor: Awaited<ReturnType<typeof world.actorOf>> }[] = [];
  for (let count = 0; count < 2; count += 1) {
    const personId = await enterMember(history, offer.unionId);
    const [entryId, actor] = [newId(world.house), await world.actorOf(personId)];
    if (await attempt(history, endpoints.enter, actor, { entryId, offerId: offer.offerId, persons: 1 }) === undefined) return;
    offer.entries.push({ entryId, personId });
    entered.push({ entryId, actor });
  }
  const [first, second] = entered;
  if (first === undefined || second === undefined) return;
  await attempt(history, endpoints.leave, first.actor, { entryId: first.entryId });
  await attempt(history, endpoints.answerOffer, second.actor, { entryId: second.entryId, isTaken: true });
}

/** Three press one after the other: members of the union, those of the history, somebody who stands there already. */
async function signUp(history: History, offer: Offer): Promise<void> {
  for (let count = 0; count < 3; count += 1) {
    const personId = chance(history, 4) ? pickOne(history, [...history.persons, ...offer.entries.map((one) => one.personId)]) : await enterMember(history, offer.unionId);
    if (personId === undefined) return;
    const entryId = chance(history, 9) ? pickOne(history, offer.entries)?.entryId ?? newId(history.world.house) : newId(history.world.house);
    const input = { entryId, offerId: offer.offerId, persons: 1 + randomBelow(history.random, 2) };
    const standing = await attempt(history, endpoints.enter, await history.world.actorOf(personId), input);
    if (standing !== undefined) offer.entries.push({ entryId: standing.entryId, personId });
  }
}

async function enterMember({ world }: History, unionId: UnionId): Promise<PersonId> {
  const personId = newId<'person'>(world.house);
  await world.asSystem('setup', async (ctx) => {
    // As entering a member does: a union that is merged in the same moment would leave the membership behind.
    await holdUnion(ctx, unionId);
    await record(ctx, [personEntered({ personId, name: '报名职工', unionId })]);
  });
  return personId;
}

/** Somebody of the list, by what they have there: what waits for nobody is seldom worth an answer. */
async function pickEntry(history: History, { offerId, entries }: Offer, states: readonly EntryState[]): Promise<Entry | undefined> {
  if (chance(history, 5)) return pickOne(history, entries);
  const rows = await history.world.asSystem('job', ({ tx }) => listEntriesOf(tx, offerId, states));
  return pickOne(history, rows.map(({ id, personId }) => ({ entryId: id, personId })));
}

/** Whoever fits, in the reverse of their coming. */
async function drawIt(ctx: Ctx, offerId: string): Promise<void> {
  const [shares, rows] = [await listShares(ctx.tx, [offerId]), await listEntriesOf(ctx.tx, offerId, ['pooled'])];
  let left = shares[0]?.places ?? 0;
  const placed = new Set<string>();
  for (const { id, persons } of rows.toReversed()) {
    if (persons > left) continue;
    left -= persons;
    placed.add(id);
  }
  await settlePool(ctx, offerId, { order: rows.map(({ id }) => id).toReversed(), placed });
}

async function officer(history: History) {
  const office = pickOne(history, officesOf(history));
  return office === undefined ? undefined : { unionId: office.unionId, actor: await history.world.actorOf(office.personId) };
}

export const historySteps: readonly HistoryStep[] = [
  step('offer places', 4, (history) => openOffer(history)),
  step('take a place that was held', 2, takeHeldPlace),
  offerStep('sign up', 8, signUp),
  offerStep('leave a list', 3, async (history, offer) => {
    const entry = await pickEntry(history, offer, ['placed', 'waiting']);
    if (entry !== undefined) await attempt(history, endpoints.leave, await history.world.actorOf(entry.personId), { entryId: entry.entryId });
  }),
  offerStep('answer an offer of places', 5, async (history, offer) => {
    const entry = await pickEntry(history, offer, ['offered']);
    if (entry !== undefined) await attempt(history, endpoints.answerOffer, await history.world.actorOf(entry.personId), { entryId: entry.entryId, isTaken: !chance(history, 3) });
  }),
  offerStep('answer questions', 4, async (history, offer) => {
    const entry = await pickEntry(history, offer, ['placed', 'waiting', 'pooled', 'asked']);
    const answers = { 'bus': chance(history, 3) ? 'station' : 'gate', ...(chance(history, 2) ? { 'child-age': randomBelow(history.random, 20) } : {}) };
    if (entry !== undefined) await attempt(history, endpoints.answerQuestions, await history.world.actorOf(entry.personId), { entryId: entry.entryId, answers });
  }),
  offerStep('decide on entries', 3, async (history, { offerId, entries }) => {
    const [at, entry] = [await officer(history), pickOne(history, entries)];
    if (at !== undefined && entry !== undefined) await attempt(history, endpoints.decideEntries, at.actor, { offerId, entries: [entry.entryId], isAgreed: !chance(history, 3) });
  }),
  offerStep('draw', 2, async (history, { offerId, way, entries }) => {
    if (way === 'draw' && entries.length > 0) await perform(history, (ctx) => (chance(history, 3) ? turnPool(ctx, offerId) : drawIt(ctx, offerId)));
  }),
  step('move the lists that are due', 3, async (history) => {
    history.world.clock.advance(randomBelow(history.random, 2 * HOUR));
    await perform(history, moveDueLists);
  }),
  offerStep('move an offer', 1, async (history, { offerId }) => {
    const lastMoment = shiftInstant(history.world.clock.now(), randomBelow(history.random, 2_400) * HOUR);
    await perform(history, (ctx) => askAgain(ctx, [{ offerId, lastMoment }]));
  }),
  offerStep('take an offer back', 1, async (history, { offerId }) => { await perform(history, (ctx) => cancelOffers(ctx, [offerId])); }),
  step('set a limit', 2, async (history) => {
    const at = await officer(history);
    if (at === undefined) return;
    const limitId = chance(history, 2) ? pickOne(history, known(history).limits) ?? newId(history.world.house) : newId(history.world.house);
    const input = { unionId: at.unionId, limitId, name: '每季“一次”', period: pickOne(history, PERIODS) ?? 'month', most: 1 + randomBelow(history.random, 2) };
    if (await attempt(history, endpoints.setLimit, at.actor, input) !== undefined) known(history).limits.push(limitId);
  }),
];
