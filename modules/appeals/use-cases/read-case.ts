import { canAt } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { isPhoneNumber, maskPhoneNumber } from '#platform/accounts/phone-number.ts';
import { readPhotoBytes } from '#platform/files/store/photos.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { addWorkingDays } from '#platform/calendar/rules/working-days.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { findPersonContact } from '#platform/orgs/store/persons.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { endpoints, errors } from '../contract.ts';
import { canAct, canRate, isEnded, type OfficerVerb } from '../rules/case-state.ts';
import { findAppeal, listAppealsOfPerson, listSteps } from '../store/appeals.ts';
import { listJoined } from '../store/matters.ts';
import type { AppealRow } from '../store/rows.ts';
import { actingOfficer } from './acting-officer.ts';
import { calendarAround } from './case-clock.ts';
import { rungsAbove } from './climb.ts';
import { limitsFor } from './limits-in-force.ts';
import { caseHead, caseOpener, excerptOf, shownTime, toSteps, type CaseOpener } from './open-case.ts';

export const readCase = handle(endpoints.readCase, async (ctx, _input, row) => {
  const opener = await caseOpener(ctx, [row]);
  const steps = await listSteps(ctx.tx, row.id);
  return {
    ...await caseHead(ctx, row, steps), receivedAt: shownTime(row, row.receivedAt), text: opener.text(row), photos: [...row.photos],
    // A colleague's conflict and joined matters are the officers' affair.
    steps: await toSteps(ctx, row, steps.filter((step) => !OFFICERS_OWN.has(step.kind)), opener),
    can: { add: !isEnded(row.status), rate: canRate(row), withdraw: !isEnded(row.status) },
  };
});

const OFFICERS_OWN: ReadonlySet<string> = new Set(['declared', 'joined', 'parted']);

export const listMine = handle(endpoints.listMine, async (ctx) => {
  const rows = await listAppealsOfPerson(ctx.tx, ctx.reach);
  const opener = await caseOpener(ctx, rows);
  return {
    cases: rows.map((row) => ({
      appealId: row.id, caseNumber: row.caseNumber, topic: row.topic, status: row.status, receivedAt: row.receivedAt,
      dueOn: row.dueOn, isUnread: row.status === 'waiting' || canRate(row), canRate: canRate(row),
      excerpt: excerptOf(opener.text(row)),
    })),
  };
});

export const readAppeal = handle(endpoints.readAppeal, async (ctx, _input, row) => {
  const opener = await caseOpener(ctx, [row]);
  const steps = await listSteps(ctx.tx, row.id);
  const officer = await actingOfficer(ctx, row);
  const asking = { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() };
  const handles = canAt('appeals.appeal.handle', row, asking, ctx.permissions);
  const can = (verb: OfficerVerb) => handles && canAct(row, verb, officer);
  const joined = row.joinedCount === 0 ? [] : await listJoined(ctx.tx, ctx.reach, row.id, false);
  const lead = row.joinedTo === null ? undefined : await findAppeal(ctx.tx, ctx.reach, row.joinedTo, false);
  const today = dateInChina(ctx.clock.now());
  const limits = await limitsFor(ctx.tx, officer.ladder, { topic: row.topic, on: today });
  return {
    ...await caseHead(ctx, row, steps), unionId: row.unionId, receivedAt: shownTime(row, row.receivedAt), text: opener.text(row),
    photos: [...row.photos], steps: await toSteps(ctx, row, steps, opener), person: await maskedPerson(ctx, row, opener),
    about: row.about, isJoined: row.joinedTo !== null, lead: lead === undefined ? null : linkedCaseOf(lead), joined: joined.map(linkedCaseOf),
    can: {
      'accept': can('accept'), 'ask': can('ask'), 'answer': can('answer'), 'pause': can('pause'), 'resume': can('resume'),
      'hand-over': can('hand-over'), 'refuse': can('refuse') && rungsAbove(officer.ladder, row).length > 0,
      'escalate': can('escalate') && rungsAbove(officer.ladder, row).length > 0, 'take-up': can('take-up'), 'declare': can('declare'),
      'join': can('join'), 'part': can('part'), 'close': can('close'),
      'reveal': row.disclosure === 'named' && canAt('appeals.contact.reveal', row, asking, ctx.permissions),
    },
    pauseUntil: addWorkingDays(await calendarAround(ctx, row.receivedOn), today, limits.pauseDays).date,
  };
});

function linkedCaseOf(row: AppealRow) {
  return { appealId: row.id, caseNumber: row.caseNumber, status: row.status };
}

/** Only a named worker is shown, and the number only in its mask (domain: first 3, last 4). */
async function maskedPerson(ctx: Ctx, row: AppealRow, opener: CaseOpener) {
  if (row.disclosure !== 'named') return null;
  const contact = await namedContact(ctx, row, opener);
  return { name: contact.name, maskedPhone: isPhoneNumber(contact.phone) ? maskPhoneNumber(contact.phone) : null };
}

/** What the worker typed, and where nothing was typed what the account knows. */
async function namedContact(ctx: Ctx, row: AppealRow, opener: CaseOpener): Promise<{ name: string; phone: string }> {
  const typed = {
    name: opener.field(row, 'name', row.nameSealed) ?? '', phone: opener.field(row, 'phone', row.phoneSealed) ?? '',
  };
  if (row.personId === null || (typed.name !== '' && typed.phone !== '')) return typed;
  const known = await findPersonContact(ctx, row.personId);
  return { name: typed.name || (known?.name ?? ''), phone: typed.phone || (known?.phone ?? '') };
}

export const revealContact = handle(endpoints.revealContact, async (ctx, _input, row) => {
  if (row.disclosure !== 'named') throw new AppError(errors['not-named']);
  return namedContact(ctx, row, await caseOpener(ctx, [row]));
});

/** A photo belongs to its case: whoever may read the case may read it, and no secret address exists. */
async function photoOf(ctx: Ctx, row: AppealRow, input: { photoId: string; isSmall: boolean }): Promise<Uint8Array> {
  const bytes = row.photos.includes(input.photoId) ? await readPhotoBytes(ctx, row.id, input.photoId, input.isSmall) : undefined;
  if (bytes === undefined) throw new AppError(generalErrors['not-found']);
  return bytes;
}

export const readPhoto = handle(endpoints.readPhoto, async (ctx, input, row) => photoOf(ctx, row, input));
export const readOwnPhoto = handle(endpoints.readOwnPhoto, async (ctx, input, row) => photoOf(ctx, row, input));
