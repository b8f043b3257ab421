import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Words } from '../in-language.ts';

export type WordsInputProps = {
  readonly label: string;
  readonly value: Words | undefined;
  /** undefined where nothing is written any more; only where `isOptional`. */
  readonly onValue: (words: Words | undefined) => void;
  readonly isOptional?: boolean;
};

const LONGEST = 200;

/** What people read. The product's own words have English too; whoever changes the Chinese sees it, lest it tell something else. */
export function WordsInput({ label, value, onValue, isOptional = false }: WordsInputProps) {
  const t = useText();
  const chinese = value?.['zh-CN'] ?? '';
  const error = !isOptional && chinese.trim() === '' ? t('forms.office.label-missing') : undefined;
  return (
    <>
      <TextInput
        label={label} isOptional={isOptional} error={error} value={chinese} limit={chinese.length > LONGEST * 0.8 ? LONGEST : undefined} autoComplete="off"
        onValue={(text) => onValue(text === '' && isOptional ? undefined : { ...value, 'zh-CN': text })}
      />
      {value?.en !== undefined && (
        <TextInput
          label={t('forms.office.in-english', { label })} isOptional lang="en" value={value.en} autoComplete="off"
          onValue={(text) => onValue(text === '' ? { 'zh-CN': chinese } : { 'zh-CN': chinese, en: text })}
        />
      )}
    </>
  );
}
