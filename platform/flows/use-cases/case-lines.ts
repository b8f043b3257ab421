import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import type { z } from 'zod';
import { NO_LAST_DAY, type DeskPlace } from '../rules/desk-order.ts';
import { allSteps, findStep } from '../rules/starter-fields.ts';
import { workingDayCounter } from '../run/reckon-time.ts';
import type { After, CaseLineRow, TaskLineRow } from '../store/lists.ts';
import { listNames } from '../store/people.ts';
import type { caseLine, ProcessDefinition, taskLine } from '../wire.ts';

/** Lines of a list with names, and for what runs, which working day it lies where it is. */
export async function toCaseLines(ctx: Ctx, rows: readonly CaseLineRow[]): Promise<z.infer<typeof caseLine>[]> {
  const lines = await toLines(ctx, rows);
  const [earliest] = lines.filter((line) => line.status === 'running').map((line) => line.changedAt).toSorted((a, b) => a.getTime() - b.getTime());
  if (earliest === undefined) return lines;
  const workingDay = await workingDayCounter(ctx, earliest);
  return lines.map((line) => (line.status === 'running' ? { ...line, workingDay: workingDay(line.changedAt) } : line));
}

/** With names: of unions, of whoever began, of the step where the case lies. */
async function toLines(ctx: Ctx, rows: readonly CaseLineRow[]): Promise<z.infer<typeof caseLine>[]> {
  const names = await withSystemReach(ctx, 'job', ({ tx }) => listNames(tx, rows.map((row) => row.starterId)));
  const unions = new Map<string, string>((await listUnionsById(ctx.tx, rows.map((row) => row.unionId))).map((union) => [union.id, union.name]));
  const lines = [];
  for (const row of rows) {
    const definition = await ctx.ports.processes.definitionOf(ctx, row.versionId);
    lines.push({
      caseId: row.caseId, number: row.number, process: row.process, title: definition.title, unionName: unions.get(row.unionId) ?? '',
      starterName: names.get(row.starterId) ?? '', status: row.status, stepTitle: titleOfPlace(definition, row), startedAt: row.startedAt, changedAt: row.changedAt,
    });
  }
  return lines;
}

export async function toTaskLines(ctx: Ctx, rows: readonly TaskLineRow[]): Promise<z.infer<typeof taskLine>[]> {
  const lines = await toLines(ctx, rows);
  const now = ctx.clock.now();
  return Promise.all(rows.map(async (row, index) => {
    const line = lines[index];
    if (line === undefined) throw new TypeError('a list lost a line');
    const step = findStep((await ctx.ports.processes.definitionOf(ctx, row.versionId)).flow, row.step);
    const isOpen = row.state === 'open';
    return {
      ...line, taskId: row.taskId, step: row.step, stepTitle: step?.title ?? line.stepTitle,
      kind: row.origin === 'opinion' ? 'opinion' as const : step?.kind === 'fill' ? 'fill' as const : 'approve' as const,
      mayBatch: isOpen && step?.kind === 'approve' && step.mayBatch === true && row.origin !== 'opinion', openedAt: row.openedAt, dueAt: row.dueAt,
      isOverdue: isOpen && row.dueAt !== null && row.dueAt < now, settledAt: row.settledAt, settledAs: isOpen ? null : row.state,
    };
  }));
}

/** The step that the case waits in; containers around it do not count. */
export function titleOfPlace(definition: ProcessDefinition, { visits }: Pick<CaseLineRow, 'visits'>): ProcessDefinition['title'] | null {
  const open = new Set(Object.values(visits).filter((visit) => visit.state === 'open' || visit.state === 'finding').map((visit) => visit.step));
  const step = allSteps(definition.flow.steps).find((one) => open.has(one.key) && one.kind !== 'choose' && one.kind !== 'together');
  return step?.title ?? null;
}

/** Where a task's line stands on its person's desk. */
export function placeOfTask(view: 'todo' | 'done', { taskId, dueAt, settledAt, openedAt }: TaskLineRow): DeskPlace {
  return { at: view === 'todo' ? dueAt ?? toInstant(NO_LAST_DAY) : settledAt ?? openedAt, id: taskId };
}

/** `<instant>|<id>` of the last line. */
export function toCursor({ at, id }: DeskPlace): string {
  return `${at.toISOString()}|${id}`;
}

/** Undefined for the first page; a cursor that nobody gave out begins there too. */
export function readCursor(cursor: string | undefined): After | undefined {
  const [instant = '', id = ''] = cursor?.split('|') ?? [];
  const at = Number.isNaN(Date.parse(instant)) ? undefined : toInstant(instant);
  return at === undefined || !/^[0-9a-f-]{36}$/.test(id) ? undefined : { at, id };
}
