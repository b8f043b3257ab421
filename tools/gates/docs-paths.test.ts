import { describe, expect, test } from 'vitest';
import { docsPaths } from './docs-paths.ts';
import { spoken } from './planted.ts';

const ground = {
  'platform/kernel/id.ts': '', 'docs/how-to/gates.md': '', 'docs/pictures/家 home.png': '', '.gitignore': 'data/\n*.log\ndist/\n', 'apps/member/page.tsx': '',
};
const said = (line: string, page = 'docs/page.md') => spoken(docsPaths, { ...ground, [page]: line });

test.each([
  'see `platform/kernel/gone.ts`', '`#platform/gone/x.ts`', '`docs/adr/`', '`platform/*/gone.ts`', '[gates](how-to/gone.md)', '![home](pictures/gone.png)', '[up](../gone.md#x)',
])('dead: %s', (line) => {
  expect(said(line)).toEqual([expect.stringContaining('leads to nothing')]);
});

test.each([
  'see `platform/kernel/id.ts`', '`#platform/kernel/id.ts`', '`platform/kernel/`', '`platform/kernel`', '`platform/kernel/id.ts:12`', '`platform/*/id.ts`', '`modules/<name>/`',
  '`text/html`', '`a/b`', '`apps/member/dist/app.js`', '[gates](how-to/gates.md#names)', '![home](pictures/家%20home.png)', '[w](https://example.org/x)', '[here](#top)', '`npm run check`',
  '[root](../)', '`[x](gone.md)`',
])('alive: %s', (line) => {
  expect(said(line)).toEqual([]);
});

describe('length of a README', () => {
  const lines = (count: number) => 'line\n'.repeat(count);
  test.each([['platform/kernel/README.md', 40], ['modules/appeals/README.md', 60], ['capabilities/draw/README.md', 60]])('%s: %d lines', (path, most) => {
    expect(said(lines(most), path)).toEqual([]);
    expect(said(lines(most + 1), path)).toEqual([`${path}:${most + 1} ${most + 1} lines; this README has at most ${most}.`]);
  });
  test('other pages may be longer', () => {
    expect(said(lines(200))).toEqual([]);
  });
});

test.each(['open /home/me/x', 'in `/root/checkout`', 'C:\\Users\\me', 'see (/tmp/x)', 'Written with an AI.', 'Co-Authored-By: someone', 'asked a language model'])('no place on a page: %s', (line) => {
  expect(said(line)).toHaveLength(1);
});

test.each(['logs go to /var/log/zhijia', 'https://example.org/home/x', 'email AIM and PAID', 'the member home/ screens'])('has its place: %s', (line) => {
  expect(said(line)).toEqual([]);
});
