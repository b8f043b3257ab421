import { useState } from 'react';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi } from './membership-api.ts';

/** Small pictures that open large. */
export function FoundingDocuments({ foundingId, photos }: { readonly foundingId: string; readonly photos: readonly string[] }) {
  const t = useText();
  const [open, setOpen] = useState<number>();
  const words = (index: number) => t('membership.office.founding.document', { place: index + 1, count: photos.length });
  if (photos.length === 0) return <p className="zj-soft">{t('membership.office.founding.no-documents')}</p>;
  return (
    <>
      <ul className="membership-documents">
        {photos.map((photoId, index) => (
          <li key={photoId}>
            <button type="button" onClick={() => setOpen(index)}>
              <img src={documentAddress({ foundingId, photoId, isSmall: true })} alt={words(index)} loading="lazy" width={120} height={90} />
            </button>
          </li>
        ))}
      </ul>
      <Dialog isOpen={open !== undefined} onClose={() => setOpen(undefined)} title={words(open ?? 0)}>
        {open !== undefined && (
          <img className="membership-document-large" src={documentAddress({ foundingId, photoId: photos[open] ?? '', isSmall: false })} alt={words(open)} />
        )}
      </Dialog>
    </>
  );
}

/** Where the browser finds a photo by itself, with the session's cookie: an image tag can send no header. */
function documentAddress(photo: { readonly foundingId: string; readonly photoId: string; readonly isSmall: boolean }): string {
  return `/api${membershipApi.readDocument.path}?input=${encodeURIComponent(JSON.stringify(photo))}`;
}
