import { dateInChina } from '#platform/kernel/plain-date.ts';
import { instantOf } from '#platform/text/formats.ts';
import type { Translator } from '#platform/text/translator.ts';
import { whenText } from '#platform/ui/text/when.ts';
import type { Ticket } from './checkin-api.ts';

/** "tomorrow 19:00 to 21:00", or with both days where it ends on another. */
export function ticketTime(t: Translator, { beginsAt, endsAt }: Pick<Ticket, 'beginsAt' | 'endsAt'>): string {
  const isOneDay = dateInChina(instantOf(beginsAt)) === dateInChina(instantOf(endsAt));
  return t('checkin.member.from-to', { from: whenText(t, beginsAt), to: isOneDay ? t.format.date(endsAt, 'time') : whenText(t, endsAt) });
}
