import { PhotoUploads } from '#platform/forms/phone/photo-uploads.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { OpinionPhotosState } from './use-opinion-photos.ts';

export type OpinionPhotosProps = {
  readonly caseId: string;
  readonly opinion: OpinionPhotosState;
};

/** What the server takes with one opinion. */
const MOST = 9;

/** Photos that go with an opinion, a reason or a remark; everybody who takes part sees them in the course of the case. */
export function OpinionPhotos({ caseId, opinion }: OpinionPhotosProps) {
  const t = useText();
  return (
    <PhotoUploads
      label={t('flows.photos')} limit={MOST} takesPdf given={opinion.photos} to={{ purpose: 'flows', subjectKey: caseId }} onStored={opinion.onPhotos} onSending={opinion.onSending}
      error={opinion.isTooEarly ? t('flows.photos-busy') : undefined}
    />
  );
}
