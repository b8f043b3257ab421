import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ChevronIcon, PreviousIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import './photo-grid.css';

export type GridPhoto = {
  readonly photoId: string;
  /** Where the browser finds it by itself, with the session's cookie. */
  readonly addressOf: (isSmall: boolean) => string;
  /** How it stands, where that is to be said. */
  readonly note?: ReactNode;
};

export type PhotoGridProps = {
  readonly label: string;
  readonly photos: readonly GridPhoto[];
  /** The first stands large above the others. */
  readonly hasCover?: boolean;
  /** What can be done with the one that is open. */
  readonly actionsOf?: (photoId: string, close: () => void) => ReactNode;
};

/** Small pictures; a press shows one large, and arrows lead on to the next. */
export function PhotoGrid({ label, photos, hasCover = false, actionsOf }: PhotoGridProps) {
  const t = useText();
  const [openId, setOpen] = useState<string>();
  const place = photos.findIndex(({ photoId }) => photoId === openId);
  const open = photos[place];
  const words = (index: number) => t('activities.photo.nth', { number: index + 1, count: photos.length });
  const go = (by: number): void => setOpen(photos[(place + by + photos.length) % photos.length]?.photoId);
  useArrows(open !== undefined && photos.length > 1, go);
  const close = (): void => setOpen(undefined);
  return (
    <>
      <ul className="photo-grid" aria-label={label} data-cover={hasCover ? '' : undefined}>
        {photos.map(({ photoId, addressOf, note }, index) => (
          <li key={photoId}>
            <button type="button" onClick={() => setOpen(photoId)}><img src={addressOf(!hasCover || index > 0)} alt={words(index)} loading="lazy" width={160} height={120} /></button>
            {note}
          </li>
        ))}
      </ul>
      <Dialog isOpen={open !== undefined} onClose={close} title={words(Math.max(0, place))} actions={open !== undefined && actionsOf?.(open.photoId, close)}>
        {open !== undefined && (
          <div className="photo-large">
            <img src={open.addressOf(false)} alt={words(place)} />
            {photos.length > 1 && (
              <div className="photo-steps">
                <Button icon={<PreviousIcon />} onClick={() => go(-1)}>{t('activities.photo.before')}</Button>
                <Button icon={<ChevronIcon />} onClick={() => go(1)}>{t('activities.photo.after')}</Button>
              </div>
            )}
          </div>
        )}
      </Dialog>
    </>
  );
}

/** Left and right, wherever the focus is in the open picture; in a field they move within its text. */
function useArrows(isOn: boolean, go: (by: number) => void): void {
  const latest = useRef(go);
  useEffect(() => { latest.current = go; });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = ({ key, target }: KeyboardEvent): void => {
      if (target instanceof HTMLInputElement) return;
      if (key === 'ArrowLeft') latest.current(-1);
      if (key === 'ArrowRight') latest.current(1);
    };
    // On the way down: the dialog keeps arrows to itself on the way up.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [isOn]);
}
