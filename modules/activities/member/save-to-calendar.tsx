import { systemClock } from '#platform/kernel/clock.ts';
import { instantOf } from '#platform/text/formats.ts';
import { CalendarIcon } from '#platform/ui/icons/place-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { saveFile } from '#platform/ui/save-file.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { calendarFile } from '../rules/calendar-file.ts';
import type { Activity, Session } from './activities-api.ts';

/** Made on the phone, so that it works without a network; the same session taken over again replaces its entry. */
export function SaveToCalendar({ activity, session }: { readonly activity: Activity; readonly session: Session }) {
  const t = useText();
  const save = (): void => {
    const title = session.label === '' ? activity.title : `${activity.title} · ${session.label}`;
    const text = [activity.summary, t('activities.member.contact', { contact: activity.contact })].filter((part) => part !== '').join('\n');
    const file = calendarFile([{
      id: session.sessionId, title, place: session.place, text, link: `${window.location.origin}/activities/${activity.activityId}`,
      beginsAt: instantOf(session.beginsAt), endsAt: instantOf(session.endsAt),
    }], systemClock.now());
    saveFile(new Blob([file], { type: 'text/calendar;charset=utf-8' }), `${activity.activityId}.ics`);
  };
  return <Button variant="quiet" icon={<CalendarIcon />} onClick={save}>{t('activities.member.calendar')}</Button>;
}
