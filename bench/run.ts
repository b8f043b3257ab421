import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchAccess } from './access.ts';
import { benchFigures } from './figures.ts';
import { benchFlows } from './flows.ts';
import { benchFirstContent } from './first-content.ts';
import { benchFlash } from './flash.ts';
import { benchHome } from './home.ts';
import { benchImport } from './import.ts';
import { benchMove } from './move.ts';
import { benchNewest } from './newest.ts';
import { benchScreens } from './screens.ts';
import { benchStart } from './start.ts';
import { benchSubmit } from './submit.ts';
import type { BenchRow } from './table.ts';
import { toMarkdown } from './table.ts';

/**
 * `npm run bench [-- start screens first-content home submit newest access move figures flows flash import]`: every figure beside its limit or a peer measured in the same run.
 * BENCH_DATA names a folder that keeps the large database between runs (100,000 unions, 1M members, 1M appeals).
 */
const benches = {
  start: benchStart, screens: benchScreens, 'first-content': benchFirstContent, home: benchHome, submit: benchSubmit, newest: benchNewest, access: benchAccess, move: benchMove, figures: benchFigures, flows: benchFlows, flash: benchFlash, import: benchImport,
} as const;

const asked = process.argv.slice(2);
const known = Object.keys(benches) as (keyof typeof benches)[];
const chosen = asked.length === 0 ? known : known.filter((name) => asked.includes(name));
const dataDirectory = process.env['BENCH_DATA'] ?? join(import.meta.dirname, '..', 'data', 'bench');
await mkdir(dataDirectory, { recursive: true });

const rows: BenchRow[] = [];
for (const name of chosen) {
  process.stdout.write(`${name} …\n`);
  rows.push(...await benches[name]({ dataDirectory }));
}
const table = toMarkdown(rows);
process.stdout.write(`\n${table}\n`);

// A partial run replaces its own rows and leaves the others as they were measured.
const file = join(import.meta.dirname, 'results.md');
const before = await readFile(file, 'utf8').catch(() => '');
const kept = before.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| bench') && !line.startsWith('| ---')
  && !chosen.some((name) => line.startsWith(`| ${name} |`)));
const mine = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| bench') && !line.startsWith('| ---'));
await writeFile(file, [
  '# Measured', '',
  'Written by `npm run bench`. Machines are noisy: read the ratios, which were measured side by side, before the absolutes.', '',
  '| bench | figure | measured | against | ratio | goal |', '| --- | --- | --- | --- | --- | --- |',
  ...[...kept, ...mine].sort(), '',
].join('\n'));
process.exit();
