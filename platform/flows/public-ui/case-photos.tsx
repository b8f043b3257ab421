import { useEffect, useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { saveFile } from '#platform/ui/save-file.ts';
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
  const [isPdf, setPdf] = useState(false);
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    void read(photoId, true).then((picture) => {
      if (picture === undefined || isGone) return;
      setPdf(picture.type === 'application/pdf');
      if (picture.type === 'application/pdf') return;
      made = URL.createObjectURL(picture);
      setAddress(made);
    });
    return () => {
      isGone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [read, photoId]);
  const save = async (): Promise<void> => {
    const paper = await read(photoId, false);
    if (paper !== undefined) saveFile(paper, `${t('flows.photo', { number })}.pdf`);
  };
  // What somebody uploaded is opened on the device, and never inside this page.
  if (isPdf) return <Button onClick={() => void save()}>{t('flows.photo.pdf', { number })}</Button>;
  if (address === undefined) return <span className="flows-photo-none" role="img" aria-label={t('flows.photo', { number })} />;
  return <img src={address} alt={t('flows.photo', { number })} />;
}
