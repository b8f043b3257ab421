import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Choose, Flow, Step } from '#platform/flows/definition.ts';
import { changeText } from '#platform/flows/office/designer/change-words.ts';
import { conditionWords } from '#platform/flows/office/designer/condition-words.ts';
import { conflictName, conflictValue } from '#platform/flows/office/designer/conflict-words.ts';
import { act, openTasks, startTrial, type Trial } from '#platform/flows/office/designer/dry-run.ts';
import { lineWords, personWords, waitingWords } from '#platform/flows/office/designer/dry-run-words.ts';
import { problemLine } from '#platform/flows/office/designer/problem-words.ts';
import { problemsOf } from '#platform/flows/office/designer/problems.ts';
import { backingName, stepLines, type Speaker } from '#platform/flows/office/designer/step-words.ts';
import type { Process } from '#platform/flows/process.ts';
import { branchesOf } from '#platform/flows/rules/definition-pieces.ts';
import { compareDefinitions } from '#platform/flows/rules/compare-definitions.ts';
import { findStep, placedSteps } from '#platform/flows/rules/edit-flow.ts';
import { mergeDefinitions } from '#platform/flows/rules/merge-definitions.ts';
import { vanRequest } from '#platform/flows/test/example-process.ts';
import { processDefinition, type ProcessDefinition } from '#platform/flows/wire.ts';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { createTranslator, type Bundle } from '#platform/text/translator.ts';
import { manifests } from '../manifests.ts';

/*
 * Whatever the designer says of a process of the product, it says in words: cards, conditions, differences, conflicts,
 * problems and the dry run are told for every one, and no key is among what is said.
 */

const LANGUAGES = ['zh-CN', 'en'] as const;
const LOCALES = ['flows/office/designer', 'flows', 'forms', 'forms/office', 'ui'];
const processes: readonly Process[] = [...manifests.flatMap((one) => one.processes), vanRequest];

function translator(language: (typeof LANGUAGES)[number]) {
  const rooms = join(import.meta.dirname, '..', '..', '..', 'platform');
  const bundles = LOCALES.map((room) => JSON.parse(readFileSync(join(rooms, room, 'locale', `${language}.json`), 'utf8')) as Bundle); // -- the gate on locale/ has checked their shape
  return createTranslator({ language, bundles, clock: settableClock(toInstant('2026-11-23T10:00:00Z')), strict: true });
}

const definitionOf = ({ title, about, group, begunBy, form, flow }: Process): ProcessDefinition => processDefinition.parse({ title, about, group, begunBy, form, flow });
const titles = Object.fromEntries(processes.map(({ key, title }) => [key, title]));

/** The same with another wish at every place that names code, and without the form that its conditions ask. */
function bent(step: Step): Step {
  switch (step.kind) {
    case 'call': return { ...step, call: 'gone.call' };
    case 'paper': return { ...step, paper: 'gone.paper' };
    case 'wait': return { ...step, until: { event: 'gone.event' } };
    case 'approve': case 'fill': return { ...step, due: { limit: 'gone.limit' } };
    case 'choose': return { ...step, branches: step.branches.map((branch) => ({ ...branch, steps: branch.steps.map(bent) })), otherwise: step.otherwise.map(bent) };
    case 'together': return { ...step, branches: step.branches.map((branch) => ({ ...branch, steps: branch.steps.map(bent) })) };
    default: return step;
  }
}
const bentFlow = ({ steps }: Flow): Flow => ({ steps: steps.map(bent) });

/** Everybody agrees, time passes, what is waited for happens: until the end, or as long as an hour of pressing. */
function walk(flow: Flow, answers: ProcessDefinition['form']['fields'], say: (trial: Trial) => void): void {
  let trial = startTrial(flow, Object.fromEntries(answers.map(({ key }) => [key, 10_000_000])), new Set());
  for (let presses = 0; presses < 60 && trial.instance.status === 'running'; presses += 1) {
    say(trial);
    const [task, waiting] = [openTasks(trial)[0], trial.waiting[0]];
    if (task !== undefined) {
      const step = trial.instance.visits.find(({ id }) => id === task.visit)?.step ?? '';
      const isFill = findStep(flow, step)?.step.kind === 'fill';
      trial = act(trial, isFill ? { kind: 'fill', task: task.id, writes: {} } : { kind: 'agree', task: task.id, writes: {} }, { kind: 'did', person: task.person, what: isFill ? 'fill' : 'agree', step });
    } else if (waiting !== undefined) {
      trial = act(trial, waiting.kind === 'event' ? { kind: 'event', event: waiting.event ?? '' } : { kind: 'due', visit: waiting.visit }, { kind: waiting.kind === 'event' ? 'event' : 'passed-time', step: waiting.step });
    }
  }
  say(trial);
}

function everySentence(speaker: Speaker, process: Process): readonly string[] {
  const { definition, t, names } = speaker;
  const empty: ProcessDefinition = { ...definition, flow: { steps: [] }, form: { fields: [] } };
  const other: ProcessDefinition = { ...definition, flow: bentFlow(definition.flow) };
  const told = (own: ProcessDefinition): Speaker => ({ t, definition: own, names });
  const steps = placedSteps(definition.flow).map(({ step }) => step);
  const said: string[] = [...steps.flatMap((step) => stepLines(speaker, step)), ...placedSteps(other.flow).flatMap(({ step }) => stepLines(told({ ...other, form: empty.form }), step))];
  const isChoose = (step: Step): step is Choose => step.kind === 'choose';
  for (const one of [speaker, told({ ...definition, form: empty.form })]) said.push(...steps.filter(isChoose).flatMap((step) => step.branches.map(({ when }) => conditionWords(one, when))));
  for (const [before, after] of [[empty, definition], [definition, empty], [definition, other]] as const) {
    said.push(...compareDefinitions(before, after).map((change) => changeText({ ...told(after), former: before }, told(before), change)));
  }
  for (const conflict of mergeDefinitions(empty, definition, other).conflicts) {
    said.push(conflictName(speaker, other, conflict.path), conflictValue(speaker, conflict, conflict.own), conflictValue(told(other), conflict, conflict.above));
  }
  const backing = { calls: [], papers: [], events: [], limits: [], processes: [], names };
  for (const former of [undefined, definition]) {
    const faulty = { ...other, form: empty.form };
    said.push(...problemsOf({ process: process.key, definition: faulty, backing, published: former }).map((problem) => problemLine({ ...told(faulty), ...(former !== undefined && { former }) }, problem)));
  }
  walk(definition.flow, definition.form.fields, (trial) => {
    said.push(...trial.lines.map((line) => lineWords(speaker, line)), ...trial.waiting.map((one) => waitingWords(speaker, one)), ...openTasks(trial).map(({ person }) => personWords(speaker, person)));
  });
  for (const sort of ['calls', 'papers', 'events', 'limits'] as const) said.push(...Object.keys(names[sort]).map((key) => backingName(speaker, sort, key)));
  return said;
}

/** Keys that are no word of a sentence by themselves. */
function keysOf({ calls, papers, events, limits, key, form, flow }: Process): readonly string[] {
  const steps = placedSteps(flow).map(({ step }) => step);
  return [
    key, ...Object.keys(calls), ...Object.keys(papers), ...events, ...Object.keys(limits), 'gone.call', 'gone.paper', 'gone.event', 'gone.limit',
    ...form.fields.map((field) => field.key), ...steps.flatMap((step) => [step.key, ...branchesOf(step).map((branch) => branch.key)]),
  ].filter((one) => /[^a-z]/.test(one));
}

describe.each(LANGUAGES)('in %s', (language) => {
  const t = translator(language);
  test.each(processes.map((process) => [process.key, process] as const))('%s is told without a key', (_key, process) => {
    const speaker: Speaker = { t, definition: definitionOf(process), names: { ...process.names, processes: titles } };
    const said = everySentence(speaker, process);
    expect(said.length).toBeGreaterThan(20);
    // Chinese sentences have no Latin word at all; of English ones it is known which keys could stand in them.
    const isKey = language === 'zh-CN' ? (sentence: string) => /[a-z]{2}/i.test(sentence) : (sentence: string) => sentence.split(/[\s“”"(),;:?]+/).some((word) => keysOf(process).includes(word.replace(/\.$/, '')));
    expect([...new Set(said)].filter(isKey)).toEqual([]);
    expect(said.filter((sentence) => sentence.trim() === '' || sentence.includes('undefined'))).toEqual([]);
  });

  test('the control: without its names a process would be told as something nobody can use', () => {
    const process = processes.find(({ key }) => key === 'aid.application');
    if (process === undefined) throw new TypeError('the product has no aid');
    const named: Speaker = { t, definition: definitionOf(process), names: { ...process.names, processes: titles } };
    const nameless: Speaker = { ...named, names: { calls: {}, papers: {}, events: {}, limits: {}, processes: {} } };
    const [note] = process.flow.steps;
    if (note === undefined) throw new TypeError('aid has no steps');
    expect(stepLines(nameless, note).join()).toContain(t('flows.designer.unknown-backing'));
    expect(stepLines(named, note).join()).not.toContain(t('flows.designer.unknown-backing'));
  });
});
