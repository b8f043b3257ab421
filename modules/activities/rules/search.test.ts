import { expect, test } from 'vitest';
import { soundsOf } from '#platform/text/sounds.ts';
import { isFound } from './search.ts';

test('found by words, by initials, by syllables, and by several of them together', async () => {
  const evening = { title: '西望你在晚会', place: '示例礼堂', unionName: '示例工厂工会', sounds: await soundsOf('西望你在晚会') };
  for (const typed of ['', '  ', '晚会', 'xwnz', 'XIWANG', 'wanhui', '礼堂 晚会', '工厂']) expect(isFound(evening, typed), typed).toBe(true);
  for (const typed of ['讲座', 'jz', '晚会 讲座']) expect(isFound(evening, typed), typed).toBe(false);
});
