import type { Ctx } from '#platform/access/ctx.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Id } from '#platform/kernel/id.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { WrongRow } from '#platform/sheets/columns.ts';
import { importStepped } from '../events/definitions.ts';
import type { Planned } from '../rules/plan-members.ts';
import { holdImportsOf, listImportsOf, listWrongLines } from '../store/imports.ts';
import type { ImportRow } from '../store/rows.ts';
import type { NewMember } from './new-member.ts';
import { refusedRows } from './read-roster.ts';
import { planRows, takePlanned } from './take-members.ts';

/** Some lines of a file: everything from `from` up to `to`, of which `rows` can be read and `wrong` cannot. */
export type Piece = {
  readonly from: number;
  readonly to: number;
  readonly isLast: boolean;
  readonly rows: readonly NewMember[];
  readonly wrong: readonly WrongRow[];
};
export type Taken = { readonly added: number; readonly known: number; readonly wrong: readonly WrongRow[] };

export type PieceScope = { readonly union: UnionRow; readonly importId: Id<'register-import'>; readonly fileHash: string };

/**
 * One piece, whole or not at all, and never twice: the mark and the members are written by one transaction. A line that an
 * earlier import of the very same file took does nothing, also when the member has been corrected by hand since.
 */
export async function takePiece(ctx: Ctx, { union, importId, fileHash }: PieceScope, piece: Piece): Promise<Taken> {
  const imports = await holdImportsOf(ctx, { unionId: union.id, fileHash });
  const own = imports.find(({ id }) => id === importId);
  if (own === undefined) throw new Error('an import takes lines before it began');
  if (own.next >= piece.to) return { added: 0, known: 0, wrong: [] };
  return writePiece(ctx, await planPiece(ctx, { union, imports }, piece), { importId, union, piece, mark: own });
}

/**
 * The next piece while the one before it (`before`) is still being written: planned from what is committed, sealed and
 * inserted at once, and joined to the mark at the end, which waits for the other's commit. Busy, with nothing written, whenever
 * that cannot be right: somebody stands in both pieces, somebody else takes this file too, or the other piece failed. The
 * caller then takes it in its turn.
 */
export async function takePieceAhead(ctx: Ctx, { union, importId, fileHash }: PieceScope, { piece, before }: { piece: Piece; before: readonly NewMember[] }): Promise<Taken> {
  const imports = await listImportsOf(ctx, { unionId: union.id, fileHash });
  if (imports.length !== 1 || isShared(piece.rows, before)) throw new AppError(generalErrors.busy);
  const plan = await planPiece(ctx, { union, imports }, piece);
  await takeOrWait(ctx, plan.planned);
  const [own, ...others] = await holdImportsOf(ctx, { unionId: union.id, fileHash });
  if (own === undefined || own.id !== importId || others.length > 0 || own.next !== piece.from) throw new AppError(generalErrors.busy);
  return markPiece(ctx, plan, { importId, union, piece, mark: own });
}

function isShared(rows: readonly NewMember[], before: readonly NewMember[]): boolean {
  const known = new Set(before.flatMap(({ idIndex, phoneIndex }) => [idIndex, phoneIndex]));
  return rows.some(({ idIndex, phoneIndex }) => (idIndex !== null && known.has(idIndex)) || (phoneIndex !== null && known.has(phoneIndex)));
}

type Plan = Awaited<ReturnType<typeof planPiece>>;
type Marked = Pick<PieceScope, 'union' | 'importId'> & { readonly piece: Piece; readonly mark: ImportRow };

async function writePiece(ctx: Ctx, plan: Plan, marked: Marked): Promise<Taken> {
  await takeOrWait(ctx, plan.planned);
  return markPiece(ctx, plan, marked);
}

async function takeOrWait(ctx: Ctx, planned: Plan['planned']): Promise<void> {
  try {
    await takePlanned(ctx, planned);
  } catch (error) {
    // Somebody was entered by hand meanwhile: nothing of the piece is written, and trying again finds them.
    if (RACED.has(violatedConstraint(error) ?? '')) throw new AppError(generalErrors.busy);
    throw error;
  }
}

async function markPiece(ctx: Ctx, { planned, taken }: Plan, { importId, union, piece, mark }: Marked): Promise<Taken> {
  const wrong = [...piece.wrong.filter(({ line }) => line >= piece.from), ...refusedRows(planned, new Map())].toSorted((one, other) => one.line - other.line);
  const known = planned.filter(({ act }) => act === 'known').length + taken;
  const added = planned.length + taken - known - planned.filter(({ act }) => act === 'refuse').length;
  await record(ctx, [importStepped({
    importId, unionId: union.id, next: piece.to, added: mark.added + added, known: mark.known + known, wrong: mark.wrong + wrong.length, isDone: piece.isLast,
    wrongLines: wrong.map(({ line }) => line),
  })]);
  return { added, known, wrong };
}

const RACED = new Set(['register_member_id_index_key', 'orgs_person_phone_index_key', 'orgs_membership_home', 'orgs_membership_open']);

/** What the lines of a piece would do now; `taken` lines did it before. */
export async function planPiece(
  ctx: Ctx, scope: { readonly union: Pick<UnionRow, 'path'>; readonly imports: readonly Pick<ImportRow, 'id' | 'next'>[] }, piece: Pick<Piece, 'from' | 'to' | 'rows'>,
): Promise<{ planned: Planned<NewMember>[]; taken: number }> {
  const earlier = scope.imports.filter(({ next }) => next > piece.from);
  const wrongLines = earlier.length === 0 ? [] : await listWrongLines(ctx, earlier.map(({ id }) => id), piece);
  const passedOver = new Set(wrongLines.map(({ importId, line }) => `${importId}:${line}`));
  const fresh = piece.rows.filter(({ line }) => !earlier.some(({ id, next }) => line < next && !passedOver.has(`${id}:${line}`)));
  const planned = await planRows(ctx, fresh, { union: scope.union, imports: new Set(scope.imports.map(({ id }) => id)) });
  return { planned, taken: piece.rows.length - fresh.length };
}
