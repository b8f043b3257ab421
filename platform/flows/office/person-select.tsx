import { useId, useState } from 'react';
import Select from 'antd/es/select';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type FoundPerson = { readonly personId: string; readonly name: string; readonly unionName?: string; readonly roles?: readonly string[] };

export type PersonFieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string | undefined;
  readonly onValue: (personId: string | undefined) => void;
};

type PersonSelectProps = PersonFieldProps & { readonly people: readonly FoundPerson[]; readonly isLoading: boolean; readonly onSearch: (typed: string) => void };

/** A person, found by typing a part of the name; who was chosen stays in the list whatever is typed next. */
export function PersonSelect({ label, hint, error, value, onValue, people, isLoading, onSearch }: PersonSelectProps) {
  const t = useText();
  const id = useId();
  const [chosen, setChosen] = useState<FoundPerson>();
  const shown = chosen === undefined || people.some(({ personId }) => personId === chosen.personId) ? people : [chosen, ...people];
  return (
    <div className="zj-field">
      <label className="zj-label" htmlFor={id}>{label}</label>
      {hint !== undefined && <p className="zj-hint">{hint}</p>}
      <Select<string>
        id={id} className="flows-person" value={value} loading={isLoading} showSearch={{ filterOption: false, onSearch }} placeholder={t('flows.office.person.type')}
        notFoundContent={t('flows.office.person.none')} aria-describedby={error === undefined ? undefined : `${id}e`} status={error === undefined ? undefined : 'error'}
        onChange={(personId) => { setChosen(people.find((one) => one.personId === personId)); onValue(personId); }}
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
