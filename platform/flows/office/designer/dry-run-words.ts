import type { Flow, Who } from '../../definition.ts';
import { placedSteps } from '../../rules/edit-flow.ts';
import { rungOf, STARTER, type Line } from './dry-run.ts';
import { dueWords, fieldName, joined, placeWords, stepName, type Speaker } from './step-words.ts';

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
    case 'asked': return t(line.due === undefined ? 'flows.designer.try.asked' : 'flows.designer.try.asked-due', { step: stepName(speaker, line.step), people: people(line.people), ...(line.due !== undefined && { days: dueWords(t, line.due) }) });
    case 'did': return line.step === undefined ? t(`flows.designer.try.did.${line.what}`, { person: personWords(speaker, line.person) }) : t('flows.designer.try.did-at', { did: t(`flows.designer.try.did.${line.what}`, { person: personWords(speaker, line.person) }), step: stepName(speaker, line.step) });
    case 'copied': return t('flows.designer.try.copied', { people: people(line.people) });
    case 'reminded': return t('flows.designer.try.reminded', { people: people(line.people) });
    case 'ended': return t(`flows.designer.try.ended.${line.outcome}`);
    default: return t(`flows.designer.try.${line.kind}`, { step: stepName(speaker, line.step) });
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
