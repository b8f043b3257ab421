import { handle } from '#platform/access/handler.ts';
import { figuresAsOf, sumByChildren, sumFigures } from '#platform/figures/store/figures.ts';
import { yuanOf } from '#platform/forms/amount.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import sheetEnglish from '#platform/sheets/locale/en.json' with { type: 'json' };
import sheetChinese from '#platform/sheets/locale/zh-CN.json' with { type: 'json' };
import { writeBook } from '#platform/sheets/write-book.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { endpoints } from '../contract.ts';
import { METRICS } from '../events/definitions.ts';
import english from '../locale/en.json' with { type: 'json' };
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { countsFrom, type Counts } from './read-figures.ts';

const COUNTED = ['asked', 'agreed', 'refused', 'opened', 'left', 'payments'] as const;

/** What the union above asks for every year: numbers by part, and nobody's name. */
export const exportFigures = handle(endpoints.exportFigures, async (ctx, { year, language }, union) => {
  const asked = { metrics: Object.values(METRICS), union, from: toPlainDate(`${year}-01-01`), to: toPlainDate(`${year}-12-31`) };
  const [parts, whole] = [await sumByChildren(ctx.tx, ctx.reach, asked), await sumFigures(ctx.tx, ctx.reach, asked)];
  const names = new Map((await listUnionsById(ctx.tx, [...parts.keys()])).map((one) => [one.id, one.name]));
  const t = createTranslator({ language, bundles: language === 'zh-CN' ? [sheetChinese, chinese] : [sheetEnglish, english], clock: ctx.clock, strict: false });
  const line = (name: string, counts: Counts) => [name, ...COUNTED.map((one) => counts[one]), yuanOf(counts.paid)];
  const countsOf = (sums: ReadonlyMap<string, number>) => countsFrom((metric) => sums.get(metric) ?? 0);
  const title = t('aid.book.title', { union: union.name, year });
  const asOf = await figuresAsOf(ctx.tx);
  return writeBook({
    name: t('aid.book.sheet'), title,
    columns: [
      { header: t('aid.book.union'), width: 36, kind: 'text' },
      ...COUNTED.map((one) => ({ header: t(`aid.figure.${one}`), width: 12, kind: 'integer' as const })),
      { header: t('aid.book.paid'), width: 18, kind: 'text' },
    ],
    rows: [
      ...[...parts].map(([unionId, sums]) => line(unionId === union.id ? t('aid.book.own', { union: union.name }) : names.get(unionId) ?? '', countsOf(sums)))
        .toSorted((one, other) => String(one[0]).localeCompare(String(other[0]), 'zh-CN')),
      line(t('aid.book.whole'), countsOf(whole)),
    ],
    notes: {
      name: t('aid.book.notes'),
      lines: [
        [t('aid.book.what'), title], [t('aid.book.counted'), t('aid.book.counted-text')],
        [t('aid.book.taken'), t.format.date(asOf ?? ctx.clock.now(), 'day-time')], [t('aid.book.left-out'), t('aid.book.no-names')],
      ],
    },
  });
});
