import type { AnyCountersignedAction, PlainObject } from '#platform/access/countersigned-action.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import type { Permission } from '#platform/contract/permissions.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { Id, PersonId } from '#platform/kernel/id.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract.ts';
import { prepared } from '../events.ts';
import { hashEnvelope, writeEnvelope } from '../envelope.ts';
import { findAskedPeople } from './asked-people.ts';

export type Actions = ReadonlyMap<string, AnyCountersignedAction>;

export type NewRequest = {
  readonly requestId: Id<'request'>;
  readonly action: string;
  readonly payload: PlainObject;
};

export type PreparedRequest = { readonly payloadHash: string; readonly askedIds: readonly PersonId[] };

const HOUR = 3_600_000;

/** Writes down what shall happen, and asks the second person. Nothing has happened yet. */
export async function prepareRequest(ctx: Ctx, actions: Actions, union: UnionRow, request: NewRequest): Promise<PreparedRequest> {
  if (ctx.actor.kind !== 'person') throw new TypeError('only a person prepares');
  const action = actions.get(request.action);
  if (action === undefined) throw new AppError(errors['unknown-action']);
  if (!mayHere(ctx, action.permission, union)) throw new AppError(errors['not-entitled']);
  const read = action.read(request.payload);
  if (read === undefined) throw new AppError(errors['payload-invalid']);
  const { personId } = ctx.actor;
  const askedIds = await findAskedPeople(ctx, { union, preparedBy: personId, concernedIds: read.concerns, approval: action.approval });
  if (askedIds.length === 0) throw new AppError(errors['no-second']);
  const text = writeEnvelope({
    action: action.id, requestId: request.requestId, unionId: union.id, payload: read.payload,
    salt: Buffer.from(ctx.random.bytes(16)).toString('base64'),
  });
  const payloadHash = hashEnvelope(text);
  await recordOnce(ctx, prepared({
    requestId: request.requestId, action: action.id, unionId: union.id, orgPath: union.path, linePath: union.linePath, preparedBy: personId,
    concernedIds: [...read.concerns], askedIds: [...askedIds], payload: text, payloadHash,
    expiresAt: shiftInstant(ctx.clock.now(), action.hours * HOUR).toISOString(),
  }));
  return { payloadHash, askedIds };
}

export function mayHere(ctx: Ctx, permission: Permission, place: { readonly path: string; readonly linePath: string | null }): boolean {
  const asking = { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() };
  return canAt(permission, { orgPath: place.path, linePath: place.linePath }, asking, ctx.permissions);
}

async function recordOnce(ctx: Ctx, event: Parameters<typeof record>[1][number]): Promise<void> {
  try {
    await record(ctx, [event]);
  } catch (error) {
    if (violatedConstraint(error) === 'countersign_request_pkey') throw new AppError(errors['already-prepared']);
    throw error;
  }
}
