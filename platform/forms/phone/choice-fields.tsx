import { useId } from 'react';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Field as FieldFrame, FieldError } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { inLanguage } from '../in-language.ts';
import type { WidgetProps } from './field-props.tsx';
import { useFieldWords } from './use-field-words.tsx';

/** More than these are a list to open, not chips to look over. */
const MOST_CHIPS = 8;

export function ChoiceField({ field, value, onValue, error }: WidgetProps<'choice'>) {
  const t = useText();
  const { label, hint, isOptional } = useFieldWords(field);
  const choices = field.choices.map((choice) => ({ value: choice.key, label: inLanguage(choice.label, t.language) }));
  const chosen = typeof value === 'string' ? value : '';
  const choose = (key: string) => onValue(key === '' ? undefined : key);
  if (choices.length <= MOST_CHIPS) {
    const none = isOptional ? [{ value: '', label: t('forms.fields.none') }] : [];
    return <ChoiceCards look="chips" legend={label} {...{ hint, error, isOptional }} choices={[...choices, ...none]} value={isOptional || chosen !== '' ? chosen : undefined} onValue={choose} />;
  }
  return (
    <FieldFrame {...{ label, hint, error, isOptional }}>
      {(control) => (
        <select {...control} className="zj-input" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{t(isOptional ? 'forms.fields.none' : 'forms.fields.choose')}</option>
          {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
        </select>
      )}
    </FieldFrame>
  );
}

export function YesNoField({ field, value, onValue, error }: WidgetProps<'yes-no'>) {
  const t = useText();
  const { label, hint, isOptional } = useFieldWords(field);
  const choices = [{ value: 'yes', label: t('forms.say.yes') }, { value: 'no', label: t('forms.say.no') }, ...(isOptional ? [{ value: '', label: t('forms.fields.none') }] : [])];
  const chosen = value === true ? 'yes' : value === false ? 'no' : isOptional ? '' : undefined;
  return <ChoiceCards look="chips" legend={label} {...{ hint, error, isOptional, choices }} value={chosen} onValue={(key) => onValue(key === '' ? undefined : key === 'yes')} />;
}

/** Several of some, with native boxes: the space key and a screen reader's own words come with them. */
export function ChoicesField({ field, value, onValue, error }: WidgetProps<'choices'>) {
  const t = useText();
  const id = useId();
  const { label, hint, isOptional } = useFieldWords(field);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const toggle = (key: string, isChosen: boolean) => {
    const next = field.choices.map((choice) => choice.key).filter((one) => (one === key ? isChosen : chosen.includes(one)));
    onValue(next.length === 0 ? undefined : next);
  };
  const described = [hint !== undefined && `${id}h`, error !== undefined && `${id}e`].filter(Boolean).join(' ');
  return (
    <fieldset className="zj-choices" data-look="chips" aria-describedby={described === '' ? undefined : described}>
      <legend className="zj-label">
        {label}
        {isOptional && <span className="zj-optional">{t('ui/optional')}</span>}
      </legend>
      {hint !== undefined && <p className="zj-hint" id={`${id}h`}>{hint}</p>}
      <div className="zj-choice-list">
        {field.choices.map((choice) => (
          <label className="zj-choice" key={choice.key}>
            <input
              type="checkbox" checked={chosen.includes(choice.key)} aria-invalid={error === undefined ? undefined : true}
              aria-describedby={error === undefined ? undefined : `${id}e`} onChange={(event) => toggle(choice.key, event.currentTarget.checked)}
            />
            <span className="zj-choice-card forms-check">{inLanguage(choice.label, t.language)}</span>
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
    </fieldset>
  );
}
