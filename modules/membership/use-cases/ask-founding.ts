import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { systemReach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { claimPhotos } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { requireServiceOf } from '#platform/switchboard/gate.ts';
import { readCreditCode } from '#modules/measures/public.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { foundingAsked, foundingWithdrawn } from '../events/definitions.ts';
import { employerKey } from '../rules/employer-name.ts';
import { decideFounding } from '../rules/founding-state.ts';
import { joinDue } from '../rules/limits.ts';
import { findFounding } from '../store/foundings.ts';
import type { FoundingId, FoundingRow } from '../store/rows.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { askingPerson, calendarFrom, todayOf } from './asking-person.ts';
import { limitsOf } from './limits.ts';

type Form = Pick<FoundingRow, 'employer' | 'creditCode' | 'address' | 'workers' | 'joiners' | 'kind' | 'proposedName' | 'applicantName'>
  & { readonly photos: readonly string[] };
type Place = { readonly foundingId: FoundingId; readonly personId: PersonId; readonly unionId: UnionId };

/** 《关于成立工会的请示》 to the next upper union, with its documents as photos. */
export const askFounding = handle(endpoints.askFounding, async (ctx, input) => {
  const unionId = await findLivingUnionId(ctx.tx, input.unionId);
  if (unionId === undefined) throw new AppError(errors['union-gone']);
  await requireServiceOf(ctx, 'membership', unionId);
  const foundingId = toId<'founding'>(input.foundingId);
  const isTaken = await withSystemReach(ctx, 'job', async ({ tx }) => await findFounding(tx, systemReach('job'), foundingId, false) !== undefined);
  if (isTaken) throw new AppError(errors['already-asked']);
  return ask(ctx, { foundingId, personId: askingPerson(ctx), unionId }, { form: input, kept: [] });
});

export const correctFounding = handle(endpoints.correctFounding, async (ctx, input, row) => {
  orThrow(decideFounding(row.status, 'correct'));
  return ask(ctx, { foundingId: row.id, personId: row.personId, unionId: row.unionId }, { form: input, kept: row.photos });
});

export const withdrawFounding = handle(endpoints.withdrawFounding, async (ctx, _input, row) => {
  orThrow(decideFounding(row.status, 'withdraw'));
  await record(ctx, [foundingWithdrawn({ foundingId: row.id, personId: row.personId })]);
  return {};
});

async function ask(ctx: Ctx, place: Place, { form, kept }: { readonly form: Form; readonly kept: readonly string[] }) {
  const creditCode = form.creditCode === null ? null : readCreditCode(form.creditCode);
  if (creditCode === undefined) throw new AppError(errors['credit-code']);
  const photos = [...new Set(form.photos)];
  await claimDocuments(ctx, place.foundingId, photos.filter((id) => !kept.includes(id)));
  const today = todayOf(ctx);
  const { dueOn } = joinDue(await calendarFrom(ctx, today), today, await limitsOf(ctx, place.unionId, today));
  const { employer, address, workers, joiners, kind, proposedName, applicantName } = form;
  await record(ctx, [foundingAsked({
    ...place, employer, employerKey: employerKey(employer), creditCode, address, workers, joiners, kind, proposedName, applicantName, photos, dueOn,
  })]);
  return { dueOn };
}

/** Photos that were uploaded under the request's id become its documents. */
export async function claimDocuments(ctx: Ctx, foundingId: string, photos: readonly string[]): Promise<void> {
  if (photos.length === 0) return;
  const claimed = await withSystemReach(ctx, 'job', (system) => claimPhotos(system, foundingId, photos));
  if (claimed < photos.length) throw new AppError(errors['photo-gone']);
}
