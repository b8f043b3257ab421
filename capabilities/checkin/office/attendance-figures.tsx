import { useRead } from '#platform/ui/api/use-read.ts';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { checkinApi } from './checkin-api.ts';

type AttendanceFiguresProps = { readonly unionId: string; readonly year: number; readonly href: string };

/** 参加人数 and 人次 of a year, for the cards of whoever holds sessions. Beside the module's own and never in their way. */
export function AttendanceFigures({ unionId, year, href }: AttendanceFiguresProps) {
  const t = useText();
  const { answer } = useRead(checkinApi.readFigures, { unionId, year });
  if (answer === undefined) return null;
  const { sessions, people, personTimes, walkIns } = answer;
  return (
    <>
      <FigureCard label={t('checkin.office.figure.people')} value={t.format.number(people)} basis={t('checkin.office.figure.people-text')} href={href} />
      <FigureCard label={t('checkin.office.figure.times')} value={t.format.number(personTimes)} basis={t('checkin.office.figure.times-text', { sessions, walkIns })} href={href} />
    </>
  );
}
