import type { Ctx } from '#platform/access/ctx.ts';
import type { WrongRow } from '#platform/sheets/columns.ts';
import { writeBook } from '#platform/sheets/write-book.ts';
import type { Translator } from '#platform/text/translator.ts';
import { MEMBER_COLUMNS, memberColumns, type MemberColumn } from './member-columns.ts';
import { CHOICES } from './member-words.ts';
import { bookTexts, type BookLanguage } from './book-texts.ts';

/** Changes when the columns do; it stands among the notes, so that a file tells which form it was filled into. */
const TEMPLATE_VERSION = '1';

/** An empty form: every column text, drop-downs where one of some words is wanted, and notes on how each is filled in. */
export function writeTemplate(ctx: Ctx, { language, unionName }: { language: BookLanguage; unionName: string }): Uint8Array {
  const t = bookTexts(language, ctx.clock);
  const columns = MEMBER_COLUMNS.map((name) => ({
    header: headerOf(t, name), width: name === 'idNumber' || name === 'residence' ? 24 : 14, kind: 'text' as const, choices: choicesOf(name),
  }));
  return writeBook({
    name: t('register.book.sheet'), title: t('register.book.template-title', { union: unionName }), columns, rows: [],
    notes: {
      name: t('register.book.notes'),
      lines: [
        [t('register.book.version'), TEMPLATE_VERSION], [t('register.book.how'), t('register.book.template-hint')],
        [t('register.column.idValidUntil'), t('register.book.valid-hint')], [t('register.book.optional'), t('register.book.optional-hint')],
        ...MEMBER_COLUMNS.flatMap((name): [string, string][] => (choicesOf(name).length === 0 ? [] : [[headerOf(t, name), choicesOf(name).join('、')]])),
      ],
    },
  });
}

/** In Chinese the header is the first name under which unions keep the column, which is how it is found again. */
function headerOf(t: Translator, name: MemberColumn): string {
  return t(`register.column.${name}`);
}

/** The first word for each value. Chinese in either language of the form: these are the words that are read. */
function choicesOf(name: MemberColumn): readonly string[] {
  if (name === 'isFromOutside' || name === 'isMigrant' || name === 'isInHardship') return ['是', '否'];
  const words: Readonly<Record<string, string>> | undefined = Object.entries(CHOICES).find(([column]) => column === name)?.[1];
  if (words === undefined) return [];
  return [...new Set(Object.values(words))].flatMap((value) => Object.entries(words).find(([, one]) => one === value)?.[0] ?? []);
}

export type WrongToWrite = {
  readonly language: BookLanguage; readonly headers: readonly string[]; readonly wrong: readonly WrongRow[]; readonly fileName: string;
};

/** The wrong rows as they stood in the file, each with its reasons: to be corrected there and uploaded again. */
export function writeWrongMembers(ctx: Ctx, { language, headers, wrong, fileName }: WrongToWrite): Uint8Array {
  const t = bookTexts(language, ctx.clock);
  // One column is needed for the line and one for the reasons.
  const shown = headers.slice(0, 58);
  return writeBook({
    name: t('register.book.wrong'), title: t('register.book.wrong-title', { file: fileName }),
    columns: [
      { header: t('register.book.line'), width: 8, kind: 'integer' },
      ...shown.map((header) => ({ header: header === '' ? '—' : header, width: 18, kind: 'text' as const })),
      { header: t('register.book.reasons'), width: 60, kind: 'text' },
    ],
    rows: wrong.map(({ line, cells, problems }) => [line, ...shown.map((_, index) => String(cells[index] ?? '')), reasonsText(t, problems)]),
    notes: {
      name: t('register.book.notes'),
      lines: [[t('register.book.how'), t('register.book.wrong-hint')], [t('register.book.taken'), t.format.date(ctx.clock.now(), 'day-time')]],
    },
  });
}

export function reasonsText(t: Translator, problems: WrongRow['problems']): string {
  return problems.map((problem) => t('register.book.reason', {
    column: t(`register.column.${isColumn(problem.column) ? problem.column : 'name'}`), reason: t(problem.reason, problem.params),
  })).join(t('register.book.and'));
}

export function isColumn(name: string): name is MemberColumn {
  return name in memberColumns;
}
