import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { isPlaceInReach } from '#platform/access/reach.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { findUnion, listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { isEnded } from '../rules/case-state.ts';
import { isOverdue } from '../rules/clock.ts';
import { listAppealsInReach, PAGE } from '../store/appeal-list.ts';
import type { AppealRow } from '../store/rows.ts';
import { countMineToday, findByNumber, isWorkView, listMineToday } from '../store/work-views.ts';
import { caseOpener, excerptOf, shownTime } from './open-case.ts';

export const listAppeals = handle(endpoints.listAppeals, async (ctx, input) => {
  const union = input.unionId === undefined ? undefined : await findUnion(ctx.tx, input.unionId);
  if (input.unionId !== undefined && (union === undefined
    || !isPlaceInReach(ctx.reach, { orgPath: union.path, linePath: union.linePath }))) {
    throw new AppError(generalErrors['not-found']);
  }
  const today = dateInChina(ctx.clock.now());
  const { caseNumber, ...filter } = input;
  if (caseNumber !== undefined) {
    const row = await findByNumber(ctx.tx, ctx.reach, caseNumber);
    return { appeals: await toRows(ctx, row === undefined ? [] : [row]), next: null, counts: null };
  }
  // Without a union named, the working views are the caller's own work; with one, what stands so anywhere below it.
  if (union === undefined && isWorkView(filter.view) && filter.view !== 'all') {
    const unionIds = officesOf(ctx);
    const rows = await listMineToday(ctx.tx, ctx.reach, {
      view: filter.view, unionIds, topic: input.topic, source: input.source, receivedFrom: input.receivedFrom, receivedTo: input.receivedTo,
      hours: input.hours, before: input.before, today, limit: PAGE,
    });
    const counts = input.before === undefined ? await countMineToday(ctx.tx, ctx.reach, { unionIds, today }) : null;
    return { appeals: await toRows(ctx, rows), next: nextOf(rows), counts };
  }
  const rows = await listAppealsInReach(ctx.tx, ctx.reach, {
    view: input.view, union, topic: input.topic, source: input.source, receivedFrom: input.receivedFrom, receivedTo: input.receivedTo,
    hours: input.hours, before: input.before, today,
  });
  return { appeals: await toRows(ctx, rows), next: nextOf(rows), counts: null };
});

function officesOf(ctx: Ctx): string[] {
  if (ctx.actor.kind !== 'person') return [];
  return liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() }).map((grant) => grant.unionId);
}

function nextOf(rows: readonly AppealRow[]) {
  const last = rows.at(-1);
  return last !== undefined && rows.length === PAGE ? { appealId: last.id } : null;
}

async function toRows(ctx: Ctx, rows: readonly AppealRow[]) {
  const today = dateInChina(ctx.clock.now());
  const opener = await caseOpener(ctx, rows);
  const unions = await listUnionsById(ctx.tx, rows.flatMap((row) => [row.unionId, row.holderUnionId]));
  const nameOf = (id: string) => unions.find((one) => one.id === id)?.name ?? '';
  return rows.map((row) => ({
    appealId: row.id, caseNumber: row.caseNumber, topic: row.topic, status: row.status, disclosure: row.disclosure,
    unionId: row.unionId, unionName: nameOf(row.unionId), place: row.place,
    receivedAt: shownTime(row, row.receivedAt), dueOn: row.dueOn, isDueProvisional: row.isDueProvisional,
    isOverdue: isOverdue(row.dueOn, isEnded(row.status), today), excerpt: excerptOf(opener.text(row)),
    score: row.score, isSolved: row.isSolved, reopenedTimes: row.reopenedTimes,
    source: row.source, holderUnionName: nameOf(row.holderUnionId), bouncedTimes: row.bouncedTimes, joinedCount: row.joinedCount,
    isClimbed: row.rung > 0,
  }));
}
