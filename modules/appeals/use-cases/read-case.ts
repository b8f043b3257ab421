import { canAt } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { isPhoneNumber, maskPhoneNumber } from '#platform/accounts/phone-number.ts';
import { readPhotoBytes } from '#platform/files/store/photos.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { findPersonContact } from '#platform/orgs/store/persons.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { endpoints, errors } from '../contract.ts';
import { canRate, canTake } from '../rules/appeal-state.ts';
import { listAppealsOfPerson, listSteps } from '../store/appeals.ts';
import type { AppealRow } from '../store/rows.ts';
import { caseHead, caseOpener, excerptOf, shownTime, toSteps, type CaseOpener } from './open-case.ts';

export const readCase = handle(endpoints.readCase, async (ctx, _input, row) => {
  const opener = await caseOpener(ctx, [row]);
  return {
    ...await caseHead(ctx, row), receivedAt: shownTime(row, row.receivedAt), text: opener.text(row), photos: [...row.photos],
    steps: await toSteps(ctx, row, await listSteps(ctx.tx, row.id), opener),
    can: { add: row.status !== 'closed', rate: canRate(row) },
  };
});

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
  const officerId = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
  const asking = { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() };
  const handles = canAt('appeals.appeal.handle', row, asking, ctx.permissions);
  return {
    ...await caseHead(ctx, row), unionId: row.unionId, receivedAt: shownTime(row, row.receivedAt), text: opener.text(row),
    photos: [...row.photos], steps: await toSteps(ctx, row, await listSteps(ctx.tx, row.id), opener),
    person: await maskedPerson(ctx, row, opener), reopenedTimes: row.reopenedTimes,
    can: {
      accept: handles && canTake(row, 'accept', officerId), ask: handles && canTake(row, 'ask', officerId),
      answer: handles && canTake(row, 'answer', officerId), close: handles && canTake(row, 'close', officerId),
      reveal: row.disclosure === 'named' && canAt('appeals.contact.reveal', row, asking, ctx.permissions),
    },
  };
});

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
