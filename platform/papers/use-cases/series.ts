import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { endpoints, errors } from '../contract.ts';
import { documentNumberText, nextNumber, voidDocumentNumber } from '../document-numbers.ts';
import { DOCUMENT_SERIES } from '../contract/document-series.ts';
import { seriesSet } from '../events.ts';
import { isCodeUsedElsewhere, listHighest, listNumbers, listSeries } from '../store/numbers.ts';

const MOST_NUMBERS = 200;

export const readSeries = handle(endpoints.readSeries, async (ctx, _input, union) => {
  const year = yearOf(dateInChina(ctx.clock.now()));
  const rows = new Map((await listSeries(ctx.tx, union.id)).map((row) => [row.series, row]));
  const highest = await listHighest(ctx.tx, union.id, year);
  return { year, series: DOCUMENT_SERIES.map((series) => {
    const row = rows.get(series);
    const next = nextNumber(row ?? { usedYear: null, usedUpTo: null }, year, highest.get(series));
    return {
      series, code: row?.code ?? null, next, isBegun: highest.has(series),
      text: row === undefined ? null : documentNumberText({ code: row.code, year, number: next }),
    };
  }) };
});

/** The union's row is locked: two officers who set the same series take turns. */
export const setSeries = handle(endpoints.setSeries, async (ctx, { series, code, usedUpTo }, union) => {
  const year = yearOf(dateInChina(ctx.clock.now()));
  if (await isCodeUsedElsewhere(ctx.tx, union.id, { series, code })) throw new AppError(errors['code-taken']);
  const before = (await listSeries(ctx.tx, union.id)).find((row) => row.series === series);
  const isChanged = usedUpTo !== undefined && !(before?.usedYear === year && before.usedUpTo === usedUpTo);
  // Once this year's numbers run here, jumping ahead would leave a gap that nobody could explain.
  if (isChanged && (await listHighest(ctx.tx, union.id, year)).has(series)) throw new AppError(errors['numbers-begun']);
  const used = usedUpTo === undefined ? { usedYear: before?.usedYear ?? null, usedUpTo: before?.usedUpTo ?? null } : { usedYear: year, usedUpTo };
  await record(ctx, [seriesSet({ unionId: union.id, series, code, ...used })]);
  return {};
});

export const listNumbersHandler = handle(endpoints.listNumbers, async (ctx, { year, series }, union) => {
  const rows = await listNumbers(ctx.tx, union.id, { year, series, limit: MOST_NUMBERS });
  return { numbers: rows.map(({ code, ...row }) => ({ ...row, text: documentNumberText({ code, ...row }) })) };
});

export const voidNumber = handle(endpoints.voidNumber, async (ctx, { series, year, number }, union) => {
  await voidDocumentNumber(ctx, { unionId: union.id, series, year, number });
  return {};
});
