import type { Ctx } from '#platform/access/ctx.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { pooledRandom } from '#platform/crypto/pooled-random.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Id } from '#platform/kernel/id.ts';
import { newId, type Random } from '#platform/kernel/random.ts';
import { today } from '#platform/orgs/memberships/change-membership.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { matchColumns, type Matched, type WrongRow } from '#platform/sheets/columns.ts';
import type { Sheet, SheetRow } from '#platform/sheets/sheet.ts';
import { errors } from '../contract/access.ts';
import { importBegun } from '../events/definitions.ts';
import { memberColumns } from './member-columns.ts';
import { plainPersonName } from '../rules/plan-members.ts';
import { listUnionNames } from '../store/imports.ts';
import { fileHashOf, readRoster, type Roster } from './read-roster.ts';
import { takePiece, takePieceAhead, type Piece, type Taken } from './take-piece.ts';

/** Rows in one transaction: well under five seconds on a slow machine, so that readers of the journal wait for nothing. */
const PIECE = 500;
/** The header stands within so many rows. */
const HEAD = 20;
const TRIES = 5;

export type FileImport = {
  /** One transaction of its own, with the reach that the caller has. */
  readonly transact: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
  readonly union: UnionRow;
  readonly fileName: string;
  /** A digest of the file's bytes: the same file again goes on where it stopped. */
  readonly digest: string;
  readonly rows: AsyncIterable<SheetRow>;
  readonly onPiece?: (far: ImportedSoFar, wrong: readonly WrongRow[]) => Promise<void> | void;
};
export type ImportedSoFar = { readonly rows: number; readonly added: number; readonly known: number; readonly wrong: number; readonly headers: readonly string[] };
type Matching = Matched<typeof memberColumns>;

/**
 * A file of any length into the register, piece after piece. While the database writes one piece the next is sealed and sent,
 * and the one after it is read; never more than two are on their way. Broken off anywhere, also by kill -9, it is whole up to the last piece, and the same file again goes on from there.
 */
export async function importFile(file: FileImport): Promise<ImportedSoFar> {
  const head: SheetRow[] = [];
  const begun: { value: Begun | undefined } = { value: undefined };
  let far: ImportedSoFar = { rows: 0, added: 0, known: 0, wrong: 0, headers: [] };
  let former: Piece | undefined;
  let beforeLast: Promise<void> = Promise.resolve();
  let writing = beforeLast;
  let from = 1;
  const take = async (rows: readonly SheetRow[], isLast: boolean): Promise<void> => {
    begun.value ??= await begin(file, head);
    const { matched } = begun.value;
    const roster = read(begun.value, rows);
    const piece = { from, to: (rows.at(-1)?.line ?? from) + 1, isLast, rows: roster.rows, wrong: roster.wrong };
    from = piece.to;
    await beforeLast;
    const written = write(file, begun.value, { piece, former, isFormerDone: writing }).then(async (taken) => {
      far = {
        rows: far.rows + roster.rows.length + roster.wrong.length, added: far.added + taken.added, known: far.known + taken.known,
        wrong: far.wrong + taken.wrong.length, headers: matched.headers,
      };
      const cellsOf = new Map(rows.map((row) => [row.line, row.cells]));
      await file.onPiece?.(far, taken.wrong.map((row) => ({ ...row, cells: cellsOf.get(row.line) ?? [] })));
    });
    // Awaited before the next piece is written; until then its failure must not count as nobody's.
    written.catch(() => {});
    [beforeLast, writing, former] = [writing, written, piece];
  };
  try {
    let waiting: SheetRow[] = [];
    for await (const row of file.rows) {
      if (head.length < HEAD) head.push(row);
      waiting.push(row);
      if (waiting.length < PIECE) continue;
      await take(waiting, false);
      waiting = [];
    }
    await take(waiting, true);
    await writing;
  } finally {
    // Whoever takes the file up again must not meet a piece of this attempt that is still being written.
    await Promise.allSettled([beforeLast, writing]);
  }
  return far;
}

type Begun = {
  readonly importId: Id<'register-import'>;
  readonly fileHash: string;
  /** Drawn in blocks: five keys and nonces for each of a million members. */
  readonly random: Random;
  readonly matched: Matching;
  readonly headRow: SheetRow | undefined;
  readonly reading: Parameters<typeof readRoster>[2];
};

async function begin(file: FileImport, head: readonly SheetRow[]): Promise<Begun> {
  const matched = matchColumns({ name: '', others: [], rows: head }, memberColumns);
  if (matched === undefined) throw new AppError(errors['no-header']);
  return file.transact(async (ctx) => {
    const importId = newId<'register-import'>(ctx);
    const fileHash = fileHashOf(ctx.keyring, `${file.digest} ${JSON.stringify(matched.places)}`);
    const unionOf = new Map((await listUnionNames(ctx.tx, file.union)).map(({ id, name }) => [plainPersonName(name), id]));
    await record(ctx, [importBegun({ importId, unionId: file.union.id, officerId: null, fileName: file.fileName, fileHash, lastLine: null })]);
    return {
      importId, fileHash, random: pooledRandom(ctx.random), matched, headRow: head.find(({ line }) => line === matched.headerLine),
      reading: { keyring: ctx.keyring, today: today(ctx), unionId: file.union.id, unionOf, importId },
    };
  });
}

/** The header comes along, so that one repeated on a later page is known again. */
function read({ matched, headRow, reading }: Begun, rows: readonly SheetRow[]): Roster {
  const sheet: Pick<Sheet, 'rows'> = { rows: headRow === undefined || rows.includes(headRow) ? rows : [headRow, ...rows] };
  return readRoster(sheet, matched, reading);
}

type Turn = { readonly piece: Piece; readonly former: Piece | undefined; readonly isFormerDone: Promise<void> };

/** Ahead of its turn where that can be right, and otherwise when the piece before it is written. */
async function write(file: FileImport, { importId, fileHash, random }: Begun, { piece, former, isFormerDone }: Turn): Promise<Taken> {
  const scope = { union: file.union, importId, fileHash };
  const ahead = former === undefined ? undefined
    : await file.transact((ctx) => takePieceAhead({ ...ctx, random }, scope, { piece, before: former.rows })).catch(unlessPassing);
  await isFormerDone;
  if (ahead !== undefined) return ahead;
  for (let tried = 1; ; tried += 1) {
    try {
      return await file.transact((ctx) => takePiece({ ...ctx, random }, scope, piece));
    } catch (error) {
      if (!isPassing(error) || tried === TRIES) throw error;
    }
  }
}

function unlessPassing(error: unknown): undefined {
  if (!isPassing(error)) throw error;
  return undefined;
}

/** What may be tried again: it was busy, or the database gave up one of two that waited for each other. */
function isPassing(error: unknown): boolean {
  if (error instanceof AppError) return error.code === generalErrors.busy.code;
  return error instanceof Error && 'code' in error && error.code === DEADLOCK;
}

const DEADLOCK = '40P01';
