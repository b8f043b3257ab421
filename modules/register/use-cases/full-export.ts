import { defineCountersigned, type PlainLine } from '#platform/access/countersigned-action.ts';
import { handle } from '#platform/access/handler.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { errors as countersignErrors } from '#platform/countersign/contract.ts';
import { findRequest } from '#platform/countersign/store/requests.ts';
import { markPerformed, requireApproval } from '#platform/countersign/use-cases/spend-approval.ts';
import { spendQuota } from '#platform/guard/spend.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { fullExport, MOST_IN_FULL } from '../contract/full-export.ts';
import { countMembers, listMemberRows } from '../store/members.ts';
import { askingPerson } from './asking.ts';
import { writeFullBook } from './full-book.ts';

/** A day for the second person to read it and for the first to download; what lies longer is asked for anew. */
const HOURS = 24;

/** Members in the clear leave the house by two persons' hands: asked for with a reason, approved by another, downloaded once. */
export const exportInFullAction = defineCountersigned({
  id: 'register.exportInFull', permission: 'register.member.export', approval: 'register.member.confirm-export', hours: HOURS,
  payload: fullExport,
  describe: ({ words, columns, rows, reason }) => [
    { label: 'register.full.most', as: 'count', value: rows },
    words === '' ? { label: 'register.full.filter', as: 'word', value: 'register.full.everybody' } : { label: 'register.full.words', as: 'text', value: words },
    { label: 'register.full.reason', as: 'text', value: reason },
    ...columns.map((column): PlainLine => ({ label: `register.column.${column}`, as: 'word', value: 'register.full.in-clear' })),
  ],
  // The bytes go to whoever downloads them, on the page where they asked: see exportInFull.
  perform() {
    throw new AppError(errors['export-elsewhere']);
  },
});

export const countForExport = handle(endpoints.countForExport, async (ctx, { words }, union) =>
  ({ rows: await countMembers(ctx.tx, ctx.reach, { union, words }, MOST_IN_FULL) ?? null, most: MOST_IN_FULL }));

/** What is written comes from the approved text itself, never from the caller; more people than were approved are refused. */
export const exportInFull = handle(endpoints.exportInFull, async (ctx, { requestId, language }, union) => {
  const row = await findRequest(ctx.tx, ctx.reach, requestId, true);
  if (row === undefined || row.action !== exportInFullAction.id || row.unionId !== union.id) throw new AppError(generalErrors['not-found']);
  const standing = await requireApproval(ctx, row);
  const asked = fullExport.safeParse(standing.payload);
  if (!asked.success) throw new AppError(countersignErrors['payload-changed']);
  const members = await listMemberRows(ctx.tx, ctx.reach, { union, words: asked.data.words }, { after: undefined, limit: asked.data.rows + 1 });
  if (members.length > asked.data.rows) throw new AppError(errors['more-members'], { approved: asked.data.rows });
  await spendQuota(ctx, [{ quota: 'fullExportsPerOfficerDay', subject: askingPerson(ctx) }], errors['export-quota']);
  const bytes = await writeFullBook(ctx, { ...asked.data, requestId, language, union, members, approvedBy: standing.approvedBy });
  await markPerformed(ctx, standing, { rows: members.length });
  return { file: toBase64(bytes), rows: members.length };
});

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
