import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { compressFiles } from './compress-files.ts';
import { createPageHints, type FirstPage } from './page-hints.ts';
import { buildWorker } from './worker-builder.ts';

/** Builds one app: `screens-builder.ts <project> <app> <output>`. A process of its own, started by screens-build.ts. */
const [project = '', app = '', output = ''] = process.argv.slice(2);

/** The address that each app is served at; its files' addresses begin with it. */
const BASES: Readonly<Record<string, string>> = { member: '/', office: '/office/', gate: '/gate/' };

/** The scanned poster opens the form: most people's first page, on a slow line and with nothing kept yet. */
const FIRST_PAGES: Readonly<Record<string, readonly Omit<FirstPage, 'words'>[]>> = {
  member: [{
    path: '/s/', parts: ['modules/appeals/member/code-page.tsx', 'apps/member/page-outbox.ts'],
    texts: ['apps/member', 'platform/ui', 'platform/switchboard', 'modules/home', 'modules/appeals/member', 'modules/appeals', 'platform/files', 'platform/guard'],
    title: { room: 'modules/appeals/member', key: 'appeals.member.write' },
  }],
};

/**
 * Which sources go into one file together. Left alone the form would come in thirty files of a kilobyte, six at a time, and
 * each waits for the line there and back. What the entry needs stands apart, so that no other page brings its weight to it.
 */
const TOGETHER = [
  { name: 'first', tags: ['$initial' as const], priority: 3 },
  { name: 'first-zh-CN', test: /(apps.member|platform.(ui|switchboard)|modules.home).locale.zh-CN\.json$/, priority: 2 },
  { name: 'first-en', test: /(apps.member|platform.(ui|switchboard)|modules.home).locale.en\.json$/, priority: 2 },
  { name: 'appeals-zh-CN', test: /(modules.appeals.*|platform.(files|guard)).locale.zh-CN\.json$/, priority: 2 },
  { name: 'appeals-en', test: /(modules.appeals.*|platform.(files|guard)).locale.en\.json$/, priority: 2 },
  // Dialog and toast bring a library of their own and are loaded when they first open.
  { name: 'appeals', test: /(modules.appeals|platform.(guard|accounts)).member.*\.(tsx?|css)$|platform.ui.(api|phone|kept).(?!.*(dialog|toast)).*\.(tsx?|css)$/, priority: 1 },
];

/** Made anew for each build: Vite writes into what it is given. */
const settings = (): InlineConfig => ({
  root: join(project, 'apps', app),
  base: BASES[app] ?? '/',
  configFile: false,
  envFile: false,
  mode: 'production',
  logLevel: 'warn',
  // No search for a postcss configuration in the folders above, which are not ours.
  css: { postcss: {} },
  // Vite's own place is inside node_modules, which need not be writable.
  cacheDir: join(output, '..', `.vite-${app}`),
  oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
  build: {
    outDir: output,
    emptyOutDir: true,
    // Phones that unions really meet: Android 7 web views with Chromium 80, iOS 13.
    target: ['es2020', 'chrome80', 'safari13'],
    // Everything is a file of its own: the content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});

async function wordOf({ room, key }: FirstPage['title'], language: string): Promise<string> {
  const texts: unknown = JSON.parse(await readFile(join(project, room, 'locale', `${language}.json`), 'utf8'));
  return String(Reflect.get(Object(texts) as object, key)); // -- a text file is one object
}

async function withWords(page: Omit<FirstPage, 'words'>): Promise<FirstPage> {
  const inLanguage = async (language: string) =>
    ({ title: await wordOf(page.title, language), loading: await wordOf({ room: 'platform/ui', key: 'ui/loading' }, language) });
  return { ...page, words: { 'zh-CN': await inLanguage('zh-CN'), en: await inLanguage('en') } };
}

// A build of other sources has none of these pages.
const known = (FIRST_PAGES[app] ?? []).filter(({ parts }) => parts.every((part) => existsSync(join(project, part))));
const hints = createPageHints(await Promise.all(known.map(withWords)), BASES[app] ?? '/');
const { build: how, ...others } = settings();
const together = app === 'member' ? { rolldownOptions: { output: { codeSplitting: { groups: TOGETHER } } } } : {};
await build({ ...others, plugins: [hints.plugin], build: { ...how, ...together } });
const worker = join(project, 'apps', app, 'service-worker.ts');
if (existsSync(worker)) await buildWorker(worker, output, settings());
await hints.write(output);
await compressFiles(join(output, 'assets'));
