import { isPlainDate } from '#platform/kernel/plain-date.ts';
import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import type { Translator } from '#platform/text/translator.ts';
import { stepKey } from '../rules/step-key.ts';
import type { AppealRow, OfficerCase, Step } from './appeals-api.ts';
import { dueState, dueTone } from './due-state.ts';

export type Words = { readonly text: string; readonly tone: Tone };

const STATUS_TONES = { received: 'info', accepted: 'idle', waiting: 'idle', paused: 'warn', closed: 'ok', withdrawn: 'idle' } as const;

/** The state of a case as an officer says it. A case that came back is told from one that is simply new or under way. */
export function statusWords(t: Translator, { status, reopenedTimes }: Pick<AppealRow, 'status' | 'reopenedTimes'>): Words {
  if ((status === 'received' || status === 'accepted') && reopenedTimes > 0) return { text: t('appeals.office.status.reopened'), tone: 'danger' };
  return { text: t(`appeals.office.status.${status}`), tone: STATUS_TONES[status] };
}

/** A joined case goes as its lead goes, whatever its own state was. */
export function joinedWords(t: Translator): Words {
  return { text: t('appeals.office.status.joined'), tone: 'idle' };
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

/** What sets a case apart in a list: it came another way, climbed, was passed on, stands for several. */
export function markWords(t: Translator, row: Pick<AppealRow, 'source' | 'isClimbed' | 'bouncedTimes' | 'joinedCount'>): string[] {
  return [
    ...(row.source === 'scan' ? [] : [t(`appeals.office.source.${row.source}`)]),
    ...(row.isClimbed ? [t('appeals.office.mark.climbed')] : []),
    ...(row.bouncedTimes > 0 ? [t('appeals.office.mark.bounced', { count: row.bouncedTimes })] : []),
    ...(row.joinedCount > 0 ? [t('appeals.office.mark.joined', { count: row.joinedCount + 1 })] : []),
  ];
}

/** "today 09:12", "23 November 16:40". An anonymous case has days only, and no hour is made up for it. */
export function timeWords(t: Translator, moment: string): string {
  const days = t.format.daysFromToday(moment);
  const day = days === 0 || days === -1
    ? t(days === 0 ? 'appeals.office.time.today' : 'appeals.office.time.yesterday')
    : dayWords(t, moment);
  return isPlainDate(moment) ? day : t('appeals.office.time.at', { day, time: t.format.date(moment, 'time') });
}

/** The year is left out where nobody would ask for it. */
export function dayWords(t: Translator, day: string): string {
  const days = t.format.daysFromToday(day);
  return t.format.date(day, days > -300 && days < 300 ? 'month-day' : 'day');
}

/** A mobile number as people read it: 138 0000 2046. Any other number stays as it is. */
export function phoneWords(phone: string): string {
  return phone.replace(/^\+86(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');
}

/** A step of the timeline as one sentence: who did what, and who has the case now if that changed. */
export function stepWords(t: Translator, step: Step): string {
  const some = t('appeals.office.step.union');
  return t(`appeals.office.step.${stepKey(step)}`, {
    union: step.unionName ?? some, to: step.toUnionName ?? some, score: step.score ?? 0,
    until: step.untilOn === null ? '' : dayWords(t, step.untilOn),
  });
}

export type Rung = OfficerCase['rungs'][number];

/** One rung of the ladder in words: what was, what is, and what would come if nobody did anything. */
export function rungWords(t: Translator, rung: Rung): string {
  const words = { start: dayWords(t, rung.startsOn), due: dayWords(t, rung.dueOn) };
  const key = rung.state === 'past' ? `past-${rung.end ?? 'climbed'}` : rung.state;
  return t(`appeals.office.rung.${key}`, words);
}
