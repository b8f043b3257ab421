import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock, toInstant } from '#platform/kernel/clock.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { saveFile } from '#platform/ui/save-file.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { activitiesApi, MOST, type Activity } from './activities-api.ts';
import { ReviseForm } from './revise-form.tsx';

type ActsProps = { readonly activity: Activity };

/** Poster and copy for whoever reads it; changing and calling off while it lies ahead. */
export function ActivityActs({ activity }: ActsProps) {
  const t = useText();
  const { may } = useActingOffice();
  const [isChanging, setChanging] = useState(false);
  const [asked, setAsked] = useState<number>();
  const isAhead = activity.state === 'open' && toInstant(String(activity.endsAt)) > systemClock.now();
  const end = (count: number): void => {
    setChanging(false);
    setAsked(count);
  };
  return (
    <>
      <span role="status" className={asked === undefined ? 'zj-unseen' : 'zj-soft activity-said'}>
        {asked !== undefined && (asked === 0 ? t('activities.office.revised') : t('activities.office.revised-asked', { count: asked }))}
      </span>
      {isAhead && <Poster activity={activity} />}
      {may('activities.activity.manage') && (
        <>
          <LinkButton href={`/activities/new?from=${activity.activityId}`}>{t('activities.office.copy')}</LinkButton>
          {isAhead && <CallOff activity={activity} />}
          {isAhead && <Button variant="primary" onClick={() => setChanging(true)}>{t('activities.office.revise')}</Button>}
        </>
      )}
      <Drawer open={isChanging} onClose={() => setChanging(false)} size={560} destroyOnHidden closable={{ 'aria-label': t('ui/close') }} title={t('activities.office.revise-title')}>
        {isChanging && <ReviseForm activity={activity} onDone={end} />}
      </Drawer>
    </>
  );
}

function Poster({ activity: { activityId, title } }: ActsProps) {
  const t = useText();
  const { client } = useConnection();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const print = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    const answer = await client.readFile(activitiesApi.printPoster, { activityId });
    setBusy(false);
    if (answer.ok) saveFile(answer.value, t('activities.office.poster-file', { title }));
    else setFailure(answer.failure);
  };
  return (
    <>
      <FailureBanner failure={failure} onRetry={print} />
      <Button isBusy={isBusy} onClick={() => void print()}>{t('activities.office.poster')}</Button>
    </>
  );
}

/** Everybody on the lists is told with the reason, so it is asked for and the press stands behind a question. */
function CallOff({ activity: { activityId, title, sessions } }: ActsProps) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(activitiesApi.cancelActivity);
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const groups = sessions.reduce((sum, one) => sum + one.taken + one.waiting + one.asked, 0);
  const said = reason.trim();
  const error = said === '' ? t('activities.office.reason-needed') : said.length > MOST.reason ? t('activities.office.form.too-long') : undefined;
  const send = async (): Promise<void> => {
    setTried(true);
    if (error !== undefined) return;
    const answer = await run({ activityId, reason: said });
    if (answer.ok) setAsking(false);
  };
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>{t('activities.office.call-off')}</Button>
      <Dialog
        isOpen={isAsking} onClose={() => setAsking(false)} title={t('activities.office.call-off-title', { title })}
        description={groups === 0 ? t('activities.office.call-off-nobody') : t('activities.office.call-off-means')}
        actions={(
          <>
            <Button onClick={() => setAsking(false)}>{t('activities.office.keep')}</Button>
            <Button variant="danger" isBusy={isBusy} onClick={() => void send()}>{t('activities.office.call-off')}</Button>
          </>
        )}
      >
        <TextArea
          label={t('activities.office.reason')} hint={t('activities.office.reason-hint')} value={reason} onValue={setReason} limit={MOST.reason} error={isTried ? error : undefined}
        />
        <FailureBanner failure={failure} onRetry={send} />
      </Dialog>
    </>
  );
}
