import { dateInChina } from '#platform/kernel/plain-date.ts';
import { instantOf } from '#platform/text/formats.ts';
import type { Translator } from '#platform/text/translator.ts';
import { whenText } from '#platform/ui/text/when.ts';
import type { Session } from './activities-api.ts';

/** "tomorrow 19:00 to 21:00", or with both days where it ends on another. */
export function sessionTime(t: Translator, { beginsAt, endsAt }: Pick<Session, 'beginsAt' | 'endsAt'>): string {
  const isOneDay = dateInChina(instantOf(beginsAt)) === dateInChina(instantOf(endsAt));
  return t('activities.member.from-to', { from: whenText(t, beginsAt), to: isOneDay ? t.format.date(endsAt, 'time') : whenText(t, endsAt) });
}
