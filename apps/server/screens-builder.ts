import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { compressFiles } from './compress-files.ts';
import { createPageHints, type FirstPage } from './page-hints.ts';
import { buildWorker } from './worker-builder.ts';

/** The address that each app is served at; its files' addresses begin with it. */
const BASES: Readonly<Record<string, string>> = { member: '/', office: '/office/' };

/** The scanned poster opens the form: most people's first page, on a slow line and with nothing kept yet. */
const FIRST_PAGES: Readonly<Record<string, readonly FirstPage[]>> = {
  member: [{
    path: '/s/', parts: ['modules/appeals/member/code-page.tsx', 'apps/member/page-outbox.ts'],
    texts: ['apps/member', 'platform/ui', 'modules/appeals/member', 'modules/appeals', 'platform/files', 'platform/guard'],
  }],
};

/** Builds one app: `screens-builder.ts <project> <app> <output>`. A process of its own, started by screens-build.ts. */
const [project = '', app = '', output = ''] = process.argv.slice(2);

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

const hints = createPageHints(FIRST_PAGES[app] ?? [], BASES[app] ?? '/');
await build({ ...settings(), plugins: [hints.plugin] });
const worker = join(project, 'apps', app, 'service-worker.ts');
if (existsSync(worker)) await buildWorker(worker, output, settings());
await hints.write(output);
await compressFiles(join(output, 'assets'));
