import type { Form } from '#platform/forms/form.ts';
import { inLanguage } from '#platform/forms/in-language.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { AskedStep, Place, Step, StepDue, Who } from '../../definition.ts';
import { findStep } from '../../rules/edit-flow.ts';
import type { ProcessDefinition } from '../../wire.ts';

/** What the words of a definition are made with: its own fields and steps give names to keys. */
export type Speaker = { readonly t: Translator; readonly definition: ProcessDefinition };

export function fieldName({ t, definition }: Speaker, key: string): string {
  const field = definition.form.fields.find((one) => one.key === key);
  return field === undefined ? t('flows.designer.unknown-field', { key }) : t('flows.designer.quoted', { name: inLanguage(field.label, t.language) });
}

export function stepName({ t, definition }: Speaker, key: string): string {
  const found = findStep(definition.flow, key)?.step;
  return found === undefined ? t('flows.designer.unknown-step', { key }) : t('flows.designer.quoted', { name: inLanguage(found.title, t.language) });
}

export function joined(t: Translator, parts: readonly string[]): string {
  return parts.join(t('flows.designer.and'));
}

export function placeWords(speaker: Speaker, place: Place): string {
  const { t } = speaker;
  if (typeof place === 'string') return t(`flows.designer.place.${place}`);
  if ('levelsAbove' in place) return t('flows.designer.place.levels', { count: place.levelsAbove });
  return t('flows.designer.place.named', { field: fieldName(speaker, place.unionIn) });
}

export function whoWords(speaker: Speaker, who: Who): string {
  const { t } = speaker;
  switch (who.kind) {
    case 'office': return t('flows.designer.who.office', { place: placeWords(speaker, who.at), office: t(`flows.designer.office.${who.office}`) });
    case 'officers': return t('flows.designer.who.officers', { place: placeWords(speaker, who.at) });
    case 'starter': return t('flows.designer.who.starter');
    case 'person-in': return t('flows.designer.who.person-in', { field: fieldName(speaker, who.field) });
    case 'decider-of': return t('flows.designer.who.decider-of', { step: stepName(speaker, who.step) });
  }
}

export function peopleWords(speaker: Speaker, who: readonly Who[]): string {
  return who.length === 0 ? speaker.t('flows.designer.who.nobody') : joined(speaker.t, who.map((one) => whoWords(speaker, one)));
}

export function dueWords(t: Translator, due: StepDue): string {
  return 'limit' in due ? backingName(t, 'limit', due.limit) : t(`flows.designer.days.${due.count}`, { count: due.days });
}

export function fieldsWords(speaker: Speaker, keys: readonly string[]): string {
  return joined(speaker.t, keys.map((key) => fieldName(speaker, key)));
}

/** On a card there is room for a few. */
function someFields(speaker: Speaker, keys: readonly string[]): string {
  return keys.length <= 3 ? fieldsWords(speaker, keys) : speaker.t('flows.designer.and-more', { fields: fieldsWords(speaker, keys.slice(0, 3)), count: keys.length });
}

/** How many of those asked decide, in words. */
export function decisionWords(t: Translator, step: Extract<Step, { kind: 'approve' }>): string {
  const share = step.percent === undefined ? '' : t('flows.designer.percent-words', { percent: String(step.percent) });
  const veto = step.hasVeto === true ? t('flows.designer.veto-words') : '';
  const order = step.by === 'all' && step.inOrder === true ? t('flows.designer.order-words') : '';
  return t(`flows.designer.by.${step.by}`) + order + share + veto;
}

/** What a card says of a step, in at most three short lines. */
export function stepLines(speaker: Speaker, step: Step): readonly string[] {
  const { t } = speaker;
  switch (step.kind) {
    case 'approve': return [peopleWords(speaker, step.who), ...(step.who.length === 1 && step.by === 'one' ? [] : [decisionWords(t, step)]), ...dueLine(t, step), ...writesLine(speaker, step.writes)];
    case 'fill': return [peopleWords(speaker, step.who), ...writesLine(speaker, step.writes), ...dueLine(t, step)];
    case 'copy': return [peopleWords(speaker, step.who)];
    case 'publicise': return [t('flows.designer.line.publicise', { count: step.workingDays }), ...(step.shows.length === 0 ? [] : [t('flows.designer.line.shows', { fields: someFields(speaker, step.shows) })])];
    case 'wait': return [waitWords(speaker, step)];
    case 'paper': return [step.paper === '' ? t('flows.designer.line.not-chosen') : knownName(t, 'paper', step.paper) ?? t('flows.designer.line.paper')];
    case 'call': return [step.call === '' ? t('flows.designer.line.not-chosen') : knownName(t, 'call', step.call) ?? t('flows.designer.line.call')];
    case 'sub': return [step.process === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.sub', { process: backingName(t, 'process', step.process), place: placeWords(speaker, step.at) })];
    case 'again': return [step.to === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.again', { step: stepName(speaker, step.to), count: step.most })];
    case 'end': return [t(`flows.designer.outcome.${step.outcome}`)];
    case 'choose': return [t('flows.designer.line.choose', { count: step.branches.length + 1 })];
    case 'together': return [step.need === undefined || step.need >= step.branches.length ? t('flows.designer.line.together', { count: step.branches.length }) : t('flows.designer.line.need', { need: step.need, count: step.branches.length })];
  }
}

function dueLine(t: Translator, { due, ...step }: AskedStep): readonly string[] {
  if (due === undefined) return [];
  const silence = 'whenDue' in step && step.whenDue !== undefined ? t(`flows.designer.when-due-words.${step.whenDue}`) : '';
  return [t('flows.designer.line.due', { days: dueWords(t, due) }) + silence];
}

function writesLine(speaker: Speaker, writes: readonly string[] | undefined): readonly string[] {
  return writes === undefined || writes.length === 0 ? [] : [speaker.t('flows.designer.line.writes', { fields: someFields(speaker, writes) })];
}

export function waitWords(speaker: Speaker, { until }: Extract<Step, { kind: 'wait' }>): string {
  const { t } = speaker;
  if ('date' in until) return until.date === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.until-date', { field: fieldName(speaker, until.date) });
  if ('event' in until) return until.event === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.until-event', { event: backingName(t, 'event', until.event) });
  return t('flows.designer.line.until-days', { days: dueWords(t, until) });
}

export type BackingSort = 'call' | 'paper' | 'event' | 'process' | 'limit';

/** The module that brings a call, paper, event, process or limit may give it a name in its locale; else its key stands. */
export function backingName(t: Translator, sort: BackingSort, key: string): string {
  return knownName(t, sort, key) ?? key;
}

function knownName(t: Translator, sort: BackingSort, key: string): string | undefined {
  const name = `flows.${sort}.${key}`;
  return t.has(name) ? t(name) : undefined;
}

export function fieldOptions(form: Form, t: Translator, fits: (kind: Form['fields'][number]['kind']) => boolean = () => true): readonly { readonly value: string; readonly label: string }[] {
  return form.fields.filter(({ kind }) => kind !== 'section' && kind !== 'note' && fits(kind)).map(({ key, label }) => ({ value: key, label: inLanguage(label, t.language) }));
}
