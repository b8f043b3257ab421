import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { findLocalUnion, findUnion } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { findSignedCode } from '../store/codes.ts';
import type { CodeRow } from '../store/rows.ts';
import { readCodeToken } from './code-token.ts';

/** The code behind a scanned token: signed by this platform, known, and not retired. */
export async function findUsableCode(ctx: Ctx, token: string): Promise<CodeRow> {
  const id = readCodeToken(ctx.keyring, token);
  const code = id === undefined ? undefined : await findSignedCode(ctx.tx, id);
  if (code === undefined) throw new AppError(errors['code-unknown']);
  if (code.retiredAt !== null) throw new AppError(errors['code-retired']);
  return code;
}

export const readCode = handle(endpoints.readCode, async (ctx, input) => {
  const code = await findUsableCode(ctx, input.code);
  const union = await findUnion(ctx.tx, code.unionId);
  if (union === undefined) throw new AppError(errors['code-unknown']);
  const local = await findLocalUnion(ctx.tx, union);
  return {
    unionId: union.id, unionName: union.name, localUnionName: local?.name ?? null, contactName: code.contactName,
    place: code.place,
  };
});
