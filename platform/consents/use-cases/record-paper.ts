import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { ageBand } from '../rules/age.ts';
import { isMemberOf } from '../store/consents.ts';
import { todayOf } from './current-text.ts';
import { endConsent, takeConsents } from './take-consents.ts';

/** What somebody signed at the counter; the note says where the paper lies. */
export const recordPaper = handle(endpoints.recordPaper, async (ctx, input, union) => {
  const personId = await memberHere(ctx, input);
  const { textKey, agreement, bornOn, guardian, note } = input;
  await takeConsents(ctx, {
    personId, textKey, unionId: union.id, agreement, guardian, way: 'counter', note, officerId: officerOf(ctx),
    ...(bornOn === null ? {} : { band: ageBand(bornOn, todayOf(ctx)) }),
  });
  return {};
});

/** Taken back where it was given: who has no phone is not worse off (PIPL 15). */
export const withdrawOnPaper = handle(endpoints.withdrawOnPaper, async (ctx, input) => {
  const personId = await memberHere(ctx, input);
  await endConsent(ctx, { personId, textKey: input.textKey, purpose: input.purpose, way: 'counter', officerId: officerOf(ctx) });
  return {};
});

async function memberHere(ctx: Ctx, { personId, unionId }: { readonly personId: string; readonly unionId: string }): Promise<PersonId> {
  if (!await isMemberOf(ctx.tx, personId, unionId)) throw new AppError(errors['not-a-member']);
  return toId<'person'>(personId);
}

function officerOf({ actor }: Ctx): PersonId {
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return actor.personId;
}
