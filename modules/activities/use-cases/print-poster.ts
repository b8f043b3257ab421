import { handle } from '#platform/access/handler.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { A4, type Page } from '#platform/papers/paper.ts';
import { printFor } from '#platform/papers/print-for.ts';
import { createTranslator, type Translator } from '#platform/text/translator.ts';
import { endpoints } from '../contract.ts';
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { listSessions, type ActivityRow, type SessionRow } from '../store/activities.ts';

const INK = '#1c1614';
const SOFT = '#5c5049';
const RED = '#a3111a';

/** 活动海报: one A4 sheet for the wall. Chinese whoever prints it: it is read on the wall, not on the officer's screen. */
export const printPoster = handle(endpoints.printPoster, async (ctx, _input, row) => {
  const t = createTranslator({ language: 'zh-CN', bundles: [chinese], clock: ctx.clock, strict: false });
  const [sessions, union] = [await listSessions(ctx.tx, [row.id]), await findUnion(ctx.tx, row.unionId)];
  const page = posterPage(t, { row, sessions, unionName: union?.name ?? '', link: `${ctx.publicUrl}/activities/${row.id}` });
  return printFor(ctx, row.unionId, { title: t('activities.poster.title', { title: row.title }), language: 'zh-CN', madeAt: ctx.clock.now(), pages: [page] });
});

type Shown = { readonly row: ActivityRow; readonly sessions: readonly SessionRow[]; readonly unionName: string; readonly link: string };

/** Measured in millimetres from the upper left corner; everything on it is public. */
function posterPage(t: Translator, { row, sessions, unionName, link }: Shown): Page {
  const text = (box: { readonly y: number; readonly height: number }, content: string, style: { readonly size: number; readonly ink?: string; readonly isBold?: boolean }) => ({
    kind: 'text' as const, text: content, x: 18, y: box.y, width: A4.width - 36, height: box.height, size: style.size,
    weight: style.isBold === true ? 'bold' as const : 'regular' as const, align: 'center' as const, ink: style.ink ?? INK,
  });
  const when = t('activities.poster.when', { when: t.format.date(row.beginsAt, 'month-day-time'), weekday: t.format.date(row.beginsAt, 'weekday') });
  const more = sessions.length > 1 ? t('activities.poster.sessions', { when, count: sessions.length }) : when;
  return [
    text({ y: 16, height: 12 }, unionName, { size: 22, isBold: true, ink: SOFT }),
    text({ y: 30, height: 36 }, row.title, { size: 46, isBold: true, ink: RED }),
    text({ y: 69, height: 12 }, more, { size: 24, isBold: true }),
    text({ y: 82, height: 12 }, row.place, { size: 24 }),
    { kind: 'line', from: [18, 99], to: [A4.width - 18, 99], width: 0.4, ink: '#b9aca2', isDashed: false },
    { kind: 'qr', text: link, label: t('activities.poster.label', { title: row.title }), x: 50, y: 105, size: 110 },
    text({ y: 218, height: 13 }, t('activities.poster.call'), { size: 30, isBold: true }),
    text({ y: 233, height: 12 }, t('activities.poster.until', { when: t.format.date(row.closesAt, 'month-day-time') }), { size: 22 }),
    { kind: 'line', from: [18, 250], to: [A4.width - 18, 250], width: 0.4, ink: '#b9aca2', isDashed: false },
    text({ y: 255, height: 12 }, t('activities.poster.contact', { contact: row.contact }), { size: 18, ink: SOFT }),
    text({ y: 268, height: 12 }, t('activities.poster.how'), { size: 16, ink: SOFT }),
  ];
}
