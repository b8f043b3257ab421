import { useId } from 'react';
import { StarIcon } from '../icons/sign-icons.tsx';
import { useText } from '../text/text-provider.tsx';
import { FieldError } from './field.tsx';
import './rating.css';

export const STARS = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof STARS)[number];

export type RatingProps = {
  readonly legend: string;
  readonly error?: string;
  readonly value: Stars | undefined;
  readonly onValue: (value: Stars) => void;
};

/** One to five as native radio buttons. Each star has its word, and the chosen word stands below for everybody. */
export function Rating({ legend, error, value, onValue }: RatingProps) {
  const t = useText();
  const id = useId();
  return (
    <fieldset
      className="zj-rating" role="radiogroup" aria-labelledby={`${id}g`}
      aria-describedby={error === undefined ? undefined : `${id}e`} aria-invalid={error === undefined ? undefined : true}
    >
      <legend className="zj-label" id={`${id}g`}>{legend}</legend>
      <div className="zj-stars">
        {STARS.map((star) => (
          <label className="zj-star" key={star} data-lit={value !== undefined && star <= value ? '' : undefined}>
            <input type="radio" name={id} value={star} checked={star === value} onChange={() => onValue(star)} />
            <span className="zj-unseen">{t(`ui/rating/${star}`)}</span>
            <StarIcon />
          </label>
        ))}
      </div>
      <p className="zj-rating-word" aria-hidden="true">{value === undefined ? t('ui/rating/choose') : t(`ui/rating/${value}`)}</p>
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
    </fieldset>
  );
}

/** A rating that was given: the stars for the eye, the words for everybody. */
export function RatingShown({ value }: { readonly value: Stars }) {
  const t = useText();
  return (
    <span className="zj-rating-shown">
      <span className="zj-stars" aria-hidden="true">
        {STARS.map((star) => <span className="zj-star" key={star} data-lit={star <= value ? '' : undefined}><StarIcon /></span>)}
      </span>
      {t(`ui/rating/${value}`)}
    </span>
  );
}
