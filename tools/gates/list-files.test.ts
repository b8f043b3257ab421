import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { listPaths, readFiles } from './list-files.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

function checkout(paths: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), '职家 gates-'));
  roots.push(root);
  for (const path of ['.gitignore', ...paths]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path === '.gitignore' ? 'node_modules/\ndata/\n*.log\n/dist\n' : `// ${path}\n`);
  }
  return root;
}

const ours = ['apps/a.ts', 'docs/图 1.md', 'platform/db/b.ts'];
const notOurs = ['node_modules/x/c.ts', 'data/pg/d.ts', 'apps/e.log', 'dist/f.js'];

describe('every file of the checkout', () => {
  test('is found without git, as in a tarball', () => {
    expect(listPaths(checkout([...ours, ...notOurs]))).toEqual(['.gitignore', ...ours]);
  });

  test('is found by git: committed, new, and not what was deleted', () => {
    const root = checkout([...ours, ...notOurs, 'apps/gone.ts']);
    try {
      execFileSync('git', ['init', '-q'], { cwd: root, stdio: 'ignore' });
    } catch {
      return; // no git here: the walk above is all there is
    }
    execFileSync('git', ['add', 'apps/a.ts', 'apps/gone.ts'], { cwd: root, stdio: 'ignore' });
    rmSync(join(root, 'apps/gone.ts'));
    expect(listPaths(root)).toEqual(['.gitignore', ...ours]);
  });

  test('is read as text', () => {
    const root = checkout(ours);
    expect(readFiles(root, ours).map((file) => file.text)).toEqual(ours.map((path) => `// ${path}\n`));
  });
});
