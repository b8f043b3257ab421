import { z } from 'zod';
import { REFUSALS } from '../../command.ts';
import type { Command, Effect, Found } from '../../command.ts';
import { flow, stepKey } from '../../definition.ts';
import type { Flow } from '../../definition.ts';
import type { Instance, Task } from '../../instance.ts';
import { begin } from '../../rules/advance.ts';
import { isStillWanted } from '../../rules/lasting-effects.ts';
import type { Reducer } from './drive.ts';

const person = z.string().min(1).max(40);
const found = z.union([person, z.strictObject({ person, standsFor: person })]);
const answers = z.record(z.string(), z.json());
const at = { step: stepKey.optional() };

/** A command as conformance/README.md writes it: people and steps by name, no numbers. */
const named = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.enum(['agree', 'refuse', 'abstain']), ...at, writes: answers.optional() }),
  z.strictObject({ kind: z.literal('fill'), ...at, writes: answers }),
  z.strictObject({ kind: z.literal('send-back'), ...at, to: z.union([z.enum(['starter', 'previous']), z.strictObject({ step: z.string() })]), then: z.enum(['again', 'direct']) }),
  z.strictObject({ kind: z.literal('add-signer'), ...at, where: z.enum(['before', 'after', 'beside']), person }),
  z.strictObject({ kind: z.literal('drop-signer'), ...at, signer: person }),
  z.strictObject({ kind: z.enum(['hand-over', 'delegate']), ...at, person }),
  z.strictObject({ kind: z.enum(['give-opinion', 'take-back']), ...at }),
  z.strictObject({ kind: z.literal('resubmit'), answers: answers.optional() }),
  z.strictObject({ kind: z.enum(['withdraw', 'remind', 'comment', 'attach']) }),
  z.strictObject({ kind: z.enum(['due', 'called', 'printed']), step: stepKey }),
  z.strictObject({ kind: z.literal('climbed'), step: stepKey, people: z.array(found) }),
  z.strictObject({ kind: z.literal('sub-ended'), step: stepKey, outcome: z.enum(['agreed', 'refused', 'withdrawn']) }),
  z.strictObject({ kind: z.literal('event'), event: z.string() }),
  z.strictObject({ kind: z.literal('replace'), ...at, person, people: z.array(found) }),
]);

const effect = z.union([
  z.strictObject({ kind: z.literal('ended'), outcome: z.enum(['agreed', 'refused', 'withdrawn']) }),
  z.strictObject({ kind: z.literal('remind'), people: z.array(person) }),
  z.strictObject({ kind: z.enum(['set-due', 'climb', 'wake', 'expect', 'call', 'print', 'copy', 'start-sub', 'end-sub']), step: stepKey }),
]);
const expected = z.union([
  z.strictObject({ refusal: z.enum(REFUSALS) }),
  z.strictObject({
    ok: z.literal(true), status: z.enum(['running', 'with-starter', 'agreed', 'refused', 'withdrawn']),
    open: z.array(z.strictObject({ step: stepKey, person })).optional(), waits: z.array(stepKey).optional(), effects: z.array(effect).optional(),
  }),
]);

const conformanceCase = z.strictObject({
  name: z.string(), rule: z.string(), flow: z.string(), starter: person, answers, people: z.record(z.string(), z.array(found)),
  commands: z.array(z.strictObject({ as: person.optional(), command: named, expect: expected })).min(1),
});
export type ConformanceCase = z.infer<typeof conformanceCase>;
export const conformanceFile = z.strictObject({ topic: z.string(), flows: z.record(z.string(), flow), cases: z.array(conformanceCase) });

type Line = ConformanceCase['commands'][number];
type Outcome = { readonly instance: Instance; readonly effects: readonly Effect[] } | { readonly refusal: string };

/** Runs a case; tells the first line whose outcome is another than expected, as what came and what should have come. */
export function differenceIn(reducer: Reducer, definition: Flow, told: ConformanceCase): { readonly line: number; readonly came: unknown; readonly expected: unknown } | undefined {
  let instance = begin(told.starter, told.answers);
  for (const [line, { as, command, expect }] of told.commands.entries()) {
    const outcome = carriedOut({ reducer, definition, told }, instance, toCommand(instance, as ?? '', command));
    const came = 'refusal' in outcome ? outcome : shown(outcome, expect);
    if (JSON.stringify(came) !== JSON.stringify('refusal' in expect ? expect : sorted(expect))) return { line, came, expected: expect };
    if (!('refusal' in outcome)) instance = outcome.instance;
  }
  return undefined;
}

type Engine = { readonly reducer: Reducer; readonly definition: Flow; readonly told: ConformanceCase };

/** A command with all that follows at once: people are looked up in the case's table, and nobody to ask refuses the whole. */
function carriedOut(engine: Engine, instance: Instance, command: Command): Outcome {
  const { reducer, definition, told } = engine;
  const answer = reducer(definition, instance, command);
  if (!answer.ok) return { refusal: answer.refusal };
  let now = answer.instance;
  const effects: Effect[] = [];
  for (const effectNow of answer.effects) {
    effects.push(effectNow);
    if (effectNow.kind !== 'find' || !isStillWanted(now, effectNow)) continue;
    const people = (told.people[effectNow.step] ?? []).map(toFound);
    const after = carriedOut(engine, now, { kind: 'found', visit: effectNow.visit, people });
    if ('refusal' in after) return after;
    now = after.instance;
    effects.push(...after.effects);
  }
  return { instance: now, effects };
}

function toFound(one: z.infer<typeof found>): Found {
  return typeof one === 'string' ? { person: one } : one;
}

/** The numbers behind the names: the person's open task, else the latest one; the step's open visit, else the latest one. */
function toCommand(instance: Instance, as: string, command: Line['command']): Command {
  const task = taskOf(instance, command.kind === 'replace' ? command.person : as, 'step' in command ? command.step : undefined);
  const id = task?.id ?? 0;
  switch (command.kind) {
    case 'start': case 'event': return command;
    case 'drop-signer': return { kind: command.kind, task: id, dropped: instance.tasks.findLast((one) => one.person === command.signer && one.visit === task?.visit)?.id ?? 0 };
    case 'resubmit': case 'withdraw': case 'remind': case 'comment': case 'attach': return { ...command, by: as };
    case 'due': case 'called': case 'printed': return { kind: command.kind, visit: visitOf(instance, command.step) };
    case 'climbed': return { kind: command.kind, visit: visitOf(instance, command.step), people: command.people.map(toFound) };
    case 'sub-ended': return { kind: command.kind, visit: visitOf(instance, command.step), outcome: command.outcome };
    case 'replace': return { kind: command.kind, task: id, people: command.people.map(toFound) };
    default: {
      const { step: _step, ...rest } = command;
      return { ...rest, task: id };
    }
  }
}

function taskOf({ tasks, visits }: Instance, holder: string, step: string | undefined): Task | undefined {
  const steps = new Map(visits.map((visit) => [visit.id, visit.step]));
  const own = tasks.filter((task) => task.person === holder && (step === undefined || steps.get(task.visit) === step));
  return own.find((task) => task.state === 'open') ?? own.findLast((task) => task.state === 'later' || task.state === 'awaiting') ?? own.at(-1);
}

function visitOf({ visits }: Instance, step: string): number {
  const all = visits.filter((visit) => visit.step === step);
  return (all.find((visit) => visit.state === 'open' || visit.state === 'finding') ?? all.at(-1))?.id ?? 0;
}

type Applied = Extract<z.infer<typeof expected>, { ok: true }>;

/** What came, with only those parts that the expectation names. */
function shown({ instance, effects }: Exclude<Outcome, { refusal: string }>, wanted: Line['expect']): unknown {
  const steps = new Map(instance.visits.map((visit) => [visit.id, visit.step]));
  const stepOf = (visit: number): string => steps.get(visit) ?? '';
  const came: Applied = {
    ok: true, status: instance.status,
    open: instance.tasks.filter((task) => task.state === 'open').map((task) => ({ step: stepOf(task.visit), person: task.person })),
    waits: instance.visits.filter((visit) => visit.state === 'open' && !instance.tasks.some((task) => task.visit === visit.id) && !instance.visits.some((one) => one.within?.visit === visit.id)).map((visit) => visit.step),
    effects: effects.filter((one) => one.kind !== 'find').map((one): z.infer<typeof effect> => {
      if (one.kind === 'ended') return one;
      return one.kind === 'remind' ? { kind: one.kind, people: [...one.people] } : { kind: one.kind, step: stepOf(one.visit) };
    }),
  };
  return 'refusal' in wanted ? came : sorted({
    ok: true, status: came.status, ...(wanted.open && { open: came.open }), ...(wanted.waits && { waits: came.waits }), ...(wanted.effects && { effects: came.effects }),
  });
}

/** Who is asked is a set; the effects are a list. */
function sorted({ ok, status, open, waits, effects }: Applied): Applied {
  return {
    ok, status, ...(open && { open: open.toSorted((one, other) => (`${one.step} ${one.person}` < `${other.step} ${other.person}` ? -1 : 1)) }),
    ...(waits && { waits: waits.toSorted() }), ...(effects && { effects }),
  };
}
