import type { Ctx } from '#platform/access/ctx.ts';
import type { WrongRow } from '#platform/sheets/columns.ts';
import { writeBook } from '#platform/sheets/write-book.ts';
import type { ListedFirm } from '../store/rows.ts';
import type { FirmView } from '../wire.ts';
import { bookTexts, type BookLanguage } from './book-texts.ts';

export type FirmsToWrite = {
  readonly language: BookLanguage; readonly unionName: string; readonly view: FirmView; readonly words: string | undefined;
  readonly coded: readonly string[]; readonly firms: readonly ListedFirm[]; readonly whole: number;
};

/** The list behind a figure, with what it counts and when it was taken on a sheet of its own. No telephone numbers. */
export function writeFirms(ctx: Ctx, asked: FirmsToWrite): Uint8Array {
  const t = bookTexts(asked.language, ctx.clock);
  const text = (key: string, width: number) => ({ header: t(key), width, kind: 'text' as const });
  const yes = (is: boolean) => t(is ? 'measures.book.yes' : 'measures.book.no');
  const title = t('measures.book.title', { union: asked.unionName, view: t(`measures.view.${asked.view}`) });
  return writeBook({
    name: t('measures.book.sheet'), title,
    columns: [
      text('measures.column.name', 32), text('measures.column.creditCode', 22), text('measures.column.kind', 12), text('measures.column.industry', 16),
      text('measures.column.address', 32), { header: t('measures.column.workers'), width: 10, kind: 'integer' }, text('measures.column.contactName', 14),
      text('measures.book.has-code', 12), text('measures.column.firmUnion', 32), text('measures.book.union', 28),
    ],
    rows: asked.firms.map((firm) => [
      firm.name, firm.creditCode, t(`measures.kind.${firm.kind}`), firm.industry, firm.address, firm.workers, firm.contactName,
      yes(firm.firmUnionId !== null && asked.coded.includes(firm.firmUnionId)), firm.firmUnionName, firm.unionName,
    ]),
    notes: {
      name: t('measures.book.notes'),
      lines: [
        [t('measures.book.what'), title],
        [t('measures.book.definition'), t(`measures.definition.${asked.view}`)],
        [t('measures.book.count'), t('measures.book.count-of', { firms: asked.firms.length, whole: asked.whole })],
        [t('measures.book.words'), asked.words ?? '—'],
        [t('measures.book.taken'), t.format.date(ctx.clock.now(), 'day-time')],
        [t('measures.book.left-out'), t('measures.book.no-phones')],
      ],
    },
  });
}

export type WrongToWrite = {
  readonly language: BookLanguage; readonly headers: readonly string[]; readonly wrong: readonly WrongRow[]; readonly fileName: string;
};

export function writeWrongRows(ctx: Ctx, { language, headers, wrong, fileName }: WrongToWrite): Uint8Array {
  const t = bookTexts(language, ctx.clock);
  // One column is needed for the line and one for the reasons.
  const shown = headers.slice(0, 58);
  return writeBook({
    name: t('measures.book.wrong'), title: t('measures.book.wrong-title', { file: fileName }),
    columns: [
      { header: t('measures.book.line'), width: 8, kind: 'integer' },
      ...shown.map((header) => ({ header: header === '' ? '—' : header, width: 18, kind: 'text' as const })),
      { header: t('measures.book.reasons'), width: 60, kind: 'text' },
    ],
    rows: wrong.map(({ line, cells, problems }) => [
      line, ...shown.map((_, index) => String(cells[index] ?? '')),
      problems.map((problem) => t('measures.book.reason', {
        column: t(`measures.column.${problem.column}`), reason: t(problem.reason, problem.params),
      })).join(t('measures.book.and')),
    ]),
    notes: {
      name: t('measures.book.notes'),
      lines: [[t('measures.book.what'), t('measures.book.wrong-hint')], [t('measures.book.taken'), t.format.date(ctx.clock.now(), 'day-time')]],
    },
  });
}
