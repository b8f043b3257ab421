import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { writeBook } from '#platform/sheets/write-book.ts';
import { endpoints } from '../contract.ts';
import { maskName } from '../rules/mask.ts';
import { listMemberRows } from '../store/members.ts';
import { askingPerson } from './asking.ts';
import { bookTexts } from './book-texts.ts';
import { openRecords } from './open-record.ts';
import { toListed } from './read-members.ts';

/** More rows than that no officer reads in one spreadsheet; its notes say that there are more. */
const MOST = 20_000;

/**
 * The list as a spreadsheet, every name, document and number masked, and a row that says who took it, when: a copy that turns
 * up somewhere tells where it came from.
 */
export const exportMembers = handle(endpoints.exportMembers, async (ctx, { words, language }, union) => {
  const rows = await listMemberRows(ctx.tx, ctx.reach, { union, words }, { after: undefined, limit: MOST + 1 });
  const opened = await openRecords(ctx, rows);
  const t = bookTexts(language, ctx.clock);
  const text = (key: string, width: number) => ({ header: t(key), width, kind: 'text' as const });
  const members = rows.slice(0, MOST).map((row) => toListed(row, opened.get(row.personId)));
  const [officer] = await withSystemReach(ctx, 'job', ({ tx }) => listPersonHomes(tx, [askingPerson(ctx)]));
  const watermark = t('register.book.watermark', { officer: officer?.name ?? '', when: t.format.date(ctx.clock.now(), 'day-time'), request: ctx.requestId });
  return writeBook({
    name: t('register.book.sheet'), title: t('register.book.title', { union: union.name }),
    columns: [
      text('register.column.name', 12), text('register.column.sex', 8), text('register.column.idType', 14), text('register.column.idNumber', 24),
      text('register.column.phone', 16), text('register.column.union', 32), text('register.column.workUnit', 28), text('register.column.newForm', 16),
      text('register.book.state', 12),
    ],
    rows: [
      [watermark],
      ...members.map((one) => [
        maskName(one.name), one.sex === null ? null : t(`register.sex.${one.sex}`), one.idType === null ? null : t(`register.idType.${one.idType}`), one.maskedId,
        one.maskedPhone, one.unionName, one.workUnit, one.newForm === null ? null : t(`register.newForm.${one.newForm}`),
        one.standing === null ? null : t(`register.state.${one.standing}`),
      ]),
    ],
    notes: {
      name: t('register.book.notes'),
      lines: [
        [t('register.book.taken'), watermark], [t('register.book.count'), t.format.number(members.length)],
        [t('register.book.words'), words ?? '—'], [t('register.book.masked'), t('register.book.masked-hint')],
        ...(rows.length > MOST ? [[t('register.book.more'), t('register.book.more-hint', { most: MOST })] as const] : []),
      ],
    },
  });
});
