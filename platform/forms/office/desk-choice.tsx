import Select from 'antd/es/select';
import { Field } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { inLanguage } from '../in-language.ts';
import { ChoiceField } from '../phone/choice-fields.tsx';
import type { WidgetProps } from '../phone/field-props.tsx';
import { useFieldWords } from '../phone/use-field-words.tsx';

const MOST_CHIPS = 4;

/** Few choices lie open; among many one finds one's own by typing. */
export function DeskChoice(props: WidgetProps<'choice'>) {
  const { field, value, onValue, error } = props;
  const t = useText();
  const words = useFieldWords(field);
  if (field.choices.length <= MOST_CHIPS) return <ChoiceField {...props} />;
  return (
    <Field {...words} error={error}>
      {({ id, ...described }) => (
        <Select<string>
          id={id} {...described} className="forms-desk-select" value={typeof value === 'string' ? value : undefined} onChange={(key: string | undefined) => onValue(key)}
          placeholder={t('forms.fields.choose')} allowClear={words.isOptional} showSearch={{ optionFilterProp: 'label' }} status={error === undefined ? undefined : 'error'}
          options={field.choices.map((choice) => ({ value: choice.key, label: inLanguage(choice.label, t.language) }))}
        />
      )}
    </Field>
  );
}
