import { holds, isGiven } from '#platform/forms/condition.ts';
import type { AskedStep, Choose, Step, Together } from '../definition.ts';
import type { Visit } from '../instance.ts';
import { addVisit, around, closeVisit, dropInside, findVisit, isOpen, setVisit, spotOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { mayNotDecide } from './before.ts';
import { OTHERWISE, stepsOfBranch } from './flow-plan.ts';
import { seatPeople, seatedIn } from './seats.ts';

/** Where a new visit stands, and where the case returns to directly after it. */
type Entry = Pick<Visit, 'within' | 'back'>;

/** Begins a step; one that waits for nothing passes at once and the case goes on. */
export function enterStep(draft: Draft, step: Step, entry: Entry): void {
  if (draft.status !== 'running') return;
  if (step.kind === 'approve' || step.kind === 'fill') return enterAsked(draft, step, entry);
  const visit = addVisit(draft, { step: step.key, state: 'open', ...entry });
  const id = visit.id;
  switch (step.kind) {
    case 'wait': return enterWait(draft, step, visit);
    case 'publicise': draft.effects.push({ kind: 'wake', visit: id, at: { days: step.workingDays, count: 'working' } }); return;
    case 'call': draft.effects.push({ kind: 'call', visit: id, call: step.call }); return;
    case 'paper': draft.effects.push({ kind: 'print', visit: id, paper: step.paper }); return;
    case 'sub': draft.effects.push({ kind: 'start-sub', visit: id, process: step.process, at: step.at, passes: step.passes }); return;
    case 'copy': draft.effects.push({ kind: 'copy', visit: id, who: step.who }); return passVisit(draft, visit);
    case 'again': return enterAgain(draft, step, visit);
    case 'end': closeVisit(draft, visit, 'passed'); return endCase(draft, step.outcome);
    case 'choose': return enterChoose(draft, step, visit);
    case 'together': return enterTogether(draft, step, visit);
  }
}

function enterAsked(draft: Draft, step: AskedStep, entry: Entry): void {
  const visit = addVisit(draft, { step: step.key, state: 'finding', ...entry });
  draft.effects.push({
    kind: 'find', visit: visit.id, step: step.key, who: step.who, except: mayNotDecide(draft, step, entry.within),
    single: step.kind === 'fill' || step.by === 'one',
  });
}

/** A date that nobody gave is not waited for: it would be for ever. */
function enterWait(draft: Draft, step: Extract<Step, { kind: 'wait' }>, visit: Visit): void {
  const { until } = step;
  if ('event' in until) {
    draft.effects.push({ kind: 'expect', visit: visit.id, event: until.event });
    return;
  }
  if ('days' in until) {
    draft.effects.push({ kind: 'wake', visit: visit.id, at: until });
    return;
  }
  const date = draft.answers[until.date];
  if (typeof date !== 'string' || !isGiven(date)) return passVisit(draft, visit);
  draft.effects.push({ kind: 'wake', visit: visit.id, at: { date } });
}

function enterAgain(draft: Draft, step: Extract<Step, { kind: 'again' }>, visit: Visit): void {
  const spot = draft.plan.get(step.key);
  const times = draft.visits.filter((one) => one.step === step.key && one.state === 'passed').length;
  const target = spot?.list.slice(0, spot.index).find((one) => one.key === step.to);
  if (!target || times >= step.most) return passVisit(draft, visit);
  closeVisit(draft, visit, 'passed');
  enterStep(draft, target, { within: visit.within });
}

function enterChoose(draft: Draft, step: Choose, visit: Visit): void {
  const branch = step.branches.find((one) => holds(one.when, draft.answers))?.key ?? OTHERWISE;
  const [first] = stepsOfBranch(step, branch);
  if (!first) return passVisit(draft, visit);
  enterStep(draft, first, { within: { visit: visit.id, branch } });
}

function enterTogether(draft: Draft, step: Together, visit: Visit): void {
  for (const branch of step.branches) {
    const [first] = branch.steps;
    const now = findVisit(draft, visit.id);
    if (first && now && isOpen(now)) enterStep(draft, first, { within: { visit: visit.id, branch: branch.key } });
  }
  settleTogether(draft, visit.id, step);
}

/** A visit is done: directly back to whoever sent it here, else on to the next step. */
export function passVisit(draft: Draft, visit: Visit): void {
  closeVisit(draft, visit, 'passed');
  if (visit.back) return returnFrom(draft, visit, visit.back);
  goOn(draft, visit);
}

function goOn(draft: Draft, visit: Visit): void {
  const spot = spotOf(draft, visit);
  const next = spot?.list[spot.index + 1];
  if (next) return enterStep(draft, next, { within: visit.within });
  const outer = visit.within ? findVisit(draft, visit.within.visit) : undefined;
  if (!outer) return endCase(draft, 'agreed');
  const step = spotOf(draft, outer)?.step;
  if (step?.kind === 'together') return settleTogether(draft, outer.id, step);
  passVisit(draft, outer);
}

/** A visit was refused: the branches around it may still reach what they need; else the case is refused. */
export function refuseVisit(draft: Draft, visit: Visit): void {
  closeVisit(draft, visit, 'refused');
  const outer = visit.within ? findVisit(draft, visit.within.visit) : undefined;
  if (!outer) return endCase(draft, 'refused');
  const step = spotOf(draft, outer)?.step;
  if (step?.kind === 'together') return settleTogether(draft, outer.id, step);
  refuseVisit(draft, outer);
}

function settleTogether(draft: Draft, id: number, step: Together): void {
  const visit = findVisit(draft, id);
  if (draft.status !== 'running' || !visit || !isOpen(visit)) return;
  const states = step.branches.map((branch) => branchState(draft, visit, branch));
  const passed = states.filter((state) => state === 'passed').length;
  const open = states.filter((state) => state === 'open').length;
  const need = Math.min(step.need ?? step.branches.length, step.branches.length);
  if (passed < need && passed + open >= need) return;
  for (const branch of step.branches) dropInside(draft, { visit: id, branch: branch.key });
  if (passed >= need) passVisit(draft, visit);
  else refuseVisit(draft, visit);
}

/** How a branch stands is told by its last visit. */
function branchState(draft: Draft, visit: Visit, branch: { readonly key: string; readonly steps: readonly Step[] }): 'passed' | 'open' | 'lost' {
  if (branch.steps.length === 0) return 'passed';
  const last = draft.visits.findLast((one) => one.within?.visit === visit.id && one.within.branch === branch.key);
  if (!last || isOpen(last)) return 'open';
  return last.state === 'passed' ? 'passed' : 'lost';
}

/** Everything open falls away. */
export function endCase(draft: Draft, outcome: 'agreed' | 'refused' | 'withdrawn'): void {
  dropInside(draft, undefined);
  draft.status = outcome;
  draft.resume = undefined;
  draft.effects.push({ kind: 'ended', outcome });
}

function returnFrom(draft: Draft, visit: Visit, back: readonly number[]): void {
  const targets = back.flatMap((id) => findVisit(draft, id) ?? []);
  const kept = new Set(targets.flatMap((target) => around(draft, target)).map((one) => one.id));
  for (const outer of around(draft, visit).toReversed()) {
    if (!kept.has(outer.id) && isOpen(outer)) closeVisit(draft, outer, 'passed');
  }
  for (const target of targets) visitAnew(draft, target, target.back);
}

/** Another round of a visit, in its place and with the people it had; the containers around it are open again. */
export function visitAnew(draft: Draft, old: Visit, back: Visit['back']): void {
  const step = spotOf(draft, old)?.step;
  if (!step || draft.status !== 'running') return;
  for (const outer of around(draft, old)) setVisit(draft, outer.id, 'open');
  const entry: Entry = { within: old.within, ...(back ? { back } : {}) };
  const people = seatedIn(draft, old.id);
  if ((step.kind !== 'approve' && step.kind !== 'fill') || people.length === 0) return enterStep(draft, step, entry);
  seatPeople(draft, addVisit(draft, { step: step.key, state: 'open', ...entry }), step, people);
}

/** The first step of the case. */
export function enterFlow(draft: Draft): void {
  const [first] = draft.flow.steps;
  if (first) enterStep(draft, first, {});
  else endCase(draft, 'agreed');
}
