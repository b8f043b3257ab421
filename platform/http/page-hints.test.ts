import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HINTS_FILE, loadHintedPage, type PageHint } from './page-hints.ts';

const PAGE = '<html><head><script src="/assets/index.js"></script></head><body><div id="app"></div></body></html>';
const HINTS: readonly PageHint[] = [
  { path: '/s/', files: ['/assets/index.js', '/assets/form.js', '/assets/form.css'], texts: { 'zh-CN': ['/assets/zh.js'], en: ['/assets/en.js'] },
    words: { 'zh-CN': { title: '提诉求', loading: '正在加载' }, en: { title: 'Say <it>', loading: 'Loading' } } },
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hints-'));
  await writeFile(join(folder, 'index.html'), PAGE);
});
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

describe('a page from outside', () => {
  test('names what it will need, in the language of the browser, and what it names already only once', async () => {
    await writeFile(join(folder, HINTS_FILE), JSON.stringify(HINTS));
    const pageOf = await loadHintedPage(folder);
    const chinese = pageOf('/s/abc', 'zh-CN,zh;q=0.9,en;q=0.8');
    expect(chinese).toContain('<link rel="modulepreload" crossorigin href="/assets/form.js"><link rel="preload" as="style" href="/assets/form.css"><link rel="modulepreload" crossorigin href="/assets/zh.js"></head>');
    expect(chinese.match(/index\.js/g)).toHaveLength(1);
    expect(pageOf('/s/abc', 'en-GB')).toContain('/assets/en.js');
    expect(pageOf('/s/abc', '')).toBe(chinese);
  });

  test('says its first words before any script has come, and no sign of them is taken for markup', async () => {
    await writeFile(join(folder, HINTS_FILE), JSON.stringify(HINTS));
    const pageOf = await loadHintedPage(folder);
    expect(pageOf('/s/abc', 'zh-CN')).toMatch(/<div id="app"><div class="zj-screen">.*提诉求.*正在加载.*<\/div><\/body>/);
    expect(pageOf('/s/abc', 'en')).toContain('Say &#60;it&#62;');
  });

  test('anywhere else, and of a build without hints, is the page as it was built', async () => {
    await writeFile(join(folder, HINTS_FILE), JSON.stringify(HINTS));
    expect((await loadHintedPage(folder))('/', 'zh-CN')).toBe(PAGE);
    await rm(join(folder, HINTS_FILE));
    expect((await loadHintedPage(folder))('/s/abc', 'zh-CN')).toBe(PAGE);
  });
});
