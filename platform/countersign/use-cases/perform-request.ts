import type { PlainObject, ReadAction } from '#platform/access/countersigned-action.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { findOfficerNames } from '#platform/access/store/officer-names.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { endpoints, errors } from '../contract.ts';
import type { RequestRow } from '../store/requests.ts';
import { mayHere, prepareRequest, type Actions } from './prepare.ts';
import { markPerformed, requireApproval } from './spend-approval.ts';

export function preparingHandlers(actions: Actions): readonly Handler[] {
  return [
    handle(endpoints.prepare, async (ctx, input, union) => {
      // -- z.json() gave plain JSON; its type is written otherwise
      const payload = input.payload as PlainObject;
      const made = await prepareRequest(ctx, actions, union, { requestId: toId(input.requestId), action: input.action, payload });
      const names = await findOfficerNames(ctx, made.askedIds);
      return { requestId: input.requestId, payloadHash: made.payloadHash, asked: [...names.values()] };
    }),
    handle(endpoints.perform, async (ctx, _input, row) => {
      const action = actions.get(row.action);
      if (action === undefined) throw new AppError(errors['unknown-action']);
      const standing = await requireApproval(ctx, row);
      // The first person's own permission is asked again: it may have ended since.
      if (!mayHere(ctx, action.permission, { path: row.orgPath, linePath: row.linePath })) throw new AppError(errors['not-entitled']);
      const read = action.read(standing.payload);
      if (read === undefined) throw new AppError(errors['payload-changed']);
      const result = await performOrRefuse(ctx, read, row);
      await markPerformed(ctx, standing, result);
      // -- an action's result is plain JSON; the wire's type is written otherwise
      return { result: JSON.parse(JSON.stringify(result)) };
    }),
  ];
}

/** Which of its own refusals an action gave is said by its code: every action has others. The transaction ends with it. */
async function performOrRefuse(ctx: Ctx, read: ReadAction, row: RequestRow): Promise<PlainObject> {
  try {
    return await read.perform(ctx, { requestId: row.id, union: { id: row.unionId, path: row.orgPath, linePath: row.linePath } });
  } catch (error) {
    if (error instanceof AppError && error.kind !== 'bug') throw new AppError(errors['action-refused'], { code: error.code, ...error.params });
    throw error;
  }
}
