import { useId, type ChangeEvent } from 'react';
import { failureText } from '../api/failure.ts';
import { CameraIcon, ChevronIcon, CloseIcon, PreviousIcon, RetryIcon } from '../icons/action-icons.tsx';
import { useText } from '../text/text-provider.tsx';
import { FieldError } from './field.tsx';
import { isPhotoLost, type Photo } from './photo-list.ts';
import type { Photos } from './use-photos.ts';
import './photo-picker.css';

export type PhotoPickerProps = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly limit: number;
  /** PDFs too; otherwise pictures alone. */
  readonly takesPdf?: boolean;
  /** Most photos are; where they are not, the word is left out. */
  readonly isOptional?: boolean;
  readonly photos: Photos;
};

/** Native file input under words of our own: its own words would be in the browser's language. */
export function PhotoPicker({ label, hint, error, limit, takesPdf = false, isOptional = true, photos: { photos, add, remove, move, retry } }: PhotoPickerProps) {
  const t = useText();
  const id = useId();
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    add([...(event.currentTarget.files ?? [])]);
    // Otherwise picking the same photo again after removing it is no change and nothing happens.
    event.currentTarget.value = '';
  };
  const described = [hint !== undefined && `${id}h`, `${id}c`, error !== undefined && `${id}e`].filter(Boolean).join(' ');
  return (
    <div className="zj-field" role="group" aria-labelledby={`${id}l`}>
      <p className="zj-label" id={`${id}l`}>{label}{isOptional && <span className="zj-optional">{t('ui/optional')}</span>}</p>
      {hint !== undefined && <p className="zj-hint" id={`${id}h`}>{hint}</p>}
      <ul className="zj-photos">
        {photos.map((photo, index) => (
          <PhotoTile key={photo.id} photo={photo} place={index + 1} count={photos.length} {...{ remove, move, retry }} />
        ))}
        {photos.length < limit && (
          <li>
            <label className="zj-photo-add">
              <input type="file" accept={takesPdf ? 'image/*,application/pdf' : 'image/*'} multiple onChange={take} aria-describedby={described} aria-invalid={error === undefined ? undefined : true} />
              <span className="zj-photo-add-face"><CameraIcon />{t(takesPdf ? 'ui/photos/add-papers' : 'ui/photos/add')}</span>
            </label>
          </li>
        )}
      </ul>
      <div className="zj-field-foot">
        {error !== undefined && <FieldError id={`${id}e`} text={error} />}
        <p className="zj-count" id={`${id}c`}>{t('ui/photos/count', { count: photos.length, limit })}</p>
      </div>
    </div>
  );
}

type PhotoTileProps = Pick<Photos, 'remove' | 'move' | 'retry'> & {
  readonly photo: Photo;
  readonly place: number;
  readonly count: number;
};

function PhotoTile({ photo, place, count, remove, move, retry }: PhotoTileProps) {
  const t = useText();
  const { id, preview, isPdf = false, sent, fileId, failure } = photo;
  const isLost = isPhotoLost(photo);
  const isSending = fileId === undefined && failure === undefined;
  return (
    <li className="zj-photo">
      <div className="zj-photo-frame" data-state={isLost ? 'failed' : undefined}>
        {preview === ''
          ? <span className="zj-photo-blank" role="img" aria-label={t(isPdf ? 'ui/photos/pdf' : 'ui/photos/nth', { place })}>{isPdf ? 'PDF' : <CameraIcon />}</span>
          : <img src={preview} alt={t('ui/photos/nth', { place })} />}
        {failure !== undefined && !isLost && <p className="zj-photo-sending">{t('ui/photos/waiting')}</p>}
        {isSending && (
          <p className="zj-photo-sending"><span className="zj-spinner" />{t('ui/photos/sending', { percent: Math.round(sent * 100) })}</p>
        )}
        <button className="zj-photo-remove" type="button" onClick={() => remove(id)}>
          <CloseIcon /><span className="zj-unseen">{t('ui/photos/remove', { place })}</span>
        </button>
      </div>
      {isLost && failure !== undefined && (
        <div className="zj-photo-failed" role="alert">
          <p>{failureText(t, failure)}</p>
          <button className="zj-photo-step" type="button" onClick={() => retry(id)}><RetryIcon />{t('ui/retry')}</button>
        </div>
      )}
      {count > 1 && (
        <div className="zj-photo-order">
          {place > 1 && (
            <button className="zj-photo-step" type="button" onClick={() => move(id, -1)}>
              <PreviousIcon /><span className="zj-unseen">{t('ui/photos/forward', { place })}</span>
            </button>
          )}
          {place < count && (
            <button className="zj-photo-step" type="button" onClick={() => move(id, 1)}>
              <ChevronIcon /><span className="zj-unseen">{t('ui/photos/backward', { place })}</span>
            </button>
          )}
        </div>
      )}
    </li>
  );
}
