import { handle } from '#platform/access/handler.ts';
import { endpoints } from '../contract.ts';
import { CALLS_PAGE, listCalledInReach } from '../store/called.ts';

/** The calls behind a figure. The union that had the case learns that there was one and what came of it, not about whom. */
export const listCalled = handle(endpoints.listCalled, async (ctx, { from, to, kind, after }, union) => {
  const rows = await listCalledInReach(ctx.tx, ctx.reach, { union, from, to, kind, after: after?.callBackId });
  const last = rows.at(-1);
  return {
    unionName: union.name, next: last !== undefined && rows.length === CALLS_PAGE ? { callBackId: last.callBackId } : null,
    calls: rows.map(({ callBackId, unionName, receivedOn, isReached, isSolved, caseNumber, topic, callerName, score }) => ({
      callBackId, unionName, receivedOn, isReached, isSolved,
      about: caseNumber === null || topic === null ? null : { caseNumber, topic, callerName: callerName ?? '', score },
    })),
  };
});
