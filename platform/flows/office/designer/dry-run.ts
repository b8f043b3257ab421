import type { Answers } from '#platform/forms/condition.ts';
import type { Command, Effect, Found } from '../../command.ts';
import type { Flow, Place, StepDue, Who } from '../../definition.ts';
import type { Instance, Task } from '../../instance.ts';
import { advance, begin } from '../../rules/advance.ts';
import { findStep } from '../../rules/edit-flow.ts';

export const STARTER = 'starter';
/** Levels of unions that the trial knows: ours, two above it, the topmost. `named` is one that a field names. */
export type Rung = 0 | 1 | 2 | 3 | 'named';
const LADDERS: Readonly<Record<Rung, readonly Rung[]>> = { 0: [0, 1, 2, 3], 1: [1, 2, 3], 2: [2, 3], 3: [3], named: ['named', 1, 2, 3] };
const OFFICERS = ['chair', 'administrator', 'contact-person'] as const;

/** What happened, in order: what the trail of a real case would say. */
export type Line =
  | { readonly kind: 'asked'; readonly step: string; readonly people: readonly string[]; readonly due?: StepDue }
  | { readonly kind: 'did'; readonly person: string; readonly what: string; readonly step?: string }
  | { readonly kind: 'copied'; readonly people: readonly string[] }
  | { readonly kind: 'called' | 'printed' | 'nobody' | 'passed-time' | 'event' | 'sub'; readonly step: string }
  | { readonly kind: 'reminded'; readonly people: readonly string[] }
  | { readonly kind: 'ended'; readonly outcome: 'agreed' | 'refused' | 'withdrawn' };

/** What only the house can do, at a press: let time pass, let something happen, let another case end. */
export type Waiting = { readonly visit: number; readonly step: string; readonly kind: 'time' | 'event' | 'sub'; readonly event?: string };

export type Trial = { readonly flow: Flow; readonly empty: ReadonlySet<string>; readonly instance: Instance; readonly lines: readonly Line[]; readonly waiting: readonly Waiting[]; readonly refusal?: string };

/** Sends a case in with sample people. `empty`: offices that nobody holds, as `office@rung`. */
export function startTrial(flow: Flow, answers: Answers, empty: ReadonlySet<string>): Trial {
  const trial: Trial = { flow, empty, instance: begin(STARTER, answers), lines: [{ kind: 'did', person: STARTER, what: 'start' }], waiting: [] };
  return act(trial, { kind: 'start' });
}

/** One command, and everything that the house does after it, until people or time are waited for. */
export function act(trial: Trial, command: Command, line?: Line): Trial {
  const done = advance(trial.flow, trial.instance, command);
  if (!done.ok) return { ...trial, refusal: done.refusal };
  const { refusal: _former, ...rest } = trial;
  const before: Trial = { ...rest, instance: done.instance, lines: line === undefined ? trial.lines : [...trial.lines, line], waiting: stillWaiting(trial.waiting, done.instance) };
  return done.effects.reduce(carryOut, before);
}

export function openTasks({ instance }: Trial): readonly Task[] {
  return instance.tasks.filter(({ state }) => state === 'open');
}

function stillWaiting(waiting: readonly Waiting[], { visits }: Instance): readonly Waiting[] {
  return waiting.filter((one) => visits.some(({ id, state }) => id === one.visit && state === 'open'));
}

function carryOut(trial: Trial, effect: Effect): Trial {
  const say = (line: Line): Trial => ({ ...trial, lines: [...trial.lines, line] });
  const wait = (kind: Waiting['kind'], visit: number, event?: string): Trial => ({ ...trial, waiting: [...trial.waiting.filter((one) => one.visit !== visit), { visit, step: stepOf(trial, visit), kind, ...(event !== undefined && { event }) }] });
  switch (effect.kind) {
    case 'find': return find(trial, effect);
    case 'call': return act(trial, { kind: 'called', visit: effect.visit }, { kind: 'called', step: stepOf(trial, effect.visit) });
    case 'print': return act(trial, { kind: 'printed', visit: effect.visit }, { kind: 'printed', step: stepOf(trial, effect.visit) });
    case 'copy': return say({ kind: 'copied', people: effect.who.flatMap((one) => peopleOf(trial, one, { except: [], single: false })) });
    case 'set-due': return effect.wakes === true ? wait('time', effect.visit) : trial;
    case 'climb': return climb(trial, effect);
    case 'wake': return wait('time', effect.visit);
    case 'expect': return wait('event', effect.visit, effect.event);
    case 'start-sub': return wait('sub', effect.visit);
    case 'remind': return say({ kind: 'reminded', people: effect.people });
    case 'ended': return say({ kind: 'ended', outcome: effect.outcome });
    default: return trial;
  }
}

function stepOf({ instance }: Trial, visit: number): string {
  return instance.visits.find(({ id }) => id === visit)?.step ?? '';
}

/** People are found as the house finds them; nobody at all is what the trial is there to show. */
function find(trial: Trial, { visit, step, who, except, single }: Extract<Effect, { kind: 'find' }>): Trial {
  const chosen: string[] = [];
  for (const one of who) chosen.push(...peopleOf(trial, one, { except: [...except, ...chosen], single }).filter((person) => !chosen.includes(person)));
  if (chosen.length === 0) chosen.push(...onLadder(trial, 0, OFFICERS.slice(0, 2), { except, single: true }));
  if (chosen.length === 0) return { ...trial, lines: [...trial.lines, { kind: 'nobody', step }] };
  const found: readonly Found[] = chosen.map((person) => ({ person }));
  const asked = findStep(trial.flow, step)?.step;
  const due = asked !== undefined && 'due' in asked ? asked.due : undefined;
  const next = act(trial, { kind: 'found', visit, people: found });
  const open = next.instance.tasks.filter((task) => task.visit === visit && task.state !== 'dropped').map(({ person }) => person);
  // The line stands before whatever followed from finding people, such as a copy.
  const at = trial.lines.length;
  return next.refusal !== undefined ? { ...next, lines: [...next.lines, { kind: 'nobody', step }] } : { ...next, lines: next.lines.toSpliced(at, 0, { kind: 'asked', step, people: open, ...(due !== undefined && { due }) }) };
}

/** The next union up with somebody in one of the offices that the step asks. */
function climb(trial: Trial, { visit, who, except }: Extract<Effect, { kind: 'climb' }>): Trial {
  const offices = who.flatMap((one) => (one.kind === 'office' ? [one.office] : one.kind === 'officers' ? OFFICERS : []));
  const from = who.flatMap((one) => ('at' in one ? [rungOf(one.at)] : []))[0] ?? 0;
  const people = LADDERS[from].slice(1).map((rung) => onRung(trial, rung, offices, except)).find((found) => found.length > 0) ?? [];
  const step = stepOf(trial, visit);
  const rested = { ...trial, waiting: trial.waiting.filter((one) => one.visit !== visit) };
  return people.length === 0 ? rested : act(rested, { kind: 'climbed', visit, people: people.map((person) => ({ person })) }, { kind: 'asked', step, people });
}

/** `except`: may not decide here. `single`: one of each office is enough. */
type Wanted = { readonly except: readonly string[]; readonly single: boolean };

function peopleOf(trial: Trial, one: Who, { except, single }: Wanted): readonly string[] {
  const fit = (people: readonly string[]) => people.filter((person) => !except.includes(person));
  switch (one.kind) {
    case 'starter': return [STARTER];
    case 'person-in': return fit([`field:${one.field}`]);
    case 'decider-of': return fit(decidersOf(trial.instance, one.step));
    case 'office': return onLadder(trial, rungOf(one.at), [one.office], { except, single });
    case 'officers': return onLadder(trial, rungOf(one.at), OFFICERS, { except, single: false });
  }
}

function decidersOf({ visits, tasks }: Instance, step: string): readonly string[] {
  const last = visits.findLast((visit) => visit.step === step && visit.state === 'passed');
  return tasks.filter(({ visit, state }) => visit === last?.id && (state === 'agreed' || state === 'filled')).map(({ person }) => person);
}

/** The first union upwards with somebody in office who may decide. */
function onLadder(trial: Trial, from: Rung, offices: readonly string[], { except, single }: Wanted): readonly string[] {
  for (const rung of LADDERS[from]) {
    const people = onRung(trial, rung, offices, except);
    if (people.length > 0) return single ? people.slice(0, 1) : people;
  }
  return [];
}

function onRung({ empty }: Trial, rung: Rung, offices: readonly string[], except: readonly string[]): readonly string[] {
  return [...new Set(offices)].map((office) => `${office}@${rung}`).filter((person) => !empty.has(person) && !except.includes(person));
}

export function rungOf(place: Place): Rung {
  if (place === 'own') return 0;
  if (place === 'above') return 1;
  if (place === 'top') return 3;
  if ('unionIn' in place) return 'named';
  return place.levelsAbove === 1 ? 1 : place.levelsAbove === 2 ? 2 : 3;
}
