import { expect, test } from 'vitest';
import { soundsOf } from './sounds.ts';

test('words are found by their initials and by their syllables, polyphones as they are said', async () => {
  expect(await soundsOf('西望你在晚会')).toBe('xwnzwh xiwangnizaiwanhui');
  expect(await soundsOf('重庆银行')).toBe('cqyh chongqingyinhang');
});

test('what is no Chinese stays, in small letters', async () => {
  expect(await soundsOf('2026 年 KTV 之夜')).toContain('2026niank');
  expect(await soundsOf('')).toBe(' ');
});
