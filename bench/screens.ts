import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureScreens } from '#apps/server/screens-build.ts';
import type { BenchRow } from './table.ts';

const LIMIT = 100_000;

/** Every script that the phone's home needs before it can be used: the entry, what it imports, and the home's own part. */
export async function benchScreens(): Promise<BenchRow[]> {
  const data = await mkdtemp(join(tmpdir(), 'zhijia-bench-'));
  const { member } = await ensureScreens({ dataDirectory: data, log: () => {} });
  const page = await readFile(join(member, 'index.html'), 'utf8');
  const entries = [...page.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const files = await staticClosure(member, entries);
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(join(member, file)), { level: 9 }).length;
  await rm(data, { recursive: true, force: true });
  return [{
    bench: 'screens', figure: `script of the phone's first screen, gzip (${files.size} files)`, measured: `${(bytes / 1000).toFixed(1)} kB`,
    against: `${LIMIT / 1000} kB`, ratio: (bytes / LIMIT).toFixed(2), goal: '≤ 100 kB',
  }];
}

/** Follows static imports; `import()` is what is loaded when it is needed, except the home's own chunk, named so. */
async function staticClosure(root: string, entries: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const text = await readFile(join(root, file), 'utf8');
    for (const match of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) queue.push(`assets/${match[1] ?? ''}`);
    for (const match of text.matchAll(/import\(\s*["'`]\.\/((?:home-page|home)[^"'`]*\.js)["'`]/g)) queue.push(`assets/${match[1] ?? ''}`);
  }
  return found;
}
