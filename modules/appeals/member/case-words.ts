import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { Translator } from '#platform/text/translator.ts';
import { stepKey } from '../rules/step-key.ts';
import type { Step, WorkerCase, WorkerCaseRow } from './appeals-api.ts';

export type StatusWords = { readonly label: string; readonly tone: Tone };
export type CaseState = 'received' | 'accepted' | 'reopened' | 'reopened-new' | 'waiting' | 'paused' | 'unrated' | 'closed' | 'withdrawn';

const tones: Readonly<Record<CaseState, Tone>> = {
  'received': 'info', 'accepted': 'info', 'reopened': 'warn', 'reopened-new': 'warn', 'waiting': 'warn', 'paused': 'info', 'unrated': 'warn',
  'closed': 'ok', 'withdrawn': 'idle',
};

/** A case's state as its worker meets it: what waits for them is told from what waits for the union. */
export function caseState(one: Pick<WorkerCase, 'status' | 'reopenedTimes'> & { readonly can: Pick<WorkerCase['can'], 'rate'> }): CaseState {
  return rowState({ status: one.status, canRate: one.can.rate }, one.reopenedTimes > 0);
}

export function rowState({ status, canRate }: Pick<WorkerCaseRow, 'status' | 'canRate'>, isReopened = false): CaseState {
  if (status === 'closed') return canRate ? 'unrated' : 'closed';
  if (isReopened && status === 'received') return 'reopened-new';
  return isReopened && status === 'accepted' ? 'reopened' : status;
}

export function statusWords(t: Translator, state: CaseState): StatusWords {
  return { label: t(`appeals.member.status.${state}`), tone: tones[state] };
}

type Due = { readonly dueOn: PlainDate | null };

/** "To be settled by 26 November, 3 days left". */
export function dueText(t: Translator, { dueOn }: Due): string {
  if (dueOn === null) return t('appeals.member.due.none');
  const day = dayText(t, dueOn);
  const days = t.format.daysFromToday(dueOn);
  if (days === 0) return t('appeals.member.due.today', { day });
  return days > 0 ? t('appeals.member.due.left', { day, days }) : t('appeals.member.due.over', { day, days: -days });
}

/** The same for a row of a list, where the day itself would take too much room. */
export function daysLeftText(t: Translator, { dueOn }: Due): string {
  if (dueOn === null) return '';
  const days = t.format.daysFromToday(dueOn);
  if (days === 0) return t('appeals.member.due.today-short');
  return days > 0 ? t('appeals.member.due.left-short', { days }) : t('appeals.member.due.over-short', { days: -days });
}

/** An anonymous case has days only, and no hour is made up for it. */
export function momentText(t: Translator, moment: string | Date): string {
  if (typeof moment === 'string' && isPlainDate(moment)) return dayText(t, moment);
  return whenText(t, moment);
}

/** A step of the timeline as one sentence: who did what, and who has the case now if that changed. */
export function stepSentence(t: Translator, step: Step): string {
  const some = t('appeals.member.step.union');
  return t(`appeals.member.step.${stepKey(step)}`, {
    union: step.unionName ?? some, to: step.toUnionName ?? some, score: step.score ?? 0,
    until: step.untilOn === null ? '' : dayText(t, step.untilOn),
  });
}

/** Who has it now: the person on the poster as long as nobody else took it over, else the union. */
export function holderText(one: Pick<WorkerCase, 'holderUnionName' | 'unionName' | 'contactName' | 'bouncedTimes'>): string {
  const isFirst = one.holderUnionName === one.unionName && one.bouncedTimes === 0;
  return isFirst && one.contactName !== '' ? one.contactName : one.holderUnionName;
}

export type Rung = WorkerCase['rungs'][number];

/** One rung of the ladder: what was, what is, and what comes if nobody does anything. */
export function rungText(t: Translator, rung: Rung): string {
  const key = rung.state === 'past' ? `past-${rung.end ?? 'climbed'}` : rung.state;
  return t(`appeals.member.rung.${key}`, { start: dayText(t, rung.startsOn), due: dayText(t, rung.dueOn) });
}

export function dayText(t: Translator, day: PlainDate): string {
  return t.format.date(day, t.format.isThisYear(day) ? 'month-day' : 'day');
}

/** What waits for the worker stands first, then what is under way; each kind with the newest first, as they came. */
export function inOrderOfConcern(rows: readonly WorkerCaseRow[]): readonly WorkerCaseRow[] {
  const rank = (row: WorkerCaseRow): number => (row.isUnread ? 0 : row.status === 'closed' || row.status === 'withdrawn' ? 2 : 1);
  return [...rows].sort((one, other) => rank(one) - rank(other));
}
