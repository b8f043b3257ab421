import type { Field } from '#platform/forms/form.ts';
import type { AskedStep, Flow, Place, Step, Who } from '../definition.ts';
import { problem } from './flow-problem.ts';
import type { FlowProblem, FlowProblemKind, KnownToFlow } from './flow-problem.ts';
import { pathTo, planOf } from './flow-plan.ts';

/** What one step names that is not there, or not of the kind it needs. */
export function checkStep(step: Step, flow: Flow, known: KnownToFlow): readonly FlowProblem[] {
  const { key } = step;
  const named = (name: string, names: readonly string[], kind: FlowProblemKind, param: string) => (names.includes(name) ? [] : [problem(key, kind, { [param]: name })]);
  switch (step.kind) {
    case 'approve': case 'fill': return [
      ...checkWho(key, step.who, flow, known), ...checkWrites(key, step.writes ?? [], known),
      ...(step.due && 'limit' in step.due ? named(step.due.limit, known.limits, 'limit-unknown', 'limit') : []), ...checkWhenDue(step),
    ];
    case 'copy': return checkWho(key, step.who, flow, known);
    case 'wait': return 'event' in step.until ? named(step.until.event, known.events, 'event-unknown', 'event') : 'date' in step.until ? checkDate(key, step.until.date, known) : [];
    case 'publicise': return fieldsMissing(key, step.shows, 'shows-missing', known);
    case 'call': return named(step.call, known.calls, 'call-unknown', 'call');
    case 'paper': return named(step.paper, known.papers, 'paper-unknown', 'paper');
    case 'sub': return [
      ...named(step.process, known.processes, 'process-unknown', 'process'), ...checkPlace(key, step.at, known), ...fieldsMissing(key, step.passes, 'passes-missing', known),
    ];
    case 'again': case 'end': case 'choose': case 'together': return [];
  }
}

/** Where everybody asked counts, more people would change what they decide by. */
function checkWhenDue(step: AskedStep): readonly FlowProblem[] {
  if (step.kind === 'fill' || !step.whenDue) return [];
  if (!step.due) return [problem(step.key, 'due-missing')];
  return step.whenDue === 'climb' && (step.by === 'all' || step.by === 'ballot') ? [problem(step.key, 'climb-by')] : [];
}

function findField(known: KnownToFlow, key: string): Field | undefined {
  return known.form.fields.find((field) => field.key === key);
}

function fieldsMissing(at: string, fields: readonly string[], kind: FlowProblemKind, known: KnownToFlow): readonly FlowProblem[] {
  return fields.filter((field) => !findField(known, field)).map((field) => problem(at, kind, { field }));
}

const NOT_WRITTEN: ReadonlySet<Field['kind']> = new Set(['calculated', 'section', 'note']);

function checkWrites(at: string, writes: readonly string[], known: KnownToFlow): readonly FlowProblem[] {
  return writes.flatMap((key) => {
    const field = findField(known, key);
    if (!field) return [problem(at, 'writes-missing', { field: key })];
    return NOT_WRITTEN.has(field.kind) ? [problem(at, 'writes-kind', { field: key })] : [];
  });
}

function checkDate(at: string, key: string, known: KnownToFlow): readonly FlowProblem[] {
  const field = findField(known, key);
  if (!field) return [problem(at, 'date-missing', { field: key })];
  return field.kind === 'date' ? [] : [problem(at, 'date-kind', { field: key })];
}

function checkPlace(at: string, place: Place, known: KnownToFlow): readonly FlowProblem[] {
  if (typeof place === 'string' || !('unionIn' in place)) return [];
  const field = findField(known, place.unionIn);
  if (!field) return [problem(at, 'union-missing', { field: place.unionIn })];
  return field.kind === 'union' ? [] : [problem(at, 'union-kind', { field: place.unionIn })];
}

function checkWho(at: string, who: readonly Who[], flow: Flow, known: KnownToFlow): readonly FlowProblem[] {
  if (who.length === 0) return [problem(at, 'who-empty')];
  return who.flatMap((one): readonly FlowProblem[] => {
    switch (one.kind) {
      case 'starter': return [];
      case 'office': case 'officers': return checkPlace(at, one.at, known);
      case 'decider-of': return checkDecider(at, one.step, flow);
      case 'person-in': {
        const field = findField(known, one.field);
        if (!field) return [problem(at, 'person-missing', { field: one.field })];
        return field.kind === 'person' ? [] : [problem(at, 'person-kind', { field: one.field })];
      }
    }
  });
}

/** The step must stand before this one, and on every way here: in a branch that is not taken nobody decided. */
function checkDecider(at: string, key: string, flow: Flow): readonly FlowProblem[] {
  const plan = planOf(flow);
  const [here, there] = [pathTo(plan, at), pathTo(plan, key)];
  const target = there.at(-1)?.step;
  const parting = there.findIndex((spot, depth) => spot.step !== here[depth]?.step);
  const [mine, other] = [here[parting], there[parting]];
  const isBefore = mine !== undefined && other !== undefined && mine.list === other.list && other.index < mine.index;
  if (!isBefore || (target?.kind !== 'approve' && target?.kind !== 'fill')) return [problem(at, 'decider-not-before', { step: key })];
  const isSilent = target.kind === 'approve' && target.whenDue === 'agree';
  const isSure = !isSilent && there.slice(parting, -1).every(({ step }) => step.kind === 'together' && step.need === undefined);
  return isSure ? [] : [problem(at, 'decider-not-sure', { step: key })];
}
