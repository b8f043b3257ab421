import { Field, type FieldFrame } from './field.tsx';

export type CodeInputProps = FieldFrame & {
  readonly value: string;
  readonly onValue: (digits: string) => void;
  /** Called once all digits are there, so that nobody has to look for a button. */
  readonly onComplete?: (digits: string) => void;
  readonly length?: number;
};

/** A one-time code in ONE field: six boxes break pasting, screen readers and the phone's own filling-in. */
export function CodeInput({ label, hint, error, value, onValue, onComplete, length = 6 }: CodeInputProps) {
  const take = (typed: string): void => {
    const digits = toDigits(typed).slice(0, length);
    onValue(digits);
    if (digits.length === length && digits !== value) onComplete?.(digits);
  };
  return (
    <Field {...{ label, hint, error }}>
      {(control) => (
        <input
          {...control} className="zj-input zj-code" type="text" inputMode="numeric" autoComplete="one-time-code"
          value={value} onChange={(event) => take(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Digits only; those of a Chinese keyboard (０–９) count as digits too. */
export function toDigits(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\D/g, '');
}
