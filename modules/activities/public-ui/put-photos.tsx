import { useId, useState } from 'react';
import { PhotoUploads } from '#platform/forms/phone/photo-uploads.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import './put-photos.css';

export type PutPhotosProps = {
  readonly ownerId: string;
  readonly left: number;
  /** What happens with them, said before they are put. */
  readonly hint: string;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  /** True when they are on the wall. */
  readonly onPut: (photos: string[]) => Promise<boolean>;
};

/** Photos for the wall, with the one sentence that has to be agreed to: what for, who sees them, until when. */
export function PutPhotos({ ownerId, left, hint, isBusy, failure, onPut }: PutPhotosProps) {
  const t = useText();
  const id = useId();
  const [photos, setPhotos] = useState<readonly string[]>([]);
  const [isSending, setSending] = useState(false);
  const [isAgreed, setAgreed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [times, setTimes] = useState(0);
  const send = async (): Promise<void> => {
    setTried(true);
    if (photos.length === 0 || isSending || !isAgreed || !await onPut([...photos])) return;
    setTimes(times + 1);
    setPhotos([]);
    setAgreed(false);
    setTried(false);
  };
  const isMissing = isTried && !isAgreed;
  return (
    <Form onSubmit={() => void send()} failure={failure} onRetry={() => void send()}>
      <PhotoUploads
        key={times} label={t('activities.wall.photos')} hint={hint} isOptional={false} limit={left} given={[]} to={{ purpose: 'activities', subjectKey: ownerId }}
        onStored={setPhotos} onSending={setSending}
        error={!isTried ? undefined : isSending ? t('activities.wall.busy') : photos.length === 0 ? t('activities.wall.photos-needed') : undefined}
      />
      <div className="put-photos-tick">
        <label>
          <input
            type="checkbox" checked={isAgreed} onChange={(event) => setAgreed(event.currentTarget.checked)}
            aria-invalid={isMissing ? true : undefined} aria-describedby={isMissing ? `${id}e` : undefined}
          />
          <span>{t('activities.member.wall.consent-1')}</span>
        </label>
        {isMissing && <FieldError id={`${id}e`} text={t('activities.wall.consent-needed')} />}
      </div>
      <div><Button type="submit" variant="primary" isBusy={isBusy}>{t('activities.wall.put')}</Button></div>
    </Form>
  );
}
