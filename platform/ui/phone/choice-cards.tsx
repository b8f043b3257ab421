import { useId, type ReactNode } from 'react';
import { useText } from '../text/text-provider.tsx';
import { FieldError } from './field.tsx';
import './choice-cards.css';

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** What choosing this means for the person, in one or two sentences. */
  readonly description?: string;
  readonly icon?: ReactNode;
};

export type ChoiceCardsProps<Value extends string> = {
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string;
  readonly isOptional?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onValue: (value: Value) => void;
  /** `chips` for short labels without description. */
  readonly look?: 'cards' | 'chips';
};

/** One of a few, with native radio buttons: arrow keys, form data and screen readers come with them. */
export function ChoiceCards<Value extends string>(
  { legend, hint, error, isOptional = false, choices, value, onValue, look = 'cards' }: ChoiceCardsProps<Value>,
) {
  const t = useText();
  const id = useId();
  const described = [hint !== undefined && `${id}h`, error !== undefined && `${id}e`].filter(Boolean).join(' ');
  return (
    <fieldset
      className="zj-choices" data-look={look} role="radiogroup" aria-labelledby={`${id}g`}
      aria-describedby={described === '' ? undefined : described} aria-invalid={error === undefined ? undefined : true}
    >
      <legend className="zj-label" id={`${id}g`}>
        {legend}
        {isOptional && <span className="zj-optional">{t('ui/optional')}</span>}
      </legend>
      {hint !== undefined && <p className="zj-hint" id={`${id}h`}>{hint}</p>}
      <div className="zj-choice-list">
        {choices.map((choice, index) => (
          <label className="zj-choice" key={choice.value}>
            <input
              type="radio" name={id} value={choice.value} checked={choice.value === value} onChange={() => onValue(choice.value)}
              aria-labelledby={`${id}l${index}`} aria-describedby={choice.description === undefined ? undefined : `${id}d${index}`}
            />
            <span className="zj-choice-card">
              {choice.icon !== undefined && <span className="zj-choice-icon">{choice.icon}</span>}
              <span className="zj-choice-text">
                <span className="zj-choice-label" id={`${id}l${index}`}>{choice.label}</span>
                {choice.description !== undefined && <span className="zj-hint" id={`${id}d${index}`}>{choice.description}</span>}
              </span>
              <span className="zj-choice-mark" />
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
    </fieldset>
  );
}
