import { expect, test } from 'vitest';
import { toApprovalSheet, type ApprovalSheet } from './approval-sheet.ts';
import { drawPaper } from './draw-paper.ts';
import { FRAME } from './layout/bands.ts';
import type { Page, RowMark } from './paper.ts';
import { readPdf } from './test/read-pdf.ts';

const LONG = '家庭人均月收入 1860 元，低于当地低保标准；经两名干部入户核实，情况属实。';
const sheet: ApprovalSheet = {
  title: '王小明的困难帮扶申请', union: '毛绒玩具厂工会', number: '工批〔2026〕7号', starter: '王小明', startedAt: new Date('2026-03-05T01:20:00Z'),
  answers: [{ label: '困难类型', value: '大病' }, { label: '申请金额', value: '3,000 元' }, { label: '情况说明', value: LONG }],
  tables: [{ title: '家庭成员', columns: ['姓名', '关系'], rows: [['王大明', '父亲']] }],
  opinions: [{ step: '主席审批', person: '李主席', role: '主席', words: '同意上报。', at: new Date('2026-03-06T02:00:00Z'), outcome: '同意' }],
  papers: ['诊断证明'], madeAt: new Date('2026-03-07T00:00:00Z'),
};
const rowsOf = (page: Page): RowMark[] => page.filter((mark) => mark.kind === 'row');
const textOf = (row: RowMark): string => row.runs.map((run) => run.text).join('');

test('says the matter, the answers, each opinion with its person and time, and what is attached', async () => {
  const pdf = await readPdf(await drawPaper(toApprovalSheet(sheet, 'zh-CN')));
  const text = await pdf.text(1);
  await pdf.close();
  for (const words of ['审批单', '编号：工批〔2026〕7号', '王小明的困难帮扶申请', '2026年3月5日 09:20', '大病', '王大明', '【同意】同意上报。', '主席 李主席 2026年3月6日 10:00', '1. 诊断证明', '第 1 页 共 1 页']) {
    expect(text.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''));
  }
});

test('two short answers share a band, a long one has its own', () => {
  const [page = []] = toApprovalSheet(sheet, 'zh-CN').pages;
  const at = (words: string) => rowsOf(page).find((row) => textOf(row) === words);
  expect(at('困难类型')?.y).toBe(at('申请金额')?.y);
  expect(at('情况说明')?.x).toBeLessThan(FRAME.left + 30);
});

test('what is longer than a page goes on on the next, with its label and its table\'s head, and nothing is lost or stands outside', () => {
  const words = Array.from({ length: 90 }, (_, index) => `第${index + 1}点：${LONG}`).join('');
  const rows = Array.from({ length: 60 }, (_, index) => [`成员${index + 1}`, '父亲']);
  const paper = toApprovalSheet({ ...sheet, tables: [{ title: '家庭成员', columns: ['姓名', '关系'], rows }], opinions: sheet.opinions.map((one) => ({ ...one, words })) }, 'zh-CN');
  expect(paper.pages.length).toBeGreaterThan(4);
  const all = paper.pages.flatMap((page) => rowsOf(page).map(textOf));
  expect(all.join('').replaceAll(' ', '')).toContain(words.replaceAll(' ', '').slice(0, 40));
  for (let index = 1; index <= 90; index += 1) expect(all.filter((one) => one !== '主席审批').join(''), String(index)).toContain(`第${index}点`);
  for (const [name] of rows) expect(all.filter((one) => one === name)).toHaveLength(1);
  expect(all.filter((one) => one === '关系').length).toBeGreaterThan(1);
  expect(all.filter((one) => one === '主席审批').length).toBeGreaterThan(1);
  for (const page of paper.pages) {
    for (const mark of page) {
      if (mark.kind === 'line') expect(Math.max(mark.from[1], mark.to[1])).toBeLessThanOrEqual(FRAME.bottom + 1e-9);
      if (mark.kind === 'row' && mark.isAside !== true) expect(mark.x + mark.width).toBeLessThanOrEqual(FRAME.right + 1e-9);
    }
  }
});

test('without opinions it says so, and an empty word of consent too', () => {
  const texts = (change: Partial<ApprovalSheet>) => toApprovalSheet({ ...sheet, ...change }, 'zh-CN').pages.flatMap((page) => rowsOf(page).map(textOf));
  expect(texts({ opinions: [] })).toContain('（还没有人审批）');
  expect(texts({ opinions: sheet.opinions.map((one) => ({ ...one, words: ' ' })) })).toContain('【同意】（未写意见）');
});
