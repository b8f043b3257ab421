import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import { errors } from './contract.ts';
import type { DocumentSeries } from './contract/document-series.ts';
import { numberTaken, numberVoided } from './events.ts';
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { findNumber, listHighest, lockSeries, type NumberKey, type SeriesRow } from './store/numbers.ts';

export type DocumentNumber = {
  readonly number: number;
  readonly year: number;
  /** As it stands on the paper: 西航工发〔2026〕12号, whatever language is read. */
  readonly text: string;
};

/** `subjectId`: the case it is taken for. */
export type NumberWanted = { readonly unionId: string; readonly series: DocumentSeries; readonly subjectId?: string };

/**
 * The next number of a union's series in this year (in China), taken when the transaction commits. Numbers run without
 * gaps and none is given out twice: whoever asks second waits for the first. Throws 'papers/series-unset' where the union
 * has not said what its documents are called.
 */
export async function takeDocumentNumber(ctx: Ctx, { unionId, series, subjectId }: NumberWanted): Promise<DocumentNumber> {
  const year = yearOf(dateInChina(ctx.clock.now()));
  const union = await holdUnion(ctx, unionId);
  return withSystemReach(ctx, 'job', async (within) => {
    const row = union === undefined ? undefined : await lockSeries(within.tx, unionId, series);
    if (row === undefined) throw new AppError(errors['series-unset']);
    const number = nextNumber(row, year, (await listHighest(within.tx, unionId, year)).get(series));
    await record(within, [numberTaken({ unionId: toId(unionId), series, code: row.code, year, number, subjectId: subjectId ?? null })]);
    return { number, year, text: documentNumberText({ code: row.code, year, number }) };
  });
}

/**
 * The paper was withdrawn: its number stays taken and says so. Throws 'papers/number-unknown' and 'papers/already-void'.
 */
export async function voidDocumentNumber(ctx: Ctx, key: NumberKey): Promise<void> {
  const { unionId, series, year, number } = key;
  await withSystemReach(ctx, 'job', async (within) => {
    await lockSeries(within.tx, unionId, series);
    const row = await findNumber(within.tx, key);
    if (row === undefined) throw new AppError(errors['number-unknown']);
    if (row.voidedAt !== null) throw new AppError(errors['already-void']);
    await record(within, [numberVoided({ unionId: toId(unionId), series, year, number })]);
  });
}

/** What was given out on paper before counts as taken, in its year. */
export function nextNumber({ usedYear, usedUpTo }: Pick<SeriesRow, 'usedYear' | 'usedUpTo'>, year: number, highest: number | undefined): number {
  return Math.max(highest ?? 0, usedYear === year ? usedUpTo ?? 0 : 0) + 1;
}

/** GB/T 9704—2012, 7.2.5: the whole year in six-cornered brackets, the number without leading zeros. */
export function documentNumberText({ code, year, number }: { readonly code: string; readonly year: number; readonly number: number }): string {
  return chinese['papers.number'].replace('{code}', () => code).replace('{year}', String(year)).replace('{number}', String(number));
}
