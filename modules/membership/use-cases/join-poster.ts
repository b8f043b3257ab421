import { handle } from '#platform/access/handler.ts';
import { A4, type Page } from '#platform/papers/paper.ts';
import { endpoints } from '../contract.ts';
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { toJoinToken } from './signed-token.ts';

const INK = '#1c1614';
const SOFT = '#5c5049';
const RED = '#a3111a';

/** 入会海报: one A4 sheet for the wall. Chinese whoever prints it: it is read on the wall, not on the officer's screen. */
export const printJoinPoster = handle(endpoints.printJoinPoster, async (ctx, _input, union) => ctx.ports.press.print({
  title: chinese['membership.poster.title'], language: 'zh-CN', madeAt: ctx.clock.now(),
  pages: [posterPage(union.name, `${ctx.publicUrl}/j/${toJoinToken(ctx.keyring, union.id)}`)],
}));

/** Measured in millimetres from the upper left corner; everything on it is public. */
export function posterPage(unionName: string, link: string): Page {
  const text = (box: { readonly y: number; readonly height: number }, content: string, style: { readonly size: number; readonly ink?: string; readonly isBold?: boolean }) => ({
    kind: 'text' as const, text: content, x: 18, y: box.y, width: A4.width - 36, height: box.height, size: style.size,
    weight: style.isBold === true ? 'bold' as const : 'regular' as const, align: 'center' as const, ink: style.ink ?? INK,
  });
  return [
    text({ y: 18, height: 24 }, chinese['membership.poster.headline'], { size: 54, isBold: true, ink: RED }),
    text({ y: 43, height: 22 }, unionName, { size: 28, isBold: true }),
    { kind: 'qr', text: link, label: chinese['membership.poster.label'].replace('{union}', unionName), x: 42, y: 67, size: 126 },
    text({ y: 197, height: 14 }, chinese['membership.poster.call'], { size: 32, isBold: true }),
    text({ y: 213, height: 22 }, chinese['membership.poster.how'], { size: 22 }),
    { kind: 'line', from: [18, 239], to: [A4.width - 18, 239], width: 0.4, ink: '#b9aca2', isDashed: false },
    text({ y: 244, height: 34 }, chinese['membership.poster.who'], { size: 19, ink: SOFT }),
  ];
}
