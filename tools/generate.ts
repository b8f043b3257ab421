import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { generatedPages } from './generate/pages.ts';
import { withGenerated } from './generate/with-generated.ts';

/** `npm run gen [-- page.md …]` writes docs/generated anew; with --check it only says what is out of date, and fails. */
const folder = new URL('../docs/generated/', import.meta.url);
const isCheck = process.argv.includes('--check');

const wanted = process.argv.slice(2).filter((word) => word.endsWith('.md'));
const pages = await withGenerated((sources) => generatedPages(sources, wanted));
await mkdir(folder, { recursive: true });
for (const [name, text] of pages) {
  const file = new URL(name, folder);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) continue;
  if (isCheck) process.exitCode = 1;
  else await writeFile(file, text);
  console.log(`docs/generated/${name} ${isCheck ? 'is out of date: run npm run gen' : 'written'}`);
}
