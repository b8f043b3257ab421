import { useId, useState } from 'react';
import Select from 'antd/es/select';
import type { PickerProps } from '#platform/forms/phone/field-props.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type FoundPerson = { readonly personId: string; readonly name: string; readonly unionName?: string; readonly roles?: readonly string[] };

/** Told of whoever is chosen: a form holds ids, and whoever reads it wants names. */
export type OnName = (personId: string, name: string) => void;

export type PersonFieldProps = Pick<PickerProps, 'label' | 'hint' | 'error' | 'value' | 'onValue'> & Partial<Pick<PickerProps, 'isOptional' | 'name'>> & { readonly onName?: OnName };

type PersonSelectProps = PersonFieldProps & {
  /** Undefined before anybody was looked for. */
  readonly people: readonly FoundPerson[] | undefined;
  readonly isLoading: boolean;
  readonly onSearch: (typed: string) => void;
};

/** A person, found by typing a part of the name; who was chosen stays in the list whatever is typed next. */
export function PersonSelect({ label, hint, error, value, name, isOptional = false, onValue, onName, people, isLoading, onSearch }: PersonSelectProps) {
  const t = useText();
  const id = useId();
  const [chosen, setChosen] = useState<FoundPerson>();
  const [isTyping, setTyping] = useState(false);
  const held = value === undefined ? undefined : chosen?.personId === value ? chosen : { personId: value, name: name ?? t('forms.say.person-unknown') };
  const found = people ?? [];
  const shown = held === undefined || isTyping || found.some(({ personId }) => personId === held.personId) ? found : [held, ...found];
  const search = (typed: string) => {
    setTyping(typed.trim() !== '');
    onSearch(typed);
  };
  const choose = (personId: string | undefined) => {
    const one = shown.find((person) => person.personId === personId);
    setChosen(one);
    if (one !== undefined) onName?.(one.personId, one.name);
    onValue(personId);
    search('');
  };
  const described = [hint !== undefined && `${id}h`, error !== undefined && `${id}e`].filter(Boolean).join(' ');
  return (
    <div className="zj-field" data-invalid={error === undefined ? undefined : ''}>
      <label className="zj-label" htmlFor={id}>{label}{isOptional && <span className="zj-optional">{t('ui/optional')}</span>}</label>
      {hint !== undefined && <p className="zj-hint" id={`${id}h`}>{hint}</p>}
      <Select<string>
        id={id} className="flows-person" value={value ?? null} loading={isLoading} showSearch={{ filterOption: false, onSearch: search }} allowClear={isOptional}
        placeholder={t('flows.office.person.type')} aria-describedby={described === '' ? undefined : described} status={error === undefined ? undefined : 'error'}
        notFoundContent={t(isLoading ? 'flows.office.person.looking' : people === undefined ? 'flows.office.person.type' : 'flows.office.person.none')}
        onChange={(personId) => choose(personId ?? undefined)} labelRender={() => held?.name ?? ''}
        options={shown.map((one) => ({ value: one.personId, label: optionWords(t, one) }))}
      />
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
    </div>
  );
}

function optionWords(t: ReturnType<typeof useText>, { name, unionName = '', roles = [] }: FoundPerson): string {
  const duties = roles.map((role) => (t.has(`orgs.office.role.${role}`) ? t(`orgs.office.role.${role}`) : role));
  return [name, unionName, duties.join(t('flows.and'))].filter((part) => part !== '').join(' · ');
}
