import type { Moment } from '#platform/text/formats.ts';
import type { Translator } from '#platform/text/translator.ts';

/** A moment as one would say it: "today 09:12", "20 November, 16:05", with the year only when it is another one. */
export function whenText(t: Translator, moment: Moment): string {
  const time = t.format.date(moment, 'time');
  switch (t.format.daysFromToday(moment)) {
    case 0: return t('ui/when/today', { time });
    case -1: return t('ui/when/yesterday', { time });
    case 1: return t('ui/when/tomorrow', { time });
    default: return t.format.date(moment, t.format.isThisYear(moment) ? 'month-day-time' : 'day-time');
  }
}
