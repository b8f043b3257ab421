import { inLanguage, type Words } from '#platform/forms/in-language.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { Translator } from '#platform/text/translator.ts';
import { lineStanding, standingOf, type Reader } from '../rules/case-standing.ts';
import { findStep } from '../rules/starter-fields.ts';
import { trailKey } from '../rules/trail-tone.ts';
import type { CaseLine, CaseView, TaskLine, TrailLine } from '../wire.ts';

export function readerOf(t: Translator): Reader {
  return {
    language: t.language, and: t('flows.and'), day: (moment) => t.format.date(moment, t.format.isThisYear(moment) ? 'month-day' : 'day'),
    daysSince: (moment) => -t.format.daysFromToday(moment),
  };
}

export function said(t: Translator, words: Words): string {
  return inLanguage(words, t.language);
}

export function standingWords(t: Translator, view: CaseView): string {
  const { key, params } = standingOf(view, readerOf(t));
  return t(key, params);
}

export function lineWords(t: Translator, line: CaseLine, isMine: boolean): string {
  const { key, params } = lineStanding(line, readerOf(t), isMine);
  return t(key, params);
}

const STEP = 'step:';

/** What was done, and to whom or where to: a name, or a place in the flow. */
export function trailWords(t: Translator, { definition }: Pick<CaseView, 'definition'>, { kind, to }: Pick<TrailLine, 'kind' | 'to'>): string {
  const what = t(trailKey(kind));
  if (to === null) return what;
  if (to === 'starter' || to === 'previous') return t(`flows.send-back.${to}`);
  if (!to.startsWith(STEP)) return t('flows.trail.to', { what, to });
  const step = findStep(definition.flow, to.slice(STEP.length));
  return step === undefined ? what : t('flows.send-back.step', { step: said(t, step.title) });
}

/** Only where a day is near or past: everything else can wait for its turn. */
export function dueWords(t: Translator, { dueAt, isOverdue }: Pick<TaskLine, 'dueAt' | 'isOverdue'>): { text: string; tone: 'danger' | 'warn' | 'idle' } | undefined {
  return dueAt === null ? undefined : dayWords(t, dueAt, isOverdue);
}

export function dayWords(t: Translator, day: Date | PlainDate, isOverdue: boolean): { text: string; tone: 'danger' | 'warn' | 'idle' } {
  if (isOverdue) return { text: t('flows.due.overdue'), tone: 'danger' };
  if (t.format.daysFromToday(day) === 0) return { text: t('flows.due.today'), tone: 'warn' };
  return { text: t('flows.due.on', { day: t.format.date(day, 'month-day') }), tone: 'idle' };
}
