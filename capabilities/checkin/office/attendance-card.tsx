import { useEffect, useRef } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { inLanguage } from '#platform/forms/in-language.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { instantOf } from '#platform/text/formats.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { AbsentList } from './absent-list.tsx';
import { checkinApi, LATE_HOURS, type Roll, type Rolls } from './checkin-api.ts';
import { DoorsCard } from './doors-card.tsx';
import { DoublesList } from './doubles-list.tsx';
import { DownloadAttendance } from './download-attendance.tsx';
import type { SessionCheckinProps } from './session-props.ts';
import { useEvery } from './use-every.ts';

type AttendanceCardProps = SessionCheckinProps & { readonly roll: Roll; readonly overall: Rolls; readonly isOver: boolean; readonly maySet: boolean; readonly onSet: () => void };

const MINUTE = 60_000;

/** How the session stands, what does not add up by name, and the doors. */
export function AttendanceCard({ roll, overall, isOver, maySet, onSet, ...session }: AttendanceCardProps) {
  const t = useText();
  const { may } = useActingOffice();
  const read = useRead(checkinApi.readAttendance, { rollId: roll.rollId });
  useChanged(roll, read.refresh);
  // A place used a third time changes no figure.
  useEvery(roll.doubles > 0 && !roll.isSettled ? MINUTE : undefined, read.refresh);
  return (
    <>
      <Card title={t('checkin.office.title')} action={<DownloadAttendance rollId={roll.rollId} title={session.title} />}>
        <div className="zj-stack">
          <Figures roll={roll} />
          {overall.rolls.length > 1 && <p>{t('checkin.office.overall', { sessions: overall.rolls.length, people: overall.people, times: overall.personTimes })}</p>}
          <Terms roll={roll} session={session} isOver={isOver} maySet={maySet} onSet={onSet} />
        </div>
      </Card>
      <DataState read={read}>
        {({ doors, doubles, absent }) => (
          <>
            {doubles.length > 0 && <DoublesList doubles={doubles} />}
            {isOver && <AbsentList absent={absent} hasPasses={roll.groupsCame > 0} />}
            <DoorsCard rollId={roll.rollId} doors={doors} title={session.title} mayOpen={maySet} mayClose={may('checkin.roll.manage')} />
          </>
        )}
      </DataState>
    </>
  );
}

function Figures({ roll: { groups, persons, groupsCame, personsCame, walkIns } }: { readonly roll: Roll }) {
  const t = useText();
  const figures: readonly (readonly [string, number, string])[] = [
    [t('checkin.office.figure.expected'), persons, t('checkin.office.figure.groups', { count: groups })],
    [t('checkin.office.figure.came'), personsCame, t('checkin.office.figure.groups', { count: groupsCame })],
    [t('checkin.office.figure.walk-ins'), walkIns, t('checkin.office.figure.walk-ins-text')],
    [t('checkin.office.figure.inside'), personsCame + walkIns, t('checkin.office.figure.rate', { share: t.format.share(personsCame, persons) })],
  ];
  return (
    <dl className="checkin-figures">
      {figures.map(([label, value, basis]) => <div key={label}><dt>{label}</dt><dd><strong>{t.format.number(value)}</strong><span className="zj-soft zj-small">{basis}</span></dd></div>)}
    </dl>
  );
}

type TermsProps = Pick<AttendanceCardProps, 'roll' | 'isOver' | 'maySet' | 'onSet'> & { readonly session: Pick<AttendanceCardProps, 'beginsAt' | 'endsAt' | 'questions'> };

function Terms({ roll: { admitsFromMinutes, takesWalkIns, notes, isSettled }, session: { beginsAt, endsAt, questions }, isOver, maySet, onSet }: TermsProps) {
  const t = useText();
  if (isOver) {
    const until = shiftInstant(instantOf(endsAt), LATE_HOURS * 60 * MINUTE);
    return <p className="zj-soft">{isSettled ? t('checkin.office.settled') : t('checkin.office.late', { when: whenText(t, until) })}</p>;
  }
  const shown = questions?.fields.filter(({ key }) => notes.includes(key)).map(({ label }) => inLanguage(label, t.language)) ?? [];
  const said = [
    t('checkin.office.from-when', { when: whenText(t, shiftInstant(instantOf(beginsAt), -admitsFromMinutes * MINUTE)) }),
    t(takesWalkIns ? 'checkin.office.walk-ins.yes' : 'checkin.office.walk-ins.no'),
    shown.length === 0 ? t('checkin.office.notes-none') : t('checkin.office.notes-shown', { questions: shown.join(t('checkin.office.comma')) }),
  ];
  return (
    <div className="checkin-line">
      <p className="zj-soft">{said.join(' · ')}</p>
      {maySet && <Button onClick={onSet}>{t('checkin.office.change')}</Button>}
    </div>
  );
}

/**
 * Reading names is written down. So they are asked for again when the figures, which have none, have changed, and not with every look.
 */
function useChanged({ persons, personsCame, groupsCame, walkIns, doubles, isSettled }: Roll, refresh: () => void): void {
  const key = [persons, personsCame, groupsCame, walkIns, doubles, isSettled].join();
  const seen = useRef(key);
  const latest = useRef(refresh);
  useEffect(() => { latest.current = refresh; });
  useEffect(() => {
    if (seen.current === key) return;
    seen.current = key;
    latest.current();
  }, [key]);
}
