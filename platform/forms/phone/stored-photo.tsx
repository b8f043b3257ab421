import { useEffect, useRef, useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { saveFile } from '#platform/ui/save-file.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ReadPhoto } from './field-props.tsx';

export type StoredPhotoProps = { readonly fileId: string; readonly label: string; readonly readPhoto: ReadPhoto; readonly look?: 'photo' | 'signature' };

/** A picture of the server's, in this tab's memory alone; a press shows it whole. */
export function StoredPhoto({ fileId, label, readPhoto, look = 'photo' }: StoredPhotoProps) {
  const t = useText();
  const [isWhole, setWhole] = useState(false);
  const address = usePicture(fileId, !isWhole, readPhoto);
  if (address === PDF) return <StoredPdf fileId={fileId} label={label} readPhoto={readPhoto} />;
  if (address === null) return <p className="forms-photo forms-later">{t('forms.fields.photo-missing')}</p>;
  return (
    <button className="forms-photo" type="button" data-look={look} data-whole={isWhole ? '' : undefined} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
      {address === undefined ? <span className="zj-unseen">{t('ui/loading')}</span> : <img src={address} alt={label} />}
    </button>
  );
}

/** A paper that somebody uploaded is kept on the device and opened there: it never runs inside this page. */
function StoredPdf({ fileId, label, readPhoto }: StoredPhotoProps) {
  const t = useText();
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const paper = await readPhoto(fileId, false);
    setBusy(false);
    if (paper !== undefined) saveFile(paper, `${label}.pdf`);
  };
  return <Button isBusy={isBusy} onClick={() => void save()}>{t('forms.fields.pdf')}<span className="zj-unseen">{label}</span></Button>;
}

/** In place of an address: what the server keeps is no picture. */
const PDF = 'application/pdf';

/** undefined while it is on its way, null where it cannot be had. */
function usePicture(fileId: string, isSmall: boolean, readPhoto: ReadPhoto): string | null | undefined {
  const [address, setAddress] = useState<string | null>();
  // A screen may make the function anew with every drawing; the picture stays the same.
  const read = useRef(readPhoto);
  useEffect(() => {
    let isGone = false;
    let made: string | undefined;
    const load = async (): Promise<void> => {
      const picture = await read.current(fileId, isSmall);
      if (isGone) return;
      const isPdf = picture?.type === PDF;
      made = isPdf ? undefined : picture && URL.createObjectURL(picture);
      setAddress(isPdf ? PDF : made ?? null);
    };
    void load();
    return () => {
      isGone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [fileId, isSmall]);
  return address;
}
