import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { activitiesApi, MOST, type WallPhoto } from './activities-api.ts';

export type PhotoDecisionProps = {
  readonly activityId: string; readonly photoId: string; readonly state: WallPhoto['state']; readonly name: string; readonly onDone: () => void;
};

/** Below the open photo: yes or no to one that waits; one that was taken down is shown again only with a reason. */
export function PhotoDecision({ activityId, photoId, state, name, onDone }: PhotoDecisionProps) {
  const t = useText();
  const [deciding, restoring] = [useCommand(activitiesApi.decidePhotos), useCommand(activitiesApi.restorePhoto)];
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const said = reason.trim();
  const error = said === '' ? t('activities.office.reason-needed') : said.length > MOST.reason ? t('activities.office.form.too-long') : undefined;
  const decide = async (isAgreed: boolean): Promise<void> => {
    const answer = await deciding.run({ activityId, photos: [photoId], isAgreed });
    if (answer.ok) onDone();
  };
  const restore = async (): Promise<void> => {
    setTried(true);
    if (error !== undefined) return;
    const answer = await restoring.run({ activityId, photoId, reason: said });
    if (answer.ok) onDone();
  };
  return (
    <div className="zj-stack activity-decision">
      <p className="zj-soft">{t('activities.office.wall.by', { name })}</p>
      <FailureBanner failure={deciding.failure ?? restoring.failure} />
      {state === 'waiting' && (
        <div className="activity-send">
          <Button variant="danger" isBusy={deciding.isBusy} onClick={() => void decide(false)}>{t('activities.office.wall.decline')}</Button>
          <Button variant="primary" isBusy={deciding.isBusy} onClick={() => void decide(true)}>{t('activities.office.wall.agree')}</Button>
        </div>
      )}
      {state === 'hidden' && (
        <>
          <TextInput label={t('activities.office.wall.reason')} hint={t('activities.office.wall.reason-hint')} value={reason} onValue={setReason} limit={MOST.reason} error={isTried ? error : undefined} autoComplete="off" />
          <div><Button isBusy={restoring.isBusy} onClick={() => void restore()}>{t('activities.office.wall.restore')}</Button></div>
        </>
      )}
    </div>
  );
}
