import { useState } from 'react';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type NumberInputProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | undefined;
  readonly least: number;
  readonly most: number;
  /** Undefined only where `isOptional`. */
  readonly onValue: (value: number | undefined) => void;
  readonly isOptional?: boolean;
};

/** A whole number within bounds. What is typed stays as it is typed; only what fits is handed on. */
export function NumberInput({ label, hint, value, least, most, onValue, isOptional = false }: NumberInputProps) {
  const t = useText();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (numberOf(typed) !== value) setTyped(value === undefined ? '' : String(value));
  }
  const fits = (number: number | undefined) => (number === undefined ? isOptional && typed.trim() === '' : number >= least && number <= most);
  const type = (text: string) => {
    setTyped(text);
    const number = numberOf(text);
    if (number === undefined ? isOptional && text.trim() === '' : number >= least && number <= most) onValue(number);
  };
  return (
    <TextInput
      label={label} inputMode="numeric" value={typed} onValue={type} isOptional={isOptional} {...(hint !== undefined && { hint })}
      {...(!fits(numberOf(typed)) && { error: t('flows.designer.number-between', { least: String(least), most: String(most) }) })}
    />
  );
}

function numberOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,6}$/.test(plain) ? Number(plain) : undefined;
}
