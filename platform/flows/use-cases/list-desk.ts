import type { Ctx } from '#platform/access/ctx.ts';
import { decide } from '#platform/access/decide.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { withOtherReach } from '#platform/access/with-other-reach.ts';
import { may } from '#platform/contract/access.ts';
import type { z } from 'zod';
import { endpoints } from '../contract.ts';
import type { DeskItem, DeskItemSource } from '../desk-item.ts';
import { deskOrder, type DeskPlace } from '../rules/desk-order.ts';
import { countOpen, listTaskLines, PAGE, type TaskLineRow } from '../store/lists.ts';
import { askingPerson } from './asking-person.ts';
import { placeOfTask, readCursor, toCursor, toTaskLines } from './case-lines.ts';
import { filterOf, type Page } from './list.ts';

type View = 'todo' | 'done';
type DeskLine = z.infer<typeof endpoints.listDesk.output>['lines'][number];
type Line = DeskPlace & ({ readonly row: TaskLineRow } | { readonly item: DeskItem; readonly kind: DeskItemSource['kind'] });

/** The officers' desk: everybody's own tasks, and what modules put beside them for the offices that somebody holds. */
export const deskHandlers: readonly Handler[] = [
  handle(endpoints.listDesk, async (ctx, { view, ...page }) => {
    const person = askingPerson(ctx);
    const rows = await listTaskLines(ctx.tx, person, view, await filterOf(ctx, { person }, page));
    const tasks = rows.map((row): Line => ({ ...placeOfTask(view, row), row }));
    const all = [...tasks, ...await itemsOf(ctx, view, page)].toSorted(deskOrder(view));
    const shown = all.slice(0, PAGE);
    const last = shown.length === PAGE ? shown.at(-1) : undefined;
    return { lines: await toLines(ctx, shown), kinds: sourcesOf(ctx).map(({ source }) => source.kind), next: last === undefined ? null : toCursor(last) };
  }),
  handle(endpoints.countDesk, async (ctx) => {
    const counted = await countOpen(ctx.tx, askingPerson(ctx), ctx.clock.now());
    let [todo, overdue] = [counted.todo, counted.overdue];
    for (const { source, reach } of sourcesOf(ctx)) {
      const more = await withOtherReach(ctx, reach, source.count);
      [todo, overdue] = [todo + more.todo, overdue + more.overdue];
    }
    return { ...counted, todo, overdue };
  }),
];

/** Each source with the reach in which the asking officer holds its permission, as if it were an endpoint of its own. */
function sourcesOf(ctx: Ctx) {
  return ctx.ports.deskItems.flatMap((source) => {
    const plan = decide(may(source.permission).listing(), { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() }, ctx.permissions);
    return plan.ok && plan.value.permitted.unions.length > 0 ? [{ source, reach: plan.value.permitted }] : [];
  });
}

async function itemsOf(ctx: Ctx, view: View, { process, words = '', cursor }: Page): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const { source, reach } of sourcesOf(ctx)) {
    if (process !== undefined && process !== source.kind) continue;
    const found = await withOtherReach(ctx, reach, (within) => source.list(within, { view, words, after: readCursor(cursor), limit: PAGE }));
    lines.push(...found.map((item) => ({ at: item.at, id: item.id, item, kind: source.kind })));
  }
  return lines;
}

async function toLines(ctx: Ctx, lines: readonly Line[]): Promise<DeskLine[]> {
  const rows = lines.flatMap((line) => ('row' in line ? [line.row] : []));
  const tasks = new Map((await toTaskLines(ctx, rows)).map((task) => [task.taskId, task]));
  return lines.flatMap((line): DeskLine[] => {
    if ('item' in line) {
      const { at: _at, id, ...item } = line.item;
      return [{ item: { ...item, itemId: id, kind: line.kind } }];
    }
    const task = tasks.get(line.row.taskId);
    return task === undefined ? [] : [{ task }];
  });
}
