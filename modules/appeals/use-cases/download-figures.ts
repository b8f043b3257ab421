import { handle } from '#platform/access/handler.ts';
import type { Book, BookColumn } from '#platform/sheets/book.ts';
import { writeBook } from '#platform/sheets/write-book.ts';
import type { Translator } from '#platform/text/translator.ts';
import { endpoints } from '../contract.ts';
import { LEAST_ANSWERS, RATE_KINDS, RATE_NAMES, whyNoPercentage, type FigureSet } from '../rules/figures.ts';
import { FIGURE_KINDS } from '../wire.ts';
import { bookTexts } from './book-texts.ts';
import { figuresOf, type Figures } from './read-figures.ts';

export const downloadFigures = handle(endpoints.downloadFigures, async (ctx, { from, to, language }, union) => {
  const t = bookTexts(language, ctx.clock);
  return writeBook(bookOf(t, await figuresOf(ctx, union, { from, to }), t.format.date(ctx.clock.now(), 'day-time')));
});

/** A row for the union, each topic and each union below; every rate beside its two numbers. */
function bookOf(t: Translator, figures: Figures, takenAt: string): Book {
  const period = { from: t.format.date(figures.from), to: t.format.date(figures.to) };
  const row = (part: string, name: string, set: FigureSet) =>
    [part, name, ...FIGURE_KINDS.map((kind) => set.counts[kind]), ...RATE_NAMES.flatMap((rate) => [set[rate].numerator, set[rate].denominator, shareOf(set, rate)])];
  return {
    name: t('appeals.book.sheet'), title: t('appeals.book.title', { union: figures.unionName, ...period }),
    columns: columnsOf(t),
    rows: [
      row(t('appeals.book.whole'), figures.unionName, figures.whole),
      ...figures.byTopic.map((one) => row(t('appeals.book.topic'), t(`appeals.figure.topic.${one.topic}`), one.figures)),
      ...figures.byUnion.map((one) => row(t('appeals.book.union'), one.unionName, one.figures)),
    ],
    notes: { name: t('appeals.book.notes'), lines: notesOf(t, figures, takenAt) },
  };
}

function columnsOf(t: Translator): BookColumn[] {
  const whole = (header: string): BookColumn => ({ header, width: 12, kind: 'integer' });
  return [
    { header: t('appeals.book.part'), width: 10, kind: 'text' }, { header: t('appeals.book.name'), width: 32, kind: 'text' },
    ...FIGURE_KINDS.map((kind) => whole(t(`appeals.figure.kind.${kind}`))),
    ...RATE_NAMES.flatMap((rate): BookColumn[] => [
      whole(t('appeals.book.above', { rate: t(`appeals.figure.${rate}`) })), whole(t('appeals.book.below', { rate: t(`appeals.figure.${rate}`) })),
      { header: t(`appeals.figure.${rate}`), width: 10, kind: 'percent' },
    ]),
  ];
}

/** Empty where a percentage would say more than the two numbers do. */
function shareOf(set: FigureSet, rate: (typeof RATE_NAMES)[number]): number | null {
  return whyNoPercentage(set, rate) === undefined ? set[rate].numerator / set[rate].denominator : null;
}

function notesOf(t: Translator, figures: Figures, takenAt: string): [string, string][] {
  const { offered, reached, solved } = figures.callBacks;
  const hours = figures.medianHours === null ? t('appeals.figure.hours.none') : t('appeals.figure.hours.about', { hours: Math.round(figures.medianHours) });
  return [
    [t('appeals.book.period'), t('appeals.book.period.of', { from: t.format.date(figures.from), to: t.format.date(figures.to) })],
    [t('appeals.book.as-of'), figures.asOf === null ? t('appeals.book.not-yet') : t.format.date(figures.asOf, 'day-time')],
    [t('appeals.book.taken'), takenAt],
    ...RATE_NAMES.map((rate): [string, string] => [t(`appeals.figure.${rate}`), t('appeals.book.rate', {
      means: t(`appeals.figure.${rate}.means`), above: t(`appeals.figure.kind.${RATE_KINDS[rate].above}`),
      below: RATE_KINDS[rate].below.map((kind) => t(`appeals.figure.kind.${kind}`)).join(' + '),
    })]),
    [t('appeals.book.empty'), t('appeals.book.empty.why', { least: LEAST_ANSWERS })],
    ...FIGURE_KINDS.map((kind): [string, string] => [t(`appeals.figure.kind.${kind}`), t(`appeals.figure.kind.${kind}.means`)]),
    [t('appeals.figure.hours'), hours],
    ...figures.bySource.map(({ source, received, closed }): [string, string] =>
      [t(`appeals.figure.source.${source}`), t('appeals.book.source', { received, closed })]),
    [t('appeals.figure.call-backs'), t('appeals.figure.call-backs.of', { offered, reached, solved })],
  ];
}
