import { useEffect, useState } from 'react';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useReadPhoto } from './use-read-photo.ts';
import './flows.css';

/** The photos of an opinion, small. */
export function CasePhotos({ caseId, photos }: { readonly caseId: string; readonly photos: readonly string[] }) {
  if (photos.length === 0) return null;
  return <ul className="flows-photos">{photos.map((photoId, index) => <li key={photoId}><CasePhoto caseId={caseId} photoId={photoId} number={index + 1} /></li>)}</ul>;
}

function CasePhoto({ caseId, photoId, number }: { readonly caseId: string; readonly photoId: string; readonly number: number }) {
  const t = useText();
  const read = useReadPhoto(caseId);
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    void read(photoId, true).then((picture) => {
      if (picture === undefined || isGone) return;
      made = URL.createObjectURL(picture);
      setAddress(made);
    });
    return () => {
      isGone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [read, photoId]);
  if (address === undefined) return <span className="flows-photo-none" role="img" aria-label={t('flows.photo', { number })} />;
  return <img src={address} alt={t('flows.photo', { number })} />;
}
