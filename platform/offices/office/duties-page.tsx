import { useState } from 'react';
import { useParams } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { StartLink } from '#platform/accounts/office/start-link.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AbsenceList } from './absence-list.tsx';
import { DutyForm } from './duty-form.tsx';
import { DutyList } from './duty-list.tsx';
import type { Given } from './given.ts';
import { HandOnForm } from './hand-on-form.tsx';
import { LeaveForm } from './leave-form.tsx';
import { officesApi, type Duties } from './offices-api.ts';
import { PermissionList } from './permission-list.tsx';
import { ReplaceForm } from './replace-form.tsx';
import { SeatList } from './seat-list.tsx';
import './duties-page.css';

type Act = 'hand-on' | 'leave' | 'replace' | 'duty';

/** Who can do what at one union, since when and by whose grant; and the acts by which that changes. */
export function DutiesPage() {
  const t = useText();
  const office = useActingOffice();
  const { unionId = office.unionId } = useParams();
  const read = useRead(officesApi.readDuties, { unionId });
  return (
    <>
      <PageHeader title={t('offices.office.title')} lead={read.answer?.unionName ?? office.unionName} />
      <DataState read={read}>{(duties) => <DutiesDesk key={unionId} unionId={unionId} duties={duties} />}</DataState>
    </>
  );
}

function DutiesDesk({ unionId, duties }: { readonly unionId: string; readonly duties: Duties }) {
  const t = useText();
  const { may } = useActingOffice();
  const [given, setGiven] = useState<Given>();
  const current = duties.grants.filter((one) => one.state === 'held' || one.state === 'coming');
  const past = duties.grants.filter((one) => one.state === 'over' || one.state === 'ended');
  return (
    <div className="zj-columns">
      <div className="zj-stack">
        <Card title={t('offices.office.seats')}><SeatList seats={duties.seats} /></Card>
        <Card title={t('offices.office.now')}><DutyList unionId={unionId} duties={current} /></Card>
        {past.length > 0 && (
          <Card title={t('offices.office.past')}>
            <details className="duties-past">
              <summary>{t('offices.office.past-count', { count: past.length })}</summary>
              <DutyList unionId={unionId} duties={past} />
            </details>
          </Card>
        )}
      </div>
      <div className="zj-stack">
        {given !== undefined && may('orgs.office.appoint') && (
          <Card title={t('offices.office.link')}><StartLink key={given.grantId} unionId={unionId} {...given} /></Card>
        )}
        <Acts unionId={unionId} duties={duties} onGiven={setGiven} />
        {duties.absences.length > 0 && <Card title={t('offices.office.leave')}><AbsenceList unionId={unionId} absences={duties.absences} /></Card>}
        <Card title={t('offices.office.permissions')}><PermissionList permissions={duties.permissions} /></Card>
      </div>
    </div>
  );
}

type ActsProps = { readonly unionId: string; readonly duties: Duties; readonly onGiven: (given: Given | undefined) => void };

function Acts({ unionId, duties, onGiven }: ActsProps) {
  const t = useText();
  const { may, unionId: own } = useActingOffice();
  const [act, setAct] = useState<Act>();
  const close = (given?: Given): void => {
    setAct(undefined);
    onGiven(given);
  };
  const offered: readonly Act[] = [
    ...(may('orgs.office.appoint') ? ['replace' as const] : []), 'hand-on', ...(unionId === own ? ['leave' as const] : []),
    ...(may('offices.duty.separate') ? ['duty' as const] : []),
  ];
  return (
    <Card title={t('offices.office.acts')}>
      {act === undefined && (
        <div className="duty-acts">{offered.map((one) => <Button key={one} onClick={() => setAct(one)}>{t(`offices.office.act.${one}`)}</Button>)}</div>
      )}
      {act === 'replace' && <ReplaceForm unionId={unionId} onDone={close} onCancel={() => close()} />}
      {act === 'hand-on' && <HandOnForm unionId={unionId} unionName={duties.unionName} onDone={close} onCancel={() => close()} />}
      {act === 'leave' && <LeaveForm unionId={unionId} onDone={() => close()} onCancel={() => close()} />}
      {act === 'duty' && <DutyForm unionId={unionId} onCancel={() => close()} />}
    </Card>
  );
}
