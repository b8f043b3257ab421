import type { Ctx } from '#platform/access/ctx.ts';
import { plannedEachTime } from '#platform/db/plan-mode.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { endOfDayInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors as papersErrors } from '#platform/papers/contract.ts';
import { takeDocumentNumber } from '#platform/papers/document-numbers.ts';
import type { DocumentSeries } from '#platform/papers/contract/document-series.ts';
import type { Effect } from '../command.ts';
import { errors } from '../contract.ts';
import { paperMade } from '../events/definitions.ts';
import type { DocumentText } from '../process.ts';
import { findAbove, findPeople, unionAt } from './find-people.ts';
import { beginningOf, endOfDays } from './reckon-time.ts';
import { factsOf, type Run } from './run.ts';
import { inItsWords } from './in-its-words.ts';
import { endSubCase, startSubCase, tellParent } from './sub-case.ts';

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

/** What the rules asked the house to do, in the transaction of the step. Looking for people and calls answer at once. */
export async function carryOut(ctx: Ctx, run: Run, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'find': return ask(ctx, run, effect);
    case 'set-due': return setDue(ctx, run, effect);
    case 'climb': return climb(ctx, run, effect);
    case 'wake': return keep(run, effect.visit, { wakesAt: await wakingOf(ctx, effect) });
    case 'expect': return keep(run, effect.visit, { event: effect.event });
    case 'call': return call(ctx, run, effect);
    case 'print': return print(ctx, run, effect);
    case 'copy': {
      const people = await findPeople(ctx, { who: effect.who, except: [], single: false, union: run.union, instance: run.instance });
      for (const { person } of people) run.copied.add(person);
      return;
    }
    case 'remind': for (const person of effect.people) run.reminded.add(person); return;
    case 'start-sub': {
      const union = await unionAt(ctx, effect.at, run);
      run.then.push(() => startSubCase(ctx, run, effect, union ?? run.union));
      return;
    }
    case 'end-sub': run.then.push(() => endSubCase(ctx, run, effect.visit)); return;
    case 'ended': return end(ctx, run, effect);
  }
}

async function ask(ctx: Ctx, run: Run, effect: Of<'find'>): Promise<void> {
  const people = await findPeople(ctx, { who: effect.who, except: effect.except, single: effect.single, union: run.union, instance: run.instance });
  // Nothing was changed: whoever pressed learns that somebody has to be appointed first.
  if (people.length === 0) throw new AppError(errors['nobody-found']);
  await run.apply(ctx, { kind: 'found', visit: effect.visit, people });
}

async function setDue(ctx: Ctx, run: Run, { visit, due, wakes }: Of<'set-due'>): Promise<void> {
  const dueAt = ('limit' in due ? await limitOf(ctx, run, due.limit, visit) : await endOfDays(ctx, due)).toISOString();
  keep(run, visit, { dueAt, wakesAt: wakes === true ? dueAt : undefined });
}

/** The end of the day that the process' code names. */
async function limitOf(ctx: Ctx, run: Run, limit: string, visit: number): Promise<Date> {
  const named = ctx.ports.processes.processes.get(run.row.process)?.process.limits[limit];
  if (named === undefined) throw new AppError(errors['definition-faulty'], { limit });
  return endOfDayInChina(await named(ctx, factsOf(run), run.kept.get(visit)?.climbedTo ?? run.row.unionId));
}

/** At the top it stays overdue, and is not woken again. */
async function climb(ctx: Ctx, run: Run, { visit, who, except }: Of<'climb'>): Promise<void> {
  keep(run, visit, { wakesAt: undefined });
  const above = await findAbove(ctx, { who, except, union: run.union, instance: run.instance });
  if (above === undefined) return;
  keep(run, visit, { climbedTo: above.unionId });
  const told = ctx.ports.processes.processes.get(run.row.process)?.process.climbed;
  await inItsWords(errors['call-refused'], async () => told?.(ctx, factsOf(run), above.unionId));
  await run.apply(ctx, { kind: 'climbed', visit, people: above.people });
}

function keep(run: Run, id: number, also: Partial<Record<'dueAt' | 'event', string>> & { readonly wakesAt?: string | undefined; readonly climbedTo?: UnionId }): void {
  const visit = run.instance.visits.find((one) => one.id === id);
  if (visit === undefined) return;
  const { wakesAt, ...rest } = { ...run.kept.get(id), ...visit, ...also };
  run.kept.set(id, wakesAt === undefined ? rest : { ...rest, wakesAt });
}

async function wakingOf(ctx: Ctx, { at }: Of<'wake'>): Promise<string> {
  return ('date' in at ? beginningOf(ctx, at.date) : await endOfDays(ctx, at)).toISOString();
}

async function call(ctx: Ctx, run: Run, effect: Of<'call'>): Promise<void> {
  const perform = ctx.ports.processes.processes.get(run.row.process)?.process.calls[effect.call];
  if (perform === undefined) throw new AppError(errors['definition-faulty'], { call: effect.call });
  await inItsWords(errors['call-refused'], () => plannedEachTime(ctx.tx, () => perform(ctx, factsOf(run))));
  await run.apply(ctx, { kind: 'called', visit: effect.visit });
}

async function print(ctx: Ctx, run: Run, effect: Of<'print'>): Promise<void> {
  const write = ctx.ports.processes.processes.get(run.row.process)?.process.papers[effect.paper];
  if (write === undefined) throw new AppError(errors['definition-faulty'], { paper: effect.paper });
  const text: DocumentText = await plannedEachTime(ctx.tx, () => write(ctx, factsOf(run)));
  const number = text.series === undefined ? null : await numberFor(ctx, run, text.series);
  const step = run.instance.visits.find((visit) => visit.id === effect.visit)?.step ?? '';
  run.papers.push(paperMade({
    paperId: newId<'flow-paper'>(ctx), caseId: run.row.id, starterId: run.row.starterId, step, paper: effect.paper, number, text: JSON.stringify(text),
  }));
  await run.apply(ctx, { kind: 'printed', visit: effect.visit });
}

/** A union that has not said what its documents are called issues them without a number: no case waits for that. */
async function numberFor(ctx: Ctx, { row }: Run, series: DocumentSeries): Promise<string | null> {
  try {
    return (await takeDocumentNumber(ctx, { unionId: row.unionId, series, subjectId: row.id })).text;
  } catch (error) {
    if (error instanceof AppError && error.code === papersErrors['series-unset'].code) return null;
    throw error;
  }
}

async function end(ctx: Ctx, run: Run, { outcome }: Of<'ended'>): Promise<void> {
  run.ended = outcome;
  run.then.push(async () => {
    const ended = ctx.ports.processes.processes.get(run.row.process)?.process.ended;
    if (ended !== undefined) await inItsWords(errors['call-refused'], () => plannedEachTime(ctx.tx, () => ended(ctx, factsOf(run), outcome)));
    await tellParent(ctx, run, outcome);
  });
}
