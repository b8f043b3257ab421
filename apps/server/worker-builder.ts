import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { build, type InlineConfig } from 'vite';

const WORKER = 'service-worker.js';

/**
 * Builds an app's service worker beside the built app, as one file that knows every other file and the page that
 * names them. Its version is a digest of all of them: another byte anywhere is another worker, and the browser installs it.
 */
export async function buildWorker(entry: string, output: string, settings: InlineConfig): Promise<void> {
  const files = await listFiles(output);
  const version = createHash('sha256');
  for (const file of files) version.update(`${file}\0`).update(await readFile(join(output, file)));
  const page = createHash('sha256').update(await readFile(join(output, 'index.html'))).digest('hex');
  const base = settings.base ?? '/';
  const addresses = files.map((file) => (file === 'index.html' ? base : `${base}${file}`));
  await build({
    ...settings,
    publicDir: false,
    define: { SHELL: JSON.stringify({ version: version.digest('hex').slice(0, 20), files: addresses, page }) },
    build: {
      ...settings.build, outDir: output, emptyOutDir: false, minify: true,
      lib: { entry, formats: ['iife'], name: 'worker', fileName: () => WORKER },
    },
  });
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  // The packed copies are the server's: a phone asks for the file and gets whichever its browser can unpack.
  return files.map((file) => file.split(sep).join('/')).filter((file) => file !== WORKER && !/\.(br|gz)$/.test(file)).sort();
}
