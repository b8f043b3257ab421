import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensureScreens } from './screens-build.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

const SOURCES = {
  'apps/member/index.html': '<!doctype html><div id="root"></div><script type="module" src="./main.tsx"></script>',
  'apps/member/main.tsx': `
    import { createRoot } from 'react-dom/client';
    import { lazy } from 'react';
    import { greeting } from '#platform/words/greeting.ts';
    import './style.css';
    const More = lazy(() => import('./more.tsx'));
    createRoot(document.body).render(<><h1>{greeting?.zh ?? ''}</h1><More /></>);`,
  'apps/member/more.tsx': `import type { ReactNode } from 'react';
    const More = (): ReactNode => <p className="later">later-marker</p>;
    export { More as default };`,
  'apps/member/style.css': 'h1 { inset: 0; color: #b5121b }',
  'apps/office/index.html': '<!doctype html><script type="module" src="./main.tsx"></script>',
  'apps/office/main.tsx': `import { greeting } from '#platform/words/greeting.ts'; document.title = greeting.zh;`,
  'apps/gate/index.html': '<!doctype html><script type="module" src="./main.tsx"></script>',
  'apps/gate/main.tsx': `document.title = '门';`,
  'platform/words/greeting.ts': `import words from './greeting.json' with { type: 'json' }; export const greeting = words;`,
  'platform/words/greeting.json': '{ "zh": "职工之家" }',
};

/** A small checkout in a path with spaces and Chinese letters. */
async function makeProject(): Promise<{ project: string; dataDirectory: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'zhijia-screens-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const project = join(folder, '职工 之家');
  for (const [file, content] of Object.entries(SOURCES)) {
    await mkdir(dirname(join(project, file)), { recursive: true });
    await writeFile(join(project, file), content);
  }
  await cp(join(PROJECT, 'package.json'), join(project, 'package.json'));
  await cp(join(PROJECT, 'tsconfig.json'), join(project, 'tsconfig.json'));
  await symlink(join(PROJECT, 'node_modules'), join(project, 'node_modules'));
  return { project, dataDirectory: join(folder, 'data') };
}

async function readAll(folder: string, ending: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(ending));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

test('both apps are built for old phones, split, with hashed names below their own address', async () => {
  const { project, dataDirectory } = await makeProject();
  const screens = await ensureScreens({ dataDirectory, project, log: () => {} });

  const page = await readFile(join(screens.member, 'index.html'), 'utf8');
  expect(page).toMatch(/<script type="module" crossorigin src="\/assets\/index-[\w-]{8}\.js">/);
  expect(await readFile(join(screens.office, 'index.html'), 'utf8')).toContain('src="/office/assets/index-');

  const [entry = ''] = /index-[\w-]{8}\.js/.exec(page) ?? [];
  const first = await readFile(join(screens.member, 'assets', entry), 'utf8');
  const script = await readAll(screens.member, '.js');
  expect(script).toContain('职工之家');
  expect(script).toContain('later-marker');
  expect(first).not.toContain('later-marker');
  expect(script).not.toContain('jsxDEV');
  // ES2020 has ?. and ??; what came later must have been rewritten.
  expect(script).not.toMatch(/\?\?=|\|\|=|static\{/);
  expect(await readAll(screens.member, '.css')).toMatch(/top:0/);
  expect(await readdir(dirname(screens.member))).toEqual(['gate', 'member', 'office']);
});

test('the same sources are built once; a change builds anew and removes the old screens', async () => {
  const { project, dataDirectory } = await makeProject();
  const lines: string[] = [];
  const ensure = () => ensureScreens({ dataDirectory, project, log: (line) => lines.push(line) });
  const first = await ensure();
  expect(await ensure()).toEqual(first);
  await writeFile(join(project, 'platform/words/greeting.test.ts'), 'a test is no part of a screen');
  expect(await ensure()).toEqual(first);
  expect(lines).toHaveLength(1);

  await writeFile(join(project, 'platform/words/greeting.json'), '{ "zh": "新家" }');
  const second = await ensure();
  expect(lines).toHaveLength(2);
  expect(await readAll(second.office, '.js')).toContain('新家');
  expect(await readdir(join(dataDirectory, 'screens'))).toHaveLength(1);
});

test('two builds at once end with the same whole screens', async () => {
  const { project, dataDirectory } = await makeProject();
  const [one, other] = await Promise.all([1, 2].map(() => ensureScreens({ dataDirectory, project, log: () => {} })));
  expect(one).toEqual(other);
  expect(await readAll(one?.member ?? '', '.js')).toContain('职工之家');
  expect(await readdir(join(dataDirectory, 'screens'))).toHaveLength(1);
});

test('a mistake in a screen is told with its file, and nothing half-built stays', async () => {
  const { project, dataDirectory } = await makeProject();
  await appendFile(join(project, 'apps/member/main.tsx'), '\nimport "./missing.ts";');
  const failure = ensureScreens({ dataDirectory, project, log: () => {} });
  await expect(failure).rejects.toMatchObject({ code: 'server/screens-failed', params: { detail: expect.stringContaining('missing.ts') } });
  expect(await readdir(join(dataDirectory, 'screens'))).toEqual([]);
});
