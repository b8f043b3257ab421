import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { claimPhotos } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { findLocalUnion, holdUnion } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { appealSubmitted } from '../events/definitions.ts';
import { caseNumberAt } from '../rules/case-number.ts';
import { deadlineOf } from '../rules/deadline.ts';
import { nextCaseOrdinals } from '../store/appeals.ts';
import { findUsableCode } from './read-code.ts';

type Sender = { readonly disclosure: 'named' | 'confidential' | 'anonymous'; readonly name?: string | undefined; readonly phone?: string | undefined };

/**
 * A worker's appeal. Anonymous means: no account is attached even when one is signed in, no name, no phone, and the
 * texts are sealed with a key of the case's own.
 */
export const submitAppeal = handle(endpoints.submitAppeal, async (ctx, input) => {
  const appealId = toId<'appeal'>(input.appealId);
  const code = await findUsableCode(ctx, input.code);
  const union = await holdUnion(ctx, code.unionId);
  if (union === undefined) throw new AppError(errors['code-unknown']);
  const personId = input.disclosure !== 'anonymous' && ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const contact = contactOf(input, personId !== null);
  await claimOwnPhotos(ctx, appealId, input.photos);
  const now = ctx.clock.now();
  const receivedOn = dateInChina(now);
  const due = deadlineOf(input.topic, receivedOn, await loadCalendar(ctx.tx, yearOf(receivedOn), yearOf(receivedOn) + 1));
  const [ordinal = 0] = await nextCaseOrdinals(ctx.tx, 1);
  const caseNumber = caseNumberAt(ordinal);
  // Being signed in must leave no trace in the journal either.
  const recorder = input.disclosure === 'anonymous' ? { ...ctx, journalActor: { kind: 'anonymous' } } : ctx;
  await recordOnce(recorder, appealSubmitted({
    appealId, keyId: toId<'key'>(personId ?? appealId), unionId: union.id,
    localUnionId: (await findLocalUnion(ctx.tx, union))?.id ?? null, codeId: code.id, contactId: code.contactId, personId,
    caseNumber, topic: input.topic, disclosure: input.disclosure, place: code.place, text: input.text, ...contact,
    photos: input.photos, receiptHash: orThrow(await ctx.ports.signIn.passwords.hashPassword(input.queryCode)), receivedOn, ...due,
  }));
  return { appealId, caseNumber, receivedAt: now, dueOn: due.dueOn, isDueProvisional: due.isDueProvisional };
});

/** A name and a number, unless the worker is signed in or wants to be nobody. */
function contactOf(sender: Sender, isSignedIn: boolean): { name?: string; phone?: string } {
  if (sender.disclosure === 'anonymous') return {};
  const phone = sender.phone === undefined || sender.phone === '' ? undefined : toPhoneNumber(sender.phone);
  if (phone !== undefined && !phone.ok) throw new AppError(errors['contact-needed'], { field: 'phone' });
  const name = sender.name === '' ? undefined : sender.name;
  if (!isSignedIn && (phone === undefined || (sender.disclosure === 'named' && name === undefined))) {
    throw new AppError(errors['contact-needed'], { field: phone === undefined ? 'phone' : 'name' });
  }
  return { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone: phone.value }) };
}

async function claimOwnPhotos(ctx: Ctx, appealId: string, photos: readonly string[]): Promise<void> {
  if (photos.length === 0) return;
  const claimed = await claimPhotos(ctx, appealId, photos);
  if (claimed < new Set(photos).size) throw new AppError(errors['photo-unknown']);
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
