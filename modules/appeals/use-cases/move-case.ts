import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { listOfficers } from '#platform/access/store/grants.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { workingDaysBetween } from '#platform/calendar/rules/working-days.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { appealEscalated, appealHandedOver, appealRefused, conflictDeclared } from '../events/casework.ts';
import { presentRung } from '../rules/clock.ts';
import type { AppealRow } from '../store/rows.ts';
import { actingOfficer, officerFor, signedBy } from './acting-officer.ts';
import { calendarAround, readClock } from './case-clock.ts';
import { caseFieldsOf } from './case-events.ts';
import { chooseHolder } from './choose-holder.ts';
import { moveAside, moveUp, rungsAbove } from './climb.ts';
import { limitsFor } from './limits-in-force.ts';

/** To whom the officer may hand a case: everybody who handles cases on its ladder, up to the officer's own union. */
export const listReceivers = handle(endpoints.listReceivers, async (ctx, _input, row) => {
  const officer = await actingOfficer(ctx, row);
  const unions = receivingUnions(officer.ladder, officer.unionId);
  const names = await listUnionsById(ctx.tx, unions);
  const receivers = await Promise.all(unions.map(async (unionId) => {
    const officers = await withSystemReach(ctx, 'job', ({ tx }) => listOfficers(tx, unionId, ctx.clock.now()));
    return officers.filter((one) => HANDLERS.has(one.role) && isFit(row, one.personId) && one.personId !== row.contactId).map((one) => ({
      personId: one.personId, name: one.name, role: one.role, unionId, unionName: names.find((union) => union.id === unionId)?.name ?? '',
    }));
  }));
  return { receivers: receivers.flat() };
});

const HANDLERS: ReadonlySet<string> = new Set(['contact-person', 'chair', 'administrator']);

function receivingUnions(ladder: readonly UnionId[], own: UnionId): readonly UnionId[] {
  const at = ladder.indexOf(own);
  return at < 0 ? ladder : ladder.slice(0, at + 1);
}

function isFit(row: AppealRow, personId: string): boolean {
  return personId !== row.personId && !row.excludedIds.some((excluded) => excluded === personId);
}

/** First receiver responsible (首接负责): the case, its figures and its day stay where they are; only the hands change. */
export const handOverAppeal = handle(endpoints.handOverAppeal, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'hand-over');
  const unionId = receivingUnions(officer.ladder, officer.unionId).find((one) => one === input.unionId);
  const officers = unionId === undefined ? [] : await withSystemReach(ctx, 'job', ({ tx }) => listOfficers(tx, unionId, ctx.clock.now()));
  const isOfficer = officers.some((one) => one.personId === input.personId && HANDLERS.has(one.role));
  if (unionId === undefined || !isOfficer || !isFit(row, input.personId) || input.personId === row.contactId) {
    throw new AppError(errors['receiver-unfit'], { field: 'personId' });
  }
  const move = await moveAside(ctx, row, { unionId, personId: toId<'person'>(input.personId) }, 'handed-over');
  await record(ctx, [appealHandedOver({ ...caseFieldsOf(row), ...signedBy(officer), ...move, text: input.reason })]);
  return {};
});

/** "Not ours" is said within days (Zhejiang, article 17) and ends nothing: the union above has the case from now on. */
export const refuseAppeal = handle(endpoints.refuseAppeal, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'refuse');
  const calendar = await calendarAround(ctx, row.receivedOn);
  const today = dateInChina(ctx.clock.now());
  const from = presentRung(await readClock(ctx, row, calendar))?.from ?? today;
  const limits = await limitsFor(ctx.tx, officer.ladder, { topic: row.topic, on: today });
  if (workingDaysBetween(calendar, from, today) > limits.refuseDays) throw new AppError(errors['refuse-too-late'], { days: limits.refuseDays });
  const move = await nextRung(ctx, row, { ladder: officer.ladder, kind: 'refused' });
  await record(ctx, [appealRefused({ ...caseFieldsOf(row, { rung: move.rung }), ...signedBy(officer), ...move, text: input.reason })]);
  return {};
});

export const escalateAppeal = handle(endpoints.escalateAppeal, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'escalate');
  const move = await nextRung(ctx, row, { ladder: officer.ladder, kind: 'escalated' });
  await record(ctx, [appealEscalated({ ...caseFieldsOf(row, { rung: move.rung }), ...signedBy(officer), ...move, cause: 'by-hand', text: input.reason })]);
  return {};
});

/** A union above takes a case into its own hands (提级办理). */
export const takeUpAppeal = handle(endpoints.takeUpAppeal, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'take-up');
  const move = { ...await moveUp(ctx, row, { ladder: officer.ladder, candidates: [officer.unionId], kind: 'escalated' }), toPersonId: officer.personId };
  await record(ctx, [appealEscalated({ ...caseFieldsOf(row, { rung: move.rung }), ...signedBy(officer), ...move, cause: 'taken-up', text: input.reason })]);
  return {};
});

/** "This is about me": from now on they neither see nor handle it. If it was theirs to handle, somebody else gets it. */
export const declareConflict = handle(endpoints.declareConflict, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'declare');
  const isMoved = row.contactId === null || row.contactId === officer.personId;
  const excluded = [...row.excludedIds, officer.personId, ...(row.personId === null ? [] : [row.personId])];
  const here = await chooseHolder(ctx, [row.holderUnionId], { excluded });
  const move = !isMoved ? await moveAside(ctx, row, { unionId: row.holderUnionId, personId: row.contactId }, 'declared')
    : here.personId !== null ? await moveAside(ctx, row, here, 'declared')
      : await moveUp(ctx, row, { ladder: officer.ladder, candidates: [...rungsAbove(officer.ladder, row), ...lastOf(officer.ladder)], kind: 'declared', excluded });
  const declared = conflictDeclared({ ...caseFieldsOf(row, { rung: move.rung }), ...signedBy(officer), ...move, isMoved, text: input.reason });
  // The row is out of the declarer's sight as soon as it is written, and the database would refuse that.
  await withSystemReach(ctx, 'job', (inner) => record(inner, [declared]));
  return {};
});

async function nextRung(ctx: Ctx, row: AppealRow, to: { ladder: readonly UnionId[]; kind: 'refused' | 'escalated' }) {
  const candidates = rungsAbove(to.ladder, row);
  if (candidates.length === 0) throw new AppError(errors['no-rung-above']);
  return moveUp(ctx, row, { ...to, candidates });
}

/** At the top a case stands with the union itself, for its next officer. */
function lastOf(ladder: readonly UnionId[]): readonly UnionId[] {
  return ladder.slice(-1);
}
