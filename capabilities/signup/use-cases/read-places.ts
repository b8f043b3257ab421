import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import type { Member } from '../rules/audience.ts';
import { freePlaces } from '../rules/shares.ts';
import { countBefore, listEntriesOf, listEntriesOfPerson, listMembers, listStanding, type EntryRow } from '../store/entries.ts';
import { listLimitRows, listOffers, listShares, type LimitRow, type OfferRow, type ShareRow } from '../store/offers.ts';
import { ENDS, LIVE_STATES } from '../wire.ts';
import { openAnswers } from './answers.ts';
import { personOf } from './asking.ts';
import { takenOf } from './desk.ts';

/** Numbers of an offer are nobody's secret: a worker who asks is told of any offer that they know the id of. */
export const readPlaces = handle(endpoints.readPlaces, (ctx, input) => withSystemReach(ctx, 'job', async (job) => {
  const personId = personOf(ctx);
  const [offers, shares, standing, members] = await Promise.all([
    listOffers(job.tx, input.offers), listShares(job.tx, input.offers), listStanding(job.tx, input.offers, [personId]), listMembers(job.tx, [personId]),
  ]);
  const limits = new Map((await listLimitRows(job.tx, offers.flatMap(({ limitId }) => limitId ?? []))).map((limit) => [limit.id, limit]));
  const mine = new Map<string, Awaited<ReturnType<typeof toStanding>> & { hasAnswered: boolean }>();
  for (const row of standing) mine.set(row.offerId, { ...await toStanding(job, row), hasAnswered: row.answersSealed !== null });
  return {
    offers: offers.map((offer) => ({
      ...toPlaces(ctx, { offer, shares: shares.filter(({ offerId }) => offerId === offer.id), member: members.get(personId), limit: limits.get(offer.limitId ?? '') }),
      mine: mine.get(offer.id) ?? null,
    })),
  };
}));

export const listMine = handle(endpoints.listMine, async (ctx) => {
  const rows = await listEntriesOfPerson(ctx.tx, personOf(ctx));
  return withSystemReach(ctx, 'job', async (job) => {
    const offers = new Map<string, OfferRow>((await listOffers(job.tx, rows.map(({ offerId }) => offerId))).map((offer) => [offer.id, offer]));
    const entries = [];
    for (const row of rows) {
      const offer = offers.get(row.offerId);
      if (offer !== undefined) entries.push({ ...await toStanding(job, row), offerId: offer.id, title: offer.title, link: offer.link, cameAt: row.cameAt });
    }
    return { entries };
  });
});

/** Everybody who is or was on the list, and how the places are cut. */
export const listEntries = handle(endpoints.listEntries, async (ctx, _input, offer) => {
  const [rows, shares] = [await listEntriesOf(ctx.tx, offer.id, [...LIVE_STATES, ...ENDS]), await listShares(ctx.tx, [offer.id])];
  const homes = new Map((await listPersonHomes(ctx.tx, rows.map(({ personId }) => personId))).map((home) => [home.personId, home]));
  const names = new Map<string, string>((await listUnionsById(ctx.tx, shares.map(({ unionId }) => unionId))).map(({ id, name }) => [id, name]));
  const [free, answers] = [freePlaces(shares, takenOf(shares), ctx.clock.now()), await openAnswers(ctx, rows)];
  return {
    questions: offer.questions,
    entries: rows.map(({ id, personId, persons, state, position, cameAt }) => ({
      entryId: id, name: homes.get(personId)?.name ?? '', unionName: homes.get(personId)?.unionName ?? '', persons, state, position, cameAt, answers: answers.get(id) ?? null,
    })),
    shares: shares.map(({ unionId, places, taken, flowsBackAt }) => ({
      unionId, unionName: names.get(unionId) ?? '', places, taken, free: free.get(unionId) ?? 0, flowsBackAt: flowsBackAt ?? null,
    })),
  };
});

async function toStanding({ tx }: Ctx, row: EntryRow) {
  return {
    entryId: row.id, state: row.state, persons: row.persons, offeredUntil: row.offeredUntil,
    before: row.state === 'waiting' ? await countBefore(tx, row.offerId, row.position) : null,
  };
}

type Seen = { readonly offer: OfferRow; readonly shares: readonly ShareRow[]; readonly member: Member | undefined; readonly limit: LimitRow | undefined };

function toPlaces(ctx: Ctx, { offer, shares, member, limit }: Seen) {
  const free = freePlaces(shares, takenOf(shares), ctx.clock.now());
  const open = (member?.line ?? []).reduce((sum, unionId) => sum + (free.get(unionId) ?? 0), 0);
  return {
    offerId: offer.id, way: offer.way, opensAt: offer.opensAt, closesAt: offer.closesAt, groupMost: offer.groupMost,
    places: shares.find(({ parentId }) => parentId === undefined)?.places ?? 0, open, waiting: offer.waiting,
    isFull: offer.way === 'first-come' && open === 0 && offer.waiting >= offer.waitingMost,
    isCancelled: offer.cancelledAt !== null, isDrawn: offer.drawnAt !== null,
    limit: limit === undefined ? null : { name: limit.name, most: limit.most, period: limit.period },
    questions: offer.questions,
  };
}
