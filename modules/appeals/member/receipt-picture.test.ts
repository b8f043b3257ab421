import { expect, test } from 'vitest';
import { wrapWords } from './receipt-picture.ts';

const fits = (line: string) => line.length <= 10;

test('Chinese breaks anywhere, a Latin word stays whole, and nothing is lost', () => {
  expect(wrapWords('请妥善保存，丢失后谁也无法找回。', fits)).toEqual(['请妥善保存，丢失后谁', '也无法找回。']);
  expect(wrapWords('一二三四五六七八九十。', fits)).toEqual(['一二三四五六七八九', '十。']);
  expect(wrapWords('keep this receipt safe', fits)).toEqual(['keep this', 'receipt', 'safe']);
  expect(wrapWords('打开 https://zhijia.example', fits)).toEqual(['打开', 'https://zhijia.example']);
  expect(wrapWords('', fits)).toEqual([]);
});
