import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint } from './linter.ts';
import { checkTypes } from './type-checker.ts';

const home = fileURLToPath(new URL('../..', import.meta.url));
const parameters = 'a: number, b: number, c: number, d: number, e: number';

/** One planted file for each rule of the house. */
const bad: Readonly<Record<string, string>> = {
  'no-explicit-any': 'export const x: any = 1;',
  'no-floating-promises': 'async function go() { return 1; }\nexport function x() { go(); }',
  'no-misused-promises': 'export const x = [1].forEach(async () => { await Promise.resolve(); });',
  'no-non-null-assertion': "export const x = 'a'.at(0)!.length;",
  'switch-exhaustiveness-check': "export function x(a: 'b' | 'c') { switch (a) { case 'b': return 1; } return 2; }",
  'max-lines-per-function': `export function x() {\n${'  void 0;\n'.repeat(60)}}`,
  'max-lines': 'export {};\n'.repeat(401),
  'max-params': `export function x(${parameters}) { return a + b + c + d + e; }`,
  'no-default-export': 'export default 1;',
  'eqeqeq': 'export const x = (a: string) => a == "b";',
};
const badScreens: Readonly<Record<string, string>> = {
  'rules-of-hooks': "import { useState } from 'react';\nexport function X({ on }: { on: boolean }) { if (on) useState(1); return null; }",
  'exhaustive-deps': "import { useMemo } from 'react';\nexport function X({ on }: { on: boolean }) { return useMemo(() => <p>{on}</p>, []); }",
  'alt-text': 'export const x = <img src="x" />;',
};

let root = '';
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'gates-lint-')));
  symlinkSync(join(home, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const name of ['.oxlintrc.json', 'tsconfig.json']) copyFileSync(join(home, name), join(root, name));
  mkdirSync(join(root, 'tools'));
  for (const [rule, code] of Object.entries(bad)) writeFileSync(join(root, 'tools', `${rule}.ts`), code);
  for (const [rule, code] of Object.entries(badScreens)) writeFileSync(join(root, 'tools', `${rule}.tsx`), code);
  writeFileSync(join(root, 'tools/long.test.ts'), `export function x() {\n${'  void 0;\n'.repeat(450)}}`);
  writeFileSync(join(root, 'tools/vite.config.ts'), 'export default 1;');
  writeFileSync(join(root, 'tools/wrong-type.ts'), "\nexport const x: number = 'one';");
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the linter', () => {
  test('finds each planted fault and nothing in the legal files', async () => {
    const { violations, read } = await lint(root);
    for (const rule of [...Object.keys(bad), ...Object.keys(badScreens)]) {
      const found = violations.some(({ file, sentence }) => file.includes(`/${rule}.ts`) && sentence.includes(`(${rule})`));
      expect(found, rule).toBe(true);
    }
    expect(violations.filter(({ file }) => /long\.test|vite\.config|wrong-type/.test(file))).toEqual([]);
    expect(read).toBe(Object.keys(bad).length + Object.keys(badScreens).length + 3);
  });

  test('that cannot start is a violation, not silence', async () => {
    const broken = realpathSync(mkdtempSync(join(tmpdir(), 'gates-none-')));
    expect((await lint(broken)).violations).toHaveLength(1);
    expect((await checkTypes(broken)).violations).toHaveLength(1);
    rmSync(broken, { recursive: true });
  });
});

test('the type checker names file and line, and what it read', async () => {
  const { violations, seen } = await checkTypes(root);
  expect(violations.filter(({ file }) => file.includes('wrong-type')))
    .toEqual([{ gate: 'type-checker', file: 'tools/wrong-type.ts', line: 2, sentence: expect.stringContaining('TS2322') }]);
  expect(seen?.has('tools/long.test.ts')).toBe(true);
});
