import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { inLanguage } from '#platform/forms/words.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { endpoints } from '../contract.ts';
import { findStep } from '../rules/starter-fields.ts';
import { countOpen, listCaseLines, listTaskLines, listUnionLines, PAGE, searchCases, type CaseLineRow, type ListFilter, type SearchGround } from '../store/lists.ts';
import { findHomeUnion, listNames } from '../store/people.ts';
import { listWithClocks } from '../store/trail.ts';
import { askingPerson } from './asking-person.ts';
import { placeOfTask, readCursor, toCaseLines, toCursor, toTaskLines } from './case-lines.ts';

export type Page = { readonly words?: string | undefined; readonly process?: string | undefined; readonly cursor?: string | undefined };

export const listHandlers: readonly Handler[] = [
  handle(endpoints.listTasks, async (ctx, { view, ...page }) => {
    const person = askingPerson(ctx);
    const rows = await listTaskLines(ctx.tx, person, view, await filterOf(ctx, { person }, page));
    const last = rows.length === PAGE ? rows.at(-1) : undefined;
    return { tasks: await toTaskLines(ctx, rows), next: last === undefined ? null : toCursor(placeOfTask(view, last)) };
  }),
  handle(endpoints.listCases, async (ctx, { view, ...page }) => {
    const person = askingPerson(ctx);
    return toPage(ctx, await listCaseLines(ctx.tx, person, view, await filterOf(ctx, { person }, page)));
  }),
  handle(endpoints.listUnionCases, async (ctx, { status, ...page }) => (
    toPage(ctx, await listUnionLines(ctx.tx, ctx.reach, status, await filterOf(ctx, { reach: ctx.reach }, page)))
  )),
  handle(endpoints.countTasks, (ctx) => countOpen(ctx.tx, askingPerson(ctx), ctx.clock.now())),
  handle(endpoints.listPublicised, async (ctx) => {
    const home = await findHomeUnion(ctx.tx, askingPerson(ctx));
    return { shown: home === undefined ? [] : await withSystemReach(ctx, 'job', (within) => listShown(within, home)) };
  }),
];

export async function filterOf(ctx: Ctx, ground: SearchGround, { words = '', process, cursor }: Page): Promise<ListFilter> {
  const among = words === '' ? undefined : await withSystemReach(ctx, 'job', ({ tx }) => searchCases(tx, ground, words));
  return { process, among, after: readCursor(cursor) };
}

async function toPage(ctx: Ctx, rows: readonly CaseLineRow[]) {
  const last = rows.length === PAGE ? rows.at(-1) : undefined;
  return { cases: await toCaseLines(ctx, rows), next: last === undefined ? null : toCursor({ at: last.changedAt, id: last.caseId }) };
}

/** Only what the step says it shows, and only of the classes C1 and C2: a list on the wall tells no secret. */
async function listShown(ctx: Ctx, unionId: string) {
  const rows = await listWithClocks(ctx.tx, unionId, ctx.clock.now());
  const names = await listNames(ctx.tx, rows.map((row) => row.starterId));
  const shown = [];
  for (const row of rows) {
    const definition = await ctx.ports.processes.definitionOf(ctx, row.versionId);
    for (const { step: key, wakesAt } of row.steps) {
      const step = findStep(definition.flow, key);
      if (step?.kind !== 'publicise') continue;
      const lines = step.shows.flatMap((field) => {
        const known = definition.form.fields.find((one) => one.key === field);
        const value = row.open[field];
        return known === undefined || value === undefined ? [] : [{ label: known.label, value: toText(known, value) }];
      });
      shown.push({ caseId: row.caseId, title: definition.title, starterName: maskName(names.get(row.starterId) ?? ''), lines, until: toInstant(wakesAt) });
    }
  }
  return shown;
}

type KnownField = Parameters<typeof inLanguage>[0] extends infer Said ? { readonly kind: string; readonly choices?: readonly { readonly key: string; readonly label: Said }[] } : never;

/** Amounts in yuan, choices in words; a notice is Chinese whoever reads it. */
function toText(field: object, value: unknown): string {
  const known = field as KnownField & { choices?: readonly { key: string; label: Parameters<typeof inLanguage>[0] }[] }; // -- a field of the form's own schema
  if (known.kind === 'money' && typeof value === 'number') return (value / 100).toFixed(2);
  const chosen = known.choices?.find((one) => one.key === value);
  return chosen === undefined ? String(value) : inLanguage(chosen.label, 'zh-CN');
}

/** 王*，欧阳*: enough for those who know each other. */
function maskName(name: string): string {
  return name.length === 0 ? '' : `${[...name].slice(0, name.length > 3 ? 2 : 1).join('')}*`;
}
