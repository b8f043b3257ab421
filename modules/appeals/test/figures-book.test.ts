import { afterAll, beforeAll, expect, test } from 'vitest';
import { consumers } from '#apps/server/background.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { readSheet } from '#platform/sheets/sheet-process.ts';
import { endpoints } from '../contract.ts';
import { RATE_NAMES } from '../rules/figures.ts';
import { FIGURE_KINDS } from '../wire.ts';
import { openAppealsWorld, type AppealsWorld } from './appeals-world.ts';

const PERIOD = { from: toPlainDate('2026-03-01'), to: toPlainDate('2026-03-31') };

let world: AppealsWorld;
beforeAll(async () => {
  world = await openAppealsWorld();
  const contact = await world.as('contact');
  for (let index = 0; index < 12; index += 1) {
    const { appealId, receipt } = await world.submit({ topic: index === 0 ? 'suggestion' : 'complaint' });
    await world.call(endpoints.acceptAppeal, contact, { appealId });
    await world.call(endpoints.answerAppeal, contact, { appealId, text: '已经联系企业' });
    if (index < 11) await world.call(endpoints.closeAppeal, contact, { appealId, result: '已经办结' });
    if (index < 4) await world.call(endpoints.rateAppeal, receipt, { appealId, isSolved: true, score: 5 });
  }
  for (const consumer of consumers(world.house)) await drainTail(world.db, world.clock, consumer);
}, 120_000);
afterAll(async () => { await world.close(); });

test.each(['zh-CN', 'en'] as const)('the workbook has every figure of the page, each rate with its two numbers (%s)', async (language) => {
  const city = await world.as('city');
  const asked = { unionId: world.unions.city, ...PERIOD };
  const { whole, byTopic } = await world.call(endpoints.readFigures, city, asked);
  const read = await readSheet(await world.call(endpoints.downloadFigures, city, { ...asked, language }));
  if (!read.ok) throw new Error(read.reason);
  const [title, header, first, ...rows] = read.sheet.rows.map(({ cells }) => cells);
  expect(String(title?.[0])).toContain('安康市总工会');
  expect(header).toHaveLength(2 + FIGURE_KINDS.length + 3 * RATE_NAMES.length);
  const expected = (set: typeof whole) => [
    ...FIGURE_KINDS.map((kind) => set.counts[kind]), ...RATE_NAMES.flatMap((name) => [set[name].numerator, set[name].denominator]),
  ];
  const numbersOf = (cells: readonly (string | number)[] = []) => [
    ...cells.slice(2, 2 + FIGURE_KINDS.length),
    ...RATE_NAMES.flatMap((_, index) => cells.slice(2 + FIGURE_KINDS.length + 3 * index, 4 + FIGURE_KINDS.length + 3 * index)),
  ].map(Number);
  expect(numbersOf(first)).toEqual(expected(whole));
  for (const [index, topic] of byTopic.entries()) expect(numbersOf(rows[index])).toEqual(expected(topic.figures));
  // Eleven of twelve is a percentage; four answers of eleven are none.
  const share = (name: (typeof RATE_NAMES)[number]) => first?.[4 + FIGURE_KINDS.length + 3 * RATE_NAMES.indexOf(name)];
  expect(share('completion')).toBeCloseTo(11 / 12, 6);
  expect(share('satisfaction')).toBe('');
  expect(read.sheet.others).toHaveLength(1);
});
