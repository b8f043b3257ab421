import { useState } from 'react';
import { useDelayedActs } from '#platform/orgs/office/delayed-acts-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { checkinApi, type Attendance } from './checkin-api.ts';
import { DoorCode, type ShownDoor } from './door-code.tsx';
import { DoorForm } from './door-form.tsx';

type DoorsCardProps = Pick<Attendance, 'doors'> & { readonly rollId: string; readonly title: string; readonly mayOpen: boolean; readonly mayClose: boolean };

/** One device at one door each: how much it noted, and when something of it was last heard. */
export function DoorsCard({ rollId, title, doors, mayOpen, mayClose }: DoorsCardProps) {
  const t = useText();
  const [shown, setShown] = useState<ShownDoor>();
  return (
    <Card title={t('checkin.office.doors')}>
      <div className="zj-stack">
        {doors.length === 0 && <p className="zj-soft">{t(mayOpen ? 'checkin.office.doors.none' : 'checkin.office.doors.none-read')}</p>}
        {doors.length > 0 && <ul className="checkin-doors">{doors.map((door) => <Door key={door.doorId} rollId={rollId} door={door} mayClose={mayClose} />)}</ul>}
        {doors.length > 0 && mayClose && <p className="zj-soft zj-small">{t('checkin.office.doors.lost')}</p>}
        {shown !== undefined && <DoorCode door={shown} title={title} onDone={() => setShown(undefined)} />}
        {mayOpen && shown === undefined && <DoorForm rollId={rollId} onOpened={setShown} />}
      </div>
    </Card>
  );
}

type DoorProps = { readonly rollId: string; readonly door: Attendance['doors'][number]; readonly mayClose: boolean };

/** Closing is for good, so it waits a moment in which a slip can be taken back. */
function Door({ rollId, door: { doorId, name, closedAt, passes, lastCameAt }, mayClose }: DoorProps) {
  const t = useText();
  const acts = useDelayedActs();
  const { run, failure, retry } = useCommand(checkinApi.closeDoor);
  const close = () => acts.begin({ id: doorId, text: t('checkin.office.doors.closing', { name }), run: () => void run({ rollId, doorId }) });
  return (
    <li>
      <div className="checkin-line">
        <div>
          <p className="checkin-who">{name}{closedAt !== null && <> <StatusBadge tone="idle" label={t('checkin.office.doors.closed')} /></>}</p>
          <p className="zj-soft zj-small">
            {lastCameAt === null ? t('checkin.office.doors.not-heard') : t('checkin.office.doors.heard', { count: passes, when: whenText(t, lastCameAt) })}
          </p>
        </div>
        {mayClose && closedAt === null && (acts.isWaiting(doorId)
          ? <Button variant="quiet" onClick={() => acts.takeBack(doorId)}>{t('ui/undo')}</Button>
          : <Button variant="quiet" onClick={close}>{t('checkin.office.doors.close')}<span className="zj-unseen">{name}</span></Button>)}
      </div>
      <FailureBanner failure={failure} onRetry={retry} />
    </li>
  );
}
