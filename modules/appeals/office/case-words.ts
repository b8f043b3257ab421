import { isPlainDate } from '#platform/kernel/plain-date.ts';
import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import type { Translator } from '#platform/ui/text/translator.ts';
import type { AppealRow, Step } from './appeals-api.ts';
import { dueState, dueTone } from './due-state.ts';

export type Words = { readonly text: string; readonly tone: Tone };

/** The state of a case as an officer says it. A case that came back is told from one that is simply under way. */
export function statusWords(t: Translator, { status, reopenedTimes }: Pick<AppealRow, 'status' | 'reopenedTimes'>): Words {
  if (status === 'accepted' && reopenedTimes > 0) return { text: t('appeals.office.status.reopened'), tone: 'danger' };
  const tones = { received: 'info', accepted: 'idle', waiting: 'idle', closed: 'ok' } as const;
  return { text: t(`appeals.office.status.${status}`), tone: tones[status] };
}

type Due = Pick<AppealRow, 'status' | 'dueOn' | 'isDueProvisional'>;

/** "3 days over", "due today": the deadline in words; a provisional one says that it may still move. */
export function dueWords(t: Translator, { status, dueOn, isDueProvisional }: Due): Words | undefined {
  const state = dueState(status, dueOn === null ? undefined : t.format.daysFromToday(dueOn));
  if (state.kind === 'done') return undefined;
  const text = t(`appeals.office.due.${state.kind}`, { days: 'days' in state ? state.days : 0 });
  const isOpenEnded = isDueProvisional && state.kind !== 'none';
  return { text: isOpenEnded ? t('appeals.office.due.provisional', { due: text }) : text, tone: dueTone(state) };
}

/** "today 09:12", "23 November 16:40". An anonymous case has days only, and no hour is made up for it. */
export function timeWords(t: Translator, moment: string): string {
  const days = t.format.daysFromToday(moment);
  const day = days === 0 || days === -1
    ? t(days === 0 ? 'appeals.office.time.today' : 'appeals.office.time.yesterday')
    : t.format.date(moment, days > -300 && days < 300 ? 'month-day' : 'day');
  return isPlainDate(moment) ? day : t('appeals.office.time.at', { day, time: t.format.date(moment, 'time') });
}

/** A mobile number as people read it: 138 0000 2046. Any other number stays as it is. */
export function phoneWords(phone: string): string {
  return phone.replace(/^\+86(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');
}

/** A step of the timeline as one sentence. */
export function stepWords(t: Translator, { kind, unionName, score, isSolved }: Step): string {
  if (kind === 'rated') return t(isSolved === true ? 'appeals.office.step.solved' : 'appeals.office.step.unsolved', { score: score ?? 0 });
  return t(`appeals.office.step.${kind}`, { union: unionName ?? t('appeals.office.step.union') });
}
