import { useCallback, useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { PhotoUploads } from '#platform/forms/phone/photo-uploads.tsx';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { PhotoGrid } from '../public-ui/photo-grid.tsx';
import { activitiesApi, MOST, type Activity } from './activities-api.ts';
import { photoAddress } from './photo-address.ts';

type CardProps = { readonly activity: Activity };

/** Up to three pictures, the first is the cover: put, ordered and taken away in one place. */
export function PicturesCard({ activity }: CardProps) {
  const t = useText();
  const { may } = useActingOffice();
  const [isChanging, setChanging] = useState(false);
  const { activityId, pictures } = activity;
  const mayManage = may('activities.activity.manage');
  if (pictures.length === 0 && !mayManage) return null;
  return (
    <Card title={t('activities.pictures')}>
      <div className="zj-stack">
        {isChanging ? <Fields activity={activity} onDone={() => setChanging(false)} /> : (
          <>
            {pictures.length === 0 ? <p className="zj-soft">{t('activities.office.pictures.none')}</p> : (
              <PhotoGrid label={t('activities.pictures')} photos={pictures.map((photoId) => ({ photoId, addressOf: (isSmall) => photoAddress('readPicture', { activityId, photoId, isSmall }) }))} />
            )}
            {mayManage && <div><Button onClick={() => setChanging(true)}>{t(pictures.length === 0 ? 'activities.office.pictures.add' : 'activities.office.pictures.change')}</Button></div>}
          </>
        )}
      </div>
    </Card>
  );
}

function Fields({ activity: { activityId, pictures }, onDone }: CardProps & { readonly onDone: () => void }) {
  const t = useText();
  const { client } = useConnection();
  const { run, isBusy, failure } = useCommand(activitiesApi.setPictures);
  const [photos, setPhotos] = useState<readonly string[]>(pictures);
  const [isSending, setSending] = useState(false);
  const [isTried, setTried] = useState(false);
  const readPhoto = useCallback(async (photoId: string, isSmall: boolean) => {
    const answer = await client.readFile(activitiesApi.readPicture, { activityId, photoId, isSmall });
    return answer.ok ? answer.value : undefined;
  }, [client, activityId]);
  const save = async (): Promise<void> => {
    setTried(true);
    if (isSending) return;
    const answer = await run({ activityId, photos: [...photos] });
    if (answer.ok) onDone();
  };
  return (
    <Form onSubmit={() => void save()} failure={failure} onRetry={() => void save()}>
      <PhotoUploads
        label={t('activities.pictures')} hint={t('activities.office.pictures.hint')} limit={MOST.pictures} given={pictures} to={{ purpose: 'activities', subjectKey: activityId }} readPhoto={readPhoto}
        onStored={setPhotos} onSending={setSending} error={isTried && isSending ? t('activities.wall.busy') : undefined}
      />
      <div className="activity-send">
        <Button type="submit" variant="primary" isBusy={isBusy}>{t('activities.office.pictures.save')}</Button>
        <Button variant="quiet" onClick={onDone}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}
