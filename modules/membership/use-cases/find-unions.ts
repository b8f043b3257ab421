import { handle } from '#platform/access/handler.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { proposeUnions as propose } from '../rules/propose-unions.ts';
import { findLivingUnionId, findNamedUnion, listCandidates, listUnionsNamed } from '../store/unions.ts';
import { readJoinToken, toJoinToken } from './signed-token.ts';

const FOUND = 10;
const CANDIDATES = 200;
const PROPOSED = 5;

/** Where a scanned poster leads: to its union, or to the one that its union went into. */
export const readJoinCode = handle(endpoints.readJoinCode, async (ctx, { code }) => {
  const id = readJoinToken(ctx.keyring, code);
  const livingId = id === undefined ? undefined : await findLivingUnionId(ctx.tx, id);
  const union = livingId === undefined ? undefined : await findNamedUnion(ctx.tx, livingId);
  if (union === undefined) throw new AppError(errors['code-unknown']);
  return { unionId: union.id, unionName: union.name, upperName: union.upperName };
});

export const findUnions = handle(endpoints.findUnions, async (ctx, { words }) => ({
  unions: (await listUnionsNamed(ctx.tx, words, FOUND)).map(({ id, name, upperName }) => ({ unionId: id, unionName: name, upperName })),
}));

/** For drivers and couriers: there is no employer whose union could be asked. */
export const proposeUnions = handle(endpoints.proposeUnions, async (ctx, { district, category }) => {
  const proposals = propose(await listCandidates(ctx.tx, district, CANDIDATES), category, PROPOSED);
  const known = await listUnionsById(ctx.tx, proposals.map(({ id }) => id));
  const uppers = await listUnionsById(ctx.tx, known.flatMap(({ parentId }) => (parentId === null ? [] : [parentId])));
  const nameOf = new Map(uppers.map(({ id, name }) => [id, name]));
  const upperOf = new Map(known.map(({ id, parentId }) => [id, parentId === null ? null : nameOf.get(parentId) ?? null]));
  return {
    unions: proposals.map(({ id, name, reason }) => ({ unionId: id, unionName: name, upperName: upperOf.get(id) ?? null, reason })),
  };
});

export const readUnionCode = handle(endpoints.readUnionCode, async (ctx, _input, union) => ({
  unionName: union.name, address: `${ctx.publicUrl}/j/${toJoinToken(ctx.keyring, union.id)}`,
}));
