import type { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { handleTogether, type Request, type Settled } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { recordMany, type JournalActor } from '#platform/journal/journal.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { catchUpServices, refuseWhereOff } from '#platform/switchboard/gate.ts';
import { endpoints } from '../contract.ts';
import { entriesSettled } from '../events/definitions.ts';
import { settleEntries, type Attempt, type Verdict } from '../rules/settle-entries.ts';
import { listMembers } from '../store/entries.ts';
import { lockOffers, type OfferRow } from '../store/offers.ts';
import { asId, personOf } from './asking.ts';
import { readDesk, readKnown, type Asking } from './desk.ts';
import { moveWaiting } from './move-waiting.ts';

type Input = z.output<typeof endpoints.enter.input>;
type Body = z.input<typeof endpoints.enter.output>;
type Asked = Request<Input, undefined>;

/**
 * Signing up. However many press in one moment, all of it is one transaction: the offers are held, one statement each reads
 * shares, standing entries and members, the rule decides, and one event per offer says what came of it.
 */
export const enter = handleTogether(endpoints.enter, {
  prepare: async () => undefined,
  isAlone: () => false,
  // Whoever stands on a list gets what they have: pressing ten times counts once, and needs no kept answer.
  knowsRepeats: true,
  findsByKey: true,
  most: 1_000,
  settle: (ctx, requests) => withSystemReach(ctx, 'job', (job) => settleCrowd(job, requests)),
});

async function settleCrowd(ctx: Ctx, requests: readonly Asked[]): Promise<Settled<Body>[]> {
  const [offerIds, personIds] = [requests.map(({ input }) => input.offerId), requests.map((asked) => personOf(asked.ctx))];
  const asking = { offerIds, personIds, entryIds: requests.map(({ input }) => input.entryId) };
  // Sent together, and each statement sees what was committed before it began: what no other press changes is read while
  // another group still holds the offers, and everything behind the lock runs under it.
  const [members, , offers, first] = await Promise.all([
    listMembers(ctx.tx, personIds), catchUpServices(ctx), lockOffers(ctx.tx, offerIds), readDesk(ctx, asking),
  ]);
  const { rows, desk } = await afterMoving(ctx, { offers, asking }, first);
  const known = await readKnown(ctx, rows, desk);
  const attempts = requests.map(({ input }, index): Attempt => {
    const personId = personIds[index] ?? '';
    return { ...input, personId, member: members.get(personId) };
  });
  const off = servicesOff(ctx, rows);
  const open = attempts.filter(({ offerId }) => !off.has(offerId));
  const verdicts = new Map(settleEntries(known, open, ctx.clock.now()).map((verdict, index) => [open[index], verdict]));
  await recordMany(ctx, toEvents(ctx, { requests, attempts, verdicts, offers: rows }));
  return attempts.map((attempt) => {
    const verdict = verdicts.get(attempt);
    return verdict === undefined ? { ok: false, error: off.get(attempt.offerId) ?? lost() } : toAnswer(verdict);
  });
}

/** Whoever waits comes before whoever presses now: lists that are overdue are moved first, and then read again. */
async function afterMoving(ctx: Ctx, { offers, asking }: { readonly offers: readonly OfferRow[]; readonly asking: Asking }, desk: Awaited<ReturnType<typeof readDesk>>) {
  const overdue = offers.filter(({ dueAt }) => dueAt !== null && dueAt <= ctx.clock.now());
  if (overdue.length === 0) return { rows: offers, desk };
  for (const offer of overdue) await moveWaiting(ctx, offer);
  return { rows: await lockOffers(ctx.tx, asking.offerIds), desk: await readDesk(ctx, asking) };
}

function servicesOff(ctx: Ctx, offers: readonly OfferRow[]): ReadonlyMap<string, AppError> {
  return new Map(offers.flatMap((offer): [string, AppError][] => {
    try {
      refuseWhereOff(ctx, offer.service, offer.orgPath);
      return [];
    } catch (error) {
      if (error instanceof AppError) return [[offer.id, error]];
      throw error;
    }
  }));
}

type Batch = {
  readonly requests: readonly Asked[]; readonly attempts: readonly Attempt[]; readonly verdicts: ReadonlyMap<Attempt | undefined, Verdict>; readonly offers: readonly OfferRow[];
};

function toEvents(ctx: Ctx, { requests, attempts, verdicts, offers }: Batch): { event: NewEvent; actor: JournalActor }[] {
  const day = dateInChina(ctx.clock.now());
  return offers.flatMap((offer) => {
    const entered = attempts.flatMap((attempt, index) => {
      const verdict = verdicts.get(attempt);
      return attempt.offerId === offer.id && verdict?.kind === 'entered' ? [{ attempt, index, entry: verdict.entry }] : [];
    });
    const [first] = entered;
    if (first === undefined) return [];
    const entries = entered.map(({ attempt, entry: { entryId, persons, state, position, takings } }) => ({
      entryId, personId: attempt.personId, persons, state, position, takings: [...takings],
    }));
    const event = entriesSettled({ offerId: offer.id, unionId: offer.unionId, dueAt: offer.dueAt?.toISOString() ?? null, day, entries });
    // Several at once are named by their entries.
    return [{ event, actor: entered.length === 1 ? requests[first.index]?.ctx.journalActor ?? {} : { kind: 'together' } }];
  });
}

function toAnswer(verdict: Verdict): Settled<Body> {
  if (verdict.kind === 'refused') return { ok: false, error: new AppError(verdict.error, verdict.params) };
  const { entryId, state, persons, before } = verdict.entry;
  return { ok: true, body: { entryId: asId(entryId), state, persons, before: before ?? null, offeredUntil: null } };
}

function lost(): never {
  throw new TypeError('an attempt was lost on the way');
}
