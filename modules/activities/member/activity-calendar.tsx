import { useState } from 'react';
import type { MyEntry } from '#capabilities/signup/member/signup-api.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { addDays, dateInChina, toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { instantOf } from '#platform/text/formats.ts';
import { ChevronIcon, PreviousIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { monthOf, nextMonth, weeksOf } from '../rules/month-days.ts';
import type { MyActivity } from './activities-api.ts';
import './activities.css';
import { ActivityRows } from './activity-rows.tsx';

type CalendarProps = { readonly activities: readonly MyActivity[]; readonly mine: readonly MyEntry[] };
/** A Monday, from which the names of the days are taken. */
const MONDAY = toPlainDate('2026-11-23');

/** A month by days. Days are those of China, whatever the phone thinks. */
export function ActivityCalendar({ activities, mine }: CalendarProps) {
  const t = useText();
  const today = dateInChina(systemClock.now());
  const byDay = daysOf(activities);
  const [day, setDay] = useState<PlainDate>(() => [...byDay.keys()].sort().find((one) => one >= today) ?? today);
  const [month, setMonth] = useState<PlainDate>(() => monthOf(day));
  const chosen = byDay.get(day) ?? [];
  const title = t('activities.member.month', { year: month.slice(0, 4), month: Number(month.slice(5, 7)) });
  return (
    <>
      <Card
        title={title}
        action={(
          <div className="activities-months">
            <Button variant="quiet" icon={<PreviousIcon />} onClick={() => setMonth(nextMonth(month, -1))}><span className="zj-unseen">{t('activities.member.month-before')}</span></Button>
            <Button variant="quiet" icon={<ChevronIcon />} onClick={() => setMonth(nextMonth(month, 1))}><span className="zj-unseen">{t('activities.member.month-after')}</span></Button>
          </div>
        )}
      >
        <table className="activities-calendar" aria-label={title}>
          <thead>
            <tr>{Array.from({ length: 7 }, (_, at) => { const name = t.format.date(addDays(MONDAY, at), 'weekday'); return <th key={at} scope="col" abbr={name}>{t(`activities.member.weekday.${at + 1}`)}</th>; })}</tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week, row) => (
              <tr key={row}>
                {week.map((one, at) => (
                  <td key={at}>
                    {one !== undefined && (
                      <Day day={one} count={byDay.get(one)?.length ?? 0} isToday={one === today} isChosen={one === day} onPress={() => setDay(one)} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <h2 role="status">{t('activities.member.day', { day: t.format.date(day, 'month-day'), count: chosen.length })}</h2>
      {chosen.length > 0 && <ActivityRows label={t.format.date(day, 'month-day')} activities={chosen} mine={mine} />}
    </>
  );
}

type DayProps = { readonly day: PlainDate; readonly count: number; readonly isToday: boolean; readonly isChosen: boolean; readonly onPress: () => void };

function Day({ day, count, isToday, isChosen, onPress }: DayProps) {
  const t = useText();
  return (
    <button
      type="button" className="activities-day" data-today={isToday ? '' : undefined} data-some={count > 0 ? '' : undefined} aria-pressed={isChosen} onClick={onPress}
      aria-label={t('activities.member.day', { day: t.format.date(day, 'month-day'), count })}
    >
      {Number(day.slice(8))}
    </button>
  );
}

function daysOf(activities: readonly MyActivity[]): ReadonlyMap<PlainDate, readonly MyActivity[]> {
  const byDay = new Map<PlainDate, MyActivity[]>();
  for (const activity of activities) {
    for (const day of new Set(activity.times.map(({ beginsAt }) => dateInChina(instantOf(beginsAt))))) byDay.set(day, [...byDay.get(day) ?? [], activity]);
  }
  return byDay;
}
