import type { Field, Form } from '#platform/forms/form.ts';
import { inLanguage, type Words } from '#platform/forms/in-language.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { AskedStep, Place, Step, StepDue, Who } from '../../definition.ts';
import { findStep } from '../../rules/edit-flow.ts';
import type { BackingNames, ProcessDefinition } from '../../wire.ts';

/**
 * What the words of a definition are made with. Nobody is shown a key: its own fields and steps have names, what code stands
 * behind has `names`, and what was taken out is called as it was in the version before (`former`).
 */
export type Speaker = { readonly t: Translator; readonly definition: ProcessDefinition; readonly names: BackingNames; readonly former?: ProcessDefinition };

export function fieldName(speaker: Speaker, key: string): string {
  const { t, definition } = speaker;
  const field = definition.form.fields.find((one) => one.key === key);
  return field === undefined ? goneName(speaker, findField(speaker, key)?.label, 'field') : t('flows.designer.quoted', { name: inLanguage(field.label, t.language) });
}

export function stepName(speaker: Speaker, key: string): string {
  const { t, definition, former } = speaker;
  const found = findStep(definition.flow, key)?.step;
  if (found !== undefined) return t('flows.designer.quoted', { name: inLanguage(found.title, t.language) });
  return goneName(speaker, former === undefined ? undefined : findStep(former.flow, key)?.step.title, 'step');
}

/** As it stands, or as it stood before. */
export function findField({ definition, former }: Speaker, key: string): Field | undefined {
  return [definition, former].flatMap((version) => version?.form.fields ?? []).find((field) => field.key === key);
}

function goneName({ t }: Speaker, name: Words | undefined, sort: 'field' | 'step'): string {
  return name === undefined ? t(`flows.designer.unknown-${sort}`) : t('flows.designer.gone', { name: inLanguage(name, t.language) });
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

export function dueWords(speaker: Speaker, due: StepDue): string {
  return 'limit' in due ? backingName(speaker, 'limits', due.limit) : speaker.t(`flows.designer.days.${due.count}`, { count: due.days });
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
    case 'approve': return [peopleWords(speaker, step.who), ...(step.who.length === 1 && step.by === 'one' ? [] : [decisionWords(t, step)]), ...dueLine(speaker, step), ...writesLine(speaker, step.writes)];
    case 'fill': return [peopleWords(speaker, step.who), ...writesLine(speaker, step.writes), ...dueLine(speaker, step)];
    case 'copy': return [peopleWords(speaker, step.who)];
    case 'publicise': return [t('flows.designer.line.publicise', { count: step.workingDays }), ...(step.shows.length === 0 ? [] : [t('flows.designer.line.shows', { fields: someFields(speaker, step.shows) })])];
    case 'wait': return [waitWords(speaker, step.until)];
    case 'paper': return [step.paper === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.paper', { paper: backingName(speaker, 'papers', step.paper) })];
    case 'call': return [step.call === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.call', { call: backingName(speaker, 'calls', step.call) })];
    case 'sub': return [step.process === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.sub', { process: backingName(speaker, 'processes', step.process), place: placeWords(speaker, step.at) })];
    case 'again': return [step.to === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.again', { step: stepName(speaker, step.to), count: step.most })];
    case 'end': return [t(`flows.designer.outcome.${step.outcome}`)];
    case 'choose': return [t('flows.designer.line.choose', { count: step.branches.length + 1 })];
    case 'together': return [step.need === undefined || step.need >= step.branches.length ? t('flows.designer.line.together', { count: step.branches.length }) : t('flows.designer.line.need', { need: step.need, count: step.branches.length })];
  }
}

function dueLine(speaker: Speaker, { due, ...step }: AskedStep): readonly string[] {
  const { t } = speaker;
  if (due === undefined) return [];
  const silence = 'whenDue' in step && step.whenDue !== undefined ? t(`flows.designer.when-due-words.${step.whenDue}`) : '';
  const day = dueWords(speaker, due);
  return [('limit' in due ? t('flows.designer.line.due-limit', { limit: day }) : t('flows.designer.line.due', { days: day })) + silence];
}

function writesLine(speaker: Speaker, writes: readonly string[] | undefined): readonly string[] {
  return writes === undefined || writes.length === 0 ? [] : [speaker.t('flows.designer.line.writes', { fields: someFields(speaker, writes) })];
}

export type Until = Extract<Step, { kind: 'wait' }>['until'];

export function waitWords(speaker: Speaker, until: Until): string {
  const { t } = speaker;
  if ('date' in until) return until.date === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.until-date', { field: fieldName(speaker, until.date) });
  if ('event' in until) return until.event === '' ? t('flows.designer.line.not-chosen') : t('flows.designer.line.until-event', { event: backingName(speaker, 'events', until.event) });
  return t('flows.designer.line.until-days', { days: dueWords(speaker, until) });
}

/** What a step names that code stands behind; whatever the process does not bring (any more) has no name to be told by. */
export function backingName({ t, names }: Speaker, sort: keyof BackingNames, key: string): string {
  if (key === '') return t('flows.designer.line.not-chosen');
  const name = Object.hasOwn(names[sort], key) ? names[sort][key] : undefined;
  return name === undefined ? t('flows.designer.unknown-backing') : inLanguage(name, t.language);
}

export function fieldOptions(form: Form, t: Translator, fits: (kind: Form['fields'][number]['kind']) => boolean = () => true): readonly { readonly value: string; readonly label: string }[] {
  return form.fields.filter(({ kind }) => kind !== 'section' && kind !== 'note' && fits(kind)).map(({ key, label }) => ({ value: key, label: inLanguage(label, t.language) }));
}
