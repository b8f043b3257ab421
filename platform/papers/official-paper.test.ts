import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { drawPaper } from './draw-paper.ts';
import { titleLines } from './layout/title-lines.ts';
import { chineseNumeral } from './layout/text-lines.ts';
import { toOfficialPaper } from './official-paper.ts';
import type { OfficialDocument } from './official-document.ts';
import type { Mark, Paper, RowMark } from './paper.ts';
import { readPdf } from './test/read-pdf.ts';

const seed = Number(process.env.SEED ?? 20261123);
const PARAGRAPH = '为深入贯彻落实全国总工会关于加强新时代职工之家建设的部署要求，充分发挥“职工之家”在服务职工、维护权益方面的阵地作用，经研究，决定在全公司范围内开展2026年度职工之家创建工作（以下简称“创建工作”）。现将有关事项通知如下：';
const EM3 = 16 * 25.4 / 72;
const EM4 = 14 * 25.4 / 72;
/** 21 pitches and the last line's own height fill 225 mm; 28 characters fill 156. */
const PITCH = (225 - EM3) / 21;
const CELL = 156 / 28;

const document: OfficialDocument = {
  issuer: '西安航空工业工会', number: '西航工发〔2026〕12号', title: '关于表彰2025年度先进职工之家的决定', addressee: '各基层工会',
  body: [
    { kind: 'paragraph', text: PARAGRAPH }, { kind: 'heading', level: 1, title: '总体要求' }, { kind: 'paragraph', text: PARAGRAPH },
    { kind: 'heading', level: 2, title: '工作目标。', text: PARAGRAPH }, { kind: 'heading', level: 3, title: '时间' }, { kind: 'heading', level: 4, title: '报名' },
    { kind: 'heading', level: 1, title: '有关要求' }, { kind: 'heading', level: 2, title: '名额' }, { kind: 'paragraph', text: PARAGRAPH },
  ],
  signedBy: '西安航空工业工会', date: toPlainDate('2026-03-05'), madeAt: new Date('2026-03-05T00:00:00Z'),
};

const rowsOf = (marks: readonly Mark[] = []): RowMark[] => marks.filter((mark) => mark.kind === 'row');
const textOf = (row: RowMark): string => row.runs.map((run) => run.text).join('');
const rowWith = (paper: Paper, words: string): RowMark => {
  const found = paper.pages.flatMap(rowsOf).find((row) => textOf(row).includes(words));
  if (found === undefined) throw new RangeError(words);
  return found;
};
const setIn = (change: Partial<OfficialDocument>): Paper => toOfficialPaper({ ...document, ...change }, 'zh-CN');
const rules = (paper: Paper, page: number) => (paper.pages.at(page) ?? []).filter((mark) => mark.kind === 'line');

describe('GB/T 9704—2012 in millimetres', () => {
  const paper = setIn({});

  test('5.2: body text stands on 22 lines of 28 characters inside 156 × 225, 28 from the left and 37 from the top', () => {
    const body = paper.pages.slice(1).flatMap(rowsOf).filter((row) => row.isAside !== true && row.size === 16);
    expect(body.length).toBeGreaterThan(8);
    for (const row of body) {
      const line = (row.y - 37) / PITCH;
      expect(line).toBeCloseTo(Math.round(line), 6);
      expect(row.x).toBeGreaterThanOrEqual(28 - 1e-9);
      expect(row.x + row.width).toBeLessThanOrEqual(184 + 1e-9);
      expect(row.y + EM3).toBeLessThanOrEqual(262 + 1e-9);
    }
    expect(rowWith(paper, '为深入贯彻')).toMatchObject({ x: 28 + 2 * CELL, size: 16, ink: '#000000', width: 26 * CELL });
    expect(rowWith(paper, '部署要求')).toMatchObject({ x: 28, width: 156, isContinued: true });
  });

  test('7.2.4: the issuer in red, its upper edge 35 under the type area\'s', () => {
    expect(rowWith(paper, '文件')).toMatchObject({ y: 72, ink: '#ff0000' });
    expect(rowWith(paper, '文件').runs[0]?.face).toBe('title');
    expect(textOf(rowWith(setIn({ issuerSuffix: '' }), '西安'))).toBe('西安航空工业工会');
  });

  test('7.2.5 and 7.2.7: the number two lines lower in the middle, a red line as wide as the type area 4 under it', () => {
    const [name, number] = [rowWith(paper, '文件'), rowWith(paper, '〔2026〕')];
    expect(number.y - (name.y + name.size * 25.4 / 72)).toBeCloseTo(2 * PITCH, 6);
    expect(number.x + number.width / 2).toBeCloseTo(28 + 78, 6);
    expect(rules(paper, 0)).toEqual([expect.objectContaining({ from: [28, expect.closeTo(number.y + EM3 + 4, 6)], to: [184, expect.closeTo(number.y + EM3 + 4, 6)], ink: '#ff0000' })]);
  });

  test('7.2.6: upwards the number stands one character in at the left, its signer at the right', () => {
    const upward = setIn({ signer: '王爱国' });
    expect(rowWith(upward, '〔2026〕').x).toBeCloseTo(28 + CELL, 6);
    const signer = rowWith(upward, '签发人');
    expect([signer.x + signer.width, signer.runs.map((run) => run.face)]).toEqual([expect.closeTo(184 - CELL, 6), ['body', 'heading2']]);
    expect(signer.y).toBe(rowWith(upward, '〔2026〕').y);
  });

  test('7.2.1 to 7.2.3: copy number, secrecy and urgency in the corner, in that order', () => {
    const marked = setIn({ copyNumber: '000012', secrecy: '内部★1年', urgency: 'most-urgent' });
    const corner = rowsOf(marked.pages[0]).slice(0, 3);
    expect(corner.map(textOf)).toEqual(['000012', '内部★1年', '特急']);
    corner.forEach((row, line) => expect([row.x, row.y]).toEqual([28, expect.closeTo(37 + line * PITCH, 6)]));
  });

  test('7.3.1 and 7.3.2: the title in 22 points two to three lines under the red line, those addressed one empty line lower', () => {
    const [title, addressed] = [rowWith(paper, '关于表彰'), rowWith(paper, '各基层工会：')];
    const under = (title.y - Number(rules(paper, 0)[0]?.from[1])) / PITCH;
    expect(under).toBeGreaterThan(1.8);
    expect(under).toBeLessThan(3);
    expect(title).toMatchObject({ size: 22, runs: [{ face: 'title' }] });
    expect(title.x + title.width / 2).toBeCloseTo(106, 6);
    expect((addressed.y - title.y) / PITCH).toBeCloseTo(2, 0);
    expect(addressed.x).toBe(28);
  });

  test('7.3.3: four levels, numbered anew under each, in their faces', () => {
    const headings = ['一、总体要求', '（一）工作目标。', '1. 时间', '（1）报名', '二、有关要求', '（一）名额'].map((text) => rowWith(paper, text));
    expect(headings.map((row) => row.runs[0]?.face)).toEqual(['heading1', 'heading2', 'body', 'body', 'heading1', 'heading2']);
    for (const row of headings) expect(row.x).toBeCloseTo(28 + 2 * CELL, 6);
  });

  test('7.3.4: what is attached is named one line under the text, further lines under the first word', () => {
    const long = '2025年度先进职工之家名单和优秀工会工作者名单及有关事迹材料报送要求的说明';
    const named = setIn({ attachments: [{ title: long }, { title: '推荐表' }] });
    const [first, second] = [rowWith(named, '附件：1. 2025'), rowWith(named, '2. 推荐表')];
    const next = rowsOf(named.pages.at(-1)).find((row) => row.isContinued && row.y > first.y);
    expect(first.x).toBeCloseTo(28 + 2 * CELL, 6);
    expect(second.x).toBeCloseTo(28 + 5 * CELL, 6);
    expect(Number(next?.x)).toBeGreaterThan(second.x + CELL * 0.5);
    expect(long.endsWith(textOf(next ?? first))).toBe(true);
  });

  test('7.3.5: the date keeps four characters free, the issuer stands above its middle', () => {
    const [date, name] = [rowWith(paper, '2026年3月5日'), paper.pages.flatMap(rowsOf).filter((row) => textOf(row) === '西安航空工业工会').at(-1)];
    expect(date.x + date.width).toBeCloseTo(184 - 4 * CELL, 6);
    expect(Number(name?.x) + Number(name?.width) / 2).toBeCloseTo(date.x + date.width / 2, 6);
    expect(date.y - Number(name?.y)).toBeCloseTo(PITCH, 6);
  });

  test('7.4: the imprint ends with the type area, its outer lines 0.35 and its inner one 0.25 thick, in 14 points', () => {
    const printed = setIn({ copyTo: '西安市总工会，公司党委办公室', printedBy: '西安航空工业工会办公室' });
    const lines = rules(printed, -1);
    expect(lines.map((line) => line.width)).toEqual([0.35, 0.25, 0.35]);
    expect(lines.at(-1)).toMatchObject({ from: [28, 262], to: [184, 262] });
    const [copies, office, day] = ['抄送：', '西安航空工业工会办公室', '2026年3月5日印发'].map((words) => rowWith(printed, words));
    expect([copies?.size, office?.x, copies?.x]).toEqual([14, expect.closeTo(28 + EM4, 6), expect.closeTo(28 + EM4, 6)]);
    expect(Number(day?.x) + Number(day?.width)).toBeCloseTo(184 - EM4, 6);
    expect(textOf(copies ?? rowWith(printed, '抄送'))).toMatch(/室。$/);
  });

  test('7.5: odd pages are numbered at the right, even ones at the left, the dash 7 under the type area', () => {
    const [odd, even] = paper.pages.map((page) => rowsOf(page).find((row) => row.isAside));
    expect([odd, even].map((row) => row && textOf(row))).toEqual(['— 1 —', '— 2 —']);
    expect(Number(odd?.x) + Number(odd?.width)).toBeCloseTo(184 - EM4, 6);
    expect(even?.x).toBeCloseTo(28 + EM4, 6);
    expect(Number(odd?.y) + EM4 / 2).toBeCloseTo(269, 6);
  });

  test('7.3.7: an attachment begins a page: its number in the first line, its title in the third, the imprint after it', () => {
    const whole = setIn({ attachments: [{ title: '名单', body: [{ kind: 'paragraph', text: PARAGRAPH }] }], printedBy: '办公室' });
    const [head, title] = rowsOf(whole.pages.at(-1));
    expect([head && textOf(head), head?.y, title && textOf(title)]).toEqual(['附件', 37, '名单']);
    expect((Number(title?.y) - 37) / PITCH).toBeCloseTo(2, 0);
    expect(rules(whole, -1)).toHaveLength(2);
  });
});

describe('what does not fit', () => {
  test('so many addressed that no text would stand on the first page go to the imprint', () => {
    const many = Array.from({ length: 60 }, (_, index) => `第${index + 1}分公司工会委员会`).join('，');
    const paper = setIn({ addressee: many, copyTo: '公司党委' });
    expect(rowsOf(paper.pages[0]).map(textOf).join('')).toContain('为深入贯彻');
    expect(rowsOf(paper.pages.at(-1)).map(textOf).join('')).toContain('主送：第1分公司');
  });

  test('the signature never stands on a page without text', () => {
    for (let lines = 8; lines < 40; lines += 1) {
      const paper = setIn({ body: Array.from({ length: lines }, () => ({ kind: 'paragraph', text: '请遵照执行。' })) });
      const page = paper.pages.find((marks) => rowsOf(marks).some((row) => textOf(row) === '2026年3月5日'));
      expect(rowsOf(page).filter((row) => textOf(row) === '请遵照执行。').length, String(lines)).toBeGreaterThan(0);
      for (const marks of paper.pages) expect(rowsOf(marks).filter((row) => row.isAside !== true && row.y > 262)).toEqual([]);
    }
  });

  test('no heading is the last line of a page', () => {
    for (let before = 0; before < 23; before += 1) {
      const body: OfficialDocument['body'] = [...Array.from({ length: before }, () => ({ kind: 'paragraph', text: '照办。' } as const)), { kind: 'heading', level: 1, title: '要求' }, { kind: 'paragraph', text: '照办。' }];
      const paper = setIn({ body });
      for (const page of paper.pages) expect(rowsOf(page).filter((row) => row.isAside !== true && row.size === 16).at(-1)?.runs[0]?.face).not.toBe('heading1');
    }
  });

  test('a name of forty characters is set narrow in two lines and stays inside', () => {
    const paper = setIn({ issuer: '安康市恒口示范区（试验区）毛绒玩具文创产业园有限责任公司工会委员会' });
    const name = rowsOf(paper.pages[0]).filter((row) => row.ink === '#ff0000');
    expect(name.map(textOf)).toEqual(['安康市恒口示范区（试验区）毛绒玩具', '文创产业园有限责任公司工会委员会文件']);
    for (const row of name) expect(row.width).toBeLessThanOrEqual(156);
  });
});

test.each([
  ['关于表彰先进的决定', ['关于表彰先进的决定']],
  ['西安航空工业工会关于表彰2025年度先进职工之家和优秀工会工作者的决定', ['西安航空工业工会关于表彰2025年度', '先进职工之家和优秀工会工作者的决定']],
])('the title %s is broken between words', (title, lines) => {
  expect(titleLines(title, 18, '的')).toEqual(lines);
});

test(`titles lose nothing, keep within the line and begin none with a particle (seed ${seed})`, () => {
  const words = fc.array(fc.constantFrom('关于', '职工', '之家', '的', '工会', '（试行）', '2026', '年度', '表彰', '和', 'A', '、'), { minLength: 1, maxLength: 40 });
  fc.assert(fc.property(words, (all) => {
    const lines = titleLines(all.join(''), 18, '的');
    expect(lines.join('').replaceAll(' ', '')).toBe(all.join(''));
    if (lines.length > 1 && lines.length < 4) expect(lines.slice(1).every((line) => !line.startsWith('的'))).toBe(true);
  }), { seed, numRuns: 60 });
});

test.each([[1, '一'], [10, '十'], [11, '十一'], [20, '二十'], [35, '三十五'], [99, '九十九'], [100, '100']])('%i is written %s', (count, text) => {
  expect(chineseNumeral(count)).toBe(text);
});

describe('drawn and read back', () => {
  test('thirty pages are whole: every paragraph is there, no line begins with a comma, and the faces that ship are inside', async () => {
    const texts = Array.from({ length: 128 }, (_, index) => `第${index + 1}条${PARAGRAPH}`);
    const paper = setIn({ body: texts.map((text) => ({ kind: 'paragraph', text })) });
    const bytes = await drawPaper(paper);
    const pdf = await readPdf(bytes);
    const lines: string[] = [];
    for (let page = 1; page <= pdf.pages; page += 1) lines.push(...await pdf.lines(page));
    await pdf.close();
    expect([pdf.title, pdf.language, pdf.pages]).toEqual([document.title, 'zh-CN', paper.pages.length]);
    expect(pdf.pages).toBeGreaterThan(29);
    const whole = lines.filter((line) => !/^— \d+ —$/.test(line)).join('').replaceAll(/\s/g, '');
    expect(texts.filter((text) => !whole.includes(text))).toEqual([]);
    expect(lines.filter((line) => /^[，。、：；）”]/.test(line))).toEqual([]);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\+NotoSerifSC-Bold/);
  });

  test('in English it keeps its words together', async () => {
    const paper = toOfficialPaper({ ...document, issuer: 'Aviation Union', title: 'On the homes of the workers', body: [{ kind: 'paragraph', text: 'The homes of the workers are open to everybody who works here. '.repeat(6) }] }, 'en');
    const pdf = await readPdf(await drawPaper(paper));
    expect((await pdf.lines(1)).filter((line) => line.includes('everybody')).length).toBeGreaterThan(4);
    expect(await pdf.text(1)).toContain('Aviation UnionDocument');
    await pdf.close();
  });
});
