import type { ComponentProps } from 'react';
import { Field, type FieldFrame } from './field.tsx';

type Native = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'id' | 'className' | 'maxLength'>;

export type TextAreaProps = FieldFrame & Native & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly limit?: number;
};

/** Grows with what is written. Past the limit it goes on taking text and says how much is too much. */
export function TextArea({ label, hint, error, isOptional, value, onValue, limit, ...native }: TextAreaProps) {
  const count = limit === undefined ? undefined : { used: value.length, limit };
  return (
    <Field {...{ label, hint, error, isOptional, count }}>
      {(control) => (
        <div className="zj-grow" data-text={value}>
          <textarea
            {...native} {...control} className="zj-input" value={value}
            onChange={(event) => onValue(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}
