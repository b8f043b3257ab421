import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { writeBook } from '#platform/sheets/write-book.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { FullColumn } from '../contract/full-export.ts';
import type { MemberRow } from '../store/rows.ts';
import { askingPerson } from './asking.ts';
import { bookTexts, type BookLanguage } from './book-texts.ts';
import { openRecords, type OpenRecord } from './open-record.ts';

export type FullBook = {
  readonly requestId: string;
  readonly language: BookLanguage;
  readonly union: { readonly name: string };
  readonly words: string;
  readonly reason: string;
  readonly columns: readonly FullColumn[];
  readonly members: readonly MemberRow[];
  readonly approvedBy: PersonId;
};

/** The list in the clear. Its first row and its notes name both persons, the reason and the request: a copy tells whose it is. */
export async function writeFullBook(ctx: Ctx, book: FullBook): Promise<Uint8Array> {
  const t = bookTexts(book.language, ctx.clock);
  const opened = await openRecords(ctx, book.members);
  const people = await withSystemReach(ctx, 'job', ({ tx }) => listPersonHomes(tx, [askingPerson(ctx), book.approvedBy]));
  const nameOf = (id: string) => people.find((one) => one.personId === id)?.name ?? '';
  const watermark = t('register.book.full-watermark', {
    officer: nameOf(askingPerson(ctx)), second: nameOf(book.approvedBy), when: t.format.date(ctx.clock.now(), 'day-time'), request: book.requestId,
  });
  return writeBook({
    name: t('register.book.sheet'), title: t('register.book.full-title', { union: book.union.name }),
    columns: book.columns.map((column) => ({ header: t(`register.column.${column}`), width: WIDTHS[column] ?? 16, kind: 'text' as const })),
    rows: [[watermark], ...book.members.map((row) => book.columns.map((column) => cellOf(t, column, { row, opened: opened.get(row.personId) })))],
    notes: {
      name: t('register.book.notes'),
      lines: [
        [t('register.book.taken'), watermark], [t('register.book.count'), t.format.number(book.members.length)],
        [t('register.book.words'), book.words === '' ? '—' : book.words], [t('register.full.reason'), book.reason],
        [t('register.book.full-care'), t('register.book.full-care-hint')],
      ],
    },
  });
}

const WIDTHS: Partial<Readonly<Record<FullColumn, number>>> = { name: 12, sex: 8, idNumber: 24, union: 32, workUnit: 28, residence: 40 };

function cellOf(t: Translator, column: FullColumn, { row, opened }: { readonly row: MemberRow; readonly opened: OpenRecord | undefined }): string | null {
  const details = row.details ?? {};
  const word = (field: string, value: string | null | undefined) => (value === undefined || value === null ? null : t(`register.${field}.${value}`));
  switch (column) {
    case 'name': return row.name;
    case 'sex': return word('sex', details.sex);
    case 'idType': return word('idType', row.idType);
    case 'idNumber': return opened?.sensitive.idNumber ?? null;
    case 'phone': return opened?.phone ?? null;
    case 'union': return row.unionName;
    case 'newForm': return word('newForm', details.newForm);
    case 'bornOn': case 'residence': case 'cardNumber': return opened?.personal[column] ?? null;
    case 'workUnit': case 'department': case 'post': case 'joinedOn': return details[column] ?? null;
  }
}
