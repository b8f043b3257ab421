import { useId, type ReactNode } from 'react';
import { WarningIcon } from '../icons/sign-icons.tsx';
import { useText } from '../text/text-provider.tsx';
import './field.css';

export type FieldFrame = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** Optional fields say so; the others need no star. */
  readonly isOptional?: boolean;
};

/** What ties a native control to its label, hint and error. */
export type FieldControl = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

export type FieldProps = FieldFrame & {
  /** Characters written and allowed. Too many are counted, never cut off. */
  readonly count?: { readonly used: number; readonly limit: number };
  readonly children: (control: FieldControl) => ReactNode;
};

export function Field({ label, hint, error, isOptional = false, count, children }: FieldProps) {
  const t = useText();
  const id = useId();
  const described = [hint !== undefined && `${id}h`, error !== undefined && `${id}e`, count !== undefined && `${id}c`].filter(Boolean);
  const over = count === undefined ? 0 : count.used - count.limit;
  return (
    <div className="zj-field" data-invalid={error === undefined ? undefined : ''}>
      <label className="zj-label" htmlFor={id}>
        {label}
        {isOptional && <span className="zj-optional">{t('ui/optional')}</span>}
      </label>
      {hint !== undefined && <p className="zj-hint" id={`${id}h`}>{hint}</p>}
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === undefined ? undefined : true,
      })}
      <div className="zj-field-foot">
        {error !== undefined && <FieldError id={`${id}e`} text={error} />}
        {count !== undefined && (
          <p className="zj-count" id={`${id}c`} data-over={over > 0 ? '' : undefined} aria-live={over > 0 ? 'polite' : undefined}>
            {over > 0 ? t('ui/over-limit', { count: over }) : t('ui/used-of', { used: String(count.used), limit: String(count.limit) })}
          </p>
        )}
      </div>
    </div>
  );
}

/** The sentence under a control that says what to change; a sign beside it, as colour alone says nothing to some. */
export function FieldError({ id, text }: { readonly id: string; readonly text: string }) {
  return <p className="zj-error" id={id}><WarningIcon /><span>{text}</span></p>;
}
