import type { ComponentProps } from 'react';
import { Field, type FieldFrame } from './field.tsx';

type Native = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id' | 'className' | 'maxLength'>;

export type TextInputProps = FieldFrame & Native & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly limit?: number;
};

export function TextInput({ label, hint, error, isOptional, value, onValue, limit, ...native }: TextInputProps) {
  const count = limit === undefined ? undefined : { used: value.length, limit };
  return (
    <Field {...{ label, hint, error, isOptional, count }}>
      {(control) => (
        <input
          type="text" {...native} {...control} className="zj-input" value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
