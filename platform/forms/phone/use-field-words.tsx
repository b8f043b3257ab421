import { useText } from '#platform/ui/text/text-provider.tsx';
import { inLanguage } from '../in-language.ts';
import type { Field } from '../form.ts';

export type FieldWords = { readonly label: string; readonly hint?: string; readonly isOptional: boolean };

/** What stands over a field; a unit joins its hint. */
export function useFieldWords(field: Field, unit?: string): FieldWords {
  const t = useText();
  const own = field.hint === undefined ? [] : [inLanguage(field.hint, t.language)];
  const hints = unit === undefined ? own : [...own, t('forms.fields.unit', { unit })];
  return { label: inLanguage(field.label, t.language), isOptional: !field.isRequired, ...(hints.length > 0 && { hint: hints.join(' ') }) };
}
