import { handle } from '#platform/access/handler.ts';
import { isPlaceInReach } from '#platform/access/reach.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { findUnion, listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { isOverdue } from '../rules/deadline.ts';
import { listAppealsInReach, PAGE } from '../store/appeal-list.ts';
import { caseOpener, excerptOf, shownTime } from './open-case.ts';

export const listAppeals = handle(endpoints.listAppeals, async (ctx, input) => {
  const union = input.unionId === undefined ? undefined : await findUnion(ctx.tx, input.unionId);
  if (input.unionId !== undefined && (union === undefined
    || !isPlaceInReach(ctx.reach, { orgPath: union.path, linePath: union.linePath }))) {
    throw new AppError(generalErrors['not-found']);
  }
  const today = dateInChina(ctx.clock.now());
  const rows = await listAppealsInReach(ctx.tx, ctx.reach, {
    view: input.view, union, topic: input.topic, receivedFrom: input.receivedFrom, receivedTo: input.receivedTo,
    before: input.before, today,
  });
  const opener = await caseOpener(ctx, rows);
  const unions = await listUnionsById(ctx.tx, rows.map((row) => row.unionId));
  const last = rows.at(-1);
  return {
    appeals: rows.map((row) => ({
      appealId: row.id, caseNumber: row.caseNumber, topic: row.topic, status: row.status, disclosure: row.disclosure,
      unionId: row.unionId, unionName: unions.find((one) => one.id === row.unionId)?.name ?? '', place: row.place,
      receivedAt: shownTime(row, row.receivedAt), dueOn: row.dueOn, isDueProvisional: row.isDueProvisional,
      isOverdue: isOverdue(row.dueOn, row.status === 'closed', today), excerpt: excerptOf(opener.text(row)),
      score: row.score, isSolved: row.isSolved, reopenedTimes: row.reopenedTimes,
    })),
    next: last !== undefined && rows.length === PAGE
      ? { appealId: last.id } : null,
  };
});
