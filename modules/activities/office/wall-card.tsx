import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { StatusBadge, type Tone } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { PhotoGrid } from '../public-ui/photo-grid.tsx';
import { PutPhotos } from '../public-ui/put-photos.tsx';
import { activitiesApi, type WallPhoto } from './activities-api.ts';
import { photoAddress } from './photo-address.ts';
import { PhotoDecision } from './photo-decision.tsx';

type Wall = { readonly activityId: string; readonly photos: readonly WallPhoto[] };
const TONES: Readonly<Record<WallPhoto['state'], Tone>> = { waiting: 'warn', standing: 'ok', hidden: 'danger' };
const STATES: readonly WallPhoto['state'][] = ['waiting', 'hidden', 'standing'];

/** 照片墙: what waits first, then what somebody who is on it had taken down, then what everybody sees. */
export function WallCard({ activityId }: { readonly activityId: string }) {
  const t = useText();
  const { may } = useActingOffice();
  const read = useRead(activitiesApi.listWall, { activityId });
  const mayManage = may('activities.activity.manage');
  return (
    <Card title={t('activities.wall.title')}>
      <DataState read={read}>
        {({ photos, mayPut, left, ownerId }) => (
          <div className="zj-stack" data-gap="wide">
            {photos.length === 0 && <p className="zj-soft">{t('activities.office.wall.none')}</p>}
            {STATES.map((state) => <Part key={state} activityId={activityId} state={state} mayManage={mayManage} photos={photos.filter((photo) => photo.state === state)} />)}
            {mayManage && mayPut && left > 0 && <Put activityId={activityId} left={left} ownerId={ownerId} />}
          </div>
        )}
      </DataState>
    </Card>
  );
}

function Part({ activityId, photos, state, mayManage }: Wall & { readonly state: WallPhoto['state']; readonly mayManage: boolean }) {
  const t = useText();
  const { run, isBusy } = useCommand(activitiesApi.decidePhotos);
  if (photos.length === 0) return null;
  const title = t(`activities.office.wall.${state}`, { count: photos.length });
  const nameOf = (photoId: string) => photos.find((photo) => photo.photoId === photoId)?.name ?? '';
  return (
    <section className="zj-stack" aria-label={title}>
      <div className="activity-session-head"><h3>{title}</h3><StatusBadge tone={TONES[state]} label={t(`activities.photo.${state}`)} /></div>
      <PhotoGrid
        label={title} photos={photos.map(({ photoId, name }) => ({
          photoId, addressOf: (isSmall) => photoAddress('readWallPhoto', { activityId, photoId, isSmall }), note: <span className="zj-soft zj-small">{name}</span>,
        }))}
        {...(mayManage && { actionsOf: (photoId: string, close: () => void) => <PhotoDecision activityId={activityId} photoId={photoId} state={state} name={nameOf(photoId)} onDone={close} /> })}
      />
      {mayManage && state === 'waiting' && (
        <div><Button variant="primary" isBusy={isBusy} onClick={() => void run({ activityId, photos: photos.slice(0, 100).map(({ photoId }) => photoId), isAgreed: true })}>{t('activities.office.wall.agree-all', { count: photos.length })}</Button></div>
      )}
    </section>
  );
}

function Put({ activityId, left, ownerId }: { readonly activityId: string; readonly left: number; readonly ownerId: string }) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(activitiesApi.putPhotos);
  const [isPutting, setPutting] = useState(false);
  const put = async (photos: string[]): Promise<boolean> => {
    const answer = await run({ activityId, photos, isAgreed: true });
    setPutting(!answer.ok);
    return answer.ok;
  };
  return isPutting
    ? <PutPhotos ownerId={ownerId} left={left} hint={t('activities.office.wall.hint')} isBusy={isBusy} failure={failure} onPut={put} />
    : <div><Button onClick={() => setPutting(true)}>{t('activities.wall.begin')}</Button></div>;
}
