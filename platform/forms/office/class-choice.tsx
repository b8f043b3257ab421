import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CLASSES } from '../classes.ts';
import type { Field } from '../form.ts';

export type ClassChoiceProps = { readonly field: Field; readonly onClass: (answerClass: Field['class']) => void };

/** Who may read it, in words: nobody knows what C3 is. */
export function ClassChoice({ field, onClass }: ClassChoiceProps) {
  const t = useText();
  return (
    <ChoiceCards
      legend={t('forms.office.class')} value={field.class} onValue={onClass}
      choices={CLASSES.map((value) => ({ value, label: t(`forms.class.${value}`), description: t(`forms.class.${value}-means`) }))}
    />
  );
}
