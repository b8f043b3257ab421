import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generalErrors } from '#platform/contract/errors.ts';
import { drawPaper } from './draw-paper.ts';
import { readFont } from './fonts.ts';
import { PAPER_LIMITS, type Mark, type Paper, type TextMark } from './paper.ts';
import { createPress, MAX_WAITING } from './press.ts';
import { readPdf, type ReadPdf } from './test/read-pdf.ts';

const seed = Number(process.env.SEED ?? 20261123);
const silent = { info() {}, warn() {}, error() {} };
const LINK = `https://zhijia.example.cn/s/${'Ab3_'.repeat(27)}`;
const QR = { x: 50, y: 70, size: 45 } as const;

const words = (text: string, change: Partial<TextMark> = {}): TextMark => ({
  kind: 'text', text, x: 20, y: 20, width: 170, height: 40, size: 14, weight: 'regular', align: 'left', ink: '#1c1614', ...change,
});
const paperOf = (...pages: Mark[][]): Paper => ({ title: '诉求二维码', language: 'zh-CN', madeAt: new Date('2026-03-01T08:00:00Z'), pages });

async function reading<Value>(paper: Paper, look: (pdf: ReadPdf) => Promise<Value>): Promise<Value> {
  const pdf = await readPdf(await drawPaper(paper));
  try {
    return await look(pdf);
  } finally {
    await pdf.close();
  }
}

describe('a paper read back by another program', () => {
  test('has its title, its language, its pages, and the words in order', async () => {
    const paper = paperOf([words('毛绒玩具厂工会', { weight: 'bold' }), words('写下您的事，我们帮您。', { y: 70 })], [words('第二页')]);
    await reading(paper, async (pdf) => {
      expect([pdf.title, pdf.language, pdf.pages]).toEqual(['诉求二维码', 'zh-CN', 2]);
      expect([await pdf.text(1), await pdf.text(2)]).toEqual(['毛绒玩具厂工会写下您的事，我们帮您。', '第二页']);
    });
  });

  test('keeps rare characters of names, and shows 〓 for what the font lacks', async () => {
    expect(await reading(paperOf([words('喆堃䶮㛃镕旻 𠮷😀')]), (pdf) => pdf.text(1))).toBe('喆堃䶮㛃镕旻 〓〓');
  });

  test(`gives back any words that the font holds (seed ${seed})`, async () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    const text = fc.array(fc.oneof(han, fc.constantFrom('，', '。', '（', '）', 'A', '7', '、')), { minLength: 1, maxLength: 60 }).map((all) => all.join(''));
    const texts = fc.sample(text, { numRuns: 12, seed });
    const paper = paperOf(...texts.map((one) => [words(one, { height: 60 })]));
    await reading(paper, async (pdf) => {
      for (const [index, one] of texts.entries()) expect((await pdf.text(index + 1)).replaceAll(' ', '')).toBe(one);
    });
  });

  test('a name too long for its box is made smaller, not cut', async () => {
    const name = '安康市恒口示范区（试验区）毛绒玩具文创产业园有限责任公司工会委员会';
    expect(await reading(paperOf([words(name, { size: 24, width: 160, height: 9 })]), (pdf) => pdf.text(1))).toBe(name);
  });

  test('what does not fit at half the size ends in an ellipsis', async () => {
    const shown = await reading(paperOf([words('长'.repeat(400), { size: 20, width: 60, height: 8 })]), (pdf) => pdf.text(1));
    expect(shown).toMatch(/^长{10,60}…$/);
  });

  test('no line begins with a comma or a closing bracket', async () => {
    const text = '工会收到以后，会有人联系您（也可以匿名），办完请您评价，谢谢。'.repeat(6);
    const pdf = await readPdf(await drawPaper(paperOf([words(text, { width: 61, height: 200 })])));
    const lines = await pdf.lines(1);
    await pdf.close();
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.filter((line) => /^[，。、）]/.test(line))).toEqual([]);
  });
});

describe('a QR code', () => {
  const paper = paperOf([{ kind: 'qr', text: LINK, label: '二维码', ...QR }, words('编号 1001', { y: 120 })]);

  test('QR-8 is read from the page, clean and with a tenth of it blotted out', async () => {
    await reading(paper, async (pdf) => {
      expect(await pdf.scan(1, QR)).toBe(LINK);
      expect(await pdf.scan(1, QR, 0.1)).toBe(LINK);
      // The control: with half of it gone nothing can be read, so the blot really covers the code.
      expect(await pdf.scan(1, QR, 0.5)).toBeUndefined();
    });
  });
});

describe('the press', () => {
  test('draws in a thread what is drawn here, byte for byte, every time', async () => {
    const paper = paperOf([words('同一张纸'), { kind: 'qr', text: LINK, label: '二维码', ...QR }]);
    const press = createPress({ log: silent });
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const [here, there, again] = [await drawPaper(paper), await press.print(paper), await press.print(paper)].map(hash);
    expect([there, again]).toEqual([here, here]);
  });

  test('takes one paper and a few that wait; one more is told to come back, and later it is taken', async () => {
    const press = createPress({ log: silent });
    const paper = paperOf([words('排队')]);
    const outcomes = await Promise.all(Array.from({ length: MAX_WAITING + 2 }, () => press.print(paper).then(() => 'printed', String)));
    expect(outcomes.filter((one) => one === 'printed')).toHaveLength(MAX_WAITING + 1);
    expect(outcomes.at(-1)).toContain(generalErrors['busy'].code);
    await press.print(paper);
  });

  test('a paper over its time is given up, and the next one is drawn', async () => {
    const logged: string[] = [];
    const hasty = createPress({ log: { ...silent, error: ({ reason }) => logged.push(String(reason)) }, timeoutMs: 1 });
    await expect(hasty.print(paperOf([words('太慢')]))).rejects.toThrow(generalErrors['busy'].code);
    expect(logged).toEqual(['too slow']);
    await createPress({ log: silent }).print(paperOf([words('太慢')]));
  });

  test('a paper over the limits is refused before anything is drawn', async () => {
    const press = createPress({ log: silent });
    for (const pages of [
      Array.from({ length: PAPER_LIMITS.pages + 1 }, () => []),
      [Array.from({ length: PAPER_LIMITS.marks + 1 }, () => words('字'))],
      [[words('字'.repeat(PAPER_LIMITS.characters + 1))]],
    ]) await expect(press.print(paperOf(...pages))).rejects.toThrow(generalErrors['too-large'].code);
  });
});

test.each([['sans-regular', '400Regular/NotoSansSC_400Regular'], ['sans-bold', '700Bold/NotoSansSC_700Bold']] as const)('the font %s is the one its makers gave', (font, file) => {
  const made = new URL(`../../node_modules/@expo-google-fonts/noto-sans-sc/${file}.ttf`, import.meta.url);
  expect(readFont(font).equals(readFileSync(made))).toBe(true);
});

// Its package is 115 MB for two files: those of @expo-google-fonts/noto-serif-sc 0.4.3, known by their digests.
test.each([
  ['serif-regular', 'c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742'],
  ['serif-bold', '9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6'],
] as const)('the font %s is the one its makers gave', (font, digest) => {
  expect(createHash('sha256').update(readFont(font)).digest('hex')).toBe(digest);
});
