import type { PlainObject } from '#platform/access/countersigned-action.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { errors } from '../contract.ts';
import { performed } from '../events.ts';
import { hashEnvelope, readEnvelope, writeEnvelope } from '../envelope.ts';
import { findRequest, openRequests, type RequestRow } from '../store/requests.ts';

/** An approval that stands, with the text that was approved. The caller holds the row locked. */
export type Standing = { readonly row: RequestRow; readonly approvedBy: PersonId; readonly payload: PlainObject; readonly text: string };

/** @throws AppError unless the caller prepared it, somebody else approved exactly this text, and it is neither over nor done */
export async function requireApproval(ctx: Ctx, row: RequestRow): Promise<Standing> {
  if (ctx.actor.kind !== 'person' || row.preparedBy !== ctx.actor.personId) throw new AppError(errors['not-yours']);
  if (row.state !== 'approved' || row.decidedBy === null) throw new AppError(errors['not-approved'], { state: row.state });
  if (row.expiresAt <= ctx.clock.now()) throw new AppError(errors['expired']);
  const text = (await openRequests(ctx, [row])).get(row.id)?.payload;
  // What runs is the text itself: bytes that were exchanged in the table would not be those that were approved.
  if (text === undefined || hashEnvelope(text) !== row.approvedHash) throw new AppError(errors['payload-changed']);
  return { row, approvedBy: row.decidedBy, payload: readEnvelope(text).payload, text };
}

/** Marks the approval as used, once and for ever, in the caller's transaction. */
export async function markPerformed(ctx: Ctx, { row, approvedBy }: Standing, result: PlainObject): Promise<void> {
  await record(ctx, [performed({
    requestId: row.id, performedBy: row.preparedBy, approvedBy, payloadHash: row.payloadHash,
    result: JSON.parse(JSON.stringify(result)),
  })]);
}

export type Spending = { readonly requestId: string; readonly action: string; readonly payload: PlainObject };

/**
 * For an endpoint that does by itself what was approved (an export that answers with bytes, a job): call it first, in the
 * same transaction. It throws unless an approval for exactly this payload stands, and uses it up.
 * The endpoint must be a command, and its `errors` name not-yours, not-approved, expired and payload-changed.
 */
export async function spendApproval(ctx: Ctx, { requestId, action, payload }: Spending): Promise<Standing> {
  const row = await findRequest(ctx.tx, ctx.reach, requestId, true);
  if (row === undefined || row.action !== action) throw new AppError(generalErrors['not-found']);
  const standing = await requireApproval(ctx, row);
  const approved = readEnvelope(standing.text);
  if (writeEnvelope({ ...approved, payload }) !== standing.text) throw new AppError(errors['payload-changed']);
  await markPerformed(ctx, standing, {});
  return standing;
}
