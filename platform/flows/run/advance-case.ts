import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { splitByClass } from '#platform/forms/classes.ts';
import type { Answers } from '#platform/forms/condition.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import type { Command } from '../command.ts';
import { errors } from '../contract.ts';
import { caseAdvanced } from '../events/definitions.ts';
import { isOver, type Instance } from '../instance.ts';
import { advance } from '../rules/advance.ts';
import { isStillWanted } from '../rules/lasting-effects.ts';
import type { CaseRow, KeptTask } from '../store/rows.ts';
import { listTasksOf } from '../store/cases.ts';
import { changedTasks, changedVisits, earliest, newlyAsked } from './changes.ts';
import { carryOut } from './carry-out.ts';
import { claimUploads, uploadsIn } from './claim-uploads.ts';
import { keyOf, openAnswers } from './open-case.ts';
import { inItsWords } from './in-its-words.ts';
import { factsOf, type Run, type Said, type Step } from './run.ts';

/**
 * One step of a case: the rules decide, the house does what they ask for in the same transaction, the journal gets one
 * event with what came of it. The row is locked by the caller. A refusal throws and leaves everything as it was.
 */
export async function advanceCase(ctx: Ctx, row: CaseRow, { command, said, answers }: Step): Promise<Instance> {
  return withSystemReach(ctx, 'job', async (within) => {
    // Asked for together, where they are not known yet: one way there and back.
    const [definition, tasks, union, key] = await Promise.all([
      ctx.ports.processes.definitionOf(within, row.versionId), row.behindLock?.tasks ?? listTasksOf(within.tx, row.id), row.behindLock?.union ?? unionOf(within, row),
      row.personalSealed === null || answers !== undefined ? undefined : keyOf(within, row),
    ]);
    const before = answers ?? openAnswers(row, key);
    const run: Run = {
      row, union, definition, instance: toInstance(row, tasks, before), kept: new Map(row.visits.map((visit) => [visit.id, visit])),
      copied: new Set(), reminded: new Set(), papers: [], then: [], ended: null,
      apply: (inner, next) => applyCommand(inner, run, next), advance: advanceCase,
    };
    await applyCommand(within, run, command);
    await tellReturned(within, run);
    await claimUploads(within, row.id, [...said.photos ?? [], ...answers === undefined && command.kind !== 'start' ? [] : uploadsIn(definition.form, run.instance.answers)]);
    await record(within, [toEvent(within, run, { command, said, tasks, hasNewAnswers: answers !== undefined || run.instance.answers !== before }), ...run.papers]);
    for (const one of run.then) await one();
    return run.instance;
  });
}

/** The process' own record follows where the case lies. */
async function tellReturned(ctx: Ctx, run: Run): Promise<void> {
  const { status } = run.instance;
  if (status === run.row.status || (status !== 'with-starter' && run.row.status !== 'with-starter') || isOver(run.instance)) return;
  const returned = ctx.ports.processes.processes.get(run.row.process)?.process.returned;
  await inItsWords(errors['call-refused'], async () => returned?.(ctx, factsOf(run), status === 'with-starter'));
}

/** The rules' answer to a command and to everything that follows from it at once. */
async function applyCommand(ctx: Ctx, run: Run, command: Command): Promise<void> {
  const advanced = advance(run.definition.flow, run.instance, command);
  if (!advanced.ok) throw new AppError(errors[advanced.refusal]);
  run.instance = advanced.instance;
  // What one effect answers may close the visit of the next.
  for (const effect of advanced.effects) if (isStillWanted(run.instance, effect)) await carryOut(ctx, run, effect);
}

function toInstance(row: CaseRow, tasks: readonly KeptTask[], answers: Answers): Instance {
  return {
    status: row.status, starter: row.starterId, answers, visits: row.visits, next: row.next, ...row.pending,
    tasks: tasks.map(({ taskId: _id, step: _step, openedAt: _opened, settledAt: _settled, ...task }) => task),
  };
}

async function unionOf(ctx: Ctx, row: CaseRow): Promise<UnionRow> {
  const union = await findUnion(ctx.tx, row.unionId);
  if (union === undefined) throw new TypeError('a case without its union');
  return union;
}

type Happened = { readonly command: Command; readonly said: Said; readonly tasks: readonly KeptTask[]; readonly hasNewAnswers: boolean };

function toEvent(ctx: Ctx, run: Run, { command, said, tasks, hasNewAnswers }: Happened): NewEvent {
  const { row, instance, definition } = run;
  const visits = changedVisits(row.visits, instance.visits, run.kept);
  const acted = 'task' in command ? instance.tasks.find((task) => task.id === command.task) : undefined;
  const visit = acted === undefined ? undefined : instance.visits.find((one) => one.id === acted.visit);
  const changes = changedTasks({ ctx, before: tasks, after: instance, kept: run.kept });
  const split = hasNewAnswers ? splitByClass(definition.form, instance.answers) : undefined;
  const asked = newlyAsked(tasks, instance).filter((person) => person !== said.by);
  return caseAdvanced({
    caseId: row.id, unionId: row.unionId, starterId: row.starterId, process: row.process, trailId: newId<'trail'>(ctx), no: row.steps + 1, by: said.by,
    inPlaceOf: acted?.inPlaceOf === undefined ? null : toId<'person'>(acted.inPlaceOf), command: command.kind, step: visit?.step ?? null, round: visit?.round ?? null,
    target: said.target ?? null, words: said.words === '' ? undefined : said.words, photos: [...said.photos ?? []],
    status: instance.status, next: instance.next, pending: asJson({ resume: instance.resume, latest: instance.latest }), visits: asJson(visits), tasks: changes,
    // -- answers passed the form's own check: JSON by construction.
    open: split === undefined ? undefined : split.open as Record<string, never>, personal: split === undefined ? undefined : JSON.stringify(split.personal),
    wakesAt: earliest(instance, run.kept), people: [...new Set([...changes.map((task) => task.person), ...run.copied])], copied: [...run.copied],
    asked, reminded: [...run.reminded], ended: run.ended,
  });
}

/** Plain values of the rules as JSON: what is undefined in them is not there. */
function asJson(value: unknown): never {
  return JSON.parse(JSON.stringify(value)) as never; // -- the journal's schema checks it
}
