import { toInstant } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import type { Moment } from '#platform/text/formats.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { ActivityLine } from './activities-api.ts';

type Running = Pick<ActivityLine, 'state' | 'opensAt' | 'closesAt' | 'endsAt'>;

/** From when to when; the day is said once where both lie on it. */
export function spanText(t: Translator, beginsAt: Moment, endsAt: Moment): string {
  const [from, to] = [toInstant(String(beginsAt)), toInstant(String(endsAt))];
  const isOneDay = dateInChina(from) === dateInChina(to);
  return t('activities.office.span', { from: whenText(t, from), to: isOneDay ? t.format.date(to, 'time') : whenText(t, to) });
}

/** Where an activity stands, with its colour. */
export function standingOf({ state, opensAt, closesAt, endsAt }: Running, now: Date): { readonly key: string; readonly tone: Tone } {
  if (state === 'cancelled') return { key: 'activities.office.standing.cancelled', tone: 'idle' };
  if (toInstant(String(endsAt)) < now) return { key: 'activities.office.standing.over', tone: 'idle' };
  if (toInstant(String(opensAt)) > now) return { key: 'activities.office.standing.soon', tone: 'info' };
  return toInstant(String(closesAt)) > now ? { key: 'activities.office.standing.open', tone: 'ok' } : { key: 'activities.office.standing.closed', tone: 'info' };
}
