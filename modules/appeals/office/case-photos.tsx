import { useState } from 'react';
import Button from 'antd/es/button';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { photoAddress } from './photo-address.ts';

export type CasePhotosProps = { readonly appealId: string; readonly photos: readonly string[] };

/** Small pictures that open large. Nothing describes them but their place: what they show, only the worker knows. */
export function CasePhotos({ appealId, photos }: CasePhotosProps) {
  const t = useText();
  const [open, setOpen] = useState<number>();
  if (photos.length === 0) return null;
  const words = (index: number) => t('appeals.office.photo.nth', { place: index + 1, count: photos.length });
  return (
    <>
      <ul className="case-photos">
        {photos.map((photoId, index) => (
          <li key={photoId}>
            <button type="button" onClick={() => setOpen(index)}>
              <img src={photoAddress({ appealId, photoId, isSmall: true })} alt={words(index)} loading="lazy" width={120} height={90} />
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        isOpen={open !== undefined} onClose={() => setOpen(undefined)} title={words(open ?? 0)}
        actions={photos.length > 1 && open !== undefined && (
          <>
            <Button onClick={() => setOpen((open + photos.length - 1) % photos.length)}>{t('appeals.office.photo.before')}</Button>
            <Button onClick={() => setOpen((open + 1) % photos.length)}>{t('appeals.office.photo.next')}</Button>
          </>
        )}
      >
        {open !== undefined && (
          <img className="case-photo" src={photoAddress({ appealId, photoId: photos[open] ?? '', isSmall: false })} alt={words(open)} />
        )}
      </Dialog>
    </>
  );
}
