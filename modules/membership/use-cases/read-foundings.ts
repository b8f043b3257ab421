import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { readPhotoBytes } from '#platform/files/store/photos.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { listFirmsWithoutUnion } from '#modules/measures/public.ts';
import { endpoints } from '../contract.ts';
import { blankSpots } from '../rules/blank-spots.ts';
import { likenesses, type KnownEmployer, type Likeness } from '../rules/likeness.ts';
import { isUpperTurn } from '../rules/founding-state.ts';
import { isPast } from '../rules/limits.ts';
import { isPartOfCase, listFoundings as listFoundingRows, listFoundingSteps, listOtherFoundings } from '../store/foundings.ts';
import { listNamedEmployers, PAGE } from '../store/joins.ts';
import type { FoundingRow, ListedFounding } from '../store/rows.ts';
import { findNamedUnion, listEmployerUnions } from '../store/unions.ts';
import { askingPerson, todayOf } from './asking-person.ts';

const ALIKE_SHOWN = 5;
const FIRMS = 5000;
const SPOTS = 300;

export const listFoundings = handle(endpoints.listFoundings, async (ctx, { view }, union) => {
  const rows = await listFoundingRows(ctx.tx, ctx.reach, union, view);
  return { foundings: rows.slice(0, PAGE).map((row) => toFounding(ctx, row)), hasMore: rows.length > PAGE };
});

export const readFounding = handle(endpoints.readFounding, async (ctx, _input, row) => ({
  ...await toDetails(ctx, row), alike: [...await readLikenesses(ctx, row)],
  can: { open: await isPartOfCase(ctx.tx, row.id, askingPerson(ctx)) },
}));

export const readDocument = handle(endpoints.readDocument, async (ctx, input, row) => documentOf(ctx, row, input));

export const listBlankSpots = handle(endpoints.listBlankSpots, async (ctx, _input, union) => {
  const [firms, named, founded] = [
    await listFirmsWithoutUnion(ctx.tx, ctx.reach, union, FIRMS), await listNamedEmployers(ctx.tx, ctx.reach, union, FIRMS),
    await listEmployerUnions(ctx.tx, union),
  ];
  const spots = blankSpots(firms, named, founded);
  return {
    spots: spots.slice(0, SPOTS).map(({ name, creditCode, workers, joiners, source, address }) => ({ name, creditCode, workers, joiners, source, address })),
    total: spots.length,
  };
});

/** Unions of employers below, firms of the register, other requests: what may be the same employer. */
export async function readLikenesses(ctx: Ctx, row: FoundingRow): Promise<readonly Likeness[]> {
  const upper = await findUnion(ctx.tx, row.unionId);
  if (upper === undefined) return [];
  const firms = (await listFirmsWithoutUnion(ctx.tx, ctx.reach, upper, FIRMS))
    .map(({ name, creditCode, unionName }): KnownEmployer => ({ name, creditCode, where: unionName, source: 'firm' }));
  const known = [...await listEmployerUnions(ctx.tx, upper), ...firms, ...await listOtherFoundings(ctx.tx, ctx.reach, row)];
  return likenesses({ name: row.employer, creditCode: row.creditCode }, known, ALIKE_SHOWN);
}

function toFounding(ctx: Pick<Ctx, 'clock'>, row: ListedFounding) {
  const { id, unionId, unionName, employer, workers, joiners, status, applicantName, askedAt, dueOn } = row;
  return {
    foundingId: id, unionId, unionName, employer, workers, joiners, status, applicantName, askedAt, dueOn,
    isLate: isUpperTurn(status) && isPast(dueOn, todayOf(ctx)),
  };
}

async function toDetails(ctx: Ctx, row: FoundingRow) {
  const union = await findNamedUnion(ctx.tx, row.unionId);
  const { creditCode, address, kind, proposedName, photos, reason, documentNumber, foundedUnionId, settledAt } = row;
  return {
    ...toFounding(ctx, { ...row, unionName: union?.name ?? '' }), creditCode, address, kind, proposedName, photos: [...photos], reason,
    documentNumber, foundedUnionId, settledAt,
    steps: (await listFoundingSteps(ctx.tx, row.id)).map(({ chairId: _chairId, photos: papers, ...one }) => ({ ...one, photos: [...papers] })),
  };
}

async function documentOf(ctx: Ctx, row: FoundingRow, { photoId, isSmall }: { photoId: string; isSmall: boolean }): Promise<Uint8Array> {
  const papers = [...row.photos, ...(await listFoundingSteps(ctx.tx, row.id)).flatMap((one) => one.photos)];
  const isOfRequest = papers.some((id) => id === photoId);
  const bytes = isOfRequest ? await readPhotoBytes(ctx, row.id, photoId, isSmall) : undefined;
  if (bytes === undefined) throw new AppError(generalErrors['not-found']);
  return bytes;
}
