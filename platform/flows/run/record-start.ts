import type { Ctx } from '#platform/access/ctx.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { splitByClass } from '#platform/forms/classes.ts';
import type { Answers } from '#platform/forms/condition.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { Offered } from '../book.ts';
import { errors } from '../contract.ts';
import { caseStarted, versionKept } from '../events/definitions.ts';
import { findVersion } from '../store/versions.ts';
import { takeCase } from '../store/cases.ts';
import type { CaseRow } from '../store/rows.ts';
import { inItsWords } from './in-its-words.ts';
import type { CaseId } from './run.ts';

export type Beginning = {
  readonly caseId: CaseId;
  readonly offered: Offered;
  readonly union: UnionRow;
  readonly starter: PersonId;
  /** Checked against the form of the offered version. */
  readonly answers: Answers;
  readonly parent?: { readonly caseId: CaseId; readonly visit: number };
};

/** The row of a case that begins: its answers, split by class, and the definition it keeps. Its first step is still to be taken. */
export async function recordStart(ctx: Ctx, { caseId, offered, union, starter, answers, parent }: Beginning): Promise<CaseRow> {
  const process = ctx.ports.processes.processes.get(offered.process)?.process;
  const facts = { caseId, process: offered.process, unionId: union.id, starter, answers };
  const mayBegin = process?.mayBegin;
  if (mayBegin !== undefined) await inItsWords(errors['may-not-begin'], async () => orThrow(await mayBegin(ctx, facts)));
  if (offered.from === undefined) await ensureKept(ctx, offered);
  const { open, personal } = splitByClass(offered.definition.form, answers);
  await recordOnce(ctx, caseStarted({
    caseId, unionId: union.id, starterId: starter, process: offered.process, number: numberOf(ctx, caseId), versionId: offered.versionId,
    // -- answers passed the form's own check: JSON by construction.
    open: open as Record<string, never>, personal: Object.keys(personal).length === 0 ? undefined : JSON.stringify(personal),
    parentId: parent?.caseId ?? null, parentVisit: parent?.visit ?? null,
  }));
  const row = await takeCase(ctx.tx, caseId);
  if (row === undefined) throw new TypeError('a case that was just begun is not there');
  return row;
}

/** A case keeps the definition it began with, also when the product's next release brings another. */
export async function ensureKept(ctx: Ctx, { versionId, process, definition }: Pick<Offered, 'versionId' | 'process' | 'definition'>): Promise<void> {
  if (await findVersion(ctx.tx, versionId) !== undefined) return;
  await record(ctx, [versionKept({ versionId, process, definition: JSON.parse(JSON.stringify(definition)) as Record<string, never> })]); // -- data by its schema
}

/** What people say on the telephone: the day, and five letters that stand for the case's id (Crockford, without I, L, O, U). */
function numberOf(ctx: Ctx, caseId: string): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const tail = Number.parseInt(caseId.replaceAll('-', '').slice(-7), 16);
  const word = Array.from({ length: 5 }, (_, place) => letters[Math.floor(tail / 32 ** place) % 32]).join('');
  return `${dateInChina(ctx.clock.now()).replaceAll('-', '')}-${word}`;
}

async function recordOnce(ctx: Ctx, event: Parameters<typeof record>[1][number]): Promise<void> {
  try {
    await record(ctx, [event]);
  } catch (error) {
    if (violatedConstraint(error) === 'flows_case_pkey') throw new AppError(errors['already-begun']);
    throw error;
  }
}
