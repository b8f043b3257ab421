import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { challengeFor } from '#platform/guard/require-work.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { findLocalUnion, findUnion } from '#platform/orgs/store/unions.ts';
import { requireService } from '#platform/switchboard/gate.ts';
import { endpoints, errors } from '../contract.ts';
import { findLastReplacement, findSignedCode, listCodesByUnionName, listSignedCodes } from '../store/codes.ts';
import type { CodeRow } from '../store/rows.ts';
import { readCodeToken, toCodeToken } from './code-token.ts';

/** Where a scanned code leads today. */
type Route =
  | { readonly kind: 'itself'; readonly code: CodeRow; readonly scanned: CodeRow }
  | { readonly kind: 'replacement'; readonly code: CodeRow; readonly scanned: CodeRow }
  /** Retired and not replaced: the union above the one whose poster it was. */
  | { readonly kind: 'upper'; readonly upperId: CodeRow['unionId']; readonly scanned: CodeRow };

/** Throws 'code-unknown' for what this platform did not sign, 'code-retired' where no union stands above. */
async function findRoute(ctx: Ctx, token: string): Promise<Route> {
  const id = readCodeToken(ctx.keyring, token);
  const scanned = id === undefined ? undefined : await findSignedCode(ctx.tx, id);
  return routeOf(ctx, scanned);
}

async function routeOf(ctx: Ctx, scanned: CodeRow | undefined): Promise<Route> {
  if (scanned === undefined) throw new AppError(errors['code-unknown']);
  if (scanned.retiredAt === null) return { kind: 'itself', code: scanned, scanned };
  const replacement = await findLastReplacement(ctx.tx, scanned.id);
  if (replacement !== undefined) return { kind: 'replacement', code: replacement, scanned };
  const upperId = (await findUnion(ctx.tx, scanned.unionId))?.ancestors.at(-1);
  if (upperId === undefined) throw new AppError(errors['code-retired']);
  return { kind: 'upper', upperId, scanned };
}

/**
 * The code to begin a case with, for each of several posters by the id that its token names. A retired one counts as its
 * replacement, or as one of the union above, if the worker was shown exactly that union (`shownUnionId`): a poster that
 * is retired while somebody writes must not carry the words to people whom the writer did not choose. The refusal
 * 'code-unknown' or 'code-retired' stands in the place of a code that cannot be used.
 */
export async function findUsableCodes(
  ctx: Ctx, asked: readonly { readonly scannedId: string | undefined; readonly shownUnionId: string | undefined }[],
): Promise<(CodeRow | AppError)[]> {
  const rows = await listSignedCodes(ctx.tx, asked.map((one) => one.scannedId).filter((id) => id !== undefined));
  const routes = new Map<string | undefined, Route | AppError>();
  for (const id of new Set(asked.map((one) => one.scannedId))) {
    routes.set(id, await refusedOr(routeOf(ctx, rows.find((row) => row.id === id))));
  }
  return asked.map(({ scannedId, shownUnionId }) => {
    const route = routes.get(scannedId) ?? new AppError(errors['code-unknown']);
    if (route instanceof AppError) return route;
    if (route.kind === 'itself') return route.code;
    const code = route.kind === 'replacement' ? route.code : { ...route.scanned, unionId: route.upperId };
    return code.unionId === shownUnionId ? code : new AppError(errors['code-retired']);
  });
}

async function refusedOr<Value>(found: Promise<Value>): Promise<Value | AppError> {
  return found.catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
}

export const readCode = handle(endpoints.readCode, async (ctx, input) => {
  const route = await findRoute(ctx, input.code);
  const { scanned } = route;
  const [union, former] = [
    await findUnion(ctx.tx, route.kind === 'upper' ? route.upperId : route.code.unionId), await findUnion(ctx.tx, scanned.unionId),
  ];
  if (union === undefined || former === undefined) throw new AppError(errors['code-unknown']);
  await requireService(ctx, 'appeals', union.path);
  const local = await findLocalUnion(ctx.tx, union);
  return {
    unionId: union.id, unionName: union.name, localUnionName: local?.name ?? null,
    contactName: route.kind === 'upper' ? null : route.code.contactName,
    place: route.kind === 'upper' ? scanned.place : route.code.place,
    topic: route.kind === 'upper' ? scanned.topic : route.code.topic,
    retired: route.kind === 'itself' ? null
      : { unionName: former.name, place: scanned.place, isReplaced: route.kind === 'replacement' },
    challenge: await challengeFor(ctx, scanned.id),
  };
});

const FOUND_LIMIT = 5;

export const findUnionCodes = handle(endpoints.findUnionCodes, async (ctx, input) => ({
  unions: (await listCodesByUnionName(ctx.tx, input.words, FOUND_LIMIT))
    .map((row) => ({ unionName: row.unionName, code: toCodeToken(ctx.keyring, row.id) })),
}));
