import type { Ctx } from '#platform/access/ctx.ts';
import type { HolderRow } from '#platform/access/store/grants.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { addWorkingDays } from '#platform/calendar/rules/working-days.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { recordMany, type JournalActor } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { listLocalUnions, type UnionRow } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract.ts';
import { appealSubmitted } from '../events/definitions.ts';
import { caseNumberAt } from '../rules/case-number.ts';
import { countedAs } from '../rules/counted.ts';
import { ladderOf } from '../rules/ladder.ts';
import { nextCaseOrdinals } from '../store/appeals.ts';
import { listLimitsAt } from '../store/limits.ts';
import type { ABOUTS, DISCLOSURES, SOURCES, TOPICS } from '../wire.ts';
import { calendarAround } from './case-clock.ts';
import { chooseAmong, handlersAmong, listCandidates } from './choose-holder.ts';
import { limitsAmong } from './limits-in-force.ts';

export type Sender = {
  readonly disclosure: (typeof DISCLOSURES)[number]; readonly name?: string | undefined; readonly phone?: string | undefined;
};

export type NewCase = {
  /** Where the code hangs, or the union of the officer who writes it down; held, so that it stays where it is. */
  readonly union: UnionRow;
  readonly appealId: string; readonly text: string; readonly topic: (typeof TOPICS)[number]; readonly source: (typeof SOURCES)[number];
  readonly disclosure: (typeof DISCLOSURES)[number]; readonly about: (typeof ABOUTS)[number];
  readonly contact: { readonly name?: string; readonly phone?: string };
  readonly personId: PersonId | null; readonly photos: readonly string[]; readonly receiptHash: string;
  readonly code: { readonly id: string; readonly contactId: PersonId; readonly place: string } | null;
  readonly officer: { readonly officerId: PersonId; readonly officerUnionId: UnionId } | null;
  /** Who is told of in the journal, unless the worker wants to be nobody. */
  readonly recorder: JournalActor;
};

export type Begun = { readonly caseNumber: string; readonly dueOn: PlainDate; readonly isDueProvisional: boolean; readonly ladder: readonly UnionId[] };

/**
 * Where a case goes and who must stay out of it (回避). About the contact person: somebody else of the union, and if
 * there is nobody, the union above. About the union: the union above has the case as its own, so that the union it is
 * about does not even see it, and its officers stay out of it whatever else they hold.
 */
function routeOf(one: NewCase, candidates: readonly HolderRow[]) {
  const { union } = one;
  const ladder = ladderOf(union);
  const [, upper] = ladder;
  if (one.about === 'union' && upper !== undefined) {
    return { ladder: ladder.slice(1), excluded: handlersAmong(candidates, union.id), wanted: null };
  }
  // A case that an officer typed in names no poster: then every contact person of the union stays out of it, the typist too.
  const excluded = one.about !== 'contact-person' ? []
    : one.code === null ? handlersAmong(candidates, union.id, ['contact-person']) : [one.code.contactId];
  return { ladder, excluded, wanted: one.code?.contactId ?? one.officer?.officerId ?? null };
}

/** What the cases of one transaction need to know, each asked once for all of them. */
async function readSurroundings(ctx: Ctx, cases: readonly NewCase[]) {
  const receivedOn = dateInChina(ctx.clock.now());
  const unions = cases.map((one) => one.union);
  const unionIds = [...new Set(unions.flatMap(ladderOf))];
  const [candidates, limits, calendar, locals, ordinals] = await Promise.all([
    listCandidates(ctx, unionIds), listLimitsAt(ctx.tx, unionIds, receivedOn), calendarAround(ctx, receivedOn),
    listLocalUnions(ctx.tx, unions), nextCaseOrdinals(ctx.tx, cases.length),
  ]);
  return { receivedOn, candidates, limits, calendar, locals, ordinals };
}

type Surroundings = Awaited<ReturnType<typeof readSurroundings>>;

/** Writes new cases, however they came in, and starts the clock of each on its first rung. In the order of the list. */
export async function beginCases(ctx: Ctx, cases: readonly NewCase[]): Promise<Begun[]> {
  if (cases.length === 0) return [];
  const around = await readSurroundings(ctx, cases);
  const begun = cases.map((one, index) => beginOne(around, one, around.ordinals[index] ?? 0));
  await recordOnce(ctx, begun.map(({ event }, index) => ({ event, actor: recorderOf(cases[index]) })));
  return begun;
}

function beginOne(around: Surroundings, one: NewCase, ordinal: number): Begun & { readonly event: ReturnType<typeof appealSubmitted> } {
  const { union } = one;
  const route = routeOf(one, around.candidates);
  const own = one.personId === null ? [] : [one.personId];
  const holder = chooseAmong(around.candidates, route.ladder, { excluded: [...route.excluded, ...own], wanted: route.wanted });
  // Nobody there may handle it: the case belongs to the union that has somebody, or its own officers would read it.
  const ladder = route.ladder.slice(Math.max(0, route.excluded.length > 0 ? route.ladder.indexOf(holder.unionId) : 0));
  const unionId = ladder[0] ?? union.id;
  const rung = Math.max(0, ladder.indexOf(holder.unionId));
  const { receivedOn } = around;
  const limits = limitsAmong(around.limits, ladder, one.topic);
  const due = addWorkingDays(around.calendar, receivedOn, limits.closeDays);
  const caseNumber = caseNumberAt(ordinal);
  const event = appealSubmitted({
    appealId: toId<'appeal'>(one.appealId), keyId: toId<'key'>(one.personId ?? one.appealId), unionId, holderUnionId: holder.unionId,
    localUnionId: around.locals.get(union.id)?.id ?? null,
    originUnionId: unionId === union.id ? null : union.id, codeId: one.code?.id ?? null, contactId: holder.personId, workerId: one.personId,
    officerId: one.officer?.officerId ?? null, officerUnionId: one.officer?.officerUnionId ?? null,
    caseNumber, topic: one.topic, source: one.source, disclosure: one.disclosure, about: one.about, excludedIds: route.excluded,
    place: one.code?.place ?? '', text: one.text, ...one.contact, photos: [...one.photos],
    receiptHash: one.receiptHash, receivedOn, rung, limitDays: limits.closeDays,
    dueOn: due.date, isDueProvisional: due.isProvisional, counted: { from: [], to: countedAs(newlyCounted(one.source, rung)) },
  });
  return { caseNumber, dueOn: due.date, isDueProvisional: due.isProvisional, ladder, event };
}

/** Being signed in must leave no trace in the journal either. */
function recorderOf(one: NewCase | undefined): JournalActor {
  return one === undefined || (one.disclosure === 'anonymous' && one.officer === null) ? { kind: 'anonymous' } : one.recorder;
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

async function recordOnce(ctx: Ctx, entries: Parameters<typeof recordMany>[1]): Promise<void> {
  try {
    await recordMany(ctx, entries);
  } catch (error) {
    // The phone made the id: sent twice under two keys, the second meets the first one's row.
    if (violatedConstraint(error) === 'appeals_appeal_pkey') throw new AppError(errors['already-sent']);
    throw error;
  }
}
