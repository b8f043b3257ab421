import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { startupErrors } from '../startup-errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { streamCsv } from '#platform/sheets/csv-stream.ts';
import { importFile } from '#modules/register/use-cases/import-file.ts';
import { csvLine, wrongLine } from '#modules/register/use-cases/wrong-lines.ts';
import { findUnionsNamed } from '#modules/register/store/imports.ts';
import { asSystem } from '../as-system.ts';
import type { OpenHouse } from '../open-house.ts';
import { showProgress } from '../progress.ts';
import type { Settings } from '../settings.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';

/**
 * `zhijia import-members FILE --union NAME|CODE`: a roster of any length (CSV) into a union's register, beside a running server or
 * without one. Broken off, the same command goes on where it stopped; rows that are wrong come out as FILE.wrong.csv.
 */
export async function importMembers(settings: Settings, args: readonly string[]): Promise<void> {
  const at = args.indexOf('--union');
  const name = at === -1 ? undefined : args[at + 1];
  const path = args.find((one, index) => !one.startsWith('--') && index !== at + 1);
  if (name === undefined || path === undefined) {
    say('server/import-usage', {});
    process.exitCode = 2;
    return;
  }
  const file = resolve(path);
  if (!(await stat(file).catch(() => undefined))?.isFile()) throw new AppError(startupErrors['import-file-missing'], { file });
  await withHouse(settings, (open) => importInto(open, file, name));
}

async function importInto(open: OpenHouse, file: string, name: string): Promise<void> {
  const union = await findUnion(open, name);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const wrongFile = `${file}.wrong.csv`;
  // It holds names and numbers as they stood in the roster: for whoever ran the command alone.
  const out = createWriteStream(wrongFile, { mode: 0o600 });
  let hasHeader = false;
  const done = await importFile({
    transact: (work) => asSystem(open, 'job', work), union, fileName: basename(file), digest: hash.digest('hex'), rows: streamCsv(createReadStream(file)),
    onPiece: (far, wrong) => {
      // A mark at the head, without which Excel takes UTF-8 for something else.
      if (!hasHeader) out.write(`\ufeff${csvLine(wrongLine.headers(far.headers, open.house.clock))}`);
      hasHeader = true;
      for (const row of wrong) out.write(csvLine(wrongLine.cells(row, far.headers.length, open.house.clock)));
      showProgress('server/import-progress', far.rows);
    },
  });
  out.end();
  await finished(out);
  say('server/import-done', { union: union.name, rows: done.rows, added: done.added, known: done.known, wrong: done.wrong, file: wrongFile });
}

async function findUnion(open: OpenHouse, name: string): Promise<UnionRow> {
  const unions = await asSystem(open, 'job', ({ tx }) => findUnionsNamed(tx, name));
  const [union] = unions;
  if (union === undefined || unions.length > 1) throw new AppError(startupErrors[union === undefined ? 'import-union-unknown' : 'import-union-unclear'], { name });
  return union;
}
