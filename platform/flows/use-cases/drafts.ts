import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints, errors } from '../contract.ts';
import { listDraftsOf, removeDraft, saveDraft, type DraftRow } from '../store/drafts.ts';
import { listNames } from '../store/people.ts';
import { askingPerson } from './asking-person.ts';

/** What is being worked on in the designer: kept at the union, so that it outlives tab and computer and a colleague can go on. */
export const draftHandlers: readonly Handler[] = [
  handle(endpoints.listDrafts, async (ctx, _input, union) => {
    const rows = await listDraftsOf(ctx.tx, ctx.reach, union.id);
    return { drafts: (await withNames(ctx, rows)).map(({ held: _held, ...draft }) => draft) };
  }),
  handle(endpoints.readDraft, async (ctx, { process }, union) => {
    const [draft] = await withNames(ctx, await listDraftsOf(ctx.tx, ctx.reach, union.id, process));
    return { draft: draft ?? null };
  }),
  handle(endpoints.keepDraft, async (ctx, { process, revision, held }, union) => {
    const next = await saveDraft(ctx.tx, union, { process, personId: askingPerson(ctx), revision, held, now: ctx.clock.now() });
    if (next !== undefined) return { revision: next };
    const [standing] = await withNames(ctx, await listDraftsOf(ctx.tx, ctx.reach, union.id, process));
    throw new AppError(errors['draft-changed'], { name: standing?.personName ?? '' });
  }),
  handle(endpoints.dropDraft, async (ctx, { process }, union) => {
    await removeDraft(ctx.tx, union.id, process);
    return {};
  }),
];

async function withNames(ctx: Ctx, rows: readonly DraftRow[]) {
  const names = await withSystemReach(ctx, 'job', ({ tx }) => listNames(tx, rows.map((row) => row.personId)));
  const me = askingPerson(ctx);
  return rows.map(({ process, personId, revision, held, savedAt }) => ({
    process, title: titleOf(held), personName: names.get(personId) ?? '', isMine: personId === me, revision, savedAt, held: held as never, // -- JSON as it was kept
  }));
}

/** A draft may be anything that its program wrote: what it is called is taken from it with care. */
function titleOf(held: unknown): string {
  const inside = (from: unknown, key: string): unknown => (typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined);
  const title = inside(inside(inside(held, 'definition'), 'title'), 'zh-CN');
  return typeof title === 'string' ? title.slice(0, 200) : '';
}
