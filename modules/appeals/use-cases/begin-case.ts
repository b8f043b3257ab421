import type { Ctx } from '#platform/access/ctx.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { addWorkingDays } from '#platform/calendar/rules/working-days.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { findLocalUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract.ts';
import { appealSubmitted } from '../events/definitions.ts';
import { caseNumberAt } from '../rules/case-number.ts';
import { countedAs } from '../rules/counted.ts';
import { ladderOf } from '../rules/ladder.ts';
import { nextCaseOrdinals } from '../store/appeals.ts';
import type { ABOUTS, DISCLOSURES, SOURCES, TOPICS } from '../wire.ts';
import { calendarAround } from './case-clock.ts';
import { chooseHolder, listHandlers } from './choose-holder.ts';
import { limitsFor } from './limits-in-force.ts';

export type Sender = {
  readonly disclosure: (typeof DISCLOSURES)[number]; readonly name?: string | undefined; readonly phone?: string | undefined;
};

export type NewCase = {
  readonly appealId: string; readonly text: string; readonly topic: (typeof TOPICS)[number]; readonly source: (typeof SOURCES)[number];
  readonly disclosure: (typeof DISCLOSURES)[number]; readonly about: (typeof ABOUTS)[number];
  readonly contact: { readonly name?: string; readonly phone?: string };
  readonly personId: PersonId | null; readonly photos: readonly string[]; readonly queryCode: string;
  readonly code: { readonly id: string; readonly contactId: PersonId; readonly place: string } | null;
  readonly officer: { readonly officerId: PersonId; readonly officerUnionId: UnionId } | null;
};

export type Begun = { readonly caseNumber: string; readonly dueOn: PlainDate; readonly isDueProvisional: boolean; readonly ladder: readonly UnionId[] };

/**
 * Where a case goes and who must stay out of it (回避). About the contact person: somebody else of the union, and if
 * there is nobody, the union above. About the union: the union above has the case as its own, so that the union it is
 * about does not even see it, and its officers stay out of it whatever else they hold.
 */
async function routeOf(ctx: Ctx, union: UnionRow, one: NewCase) {
  const ladder = ladderOf(union);
  const [, upper] = ladder;
  if (one.about === 'union' && upper !== undefined) {
    const excluded = await listHandlers(ctx, union.id);
    return { ladder: ladder.slice(1), excluded, originUnionId: union.id, wanted: null };
  }
  // A case that an officer typed in names no poster: then every contact person of the union stays out of it, the typist too.
  const excluded = one.about !== 'contact-person' ? [] : one.code === null ? await listHandlers(ctx, union.id, ['contact-person']) : [one.code.contactId];
  return { ladder, excluded, originUnionId: null, wanted: one.code?.contactId ?? one.officer?.officerId ?? null };
}

/** Writes a new case, however it came in, and starts its clock on the first rung. */
export async function beginCase(ctx: Ctx, union: UnionRow, one: NewCase): Promise<Begun> {
  const route = await routeOf(ctx, union, one);
  const own = one.personId === null ? [] : [one.personId];
  const holder = await chooseHolder(ctx, route.ladder, { excluded: [...route.excluded, ...own], wanted: route.wanted });
  // Nobody there may handle it: the case belongs to the union that has somebody, or its own officers would read it.
  const ladder = route.ladder.slice(Math.max(0, route.excluded.length > 0 ? route.ladder.indexOf(holder.unionId) : 0));
  const unionId = ladder[0] ?? union.id;
  const rung = Math.max(0, ladder.indexOf(holder.unionId));
  const receivedOn = dateInChina(ctx.clock.now());
  const limits = await limitsFor(ctx.tx, ladder, { topic: one.topic, on: receivedOn });
  const due = addWorkingDays(await calendarAround(ctx, receivedOn), receivedOn, limits.closeDays);
  const [ordinal = 0] = await nextCaseOrdinals(ctx.tx, 1);
  const caseNumber = caseNumberAt(ordinal);
  // Being signed in must leave no trace in the journal either.
  const recorder = one.disclosure === 'anonymous' && one.officer === null ? { ...ctx, journalActor: { kind: 'anonymous' } } : ctx;
  await recordOnce(recorder, appealSubmitted({
    appealId: toId<'appeal'>(one.appealId), keyId: toId<'key'>(one.personId ?? one.appealId), unionId, holderUnionId: holder.unionId,
    localUnionId: (await findLocalUnion(ctx.tx, union))?.id ?? null,
    originUnionId: unionId === union.id ? null : union.id, codeId: one.code?.id ?? null, contactId: holder.personId, workerId: one.personId,
    officerId: one.officer?.officerId ?? null, officerUnionId: one.officer?.officerUnionId ?? null,
    caseNumber, topic: one.topic, source: one.source, disclosure: one.disclosure, about: one.about, excludedIds: route.excluded,
    place: one.code?.place ?? '', text: one.text, ...one.contact, photos: [...one.photos],
    receiptHash: orThrow(await ctx.ports.signIn.receipts.hashPassword(one.queryCode)), receivedOn, rung, limitDays: limits.closeDays,
    dueOn: due.date, isDueProvisional: due.isProvisional, counted: { from: [], to: countedAs(newlyCounted(one.source, rung)) },
  }));
  return { caseNumber, dueOn: due.date, isDueProvisional: due.isProvisional, ladder };
}

function newlyCounted(source: NewCase['source'], rung: number) {
  return {
    status: 'received', source, isJoined: false, closedTimes: 0, reopenedTimes: 0, rung, isSilent: false, isInTime: false, rating: null,
  } as const;
}

/** A name and a number, unless the worker is signed in or wants to be nobody. */
export function contactOf(sender: Sender, isKnown: boolean): { name?: string; phone?: string } {
  if (sender.disclosure === 'anonymous') return {};
  const phone = sender.phone === undefined || sender.phone === '' ? undefined : toPhoneNumber(sender.phone);
  if (phone !== undefined && !phone.ok) throw new AppError(errors['contact-needed'], { field: 'phone' });
  const name = sender.name === '' ? undefined : sender.name;
  if (!isKnown && (phone === undefined || (sender.disclosure === 'named' && name === undefined))) {
    throw new AppError(errors['contact-needed'], { field: phone === undefined ? 'phone' : 'name' });
  }
  return { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone: phone.value }) };
}

async function recordOnce(ctx: Ctx, event: Parameters<typeof record>[1][number]): Promise<void> {
  try {
    await record(ctx, [event]);
  } catch (error) {
    // The phone made the id: sent twice under two keys, the second meets the first one's row.
    if (violatedConstraint(error) === 'appeals_appeal_pkey') throw new AppError(errors['already-sent']);
    throw error;
  }
}
