import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { PhotoGrid } from '../public-ui/photo-grid.tsx';
import { PutPhotos } from '../public-ui/put-photos.tsx';
import { activitiesApi, photoAddress, type Wall } from './activities-api.ts';

/** 照片墙: what the day looked like, for those who were invited. Beside what it is for; where it cannot be had, nothing stands here. */
export function PhotoWall({ activityId }: { readonly activityId: string }) {
  const t = useText();
  const { answer: wall } = useRead(activitiesApi.listWall, { activityId });
  if (wall === undefined || (wall.photos.length === 0 && !wall.mayPut)) return null;
  return <Card title={t('activities.wall.title')}><div className="zj-stack" data-gap="wide"><Photos activityId={activityId} wall={wall} />{wall.mayPut && <Put activityId={activityId} wall={wall} />}</div></Card>;
}

type PartProps = { readonly activityId: string; readonly wall: Wall };

function Photos({ activityId, wall: { photos, keptUntil } }: PartProps) {
  const t = useText();
  const [taking, hiding] = [useCommand(activitiesApi.takeBackPhoto), useCommand(activitiesApi.hidePhoto)];
  const [said, setSaid] = useState('');
  const act = async (photoId: string, isMine: boolean, close: () => void): Promise<void> => {
    const answer = isMine ? await taking.run({ activityId, photoId }) : await hiding.run({ activityId, photoId });
    if (!answer.ok) return;
    close();
    setSaid(t(isMine ? 'activities.wall.taken-back' : 'activities.wall.hidden'));
  };
  const actionsOf = (photoId: string, close: () => void) => {
    const isMine = photos.some((one) => one.photoId === photoId && one.isMine);
    return (
      <>
        <FailureBanner failure={isMine ? taking.failure : hiding.failure} />
        <Button variant={isMine ? 'danger' : 'quiet'} isBusy={taking.isBusy || hiding.isBusy} onClick={() => void act(photoId, isMine, close)}>
          {t(isMine ? 'activities.wall.take-back' : 'activities.wall.hide')}
        </Button>
      </>
    );
  };
  return (
    <>
      <p role="status" className={said === '' ? 'zj-unseen' : 'zj-soft'}>{said}</p>
      {photos.length === 0 ? <p className="zj-soft">{t('activities.wall.none')}</p> : (
        <>
          <PhotoGrid
            label={t('activities.wall.title')} actionsOf={actionsOf}
            photos={photos.map(({ photoId, state }) => ({
              photoId, addressOf: (isSmall) => photoAddress('readWallPhoto', { activityId, photoId, isSmall }),
              ...(state === 'waiting' && { note: <StatusBadge tone="warn" label={t('activities.photo.waiting')} /> }),
            }))}
          />
          <p className="zj-soft zj-small">{t('activities.wall.about', { until: t.format.date(keptUntil, 'day') })}</p>
        </>
      )}
    </>
  );
}

function Put({ activityId, wall: { left, ownerId } }: PartProps) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(activitiesApi.putPhotos);
  const [isPutting, setPutting] = useState(false);
  const [isDone, setDone] = useState(false);
  const put = async (photos: string[]): Promise<boolean> => {
    const answer = await run({ activityId, photos, isAgreed: true });
    setDone(answer.ok);
    setPutting(!answer.ok);
    return answer.ok;
  };
  return (
    <>
      <p role="status" className={isDone ? 'zj-soft' : 'zj-unseen'}>{isDone && t('activities.wall.done')}</p>
      {left <= 0 && <p className="zj-soft">{t('activities.wall.full')}</p>}
      {left > 0 && (isPutting
        ? <PutPhotos ownerId={ownerId} left={left} hint={t('activities.wall.hint')} isBusy={isBusy} failure={failure} onPut={put} />
        : <div><Button onClick={() => setPutting(true)}>{t('activities.wall.begin')}</Button></div>)}
    </>
  );
}
