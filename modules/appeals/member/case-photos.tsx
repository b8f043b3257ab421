import { RetryIcon } from '#platform/ui/icons/action-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useCasePhoto } from './use-case-photo.ts';

/** The photos of a case, small; a press opens one at its full size in a tab of its own. */
export function CasePhotos({ appealId, photos }: { readonly appealId: string; readonly photos: readonly string[] }) {
  const t = useText();
  if (photos.length === 0) return null;
  return (
    <ul className="case-photos" aria-label={t('appeals.member.form.photos')}>
      {photos.map((photoId, index) => <li key={photoId}><CasePhoto appealId={appealId} photoId={photoId} place={index + 1} /></li>)}
    </ul>
  );
}

function CasePhoto({ appealId, photoId, place }: { readonly appealId: string; readonly photoId: string; readonly place: number }) {
  const t = useText();
  const { address, hasFailed, isWhole, load, enlarge } = useCasePhoto(appealId, photoId);
  if (hasFailed) {
    return (
      <button className="case-photo" type="button" onClick={load}>
        <RetryIcon /><span className="zj-unseen">{t('appeals.member.case.photo-again', { place })}</span>
      </button>
    );
  }
  return (
    <button className="case-photo" type="button" data-whole={isWhole ? '' : undefined} aria-expanded={isWhole} onClick={enlarge}>
      {address === undefined
        ? <span className="zj-unseen">{t('ui/loading')}</span>
        : <img src={address} alt={t('ui/photos/nth', { place })} />}
    </button>
  );
}
