import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { passwordAdvice } from './password-advice.ts';

export type NewPasswordInputProps = {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error: string | undefined;
};

/** A password being chosen: one field that can be read by its owner, and a sentence instead of a coloured bar. */
export function NewPasswordInput({ label, value, onValue, error }: NewPasswordInputProps) {
  const t = useText();
  const advice = passwordAdvice(value);
  return (
    <TextInput
      label={label} value={value} onValue={onValue} error={error} type="text" autoComplete="new-password" autoCapitalize="none" spellCheck={false}
      hint={t(`accounts.office.advice.${advice.key}`, { left: advice.left })}
    />
  );
}
