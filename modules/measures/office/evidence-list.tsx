import { useState } from 'react';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { measuresApi, type ItemView } from './measures-api.ts';

/** What was reported, newest first, with its photos. */
export function EvidenceList({ item }: { readonly item: ItemView }) {
  const t = useText();
  if (item.evidence.length === 0) return <p className="zj-soft">{t('measures.report.none')}</p>;
  return (
    <ol className="evidence">
      {item.evidence.map((report) => (
        <li key={report.reportId} className="evidence-step">
          <div className="evidence-head">
            <strong>{t('measures.item.progress', { progress: report.progress })}</strong>
            <span>{t('measures.report.by', { who: report.by, when: whenText(t, report.at) })}</span>
          </div>
          <p className="evidence-text">{report.sentence}</p>
          {report.photos.length > 0 && <EvidencePhotos itemId={item.itemId} photos={report.photos} />}
        </li>
      ))}
    </ol>
  );
}

function EvidencePhotos({ itemId, photos }: { readonly itemId: string; readonly photos: readonly string[] }) {
  const t = useText();
  const [open, setOpen] = useState<number>();
  const words = (index: number) => t('measures.report.photo', { number: index + 1 });
  return (
    <>
      <ul className="evidence-photos">
        {photos.map((photoId, index) => (
          <li key={photoId}>
            <button type="button" onClick={() => setOpen(index)}>
              <img src={evidenceAddress({ itemId, photoId, isSmall: true })} alt={words(index)} loading="lazy" width={120} height={90} />
            </button>
          </li>
        ))}
      </ul>
      <Dialog isOpen={open !== undefined} onClose={() => setOpen(undefined)} title={words(open ?? 0)}>
        {open !== undefined && <img className="evidence-large" src={evidenceAddress({ itemId, photoId: photos[open] ?? '', isSmall: false })} alt={words(open)} />}
      </Dialog>
    </>
  );
}

/** Where the browser finds a photo by itself, with the session's cookie: an image tag can send no header. */
function evidenceAddress(photo: { readonly itemId: string; readonly photoId: string; readonly isSmall: boolean }): string {
  return `/api${measuresApi.readEvidence.path}?input=${encodeURIComponent(JSON.stringify(photo))}`;
}
