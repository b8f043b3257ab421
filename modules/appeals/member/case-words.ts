import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { Translator } from '#platform/ui/text/translator.ts';
import type { Step, WorkerCase, WorkerCaseRow } from './appeals-api.ts';

export type StatusWords = { readonly label: string; readonly tone: Tone };
export type CaseState = 'received' | 'accepted' | 'reopened' | 'waiting' | 'unrated' | 'closed';

const tones: Readonly<Record<CaseState, Tone>> = {
  received: 'info', accepted: 'info', reopened: 'warn', waiting: 'warn', unrated: 'warn', closed: 'ok',
};

/** A case's state as its worker meets it: what waits for them is told from what waits for the union. */
export function caseState(one: Pick<WorkerCase, 'status' | 'steps' | 'can'>): CaseState {
  const isReopened = one.steps.some((step) => step.kind === 'reopened');
  return rowState({ status: one.status, canRate: one.can.rate }, isReopened);
}

export function rowState({ status, canRate }: Pick<WorkerCaseRow, 'status' | 'canRate'>, isReopened = false): CaseState {
  if (status === 'closed') return canRate ? 'unrated' : 'closed';
  return status === 'accepted' && isReopened ? 'reopened' : status;
}

export function statusWords(t: Translator, state: CaseState): StatusWords {
  return { label: t(`appeals.member.status.${state}`), tone: tones[state] };
}

type Due = { readonly dueOn: PlainDate | null };

/** "To be settled by 26 November, 3 days left". */
export function dueText(t: Translator, { dueOn }: Due): string {
  if (dueOn === null) return t('appeals.member.due.none');
  const day = t.format.date(dueOn, t.format.isThisYear(dueOn) ? 'month-day' : 'day');
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
  if (typeof moment === 'string' && isPlainDate(moment)) return t.format.date(moment, t.format.isThisYear(moment) ? 'month-day' : 'day');
  return whenText(t, moment);
}

/** A step of the timeline as one sentence. */
export function stepSentence(t: Translator, { kind, unionName, score, isSolved }: Step): string {
  if (kind !== 'rated') return t(`appeals.member.step.${kind}`, { union: unionName ?? t('appeals.member.step.union') });
  return t(isSolved === true ? 'appeals.member.step.solved' : 'appeals.member.step.unsolved', { score: score ?? 0 });
}

/** What waits for the worker stands first, then what is under way; each kind with the newest first, as they came. */
export function inOrderOfConcern(rows: readonly WorkerCaseRow[]): readonly WorkerCaseRow[] {
  const rank = (row: WorkerCaseRow): number => (row.isUnread ? 0 : row.status === 'closed' ? 2 : 1);
  return [...rows].sort((one, other) => rank(one) - rank(other));
}
