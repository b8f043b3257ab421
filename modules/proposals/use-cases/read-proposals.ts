import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { isPlaceInReach } from '#platform/access/reach.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { figuresAsOf, sumFigures } from '#platform/figures/store/figures.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { findUnion, listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { METRICS } from '../rules/figures.ts';
import { NEEDED_SECONDS } from '../rules/needed-seconds.ts';
import { listProposalsInReach } from '../store/proposals.ts';
import { listSecondersOf } from '../store/seconds.ts';
import { proposalOpener } from './proposal-opener.ts';
import { nextPage, toAnswer, toLine } from './proposal-views.ts';

export const listProposals = handle(endpoints.listProposals, async (ctx, input) => {
  const union = input.unionId === undefined ? undefined : await getUnionInReach(ctx, input.unionId);
  const rows = await listProposalsInReach(ctx.tx, ctx.reach, { view: input.view, union, year: input.year, before: input.before });
  const nameOf = new Map((await listUnionsById(ctx.tx, rows.map((row) => row.unionId))).map((one) => [one.id, one.name]));
  return { proposals: rows.map((row) => ({ ...toLine(row), unionId: row.unionId, unionName: nameOf.get(row.unionId) ?? '' })), next: nextPage(rows) };
});

/** A union outside the reach is answered like one that does not exist. */
async function getUnionInReach(ctx: Ctx, unionId: string): Promise<UnionRow> {
  const union = await findUnion(ctx.tx, unionId);
  if (union === undefined || !isPlaceInReach(ctx.reach, { orgPath: union.path, linePath: union.linePath })) throw new AppError(generalErrors['not-found']);
  return union;
}

/** Whoever has moved out of the caller's reach is not named any more. */
export const readProposal = handle(endpoints.readProposal, async (ctx, _input, row) => {
  const [opener, seconders, [union]] = [
    await proposalOpener(ctx, [row]), await listSecondersOf(ctx.tx, row.id), await listUnionsById(ctx.tx, [row.unionId]),
  ];
  const people = await listPersonHomes(ctx.tx, [row.personId, ...seconders, ...(row.undertakerId === null ? [] : [row.undertakerId])]);
  const nameOf = (personId: string) => people.find((one) => one.personId === personId)?.name ?? '';
  return {
    ...toLine(row), unionId: row.unionId, unionName: union?.name ?? '', proposerName: nameOf(row.personId), isUnnamed: row.isUnnamed,
    reason: opener.reason(row), suggestion: opener.suggestion(row), seconders: seconders.map(nameOf), needed: NEEDED_SECONDS,
    department: row.department, undertakerName: row.undertakerId === null ? null : nameOf(row.undertakerId), mergedInto: row.mergedInto,
    answers: row.answers, answer: toAnswer(row, opener), isInTime: row.isInTime,
  };
});

export const readFigures = handle(endpoints.readFigures, async (ctx, { year }, union) => {
  const sums = await sumFigures(ctx.tx, ctx.reach, {
    metrics: Object.values(METRICS), union, from: toPlainDate(`${year}-01-01`), to: toPlainDate(`${year}-12-31`),
  });
  const of = (metric: keyof typeof METRICS) => sums.get(METRICS[metric]) ?? 0;
  return {
    made: of('made'), decided: of('decided'), filed: of('filed'), answered: of('answered'), inTime: of('inTime'), rated: of('rated'),
    satisfied: of('satisfied'), asOf: await figuresAsOf(ctx.tx),
  };
});
