import type { Flow, Who } from '../../definition.ts';
import { findStep, placedSteps } from '../../rules/edit-flow.ts';
import { rungOf, STARTER, type Line, type Waiting } from './dry-run.ts';
import { backingName, dueWords, fieldName, joined, placeWords, stepName, type Speaker } from './step-words.ts';

/** Somebody of the trial by what they are: the chair of our union, the person of a field. */
export function personWords(speaker: Speaker, person: string): string {
  const { t } = speaker;
  if (person === STARTER) return t('flows.designer.who.starter');
  if (person.startsWith('field:')) return t('flows.designer.who.person-in', { field: fieldName(speaker, person.slice('field:'.length)) });
  const [office = '', rung = '0'] = person.split('@');
  const place = rung === 'named' ? t('flows.designer.try.named-union') : placeWords(speaker, rung === '0' ? 'own' : rung === '1' ? 'above' : rung === '3' ? 'top' : { levelsAbove: 2 });
  return t('flows.designer.who.office', { place, office: t(`flows.designer.office.${office}`) });
}

export function lineWords(speaker: Speaker, line: Line): string {
  const { t } = speaker;
  const people = (list: readonly string[]) => joined(t, list.map((person) => personWords(speaker, person)));
  switch (line.kind) {
    case 'asked': {
      const [asked, { due }] = [{ step: stepName(speaker, line.step), people: people(line.people) }, line];
      return due === undefined ? t('flows.designer.try.asked', asked) : t(`flows.designer.try.asked-${'limit' in due ? 'limit' : 'due'}`, { ...asked, days: dueWords(speaker, due) });
    }
    case 'did': return line.step === undefined ? t(`flows.designer.try.did.${line.what}`, { person: personWords(speaker, line.person) }) : t('flows.designer.try.did-at', { did: t(`flows.designer.try.did.${line.what}`, { person: personWords(speaker, line.person) }), step: stepName(speaker, line.step) });
    case 'copied': return t('flows.designer.try.copied', { people: people(line.people) });
    case 'reminded': return t('flows.designer.try.reminded', { people: people(line.people) });
    case 'ended': return t(`flows.designer.try.ended.${line.outcome}`);
    case 'passed-time': return t(isDueDay(speaker, line.step) ? 'flows.designer.try.passed-due' : 'flows.designer.try.passed-time', { step: stepName(speaker, line.step) });
    default: return t(`flows.designer.try.${line.kind}`, { step: stepName(speaker, line.step), name: backingOf(speaker, line.step) });
  }
}

export function waitingWords(speaker: Speaker, { kind, step }: Waiting): string {
  const what = kind === 'time' && isDueDay(speaker, step) ? 'due' : kind;
  return speaker.t(`flows.designer.try.waits.${what}`, { step: stepName(speaker, step), name: backingOf(speaker, step) });
}

/** Where people are asked, the time that passes is theirs: silence agrees or climbs. */
export function isDueDay({ definition }: Speaker, step: string): boolean {
  return findStep(definition.flow, step)?.step.kind === 'approve';
}

/** What the step does or waits for that is not people's to decide. */
function backingOf(speaker: Speaker, key: string): string {
  const step = findStep(speaker.definition.flow, key)?.step;
  switch (step?.kind) {
    case 'call': return backingName(speaker, 'calls', step.call);
    case 'paper': return backingName(speaker, 'papers', step.paper);
    case 'sub': return backingName(speaker, 'processes', step.process);
    case 'wait': return 'event' in step.until ? backingName(speaker, 'events', step.until.event) : '';
    default: return '';
  }
}

/** The offices that a flow asks for, as `office@rung`: what can be tried as empty. */
export function officesOf(flow: Flow): readonly string[] {
  const asked: readonly Who[] = placedSteps(flow).flatMap(({ step }) => ('who' in step ? step.who : []));
  const names = asked.flatMap((who) => {
    if (who.kind === 'office') return [`${who.office}@${rungOf(who.at)}`];
    return who.kind === 'officers' ? ['chair', 'administrator', 'contact-person'].map((office) => `${office}@${rungOf(who.at)}`) : [];
  });
  return [...new Set(names)];
}
